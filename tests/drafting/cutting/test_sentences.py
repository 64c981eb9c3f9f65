"""Where sentences end, on hard cases of our own.

Of the first 85 pySBD 0.3.4 cut 68 so, sentencesplit 0.1.0 cut 70, and the rules of the kit 82 when
they were first run on them; of the last 30, written when those were mended, 23, 23 and 27.
"""

from pathlib import Path

import pytest

from kit.drafting.cutting.sentences import sentences

CASES = [
    line.split("\t")
    for line in (Path(__file__).parent / "hard-cases.tsv").read_text("utf-8").splitlines()[1:]
]


def cut(text: str, *, quotations_whole: bool = True) -> list[str]:
    return [span.of(text) for span in sentences(text, quotations_whole=quotations_whole)]


def test_there_are_cases_enough() -> None:
    assert len(CASES) >= 60


@pytest.mark.parametrize(("sort", "marked"), CASES, ids=lambda value: value[:40])
def test_sentences_end_where_the_case_says(sort: str, marked: str) -> None:
    expected = [piece.strip() for piece in marked.split("‖")]
    text = ("" if sort == "wide" else " ").join(expected)
    # The sign of a point and the number of a post are no part of a sentence.
    if sort in {"list", "post"}:
        expected[0] = expected[0].partition(" ")[2]
    assert cut(text) == expected


def test_quotation_may_be_cut_for_a_measure() -> None:
    text = "“They know. We told them,” she said. He left."
    assert cut(text) == ["“They know. We told them,” she said.", "He left."]
    assert cut(text, quotations_whole=False) == [
        "“They know.", "We told them,” she said.", "He left.",
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["", " ", "\t"])
def test_nothing_has_no_sentences(text: str) -> None:
    assert cut(text) == []


def test_sign_alone_is_all_there_is() -> None:
    assert cut("3.") == ["3."]
