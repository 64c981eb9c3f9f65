"""What the scanner leaves alone is there under that name: else it ends its own visit unseen."""

from tests.attacks.wapiti import LEFT_ALONE
from tests.web.conftest import shared_app


def test_what_would_end_the_visit_is_named_as_it_is() -> None:
    rules = [rule.rule for rule in shared_app().url_map.iter_rules()]
    assert [word for word in LEFT_ALONE if not any(word in rule for rule in rules)] == []
