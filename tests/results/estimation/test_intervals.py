import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from kit.results.estimation.estimate import SHARE, Figure, Interval, Reason, missing
from kit.results.estimation.intervals import (
    correlation_interval,
    difference_of_shares,
    mean,
    share,
    t_interval,
    wilson,
)
from tests.support.arrays import about

ANYWHERE = (-1e9, 1e9)


def limits(interval: Interval | None) -> tuple[float, float]:
    assert interval is not None
    return interval.low, interval.high


@settings(deadline=None)
@given(st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilson_is_scipys(counted: tuple[int, int]) -> None:
    right, n = counted
    theirs = stats.binomtest(right, n).proportion_ci(0.95, method="wilson")
    assert limits(wilson(right / n, n)) == about((theirs.low, theirs.high), abs=1e-12)


@settings(deadline=None)
@given(st.floats(0, 1), st.integers(1, 50))
def test_wilson_holds_its_share_and_stays_a_share(value: float, n: int) -> None:
    low, high = limits(wilson(value, n))
    assert 0 <= low <= value + 1e-12
    assert value - 1e-12 <= high <= 1


def test_share_of_nobody_is_missing() -> None:
    assert share(0.0, 0) == missing(Reason.NO_ANSWERS, 0)


def test_share_of_three_in_four() -> None:
    assert share(3, 4) == Figure(0.75, 4, wilson(0.75, 4))


@pytest.mark.parametrize(
    ("first", "second", "low", "high"),
    [  # Newcombe 1998, table II, method 10
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((6, 7), (2, 7), 0.0582, 0.8062),
        ((5, 56), (0, 29), -0.0381, 0.1926),
        ((10, 10), (0, 10), 0.6075, 1.0),
    ],
)
def test_difference_of_shares_is_as_published(
    first: tuple[int, int], second: tuple[int, int], low: float, high: float
) -> None:
    found = difference_of_shares(first[0] / first[1], first[1], second[0] / second[1], second[1])
    assert limits(found) == about((low, high), abs=5e-5)


@settings(deadline=None)
@given(st.integers(4, 60), st.integers(0, 2**32 - 1))
def test_correlation_interval_is_scipys(n: int, seed: int) -> None:
    one, two = np.random.default_rng(seed).normal(size=(2, n))
    theirs = stats.pearsonr(one, two)
    interval = theirs.confidence_interval(0.95)
    assert limits(correlation_interval(theirs.statistic, n)) == about(
        (interval.low, interval.high), abs=1e-9
    )


@pytest.mark.parametrize(("r", "n"), [(0.5, 3), (1.0, 30), (-1.0, 30)])
def test_correlation_has_no_interval_for_three_or_on_a_line(r: float, n: int) -> None:
    assert correlation_interval(r, n) is None


@settings(deadline=None)
@given(st.integers(2, 60), st.integers(0, 2**32 - 1))
def test_mean_is_scipys(n: int, seed: int) -> None:
    values = np.random.default_rng(seed).normal(5, 2, size=n)
    theirs = stats.ttest_1samp(values, 0).confidence_interval(0.95)
    found = mean(values, ANYWHERE)
    assert (found.value, found.n) == (about(values.mean()), n)
    assert limits(found.interval) == about((theirs.low, theirs.high), rel=1e-7)


@pytest.mark.parametrize("values", [[0.5], [0.1, 0.1, 0.1]])
def test_mean_without_spread_has_no_interval(values: list[float]) -> None:
    assert mean(np.array(values), SHARE) == Figure(about(values[0]), len(values))


def test_mean_of_nothing_is_missing() -> None:
    assert mean(np.zeros(0), SHARE) == missing(Reason.NO_ANSWERS, 0)


def test_t_interval_without_error_is_none() -> None:
    assert t_interval(0.3, 0.0, 4, SHARE) is None


@settings(deadline=None)
@given(st.lists(st.sampled_from([0.0, 0.5, 1.0]), min_size=1, max_size=9))
def test_mean_of_shares_has_an_interval_of_shares(values: list[float]) -> None:
    found, free = (mean(np.array(values), within) for within in (SHARE, ANYWHERE))
    assert (found.value, found.n) == (free.value, free.n)
    if free.interval is None:
        assert found.interval is None
        return
    low, high = limits(free.interval)
    assert limits(found.interval) == (max(low, 0.0), min(high, 1.0))


def test_more_confidence_is_a_wider_interval() -> None:
    theirs = stats.ttest_1samp([0.2, 0.4, 0.9], 0).confidence_interval(0.99)
    found = mean(np.array([0.2, 0.4, 0.9]), ANYWHERE, 0.99)
    assert limits(found.interval) == about((theirs.low, theirs.high), rel=1e-6)
