"""Errors over students and items at once, against a slow way to reckon them and made-up classes."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from scipy import stats

from kit.results.estimation.estimate import (
    DIFFERENCE,
    NO_SPREAD,
    SHARE,
    Bools,
    Figure,
    Floats,
    Interval,
    Reason,
    missing,
)
from kit.results.estimation.two_way import interval_of, two_way_mean
from tests.support.arrays import about

EVERYWHERE = (-1e9, 1e9)


def _by_hand(apart: Floats, group: list[int], confidence: float) -> float | None:
    """Half the interval's width, sum by sum; None where there is none."""
    students, items = apart.shape
    own = {each: [at for at in range(items) if group[at] == each] for each in set(group)}
    if students < 5 or items - len(own) < 3 or min(map(len, own.values())) < 2:
        return None
    cells = list(product(range(students), range(items)))
    same_student = sum(
        apart[s, i] * apart[t, j] for (s, i), (t, j) in product(cells, cells) if s == t
    )
    whole = [sum(apart[s, i] for s in range(students)) * len(own[group[i]]) for i in range(items)]
    pooled = sum(one**2 for one in whole) / sum(len(members) - 1 for members in own.values())
    over_students = same_student * students / (students - 1)
    over_items = sum(pooled / len(members) for members in own.values())
    single = sum(apart[cell] ** 2 for cell in cells)
    variance = max(over_students + over_items - single, over_students, over_items)
    if variance <= NO_SPREAD:
        return None
    df = min(students - 1, items - len(own))
    return float(stats.t.ppf((1 + confidence) / 2, df) * np.sqrt(variance))


@st.composite
def _deviations(draw: st.DrawFn) -> tuple[Floats, list[int]]:
    students, sizes = (
        draw(st.integers(3, 7)),
        draw(st.lists(st.integers(1, 4), min_size=1, max_size=2)),
    )
    group = [at for at, size in enumerate(sizes) for _ in range(size)]
    elements = st.sampled_from([-0.4, -0.1, 0.0, 0.2, 0.5])
    return draw(hnp.arrays(np.float64, (students, len(group)), elements=elements)), group


@settings(deadline=None, max_examples=60)
@given(_deviations(), st.sampled_from([0.9, 0.95, 0.99]))
def test_interval_is_that_of_sums_over_pairs_of_answers(
    made: tuple[Floats, list[int]], confidence: float
) -> None:
    apart, group = made
    found = interval_of(0.25, apart, np.array(group), EVERYWHERE, confidence=confidence)
    half = _by_hand(apart, group, confidence)
    if half is None:
        assert found is None
        return
    assert found is not None
    assert (found.low, found.high) == about((0.25 - half, 0.25 + half), rel=1e-6)


@settings(deadline=None)
@given(
    hnp.arrays(np.float64, (6, 5), elements=st.sampled_from([0.0, 0.5, 1.0])),
    hnp.arrays(np.bool_, (6, 5)),
)
def test_mean_is_of_what_is_there_and_stays_possible(values: Floats, there: Bools) -> None:
    found = two_way_mean(np.where(there, values, np.nan), there, SHARE)
    if not there.any():
        assert found == missing(Reason.NO_ANSWERS, 0)
        return
    assert (found.value, found.n) == (about(values[there].mean()), int(there.sum()))
    if found.interval:
        assert 0 <= found.interval.low <= (found.value or 0) <= found.interval.high <= 1


@settings(deadline=None)
@given(
    hnp.arrays(np.float64, (6, 5), elements=st.sampled_from([0.0, 0.5, 1.0])),
    st.permutations(range(6)),
    st.permutations(range(5)),
)
def test_order_of_students_and_items_does_not_matter(
    values: Floats, students: list[int], items: list[int]
) -> None:
    there = np.ones_like(values, dtype=np.bool_)
    one = two_way_mean(values, there, DIFFERENCE)
    two = two_way_mean(values[np.ix_(students, items)], there, DIFFERENCE)
    assert (one.interval is None) is (two.interval is None)
    if one.interval and two.interval:
        assert (one.interval.low, one.interval.high) == about(
            (two.interval.low, two.interval.high), abs=1e-9
        )


def test_few_students_or_items_and_no_spread_have_no_interval() -> None:
    rng = np.random.default_rng(1)
    for shape, there in (((4, 9), False), ((9, 3), False), ((5, 4), True)):
        values = rng.random(shape)
        found = two_way_mean(values, np.ones(shape, dtype=np.bool_), SHARE)
        assert (found.interval is not None) is there
        assert found.n == shape[0] * shape[1]
    alike = two_way_mean(np.full((9, 9), 0.5), np.ones((9, 9), dtype=np.bool_), SHARE)
    assert alike == Figure(0.5, 81)


def test_who_and_what_is_not_there_counts_for_no_freedom() -> None:
    values = np.random.default_rng(2).random((8, 7))
    wide = np.zeros((20, 15))
    wide[3:11, 2:9] = values
    there = np.zeros(wide.shape, dtype=np.bool_)
    there[3:11, 2:9] = True
    own = two_way_mean(values, np.ones(values.shape, dtype=np.bool_), SHARE)
    assert two_way_mean(wide, there, SHARE) == Figure(
        about(own.value), own.n, Interval(about(own.low), about(own.high))
    )


def _coverage(students: int, items: int, classes: int) -> float:
    """In how many of 100 classes the interval holds the share of all students and items at large.

    Both are drawn anew for each class: ability and difficulty are normal, of deviation 1.
    """
    rng = np.random.default_rng([students, items])
    at_large = float((1 / (1 + np.exp(-rng.normal(0.7, np.sqrt(2.0), 200_000)))).mean())
    held = 0
    for _class in range(classes):
        apart = rng.normal(0.7, 1, (students, 1)) - rng.normal(0, 1, items)
        right = (rng.random((students, items)) < 1 / (1 + np.exp(-apart))).astype(np.float64)
        interval = two_way_mean(right, np.ones(right.shape, dtype=np.bool_), SHARE).interval
        held += interval is None or interval.low <= at_large <= interval.high
    return 100 * held / classes


@pytest.mark.parametrize("students", [12, 25, 60])
def test_intervals_hold_the_true_share_where_students_and_items_are_drawn(students: int) -> None:
    # Three standard errors of 300 classes below 95: 91. Of students alone it would be 40 to 80.
    assert _coverage(students, 14, 300) >= 91
