from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from kit.content.exercise import exercise_model
from kit.items import ITEM_TYPES
from kit.items.base import (
    Marking,
)
from kit.items.fields.advice import Finding
from kit.items.fields.answer_form import AnswerForm
from kit.items.fields.texts import CHARACTERS_MOST, plain_text
from kit.items.rewrite import RewriteItem, RewriteKeyEntry
from kit.vocabulary import Verdict

REWRITE = ITEM_TYPES["rewrite"]
ITEM = RewriteItem.model_validate(
    {
        "id": "square",
        "text": "The shameful square.",
        "context": {"before": "Nine votes to six.", "after": "So the minutes."},
        "task": "Write it straight.",
        "words": 12,
        "from": {"invented": "The town is made up."},
    }
)
ENTRY = RewriteKeyEntry.model_validate({"why": "w", "sample": "s", "check": "c"})


def form(**posted: str) -> AnswerForm:
    made = REWRITE.form_class(ITEM, None)(MultiDict(posted))
    made.validate()
    return made


def findings(*levels: tuple[str, float]) -> list[Finding]:
    """What is wrong with a rubric of these ids and credits."""
    exercise = exercise_model("rewrite").model_validate(
        {
            "id": "x",
            "title": "x",
            "type": "rewrite",
            "levels": [
                {"id": level, "name": level, "credit": credit, "means": "x"}
                for level, credit in levels
            ],
            "items": [ITEM.model_dump(by_alias=True)],
        }
    )
    return list(REWRITE.check_exercise(exercise))


@given(st.text())
def test_form_and_stored_answer_are_each_others_inverse(typed: str) -> None:
    made = form(text=typed)
    assert made.errors == {}
    value = REWRITE.value_of(made)
    if value is None:
        assert not plain_text(typed).strip()
        return
    assert REWRITE.value_of(form(**REWRITE.form_data(value))) == value
    again = REWRITE.form_class(ITEM, None)(data=REWRITE.form_data(value))
    assert again["text"].data == value["text"]


@pytest.mark.parametrize("made", [form(), form(text=""), form(text=" \r\n\t ")])
def test_empty_box_is_no_answer(made: AnswerForm) -> None:
    assert made.errors == {}
    assert REWRITE.value_of(made) is None


def test_text_is_kept_in_one_spelling() -> None:
    value = REWRITE.value_of(form(text=" Caf\u0065\u0301,\r\n\x00two\rlines\t. "))
    assert value == {"text": " Caf\u00e9,\ntwo\nlines\t. "}


def test_what_is_over_the_word_limit_is_kept() -> None:
    long = "word " * (ITEM.words + 50)
    made = form(text=long)
    assert made.errors == {}
    assert REWRITE.value_of(made) == {"text": long}


def test_the_longest_text_is_counted_in_characters_of_its_one_spelling() -> None:
    longest = "e\u0301\r\n" * (CHARACTERS_MOST // 2)
    assert form(text=longest).errors == {}


def test_fifty_kilobytes_are_refused_and_stay_in_the_box() -> None:
    pasted = "x" * 50_000
    made = form(text=pasted)
    assert made.errors == {
        "text": [
            (
                "This is too long to be saved: 50000 characters; at most 4000 are taken. "
                "Shorten it: all that you wrote is still in the box."
            )
        ]
    }
    assert made["text"].data == pasted


@given(st.text(min_size=1).filter(lambda text: plain_text(text).strip()))
def test_every_text_waits_for_a_teacher(text: str) -> None:
    value = REWRITE.value_of(form(text=text))
    assert value is not None
    assert REWRITE.mark(ITEM, value, ENTRY) == Marking(None, Verdict.PENDING)


def test_void_item_waits_for_nobody() -> None:
    void = ENTRY.model_copy(update={"void": "x"})
    assert REWRITE.mark(ITEM, {"text": "x"}, void) == Marking(None, Verdict.VOID)


def test_there_is_nothing_to_choose_in_it() -> None:
    assert REWRITE.parts(ITEM, None) == ()
    assert (REWRITE.chosen(ITEM, {"text": "x"}), REWRITE.due(ENTRY)) == ({}, {})
    assert REWRITE.change(ENTRY, "", "x", "y") == ENTRY
    assert (REWRITE.free_text({"text": "x"}), REWRITE.free_text({})) == ("x", "")
    assert REWRITE.marked_by_teacher
    assert not REWRITE.has_labels


def test_texts_are_all_that_is_read() -> None:
    assert REWRITE.texts(ITEM) == (
        "The shameful square.", "Nine votes to six.", "So the minutes.", "Write it straight."
    )  # fmt: skip
    bare = ITEM.model_copy(update={"context": type(ITEM.context)()})
    assert REWRITE.texts(bare) == ("The shameful square.", "Write it straight.")


def order(number: int, found: str) -> Finding:
    return Finding(
        ("levels", number, "credit"),
        found,
        "more than the level before it",
        "put the levels in order, the worst first",
    )


RUBRICS: list[tuple[list[tuple[str, float]], list[Any]]] = [
    ([("a", 0), ("b", 0.5), ("c", 1)], []),
    ([("a", 0), ("b", 1)], []),
    ([("a", 1), ("b", 0.5), ("c", 0)], [order(1, "0.5 after 1"), order(2, "0 after 0.5")]),
    ([("a", 0), ("b", 0.5), ("c", 0.5), ("d", 1)], [order(2, "0.5 after 0.5")]),
    ([("a", 0.25), ("b", 1)],
     [Finding(("levels", 0, "credit"), "0.25, the lowest of the rubric", "0 for the lowest level", "write 0, or add a level that earns 0")]),
    ([("a", 0), ("b", 0.75)],
     [Finding(("levels", 1, "credit"), "0.75, the highest of the rubric", "1 for the highest level", "write 1, or add a level that earns 1")]),
    ([("a", 0), ("b", 0.5), ("a", 1)],
     [Finding(("levels", 2, "id"), "the id 'a' a second time", "an id of its own for each level", "give one of them another id")]),
]  # fmt: skip


@pytest.mark.parametrize(("levels", "expected"), RUBRICS)
def test_rubric_rises_from_nothing_to_full_credit(
    levels: list[tuple[str, float]], expected: list[Finding]
) -> None:
    assert findings(*levels) == expected
