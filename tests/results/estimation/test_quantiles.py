import itertools
from math import pi, sqrt, tan

import pytest
from scipy import stats

from kit.results.estimation.quantiles import beta_share, f_quantile, normal_quantile, t_quantile
from tests.support.arrays import about

SHARES = (1e-6, 0.005, 0.025, 0.4, 0.6, 0.95, 0.975, 0.9999)


@pytest.mark.parametrize("share", SHARES)
def test_normal_quantile_is_scipys(share: float) -> None:
    assert normal_quantile(share) == about(stats.norm.ppf(share), rel=1e-8)


@pytest.mark.parametrize(
    ("share", "df"), list(itertools.product(SHARES, (1, 1.3, 2, 5.5, 24, 300, 1e5)))
)
def test_t_quantile_is_scipys(share: float, df: float) -> None:
    assert t_quantile(share, df) == about(stats.t.ppf(share, df), rel=1e-8)


def test_t_quantile_of_a_half_is_none() -> None:
    assert t_quantile(0.5, 3) == 0


@pytest.mark.sampled(40)
@pytest.mark.parametrize(
    ("share", "df1", "df2"),
    list(itertools.product(SHARES, (1, 2, 7.5, 39, 9999), (1, 2.2, 30, 741, 589_941))),
)
def test_f_quantile_is_scipys(share: float, df1: float, df2: float) -> None:
    assert f_quantile(share, df1, df2) == about(stats.f.ppf(share, df1, df2), rel=1e-8)


@pytest.mark.parametrize("share", [0.6, 0.9, 0.975, 0.9999])
def test_quantiles_that_have_a_closed_form_are_exact(share: float) -> None:
    assert t_quantile(share, 1) == about(tan(pi * (share - 0.5)), rel=1e-11)
    both = 2 * share - 1
    assert t_quantile(share, 2) == about(both * sqrt(2 / (1 - both**2)), rel=1e-11)
    for df in (1, 2.2, 741):
        expected = ((1 - share) ** (-2 / df) - 1) * df / 2
        assert f_quantile(share, 2, df) == about(expected, rel=1e-11)


def test_beta_share_ends_at_none_and_all() -> None:
    assert (beta_share(0.0, 1.0, 2, 3), beta_share(1.0, 0.0, 2, 3)) == (0.0, 1.0)
