import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from kit.results.estimation.estimate import Bools, Figure, Floats, Interval, Ints, Reason, missing
from kit.results.statistics.score_groups import (
    Flag,
    FlagReason,
    Thirds,
    flags,
    strongest,
    third,
    thirds,
    weakest,
)
from tests.support.arrays import about

FEW = hnp.arrays(np.float64, st.integers(1, 6), elements=st.sampled_from([0.0, 1.0, 1.5, 2.0]))


@settings(deadline=None)
@given(FEW, st.integers(0, 6))
def test_ties_at_the_border_are_what_breaking_them_all_ways_gives_on_average(
    scores: Floats, size: int
) -> None:
    size = min(size, len(scores))
    drawn = np.zeros(len(scores))
    orders = list(itertools.permutations(range(len(scores))))
    for order in orders:
        lowest = sorted(order, key=lambda student: scores[student])[:size]
        drawn[lowest] += 1
    np.testing.assert_allclose(weakest(scores, size), drawn / len(orders), atol=1e-12)


@settings(deadline=None)
@given(FEW, st.integers(0, 6))
def test_strongest_are_the_weakest_upside_down(scores: Floats, size: int) -> None:
    size = min(size, len(scores))
    weights = strongest(scores, size)
    assert weights.sum() == about(size)
    np.testing.assert_allclose(weights, 1 - weakest(scores, len(scores) - size), atol=1e-12)


def test_scores_that_differ_by_rounding_are_tied() -> None:
    scores = np.array([0.1 + 0.2, 0.3, 1.0])
    assert weakest(scores, 1).tolist() == [0.5, 0.5, 0.0]


@pytest.mark.parametrize(
    ("students", "size"), [(0, 0), (1, 0), (2, 1), (3, 1), (4, 1), (5, 2), (30, 10), (32, 11)]
)
def test_third(students: int, size: int) -> None:
    assert third(students) == size


def test_thirds_by_hand() -> None:
    scores = np.array([6.0, 5.0, 4.0, 3.0, 2.0, 1.0])
    choice = np.array([[0, 1], [2, 1], [0, 0], [1, 1], [1, -1], [1, 0]])
    found = thirds(scores, choice, 3, least=6)
    assert (found.size, found.reason) == (2, None)
    assert found.strongest.tolist() == [[0.5, 0, 0.5], [0, 1, 0]]
    assert found.weakest.tolist() == [[0, 1, 0], [0.5, 0, 0]]
    assert found.left_out.tolist() == [[0, 0], [0, 0.5]]


def test_tied_students_count_for_a_part() -> None:
    scores, choice = np.array([2.0, 1.0, 1.0, 0.0, 0.0, 0.0]), np.array([[0], [1], [2]] * 2)
    found = thirds(scores, choice, 3, least=6)
    np.testing.assert_allclose(found.strongest, [[0.5, 0.25, 0.25]])


@pytest.mark.parametrize(
    ("students", "reason"), [(0, Reason.NO_ANSWERS), (29, Reason.TOO_FEW_FOR_GROUPS), (30, None)]
)
def test_thirds_need_thirty_students(students: int, reason: Reason | None) -> None:
    choice = np.zeros((students, 2), dtype=np.int64)
    assert thirds(np.arange(float(students)), choice, 3).reason == reason


def test_class_of_one_score_has_no_thirds() -> None:
    found = thirds(np.ones(30), np.zeros((30, 2), dtype=np.int64), 3)
    assert found.reason is Reason.ALL_ALIKE
    assert not found.strongest.any()


def test_thirds_of_no_part() -> None:
    found = thirds(np.arange(30.0), np.zeros((30, 0), dtype=np.int64), 0)
    assert (found.strongest.shape, found.left_out.shape) == ((0, 0), (2, 0))
    assert flags([], found, keyed(0), ints(), np.zeros(0, dtype=np.bool_)) == []


def ints(*values: int) -> Ints:
    return np.array(values, dtype=np.int64)


def keyed(choices: int, *agreeing: set[int]) -> Bools:
    """Which choices of each part agree with the key."""
    found = np.zeros((len(agreeing), choices), dtype=np.bool_)
    for row, own in zip(found, agreeing, strict=True):
        row[list(own)] = True
    return found


def chosen(*shares: tuple[float, ...]) -> Thirds:
    upper = np.array(shares)
    return Thirds(upper, upper, np.zeros((2, len(shares))), 10)


def test_negative_discrimination_is_flagged_where_it_is_shown() -> None:
    rest = [Figure(-0.1, 20), Figure(0.1, 20), missing(Reason.TOO_FEW_FOR_CORRELATION, 12)]
    none = Thirds(np.zeros((3, 2)), np.zeros((3, 2)), np.zeros((2, 3)), 4, Reason.ALL_ALIKE)
    found = flags(rest, none, keyed(2, {0}, {0}, {0}), ints(0, 1, 2), np.ones(3, dtype=np.bool_))
    assert found == [Flag(0, FlagReason.NEGATIVE, firm=False)]


@pytest.mark.parametrize(("high", "firm"), [(-0.01, True), (0.0, False), (0.2, False)])
def test_negative_discrimination_is_firm_if_all_its_interval_is_negative(
    high: float, firm: bool
) -> None:
    rest = [Figure(-0.4, 40, Interval(-0.7, high))]
    none = Thirds(np.zeros((1, 2)), np.zeros((1, 2)), np.zeros((2, 1)), 4, Reason.ALL_ALIKE)
    found = flags(rest, none, keyed(2, {0}), ints(0), np.ones(1, dtype=np.bool_))
    assert found == [Flag(0, FlagReason.NEGATIVE, firm)]


def test_choice_that_the_strongest_prefer_to_the_keys_is_flagged() -> None:
    rest = [Figure(-0.2, 30), Figure(0.3, 30)]
    found = chosen((0.3, 0.2, 0.5), (0.5, 0.5, 0.0), (0.4, 0.6, 0.0))
    settled = np.ones(3, dtype=np.bool_)
    assert flags(rest, found, keyed(3, {0}, {0}, {1}), ints(0, 0, 1), settled) == [
        Flag(0, FlagReason.NEGATIVE, firm=False),
        Flag(0, FlagReason.OTHER_PREFERRED, firm=False, part=0, choice=2),
    ]


@pytest.mark.parametrize(("other", "firm"), [(0.8, False), (0.9, True), (1.0, True)])
def test_preferred_choice_is_firm_if_few_of_those_in_doubt_took_the_keys(
    other: float, firm: bool
) -> None:
    # Of ten: 8 to 2 may be chance (Wilson from 0.49), 9 to 1 hardly (from 0.60).
    found = flags(
        [Figure(0.3, 30)],
        chosen((1 - other, other)),
        keyed(2, {0}),
        ints(0),
        np.ones(1, dtype=np.bool_),
    )
    assert found == [Flag(0, FlagReason.OTHER_PREFERRED, firm, 0, 1)]


def test_debatable_part_is_not_flagged_for_its_other_answer() -> None:
    found = chosen((0.3, 0.7))
    settled = np.zeros(1, dtype=np.bool_)
    assert flags([Figure(0.3, 30)], found, keyed(2, {0}), ints(0), settled) == []


def test_number_that_nobody_found_is_flagged_for_the_commonest() -> None:
    settled = np.ones(1, dtype=np.bool_)
    found = flags([Figure(0.3, 30)], chosen((0.3, 0.7)), keyed(2, set()), ints(0), settled)
    assert found == [Flag(0, FlagReason.OTHER_PREFERRED, firm=True, part=0, choice=1)]


@pytest.mark.parametrize(("as_good", "raised"), [(0.3, False), (0.05, True)])
def test_choice_as_good_as_the_keys_counts_with_it(as_good: float, raised: bool) -> None:
    # 3 of 10 the key's and 4 another: with 3 as good, 6 of 10 agree.
    found = flags(
        [Figure(0.3, 30)],
        chosen((0.3, as_good, 0.4)),
        keyed(3, {0, 1}),
        ints(0),
        np.ones(1, dtype=np.bool_),
    )
    expected = Flag(0, FlagReason.OTHER_PREFERRED, firm=False, part=0, choice=2)
    assert found == [expected] * raised
