import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from kit.results.estimation.estimate import Figure, Floats, Interval, Reason, missing
from kit.results.statistics.labels import label_figures, tables
from kit.results.statistics.pre_post import (
    Crosswise,
    LabelChange,
    crosswise,
    difference_of_means,
    label_changes,
    normalised_gain,
    paired_difference,
)
from tests.support.arrays import about

NOBODY = np.zeros(0)


def limits(interval: Interval | None) -> tuple[float, float]:
    assert interval is not None
    return interval.low, interval.high


def possible(low: float, high: float) -> tuple[float, float]:
    """Of SciPy's limits what a difference of shares can be."""
    return float(np.clip(low, -1, 1)), float(np.clip(high, -1, 1))


def normal(n: int, seed: int, centre: float = 0.5) -> Floats:
    return np.random.default_rng(seed).normal(centre, 0.2, n)


@settings(deadline=None)
@given(st.integers(2, 50), st.integers(0, 2**31))
def test_paired_difference_is_scipys(n: int, seed: int) -> None:
    before, after = normal(n, seed), normal(n, seed + 1, 0.6)
    theirs = stats.ttest_rel(after, before).confidence_interval(0.95)
    found = paired_difference(before, after)
    assert (found.value, found.n) == (about((after - before).mean()), n)
    assert limits(found.interval) == about(possible(theirs.low, theirs.high))


def test_one_pair_and_equal_differences_have_no_interval() -> None:
    assert paired_difference(np.array([0.25]), np.array([0.75])) == Figure(0.5, 1)
    same = paired_difference(np.array([0.25, 0.5]), np.array([0.5, 0.75]))
    assert same == Figure(0.25, 2)


def test_no_pair_has_no_difference() -> None:
    assert paired_difference(NOBODY, NOBODY) == missing(Reason.NOTHING_TO_PAIR, 0)


@pytest.mark.parametrize(
    ("before", "after", "gain"),
    [(0.4, 0.7, 0.5), (0.0, 1.0, 1.0), (0.5, 0.5, 0.0), (0.5, 0.25, -0.5)],
)
def test_normalised_gain_is_the_share_of_what_was_left_to_gain(
    before: float, after: float, gain: float
) -> None:
    assert normalised_gain(before, after, 25) == Figure(about(gain), 25)


def test_normalised_gain_is_undefined_where_nothing_was_left_to_gain() -> None:
    assert normalised_gain(1.0, 0.9, 25) == missing(Reason.FULL_BEFORE, 25)
    assert normalised_gain(1 - 1e-15, 1.0, 25) == missing(Reason.FULL_BEFORE, 25)


def test_normalised_gain_of_nobody() -> None:
    assert normalised_gain(0.0, 0.0, 0) == missing(Reason.NOTHING_TO_PAIR, 0)


@settings(deadline=None)
@given(st.integers(2, 40), st.integers(2, 40), st.integers(0, 2**31))
def test_difference_of_means_is_scipys(one: int, two: int, seed: int) -> None:
    first, second = normal(one, seed), 3 * normal(two, seed + 1)
    theirs = stats.ttest_ind(first, second, equal_var=False).confidence_interval(0.95)
    found = difference_of_means(first, second)
    assert (found.value, found.n) == (about(first.mean() - second.mean()), one + two)
    assert limits(found.interval) == about(possible(theirs.low, theirs.high))


@settings(deadline=None)
@given(st.integers(2, 20), st.integers(2, 20), st.integers(0, 2**31))
def test_exchanged_classes_differ_the_other_way(one: int, two: int, seed: int) -> None:
    first, second = normal(one, seed), normal(two, seed + 1)
    low, high = limits(difference_of_means(first, second).interval)
    assert limits(difference_of_means(second, first).interval) == about((-high, -low))


def test_classes_of_one_or_without_spread_have_no_interval() -> None:
    assert difference_of_means(np.array([0.75]), np.array([0.25, 0.5, 0.0])) == Figure(0.5, 4)
    assert difference_of_means(np.full(3, 0.75), np.full(2, 0.5)) == Figure(0.25, 5)


@pytest.mark.parametrize(("one", "two"), [(0, 3), (3, 0), (0, 0)])
def test_comparison_with_an_empty_class_is_missing(one: int, two: int) -> None:
    found = difference_of_means(np.ones(one), np.ones(two))
    assert found == missing(Reason.TOO_FEW_STUDENTS, one + two)


def test_difference_of_forms_cancels_out() -> None:
    # All gain 0.2; form B is 0.1 easier.
    rng = np.random.default_rng(5)
    able, a_first = rng.uniform(0.3, 0.5, 40), np.arange(40) < 25
    before, after = able + 0.1 * ~a_first, able + 0.2 + 0.1 * a_first
    found = crosswise(before, after, a_first)
    assert (found.a_first.value, found.b_first.value) == about((0.3, 0.1))
    assert (found.gain.value, found.b_easier.value) == about((0.2, 0.1))
    assert (found.gain.n, found.form_a.n, found.form_b.n) == (40, 40, 40)


@settings(deadline=None)
@given(st.integers(2, 20), st.integers(2, 20), st.integers(0, 2**31))
def test_crosswise_intervals_are_scipys(one: int, two: int, seed: int) -> None:
    before, after = normal(one + two, seed), normal(one + two, seed + 1)
    a_first = np.arange(one + two) < one
    gains = after - before
    found = crosswise(before, after, a_first)
    for figure, sign in ((found.gain, -1), (found.b_easier, 1)):
        theirs = stats.ttest_ind(gains[a_first], sign * gains[~a_first], equal_var=False)
        interval = theirs.confidence_interval(0.95)
        assert limits(figure.interval) == about(possible(interval.low / 2, interval.high / 2))
    assert found.form_a == difference_of_means(after[~a_first], before[a_first])
    assert found.form_b == difference_of_means(after[a_first], before[~a_first])


def test_crosswise_with_one_order_only() -> None:
    before, after = np.array([0.25, 0.5]), np.array([0.5, 1.0])
    none = missing(Reason.TOO_FEW_STUDENTS, 2)
    assert crosswise(before, after, np.array([True, True])) == Crosswise(
        before=none, after=none,
        a_first=paired_difference(before, after),
        b_first=missing(Reason.NOTHING_TO_PAIR, 0),
        gain=none, b_easier=none, form_a=none, form_b=none,
    )  # fmt: skip


def test_label_changes_pair_each_label_before_and_after() -> None:
    due = np.array([0, 1, 1])
    before, after = tables(np.array([[0, 0, 1]]), due, 2), tables(np.array([[0, 1, 1]]), due, 2)
    expected = zip(label_figures(before), label_figures(after), strict=True)
    assert label_changes(before, after) == [LabelChange(*pair) for pair in expected]
    assert [one.after.recall.value for one in label_changes(before, after)] == [1, 1]
