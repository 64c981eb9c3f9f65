"""Marking is a table: every answer against every key, and nothing else has a say."""

import copy
import itertools
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.items import ITEM_TYPES
from kit.items.base import AnswerValue, Marking
from kit.items.classify import ClassifyItem, ClassifyKeyEntry
from kit.items.fields.base_models import WHOLE, Accepted
from kit.items.key_entries.label_entries import Debatable
from kit.marking import mark_answers
from kit.vocabulary import Label, Verdict
from tests.support.room import ITEMS, RIGHT, tiny_library

CLASSIFY = ITEM_TYPES["classify"]
LABELS = st.sampled_from(Label)
ITEM = ClassifyItem.model_validate({"id": "a", "claim": "B", "from": {"invented": "C"}})
#: Answers to some of the items, in any order, as they are stored.
ANSWERS = st.lists(st.tuples(st.sampled_from(ITEMS), LABELS), unique_by=lambda pair: pair[0]).map(
    lambda pairs: {item: {"label": label.value} for item, label in pairs}
)


def entry(due: Label, other: Label | None = None, credit: float = 0.5) -> ClassifyKeyEntry:
    """A key entry; with `other` it is debatable."""
    debatable = other and Debatable(label=other, credit=credit, argument="One could say so.")
    return ClassifyKeyEntry(label=due, why="So.", check="Look.", cues=(), debatable=debatable)


def mark(given: Label, held_against: ClassifyKeyEntry) -> Marking:
    return CLASSIFY.mark(ITEM, {"label": given.value}, held_against)


def marking(credit: float) -> Marking:
    """The marking of an answer that earns that much."""
    verdict = {0.0: Verdict.WRONG, 1.0: Verdict.RIGHT}.get(credit, Verdict.PARTLY)
    return Marking(credit, verdict, {WHOLE: credit})


@pytest.mark.parametrize(("given_", "due"), list(itertools.product(Label, Label)))
def test_settled_item_is_right_or_wrong(given_: Label, due: Label) -> None:
    assert mark(given_, entry(due)) == marking(float(given_ is due))


@pytest.mark.parametrize(
    ("given_", "due", "other"),
    [case for case in itertools.product(Label, Label, Label) if case[1] is not case[2]],
)
def test_debatable_item_earns_the_stated_credit_for_the_other_label(
    given_: Label, due: Label, other: Label
) -> None:
    some, all_ = (1.0, 1.0) if given_ is due else (0.25, 1.0) if given_ is other else (0.0, 0.0)
    assert mark(given_, entry(due, other, 0.25)) == marking(some)
    assert mark(given_, entry(due, other, 1)) == marking(all_)


@pytest.mark.parametrize(("given_", "due", "won"), list(itertools.product(Label, Label, Label)))
def test_accepted_label_counts_as_if_the_key_said_it(given_: Label, due: Label, won: Label) -> None:
    accepting = entry(due).model_copy(update={"accepted": (Accepted(choice=won, why="So."),)})
    assert mark(given_, accepting) == marking(float(given_ in {due, won}))
    assert CLASSIFY.debatable(accepting) == {WHOLE}


@pytest.mark.parametrize("given_", list(Label))
def test_void_item_counts_for_nobody(given_: Label) -> None:
    void = entry(Label.VOICE).model_copy(update={"void": "The context gives it away."})
    assert mark(given_, void) == Marking(None, Verdict.VOID)


@settings(deadline=None)
@given(LABELS, LABELS, st.none() | LABELS, st.floats(0, 1, exclude_min=True))
def test_credit_and_verdict_say_the_same(
    given_: Label, due: Label, other: Label | None, credit: float
) -> None:
    made = mark(given_, entry(due, other, credit))
    assert made.credit is not None
    assert 0 <= made.credit <= 1
    assert made == marking(made.credit)


@pytest.mark.parametrize("other", [None, Label.VOICE])
def test_due_is_the_keys_own_label_and_debatable_is_said(other: Label | None) -> None:
    made = entry(Label.SOURCED, other)
    assert CLASSIFY.due(made) == {WHOLE: Label.SOURCED}
    assert CLASSIFY.debatable(made) == ({WHOLE} if other else set())


@pytest.mark.parametrize(("label", "other"), [(Label.VOICE, None), (Label.OFFICIAL, Label.VOICE)])
def test_changed_entry_says_another_label_and_why(label: Label, other: Label | None) -> None:
    changed = CLASSIFY.change(entry(Label.SOURCED, Label.VOICE), WHOLE, label.value, "Look again.")
    assert isinstance(changed, ClassifyKeyEntry)
    assert (changed.label, changed.why) == (label, "Look again.")
    assert (changed.debatable and changed.debatable.label) == other
    assert (changed.check, changed.check_before) == (entry(Label.SOURCED).check, True)
    again = CLASSIFY.change(changed, WHOLE, "sourced", "So.", "The minutes.")
    assert isinstance(again, ClassifyKeyEntry)
    assert (again.check, again.check_before) == ("The minutes.", False)


def test_cues_keep_the_pen_that_they_had_when_the_label_changes() -> None:
    first = entry(Label.SOURCED).model_copy(update={"cues": ("the minutes",)})
    second = CLASSIFY.change(first, WHOLE, "official", "A ministry speaks.")
    third = CLASSIFY.change(second, WHOLE, "voice", "No, a witness.")
    back = CLASSIFY.change(third, WHOLE, "sourced", "As before.")
    changed = (first, second, third, back)
    assert [one.cues for one in changed] == [("the minutes",)] * 4
    assert [one.cues_label for one in changed] == [Label.SOURCED] * 4
    assert [one.cues_before for one in changed] == [None, Label.SOURCED, Label.SOURCED, None]
    bare = entry(Label.SOURCED).model_copy(update={"cues": ()})
    assert CLASSIFY.change(bare, WHOLE, "official", "So.").cues_before is None


def expected(values: Mapping[str, AnswerValue]) -> dict[str, Marking]:
    """What the tiny key says, worked out by hand: `figure` may be editorial for half."""
    found = {}
    for item, value in values.items():
        if value["label"] == RIGHT[item]:
            found[item] = marking(1.0)
        elif (item, value["label"]) == ("figure", "editorial"):
            found[item] = marking(0.5)
        else:
            found[item] = marking(0.0)
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
