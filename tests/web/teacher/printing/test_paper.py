"""Blocks in the reader's words."""

import pytest

from kit.items.printing.blocks import Boxes, Heading, Text, Words
from kit.web.teacher.printing.paper import kind_of, words_of
from tests.web.conftest import Site


def test_a_block_is_rendered_by_the_macro_of_its_name() -> None:
    assert [kind_of(Heading("x")), kind_of(Boxes(()))] == ["heading", "boxes"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("100 % of it", "100 % of it"),
        (Words("100 % of it"), "100 % of it"),
        (Words(""), ""),
        (Words("%(a)s and %(b)s", {"a": Words("x"), "b": 2}), "x and 2"),
        (Words("one %(what)s", {"what": "hat"}, "%(num)s %(what)ss", 3), "3 hats"),
        (Words("one %(what)s", {"what": "hat"}, "%(num)s %(what)ss", 1), "one hat"),
    ],
)
def test_words_of_the_kit_are_filled_in_and_an_authors_are_left(
    any_site: Site, text: Text, words: str
) -> None:
    with any_site.app.test_request_context():
        assert words_of(text) == words
