"""One attempt in counts: pairs, habits, strengths, and what else was missed."""

from collections import Counter
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.items.attribute import GROUNDS
from kit.results.counts.attempt_summary import (
    Confused,
    Habit,
    ItemRef,
    Missed,
    Strength,
    Tally,
    tally,
)
from kit.results.sheet import ItemColumn
from kit.vocabulary import Label, Topic
from tests.support.columns import ground_column, labelled_column, other_column

SOURCED, OFFICIAL, EDITORIAL = Label.SOURCED, Label.OFFICIAL, Label.EDITORIAL
THREE = [SOURCED, OFFICIAL, EDITORIAL]
#: Due label, given label (None: left out), credit, void.
Row = tuple[Label, Label | None, float, bool]


@st.composite
def rows(draw: st.DrawFn) -> list[Row]:
    """Answers to claims: right, credited in part, wrong or left out; some claims void."""
    found: list[Row] = []
    for due in draw(st.lists(st.sampled_from(THREE), max_size=16)):
        label = draw(st.none() | st.sampled_from(THREE))
        part = draw(st.sampled_from([0.0, 0.0, 0.5]))
        credit = 0.0 if label is None else 1.0 if label is due else part
        found.append((due, label, credit, draw(st.integers(0, 9)) == 0))
    return found


def tallied(work: list[Row]) -> Tally:
    items = [labelled_column(number, due, void=void) for number, (due, _, _, void) in _nth(work)]
    return tally(
        items,
        {f"i{number}": {"": label.value} for number, (_, label, _, _) in _nth(work) if label},
        {f"i{number}": {"": credit} for number, (_, label, credit, _) in _nth(work) if label},
    )


def _nth(work: list[Row]) -> list[tuple[int, Row]]:
    return list(enumerate(work, 1))


def item_ref(number: int) -> ItemRef:
    return ItemRef(f"i{number}", number)


@settings(deadline=None)
@given(rows())
def test_counts_are_what_one_counts_by_hand(work: list[Row]) -> None:
    found = tallied(work)
    counted = [row for row in work if not row[3]]
    assert found.total == len(counted)
    assert found.answered == len([row for row in counted if row[1]])
    assert found.right == len([row for row in counted if row[1] is row[0]])
    wrong = Counter((due, label) for due, label, credit, _ in counted if label and not credit)
    assert {(pair.due, pair.choice): pair.count for pair in found.confused} == wrong
    assert [pair.count for pair in found.confused] == sorted(wrong.values(), reverse=True)
    assert len(found.mistakes) == wrong.total()


@settings(deadline=None)
@given(rows())
def test_a_pair_names_every_claim_that_was_called_so(work: list[Row]) -> None:
    for pair in tallied(work).confused:
        called = [n for n, (_, label, _, void) in _nth(work) if label is pair.choice and not void]
        assert pair.item_refs == [item_ref(number) for number in called]
        assert pair.called == len(called) >= pair.count >= 1
        assert pair.of == len([row for row in work if row[0] is pair.due and not row[3]])


@pytest.mark.long
@settings(deadline=None)
@given(rows())
def test_habit_and_strength_are_never_the_same_label(work: list[Row]) -> None:
    found = tallied(work)
    if found.habit:
        assert found.habit.count >= 0.75 * found.habit.of
        assert found.habit.count > 1.5 * found.habit.due
        assert found.strength is None or found.strength.label is not found.habit.choice
    if found.strength:
        assert 2 <= found.strength.found <= found.strength.of


def test_commonest_pair_comes_first_and_ties_go_to_the_earlier_item() -> None:
    found = tallied(
        [
            (SOURCED, EDITORIAL, 0, False),
            (OFFICIAL, EDITORIAL, 0, False),
            (OFFICIAL, EDITORIAL, 0, False),
            (OFFICIAL, SOURCED, 0, False),
            (EDITORIAL, EDITORIAL, 1, False),
        ]
    )
    called = [item_ref(1), item_ref(2), item_ref(3), item_ref(5)]
    assert found.confused == [
        Confused(OFFICIAL, EDITORIAL, 2, 3, 4, called),
        Confused(SOURCED, EDITORIAL, 1, 1, 4, called),
        Confused(OFFICIAL, SOURCED, 1, 3, 1, [item_ref(4)]),
    ]
    assert found.mistakes == [
        {Topic.SOURCED, Topic.EDITORIAL},
        {Topic.OFFICIAL, Topic.EDITORIAL},
        {Topic.OFFICIAL, Topic.EDITORIAL},
        {Topic.OFFICIAL, Topic.SOURCED},
    ]


def test_one_label_nearly_everywhere_is_a_habit_and_no_strength() -> None:
    due = [OFFICIAL] * 4 + [SOURCED] * 6 + [EDITORIAL] * 4
    given_ = [OFFICIAL] * 11 + [EDITORIAL] * 3
    found = tallied([(d, g, float(d is g), False) for d, g in zip(due, given_, strict=True)])
    assert found.habit == Habit(OFFICIAL, 11, 14, 4)
    assert found.strength == Strength(EDITORIAL, 3, 4)


def test_what_the_key_has_as_often_is_no_habit() -> None:
    assert tallied([(OFFICIAL, OFFICIAL, 1, False)] * 5).habit is None
    assert tallied([(OFFICIAL, SOURCED, 0, False)] * 3).habit is None


def test_strength_needs_two_and_is_the_label_told_apart_best() -> None:
    one = tallied([(OFFICIAL, OFFICIAL, 1, False), (SOURCED, EDITORIAL, 0, False)])
    assert one.strength is None
    found = tallied(
        [
            (SOURCED, SOURCED, 1, False),
            (SOURCED, SOURCED, 1, False),
            (OFFICIAL, SOURCED, 0, False),
            (EDITORIAL, EDITORIAL, 1, False),
            (EDITORIAL, EDITORIAL, 1, False),
        ]
    )
    assert found.strength == Strength(EDITORIAL, 2, 2)


def test_answers_without_labels_are_counted_by_what_they_are_about() -> None:
    items: list[ItemColumn] = [
        other_column(1, Topic.WHO, Topic.GROUND),
        other_column(2, Topic.WHO, Topic.GROUND),
        other_column(3, None),
    ]
    given_ = {
        "i1": {"p1": "no", "p2": "no"},
        "i2": {"p1": "yes", "p2": "no"},
        "i3": {"p1": "no"},
    }
    credit = {
        item: {part: float(choice == "yes") for part, choice in parts.items()}
        for item, parts in given_.items()
    }
    found = tally(items, given_, credit)
    assert found == Tally(
        total=5,
        answered=5,
        right=1,
        strength=None,
        habit=None,
        confused=[],
        missed=[
            Missed(Topic.GROUND, 2, 2, [item_ref(1), item_ref(2)]),
            Missed(Topic.WHO, 1, 2, [item_ref(1)]),
            Missed(None, 1, 1, [item_ref(3)]),
        ],
        mistakes=[{Topic.WHO}, {Topic.GROUND}, {Topic.GROUND}, set()],
    )


RECORD, NAMED, UNNAMED = GROUNDS[:3]
GROUND = st.sampled_from([one.value for one in GROUNDS[:3]])


def grounds(work: Sequence[tuple[str, str | None]]) -> Tally:
    """Claims of which the key says the first, and somebody the second."""
    items = [ground_column(number, due) for number, (due, _) in enumerate(work, 1)]
    given_ = {f"i{number}": {"ground": one} for number, (_, one) in enumerate(work, 1) if one}
    right = {
        f"i{number}": {"ground": float(one == due)}
        for number, (due, one) in enumerate(work, 1)
        if one
    }
    return tally(items, given_, right)


def test_choices_that_all_claims_offer_are_told_apart_like_labels() -> None:
    found = grounds(
        [
            ("record", "named"),
            ("unnamed", "named"),
            ("unnamed", "named"),
            ("named", "named"),
            ("named", "unnamed"),
            ("record", "record"),
            ("record", None),
        ]
    )
    called = [item_ref(number) for number in range(1, 5)]
    assert found.confused == [
        Confused(UNNAMED, NAMED, 2, 2, 4, called, Topic.GROUND),
        Confused(RECORD, NAMED, 1, 3, 4, called, Topic.GROUND),
        Confused(NAMED, UNNAMED, 1, 2, 1, [item_ref(5)], Topic.GROUND),
    ]
    assert (found.habit, found.missed, found.strength) == (None, [], None)
    assert found.mistakes == [{Topic.GROUND}] * 4


def test_one_ground_nearly_everywhere_is_a_habit() -> None:
    found = grounds([("record", "record")] * 2 + [("named", "record")] * 12)
    assert found.habit == Habit(RECORD, 14, 14, 2, Topic.GROUND)


@settings(deadline=None)
@given(st.lists(st.tuples(GROUND, st.none() | GROUND), max_size=16))
def test_every_wrong_ground_is_in_one_pair(work: list[tuple[str, str | None]]) -> None:
    found = grounds(work)
    wrong = Counter((due, one) for due, one in work if one and one != due)
    by_name = {one: one.value for one in GROUNDS}
    pairs = {
        (by_name[pair.due], by_name[pair.choice]): pair.count  # type: ignore[index]  # labels alone here
        for pair in found.confused
    }
    assert pairs == wrong
    assert [pair.count for pair in found.confused] == sorted(wrong.values(), reverse=True)
    assert not found.missed


def test_nothing_answered_is_nothing_right_and_nothing_confused() -> None:
    work: list[Row] = [(label, None, 0.0, False) for label in THREE]
    assert tallied(work) == Tally(3, 0, 0, None, None, [], [], [])
