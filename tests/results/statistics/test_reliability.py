import math

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy import stats

from kit.results.estimation.estimate import Figure, Floats, Interval, Reason, missing
from kit.results.statistics.reliability import ENOUGH, Reliability, feldt, more_items, reliability
from tests.support.arrays import about, class_of, credit_tables

CLASSES = credit_tables(students=(3, 12), items=(2, 6))


def hoyt(credit: Floats) -> float:
    """Alpha by analysis of variance (Hoyt 1941): another way to the same figure."""
    filled = np.nan_to_num(credit)
    n, k = filled.shape
    grand = filled.mean()
    persons = k * ((filled.mean(axis=1) - grand) ** 2).sum()
    items = n * ((filled.mean(axis=0) - grand) ** 2).sum()
    rest = ((filled - grand) ** 2).sum() - persons - items
    return float(1 - rest / ((n - 1) * (k - 1)) / (persons / (n - 1)))


@settings(deadline=None)
@given(CLASSES)
def test_alpha_is_hoyts(credit: Floats) -> None:
    found = reliability(credit)
    if np.ptp(np.nansum(credit, axis=1)) < 1e-9:
        assert found.alpha == missing(Reason.ALL_ALIKE, len(credit))
        return
    assert found.alpha.value == about(hoyt(credit), abs=1e-9)
    assert found.alpha.value is not None
    assert found.alpha.value <= 1
    assert found.error.value == about(
        np.nansum(credit, axis=1).std(ddof=1) * math.sqrt(max(1 - found.alpha.value, 0)), abs=1e-9
    )


@settings(deadline=None)
@given(CLASSES)
def test_alpha_of_rights_and_wrongs_is_kr20(credit: Floats) -> None:
    rights = (credit == 1).astype(float)
    assume(np.ptp(rights.sum(axis=1)))
    found = reliability(rights)
    p, k = rights.mean(axis=0), rights.shape[1]
    kr20 = k / (k - 1) * (1 - (p * (1 - p)).sum() / rights.sum(axis=1).var())
    assert (found.kind, found.items) == ("kr20", k)
    assert found.alpha.value == about(kr20, abs=1e-9)


def test_credit_in_part_makes_it_alpha() -> None:
    assert reliability(np.array([[0.5, 0], [1, 1], [1, 0]])).kind == "alpha"


@settings(deadline=None)
@given(CLASSES, st.integers(0, 99))
def test_order_does_not_matter(credit: Floats, seed: int) -> None:
    order = np.random.default_rng(seed)
    rows, columns = order.permutation(credit.shape[0]), order.permutation(credit.shape[1])
    one, two = reliability(credit), reliability(credit[rows][:, columns])
    assert (one.kind, one.alpha.reason) == (two.kind, two.alpha.reason)
    if two.alpha.value is not None:
        assert one.alpha.value == about(two.alpha.value, abs=1e-9)


@settings(deadline=None)
@given(CLASSES)
def test_item_that_all_got_right_counts_as_an_item_and_adds_nothing_else(credit: Floats) -> None:
    k = credit.shape[1]
    one = reliability(credit)
    two = reliability(np.column_stack([credit, np.ones(len(credit))]))
    assert one.alpha.reason == two.alpha.reason
    if one.alpha.value is not None:
        expected = one.alpha.value * (k - 1) / k * (k + 1) / k
        assert two.alpha.value == about(min(expected, 1), abs=1e-9)


@pytest.mark.parametrize(("alpha", "n", "k"), [(0.85, 89, 7), (0.3, 25, 20), (-0.4, 10, 3)])
def test_feldt_is_scipys(alpha: float, n: int, k: int) -> None:
    df = n - 1, (n - 1) * (k - 1)
    low, high = (1 - (1 - alpha) * stats.f.ppf(share, *df) for share in (0.975, 0.025))
    assert feldt(alpha, n, k) == Interval(about(low), about(high))


def test_alpha_of_identical_items_is_one_and_has_no_interval() -> None:
    credit = np.tile(np.array([[1.0], [0.0], [1.0], [0.0]]), (1, 5))
    found = reliability(credit)
    assert found == Reliability("kr20", 5, Figure(1.0, 4), Figure(0.0, 4), Figure(0, 4))


@settings(deadline=None)
@given(st.floats(0.01, 0.99), st.integers(2, 60))
def test_more_items_are_just_enough(alpha: float, items: int) -> None:
    added = more_items(alpha, 30, items).value
    assert added is not None

    def longer(by: float) -> float:
        times = (items + by) / items
        return times * alpha / (1 + (times - 1) * alpha)

    assert longer(added) >= ENOUGH - 1e-9
    assert added == 0 or longer(added - 1) < ENOUGH


def test_more_items_by_hand() -> None:
    # From 0.5 to 0.8 takes four times as many: 10 items need 30 more.
    assert more_items(0.5, 25, 10) == Figure(30, 25)


@pytest.mark.parametrize("alpha", [0.0, -0.2])
def test_more_of_what_measures_nothing_does_not_help(alpha: float) -> None:
    assert more_items(alpha, 25, 10) == missing(Reason.NOT_POSITIVE, 25)


@pytest.mark.parametrize(
    ("shape", "reason"),
    [
        ((0, 0), Reason.TOO_FEW_STUDENTS),
        ((0, 4), Reason.TOO_FEW_STUDENTS),
        ((1, 4), Reason.TOO_FEW_STUDENTS),
        ((2, 4), Reason.TOO_FEW_STUDENTS),
        ((9, 0), Reason.TOO_FEW_ITEMS),
        ((9, 1), Reason.TOO_FEW_ITEMS),
        ((9, 4), Reason.ALL_ALIKE),
    ],
)
def test_too_little_has_no_reliability(shape: tuple[int, int], reason: Reason) -> None:
    none = missing(reason, shape[0])
    assert reliability(np.ones(shape)) == Reliability("kr20", shape[1], none, none, none)


def test_large_class_has_a_narrow_interval() -> None:
    found = reliability(class_of(10_000, 60)).alpha
    assert found.interval is not None
    assert found.interval.high - found.interval.low < 0.02
