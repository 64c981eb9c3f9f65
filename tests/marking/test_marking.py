"""Marking is a table: every answer against every key, and nothing else has a say."""

import copy
import itertools
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.items import ITEM_TYPES
from kit.items.base import AnswerValue, Marking
from kit.items.classify import ClassifyKeyEntry, Debatable
from kit.marking import mark_answers
from kit.vocabulary import Label, Verdict
from tests.support.room import ITEMS, RIGHT, tiny_library

CLASSIFY = ITEM_TYPES["classify"]
LABELS = st.sampled_from(Label)
#: Answers to some of the items, in any order, as they are stored.
ANSWERS = st.lists(st.tuples(st.sampled_from(ITEMS), LABELS), unique_by=lambda pair: pair[0]).map(
    lambda pairs: {item: {"label": label.value} for item, label in pairs}
)


def entry(due: Label, other: Label | None = None, credit: float = 0.5) -> ClassifyKeyEntry:
    """A key entry; with `other` it is debatable."""
    debatable = other and Debatable(label=other, credit=credit, argument="One could say so.")
    return ClassifyKeyEntry(label=due, why="So.", check="Look.", cues=(), debatable=debatable)


def mark(given: Label, held_against: ClassifyKeyEntry) -> Marking:
    return CLASSIFY.mark({"label": given.value}, held_against)


@pytest.mark.parametrize(("given_", "due"), list(itertools.product(Label, Label)))
def test_settled_item_is_right_or_wrong(given_: Label, due: Label) -> None:
    right = Marking(1.0, Verdict.RIGHT)
    wrong = Marking(0.0, Verdict.WRONG)
    assert mark(given_, entry(due)) == (right if given_ is due else wrong)


@pytest.mark.parametrize(
    ("given_", "due", "other"),
    [case for case in itertools.product(Label, Label, Label) if case[1] is not case[2]],
)
def test_debatable_item_earns_the_stated_credit_for_the_other_label(
    given_: Label, due: Label, other: Label
) -> None:
    some, all_ = Marking(0.0, Verdict.WRONG), Marking(0.0, Verdict.WRONG)
    if given_ is due:
        some = all_ = Marking(1.0, Verdict.RIGHT)
    elif given_ is other:
        some, all_ = Marking(0.25, Verdict.PARTLY), Marking(1.0, Verdict.RIGHT)
    assert mark(given_, entry(due, other, 0.25)) == some
    assert mark(given_, entry(due, other, 1)) == all_


@settings(deadline=None)
@given(LABELS, LABELS, st.none() | LABELS, st.floats(0, 1, exclude_min=True))
def test_credit_and_verdict_say_the_same(
    given_: Label, due: Label, other: Label | None, credit: float
) -> None:
    marking = mark(given_, entry(due, other, credit))
    assert marking.credit is not None
    assert 0 <= marking.credit <= 1
    expected = {0.0: Verdict.WRONG, 1.0: Verdict.RIGHT}.get(marking.credit, Verdict.PARTLY)
    assert marking.verdict is expected


@pytest.mark.parametrize("other", [None, Label.VOICE])
def test_label_due_is_the_keys_own_and_debatable_is_said(other: Label | None) -> None:
    made = entry(Label.SOURCED, other)
    assert CLASSIFY.label_due(made) is Label.SOURCED
    assert CLASSIFY.is_debatable(made) is (other is not None)


def expected(values: Mapping[str, AnswerValue]) -> dict[str, Marking]:
    """What the tiny key says, worked out by hand: `figure` may be editorial for half."""
    found = {}
    for item, value in values.items():
        if value["label"] == RIGHT[item]:
            found[item] = Marking(1.0, Verdict.RIGHT)
        elif (item, value["label"]) == ("figure", "editorial"):
            found[item] = Marking(0.5, Verdict.PARTLY)
        else:
            found[item] = Marking(0.0, Verdict.WRONG)
    return found


@settings(deadline=None)
@given(ANSWERS)
def test_mark_answers_marks_what_was_answered_and_only_that(
    values: dict[str, dict[str, str]],
) -> None:
    library = tiny_library()
    exercise, key = library.exercises["three-claims"], library.keys["three-claims"]
    assert mark_answers(exercise, key, values) == expected(values)


@settings(deadline=None)
@given(ANSWERS)
def test_mark_answers_is_pure(values: dict[str, dict[str, str]]) -> None:
    library = tiny_library()
    exercise, key = library.exercises["three-claims"], library.keys["three-claims"]
    before = copy.deepcopy((exercise, key, values))
    first = mark_answers(exercise, key, values)
    turned = dict(reversed(values.items()))
    assert mark_answers(exercise, key, turned) == first
    assert mark_answers(exercise, key, values) == first
    assert (exercise, key, values) == before


def test_mark_answers_leaves_unknown_items_alone() -> None:
    library = tiny_library()
    exercise, key = library.exercises["three-claims"], library.keys["three-claims"]
    assert mark_answers(exercise, key, {"nope": {"label": "sourced"}}) == {}
