"""Habits and trends of one student, by hand and against a second way to count."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from kit.results.counts.label_trends import LabelCount, Trend, count_labels, habits, trends
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


def test_a_habit_needs_half_as_many_again_and_four_more() -> None:
    assert LabelCount(EDITORIAL, 8, 12, 8).habit == "often"
    assert LabelCount(EDITORIAL, 8, 11, 8).habit is None
    assert LabelCount(EDITORIAL, 20, 24, 8).habit is None
    assert LabelCount(EDITORIAL, 12, 8, 8).habit == "seldom"
    assert LabelCount(EDITORIAL, 4, 0, 0).habit == "seldom"
    assert LabelCount(EDITORIAL, 0, 4, 0).habit == "often"


def test_only_the_largest_habit_is_one() -> None:
    avoided = [(EDITORIAL, SOURCED)] * 6 + [(EDITORIAL, OFFICIAL)] * 6
    counts = count_labels([*avoided, *[(SOURCED, SOURCED)] * 12, *[(OFFICIAL, OFFICIAL)] * 12])
    assert [count.habit for count in counts.values()] == ["often", "often", "seldom"]
    assert [count.label for count in habits(counts)] == [EDITORIAL]
    assert habits(count_labels([])) == []


def exercise(found: int, due: int, alarms: int = 0) -> list[tuple[Label, Label]]:
    """Official claims, so many of them found; sourced ones called official."""
    hits, misses = [(OFFICIAL, OFFICIAL)] * found, [(OFFICIAL, SOURCED)] * (due - found)
    return hits + misses + [(SOURCED, OFFICIAL)] * alarms + [(SOURCED, SOURCED)] * (4 - alarms)


def test_a_label_found_more_often_has_got_better() -> None:
    found = trends([exercise(1, 4), exercise(3, 4)])
    assert found == [
        Trend(LabelCount(OFFICIAL, 4, 1, 1), LabelCount(OFFICIAL, 4, 3, 3), better=True)
    ]
    back = trends([exercise(3, 4), exercise(1, 4)])
    assert [trend.better for trend in back] == [False]


def test_a_label_only_given_more_often_has_not() -> None:
    found = trends([exercise(2, 4), exercise(4, 4, alarms=4)])
    assert [(trend.earlier.label, trend.better) for trend in found] == [(SOURCED, False)]


def test_few_claims_or_a_small_rise_are_no_turn() -> None:
    assert trends([exercise(0, 3), exercise(3, 3)]) == []
    assert trends([exercise(4, 8), exercise(5, 8)]) == []
    assert trends([exercise(1, 4)]) == []
    assert trends([]) == []


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
