"""The guide in brief."""

import pytest

from kit.content.sheets.guide import guide
from kit.items.printing.blocks import Signs
from kit.vocabulary import Label
from tests.support.paper import lines_of
from tests.support.shipped import shipped_library


def guide_lines(exercise_id: str) -> list[str]:
    return lines_of(guide(shipped_library().exercises[exercise_id]))


def test_five_labels_are_told_by_the_same_three_questions() -> None:
    assert guide_lines("what-became-of-it") == [
        "Tick one box for each claim. Words in slanted grey only help to judge it.",
        "1. Is somebody speaking in public here? With public authority: 2 Official statement; Anybody else, with a view of their own: 5 Outside voice.",
        "2. If not: could people who disagree about politics settle it with records, documents, counts or observation? No: 3 Editorial interpretation.",
        "3. If they could: does the text say where it comes from? Yes: 1 Sourced fact; No: 4 Unsourced claim.",
        "1 Sourced fact: checkable, and the text shows where it comes from",
        "2 Official statement: a public authority is speaking",
        "3 Editorial interpretation: the writer's own reading",
        "4 Unsourced claim: checkable, but the text does not say where it comes from",
        "5 Outside voice: somebody else's view",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("exercise_id", "pens"),
    [("form-a", [None] * 3), ("paint-the-editorial", [Label.SOURCED, Label.OFFICIAL, Label.EDITORIAL])],
)  # fmt: skip
def test_the_lines_to_draw_are_shown_where_lines_are_drawn(
    exercise_id: str, pens: list[Label | None]
) -> None:
    (signs,) = [
        one for one in guide(shipped_library().exercises[exercise_id]) if isinstance(one, Signs)
    ]
    assert [sign.pen for sign in signs.signs] == pens


def test_choices_that_each_claim_has_are_explained_once() -> None:
    lines = guide_lines("who-says-so")
    assert lines[1] == "On what ground?"
    assert lines[2].startswith("a A record or document: ")
    assert len(lines) == 7


def test_students_read_how_their_text_is_marked() -> None:
    lines = guide_lines("write-it-straight")
    assert lines[1] == "How your teacher marks it"
    assert [line.split(":")[0] for line in lines[2:]] == [
        "Still loaded (no credit)",
        "Plain, but from nowhere (0.4 of the credit)",
        "With a source, not quite exact (0.7 of the credit)",
        "Said straight (the whole credit)",
    ]
