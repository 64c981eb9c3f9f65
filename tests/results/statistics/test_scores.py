import statistics

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from scipy import stats

from kit.results.estimation.estimate import Figure, Floats, Reason, missing
from kit.results.estimation.intervals import mean
from kit.results.statistics.scores import Spread, scores, spread
from tests.support.arrays import about, credit_tables

POINTS = hnp.arrays(
    np.float64, st.integers(0, 15), elements=st.integers(0, 20).map(lambda half: half / 2)
)


@settings(deadline=None)
@given(credit_tables())
def test_scores_count_what_was_left_out_as_nothing(credit: Floats) -> None:
    expected = [sum(one for one in row if one == one) for row in credit.tolist()]  # noqa: PLR0124 - only NaN differs from itself
    assert scores(credit).tolist() == about(expected)


@settings(deadline=None)
@given(POINTS)
def test_spread_is_scipys_and_pythons(values: Floats) -> None:
    found = spread(values, 10)
    assert found.mean == mean(values, (0.0, 10.0))
    assert found.deviation == (
        about(statistics.stdev(values.tolist())) if len(values) > 1 else None
    )
    if len(values) > 1:
        assert found.quartiles == about(
            statistics.quantiles(values.tolist(), n=4, method="inclusive")
        )
    if len(values) > 2 and np.ptp(values):
        assert found.skewness == about(stats.skew(values, bias=False), abs=1e-9)
    if len(values) > 3 and np.ptp(values):
        assert found.kurtosis == about(stats.kurtosis(values, bias=False), abs=1e-9)


@settings(deadline=None)
@given(POINTS)
def test_bins_hold_everybody_whatever_their_order(values: Floats) -> None:
    found = spread(values, 10)
    assert sum(found.bins) == len(values)
    for tenth, count in enumerate(found.bins):
        last = tenth == 9
        assert count == sum(tenth <= one and (last or one < tenth + 1) for one in values.tolist())
    assert spread(values[::-1], 10).bins == found.bins


def test_sum_of_tenths_on_a_border_belongs_to_the_upper_bin() -> None:
    values = np.array([0.1 + 0.1 + 0.1])  # 0.30000000000000004 / 1, and the same from below:
    assert spread(values, 1).bins.index(1) == 3
    assert spread(np.array([0.3 - 1e-17 - 5e-17]), 1).bins.index(1) == 3


def test_spread_of_nobody() -> None:
    none = missing(Reason.NO_ANSWERS, 0)
    assert spread(np.zeros(0), 4) == Spread(4, none, None, None, None, None, (0,) * 10)


def test_spread_of_one_student() -> None:
    expected = Spread(
        4, Figure(3.0, 1), None, None, None, (3.0, 3.0, 3.0), (0, 0, 0, 0, 0, 0, 0, 1, 0, 0)
    )
    assert spread(np.array([3.0]), 4) == expected


def test_scores_all_the_same_have_no_shape() -> None:
    found = spread(np.full(5, 2.0), 4)
    assert (found.deviation, found.skewness, found.kurtosis) == (0.0, None, None)


def test_three_scores_have_a_skewness_only() -> None:
    found = spread(np.array([0.0, 0.0, 3.0]), 4)
    assert (found.skewness, found.kurtosis) == (about(3**0.5), None)


def test_no_item_puts_everybody_into_the_lowest_bin() -> None:
    assert spread(np.zeros(2), 0).bins == (2, *(0,) * 9)
