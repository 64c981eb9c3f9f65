"""Where an item comes from, in the words of the students' page."""

from typing import Any

import pytest

from kit.content.articles import Article
from kit.content.sheets.sources import source_lines
from tests.support.paper import lines_of
from tests.support.room import tiny_library

ITEM = tiny_library().exercises["three-claims"].items[0]
POST = Article(
    id="a", outlet="The Post", kind="report", date="1 March 2026", paragraphs=9,
    url="https://example.org/a",
)  # fmt: skip


@pytest.mark.parametrize(
    ("origin", "line"),
    [
        ({"article": "a", "paragraph": 1}, "Our wording, after The Post, 1 March 2026, paragraph 1"),
        ({"article": "a", "paragraph": [2, 3], "wording": "quoted"}, "Quoted as printed in The Post, 1 March 2026, paragraphs 2, 3"),
        ({"report": "The Herald, 2 May"}, "Our wording, after The Herald, 2 May"),
        ({"report": "The Herald, 100 % true", "wording": "quoted"}, "Quoted as printed in The Herald, 100 % true"),
        ({"invented": "The town is made up."}, "The town is made up."),
    ],
)  # fmt: skip
def test_each_kind_of_origin_says_whose_words_it_is(origin: dict[str, Any], line: str) -> None:
    item = type(ITEM).model_validate({"id": "x", "claim": "It rains.", "from": origin})
    assert lines_of(source_lines(item, {"a": POST})) == [line]


def test_an_address_is_for_the_teacher() -> None:
    (line,) = lines_of(source_lines(ITEM, {"a": POST}, addresses=True))
    assert line.endswith("paragraph 1 https://example.org/a")


def test_an_article_that_nobody_has_is_named_by_its_id() -> None:
    (line,) = lines_of(source_lines(ITEM, {}))
    assert line == "Our wording, after a, , paragraph 1"
