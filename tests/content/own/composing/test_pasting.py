import pytest

from kit.content.own.beginnings import first_exercise
from kit.content.own.composing.pasting import PastedLine, lines_of, pasted
from kit.content.own.editing.operations import NoSuchPlace
from kit.content.own.editing.plain_fields import plain_fields
from kit.content.own.texts import ARTICLES, EXERCISE, KEY
from tests.support.draft_texts import SMALL

COURIER = """\
articles:
  - id: courier
    outlet: The Courier
    kind: report
    date: 14 October 2026
    paragraphs: 13
    url: https://example.org/weir
"""


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("\u2022 One.\r\n\u2022\tTwo.\n\n - Three.", ["One.", "Two.", "Three."]),
        ("1. One.\n2) Two.", ["One.", "Two."]),
        ("12. October was wet.\nIt rained.", ["12. October was wet.", "It rained."]),
        (
            "\u201cNo\u201d, she said: \u201cnever\u201d # 1",
            ["\u201cNo\u201d, she said: \u201cnever\u201d # 1"],
        ),
        ("  \n\t\n", []),
        ("\u05e9\u05dc\u05d5\u05dd", ["\u05e9\u05dc\u05d5\u05dd"]),
    ],
)
def test_bullets_numbers_and_empty_lines_are_left_out(typed: str, words: list[str]) -> None:
    assert [line.words for line in lines_of(typed)] == words


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("\u00b63 It rained.", PastedLine("It rained.", 3)),
        ("\u00b6 3: It rained.", PastedLine("It rained.", 3)),
        ("7. \u00b63 It rained.", PastedLine("It rained.", 3)),
        ("\u2022 \u00b63 It rained.", PastedLine("It rained.", 3)),
        ("[12] It rained.", PastedLine("It rained.", 12)),
        ("\u00b60 It rained.", PastedLine("It rained.", None)),
        ("\u00b63", PastedLine("\u00b63", None)),
        ("[sic] It rained.", PastedLine("[sic] It rained.", None)),
    ],
)
def test_paragraph_before_a_line_is_read(typed: str, line: PastedLine) -> None:
    assert lines_of(typed) == [line]


def test_each_line_is_an_item_with_its_origin_and_a_key_entry_begun() -> None:
    texts = pasted({**SMALL, ARTICLES: COURIER}, "\u00b63 It rained.\nIt rained.")
    items = plain_fields(texts[EXERCISE])["items"]
    url = "https://example.org/weir"
    assert items[3:] == [
        {"id": "rained", "claim": "It rained.", "from": {"article": "courier", "paragraph": 3}},
        {
            "id": "rained-2",
            "claim": "It rained.",
            "from": {"report": "The Courier, 14 October 2026", "url": url},
        },
    ]
    entries = plain_fields(texts[KEY])["items"]
    assert list(entries) == ["vote", "eyesore", "visitors", "rained", "rained-2"]
    assert entries["rained"] == {"cues": []}
    assert "# The vote." in texts[EXERCISE]


def test_without_an_article_the_origin_is_left_to_the_author() -> None:
    texts = pasted(SMALL, "It rained.")
    assert plain_fields(texts[EXERCISE])["items"][3] == {"id": "rained", "claim": "It rained."}


def test_example_goes_where_nobody_changed_it() -> None:
    example = first_exercise("classify", "bridge", "The bridge")
    changed = {**example, EXERCISE: example[EXERCISE].replace("forty", "fifty")}
    ids = [
        [one["id"] for one in plain_fields(pasted(texts, "It rained.")[EXERCISE])["items"]]
        for texts in (example, changed)
    ]
    assert ids == [["rained"], ["claim-1", "rained"]]
    assert list(plain_fields(pasted(example, "It rained.")[KEY])["items"]) == ["rained"]


def test_nothing_pasted_or_no_text_of_their_own_is_refused() -> None:
    for texts, lines in (
        (SMALL, " \n"),
        (first_exercise("highlight", "bridge", "The bridge"), "It rained."),
    ):
        with pytest.raises(NoSuchPlace):
            pasted(texts, lines)
