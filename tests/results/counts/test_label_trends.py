"""Habits and trends of one student, by hand and against a second way to count."""

from collections import Counter
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from kit.results.counts.label_trends import (
    LabelCount,
    LabelHabit,
    Trend,
    count_labels,
    habits,
    trends,
)
from kit.vocabulary import Label

SOURCED, OFFICIAL, EDITORIAL = Label.SOURCED, Label.OFFICIAL, Label.EDITORIAL
THREE = (SOURCED, OFFICIAL, EDITORIAL)
ANSWERS = st.lists(st.tuples(st.sampled_from(THREE), st.sampled_from(THREE)), max_size=30)


@given(ANSWERS)
def test_counts_are_those_of_a_counter(answers: list[tuple[Label, Label]]) -> None:
    due, said = Counter(key for key, _ in answers), Counter(label for _, label in answers)
    both = Counter(answers)
    assert list(count_labels(answers).values()) == [
        LabelCount(label, due[label], said[label], both[label, label])
        for label in Label
        if due[label] or said[label]
    ]


def counted(due: int, uses: int, found: int) -> Mapping[Label, LabelCount]:
    """Editorial as said, beside two labels of eight claims that were all found."""
    others = {label: LabelCount(label, 8, 8, 8) for label in (SOURCED, OFFICIAL)}
    return {**others, EDITORIAL: LabelCount(EDITORIAL, due, uses, found)}


@pytest.mark.parametrize(
    ("due", "uses", "found", "often"),
    [
        (8, 16, 8, True),
        # Four mistakes, all of them this label: one time in sixteen by chance.
        (8, 12, 8, None),
        # Not half as often again as the key has it.
        (40, 59, 40, None),
        (40, 60, 40, True),
        # Three more are not four.
        (0, 3, 0, None),
        (18, 6, 6, False),
        # Ten missed and none given wrongly: one time in 58 by chance.
        (16, 6, 6, None),
    ],
)
def test_a_habit_is_half_as_many_again_and_four_more_and_no_chance(
    due: int, uses: int, found: int, often: bool | None
) -> None:
    count = counted(due, uses, found)
    expected = [] if often is None else [LabelHabit(count[EDITORIAL], often)]
    assert habits(count) == expected


def test_only_the_largest_habit_is_one() -> None:
    avoided = [(EDITORIAL, SOURCED)] * 6 + [(EDITORIAL, OFFICIAL)] * 6
    counts = count_labels([*avoided, *[(SOURCED, SOURCED)] * 12, *[(OFFICIAL, OFFICIAL)] * 12])
    assert [(each.count.label, each.often) for each in habits(counts)] == [(EDITORIAL, False)]
    assert habits(count_labels([])) == []


@given(ANSWERS)
def test_habits_are_those_of_scipys_binomial(answers: list[tuple[Label, Label]]) -> None:
    counts = count_labels(answers)
    candidates = []
    for label, count in counts.items():
        wrongly = sum(given_ == label != due for due, given_ in answers)
        missed = sum(due == label != given_ for due, given_ in answers)
        expected = sum(due != label for due, _given in answers) / max(len(counts) - 1, 1)
        for often, hits in ((True, wrongly), (False, missed)):
            more, less = sorted((count.uses, count.due), reverse=True)
            if more - less < 4 or more < 1.5 * less or (count.uses > count.due) is not often:
                continue
            chance = (expected if often else count.due) / (expected + count.due)
            if stats.binomtest(hits, wrongly + missed, chance, "greater").pvalue <= 0.05 / len(
                counts
            ):
                candidates.append((abs(more - less), label, often))
    most = max((apart for apart, _label, _often in candidates), default=0)
    assert [(each.count.label, each.often) for each in habits(counts)] == [
        (label, often) for apart, label, often in candidates if apart == most
    ]


@given(ANSWERS, st.permutations(THREE))
def test_labels_exchanged_have_exchanged_habits(
    answers: list[tuple[Label, Label]], order: list[Label]
) -> None:
    other = dict(zip(THREE, order, strict=True))
    found = {(other[each.count.label], each.often) for each in habits(count_labels(answers))}
    exchanged = count_labels([(other[due], other[said]) for due, said in answers])
    assert {(each.count.label, each.often) for each in habits(exchanged)} == found
    assert len({label for label, _often in found}) == len(found)


def exercise(found: int, due: int, alarms: int = 0, sourced: int = 4) -> list[tuple[Label, Label]]:
    """Official claims, so many of them found; sourced ones called official."""
    hits, misses = [(OFFICIAL, OFFICIAL)] * found, [(OFFICIAL, SOURCED)] * (due - found)
    kept = [(SOURCED, SOURCED)] * (sourced - alarms)
    return hits + misses + [(SOURCED, OFFICIAL)] * alarms + kept


def test_a_label_found_more_often_has_got_better() -> None:
    found = trends([exercise(2, 12), exercise(11, 12)])
    assert found == [
        Trend(LabelCount(OFFICIAL, 12, 2, 2), LabelCount(OFFICIAL, 12, 11, 11), better=True)
    ]
    back = trends([exercise(11, 12), exercise(2, 12)])
    assert [trend.better for trend in back] == [False]


def test_a_label_only_given_more_often_has_not() -> None:
    found = trends([exercise(2, 12, sourced=8), exercise(12, 12, alarms=8, sourced=8)])
    assert [(trend.earlier.label, trend.better) for trend in found] == [(SOURCED, False)]


def test_few_claims_or_what_chance_would_do_are_no_turn() -> None:
    assert trends([exercise(0, 3), exercise(3, 3)]) == []
    assert trends([exercise(4, 8), exercise(5, 8)]) == []
    # One of four, then three: one time in eight by chance.
    assert trends([exercise(1, 4), exercise(3, 4)]) == []
    assert trends([exercise(1, 4)]) == []
    assert trends([]) == []


@pytest.mark.parametrize(("later", "turned"), [(8, False), (9, True)])
def test_a_turn_is_at_most_one_in_160_by_chance(later: int, turned: bool) -> None:
    # Two labels, each in both directions, share 2.5 in 100.
    assert (_mid_p(2, 12, later, 12) <= 1 / 160) is turned
    assert bool(trends([exercise(2, 12), exercise(later, 12)])) is turned


def _mid_p(before: int, of_before: int, after: int, of_after: int) -> float:
    chance = stats.hypergeom(of_before + of_after, before + after, of_after)
    return float(chance.sf(after) + chance.pmf(after) / 2)


@given(st.lists(ANSWERS, min_size=2, max_size=2))
def test_turns_are_those_of_scipys_hypergeometric(halves: list[list[tuple[Label, Label]]]) -> None:
    one, two = (count_labels(half) for half in halves)
    both = [
        (one[label], two[label])
        for label in one
        if label in two and min(one[label].due, two[label].due) >= 4
    ]
    expected = []
    for early, late in both:
        for first, second, better in ((early, late, True), (late, early, False)):
            fewer = second.found * first.uses >= first.found * second.uses
            if first.found + second.found in {0, first.due + second.due} or not fewer:
                continue
            if _mid_p(first.found, first.due, second.found, second.due) <= 0.025 / 2 / len(both):
                expected.append(Trend(early, late, better))
    assert list(trends(halves)) == expected


def test_the_middle_exercise_is_of_the_earlier_half() -> None:
    found = trends([exercise(0, 4), [], exercise(0, 4), exercise(4, 4)])
    assert [(trend.earlier.due, trend.later.due) for trend in found] == [(8, 4)]


@given(st.lists(ANSWERS, max_size=6))
def test_no_label_turns_both_ways(exercises: list[list[tuple[Label, Label]]]) -> None:
    found = trends(exercises)
    assert len({trend.earlier.label for trend in found}) == len(found)
    mirrored = trends([*reversed(exercises)]) if len([e for e in exercises if e]) % 2 == 0 else None
    if mirrored is not None:
        assert [(t.earlier.label, not t.better) for t in found] == [
            (t.earlier.label, t.better) for t in mirrored
        ]
