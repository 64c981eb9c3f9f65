"""Every type's parts are told with their key, and sentences with a percent sign stand as typed."""

import pytest

from kit.exchange.authoring.sentences import sentence
from kit.items import ITEM_TYPES
from kit.web.teacher.authoring.sharing.words import keyed_parts, sentence_text
from tests.support.shipped import shipped_library
from tests.web.conftest import Site

SHIPPED = shipped_library()
FIRST = {exercise.type: exercise.id for exercise in SHIPPED.exercises.values()}


def test_a_fact_is_no_format(site: Site) -> None:
    with site.app.test_request_context():
        assert sentence_text(sentence("“%(a)s”: %(n)s", a="100 %s (x)", n=3)) == "“100 %s (x)”: 3"


@pytest.mark.parametrize("type_name", ITEM_TYPES)
def test_each_type_tells_what_it_asks(site: Site, type_name: str) -> None:
    with site.app.test_request_context():
        parts = list(keyed_parts(SHIPPED, FIRST[type_name]))
    assert parts[0].item
    assert all(part.text for part in parts)
    assert type_name == "rewrite" or all(part.key for part in parts)


def test_what_cannot_be_read_asks_nothing() -> None:
    assert list(keyed_parts(SHIPPED, "none")) == []
