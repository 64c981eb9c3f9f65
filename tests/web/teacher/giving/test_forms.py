"""What the forms of changed rules read, and what an undo posts."""

from datetime import UTC, datetime

import pytest
from werkzeug.exceptions import BadRequest

from kit.classroom.rules.change import ChangeableRules
from kit.vocabulary import Feedback
from kit.web.teacher.giving.forms import posted_moment, posted_rules, posted_version, undo_fields
from tests.web.conftest import Site

NOON = datetime(2026, 3, 2, 12, 0, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "rules",
    [
        ChangeableRules(None, None, Feedback.NEVER, None),
        ChangeableRules(NOON, 3, Feedback.ON_DATE, NOON, NOON),
    ],
)
def test_undo_posts_the_rules_of_before(any_site: Site, rules: ChangeableRules) -> None:
    form = undo_fields(rules, "v" * 16)
    with any_site.app.test_request_context(method="POST", data=form):
        assert posted_rules() == rules
        assert posted_version() == "v" * 16


def test_moment_that_no_form_has_is_refused(any_site: Site) -> None:
    for typed in ("x", "2026-03-02", "2026-03-02T12:00"):
        with (
            any_site.app.test_request_context(method="POST", data={"until": typed}),
            pytest.raises(BadRequest),
        ):
            posted_moment("until")
    with any_site.app.test_request_context(method="POST", data={}):
        assert posted_moment("until") is None
