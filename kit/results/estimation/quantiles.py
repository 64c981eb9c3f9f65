"""Quantiles of the normal, t and F distribution.

The kit would otherwise need SciPy at run time for two numbers a page; tests hold these against it.
"""

from math import exp, inf, lgamma, log, sqrt
from statistics import NormalDist
from typing import Final

_NORMAL: Final = NormalDist()
_TINY: Final = 1e-300
_PRECISION: Final = 1e-15


def normal_quantile(probability: float) -> float:
    """The z with P(Z <= z) = `probability` (0 < probability < 1)."""
    return _NORMAL.inv_cdf(probability)


def normal_share(z: float) -> float:
    """P(Z <= z)."""
    return _NORMAL.cdf(z)


def t_quantile(probability: float, df: float) -> float:
    """The t with P(T <= t) = `probability` for `df` > 0 degrees of freedom.

    The square of a t has the F distribution of 1 and `df` degrees of freedom.
    """
    if probability == 0.5:  # noqa: PLR2004 - numbers of a formula
        return 0.0
    upper = max(probability, 1 - probability)
    size = sqrt(f_quantile(2 * upper - 1, 1, df))
    return size if probability > 0.5 else -size  # noqa: PLR2004 - numbers of a formula


def f_quantile(probability: float, df1: float, df2: float) -> float:
    """The f with P(F <= f) = `probability`, 0 < probability < 1.

    If X is beta distributed with df1/2 and df2/2, then df2 X / (df1 (1 - X)) is F distributed.
    """
    x, rest = _beta_quantile(probability, df1 / 2, df2 / 2)
    return df2 * x / (df1 * rest) if rest > 0 else inf


def _beta_quantile(probability: float, a: float, b: float) -> tuple[float, float]:
    """Such x and 1 - x that `beta_share(x)` is `probability`.

    Newton's method on the logit of x, which keeps small x and small 1 - x exact, inside a
    bracket that bisection narrows wherever a step would leave it.
    """
    low, high = -700.0, 700.0
    at = log(a / b)
    for _ in range(200):
        x, rest = _logistic(at)
        share = beta_share(x, rest, a, b)
        if share < probability:
            low = at
        else:
            high = at
        # The density of the logit: that of x, times x (1 - x).
        density = exp(a * log(x) + b * log(rest) - _log_beta(a, b))
        step = at - (share - probability) / density if density > 0 else inf
        new = step if low < step < high else (low + high) / 2
        if abs(new - at) <= 4e-16 * max(1.0, abs(at)):
            break
        at = new
    return _logistic(at)


def _logistic(at: float) -> tuple[float, float]:
    """Both x and 1 - x of a logit, neither by subtraction."""
    return 1 / (1 + exp(-at)), 1 / (1 + exp(at))


def _log_beta(a: float, b: float) -> float:
    return lgamma(a) + lgamma(b) - lgamma(a + b)


def beta_share(x: float, rest: float, a: float, b: float) -> float:
    """The regularised incomplete beta function I_x(a, b); `rest` is 1 - x.

    By its continued fraction (DLMF 8.17.22), on the side where that converges quickly.
    """
    if x <= 0 or rest <= 0:
        return 0.0 if x <= 0 else 1.0
    front = exp(a * log(x) + b * log(rest) - _log_beta(a, b))
    if x < (a + 1) / (a + b + 2):
        return front * _fraction(x, a, b) / a
    return 1 - front * _fraction(rest, b, a) / b


def _fraction(x: float, a: float, b: float) -> float:
    """The continued fraction of DLMF 8.17.22, by Lentz's method."""
    c, d = 1.0, 1 / _off_zero(1 - (a + b) * x / (a + 1))
    value = d
    for m in range(1, 100_000):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        d, c = 1 / _off_zero(1 + even * d), _off_zero(1 + even / c)
        value *= d * c
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        d, c = 1 / _off_zero(1 + odd * d), _off_zero(1 + odd / c)
        value *= d * c
        if abs(d * c - 1) < _PRECISION:
            break
    return value


def _off_zero(value: float) -> float:
    """Away from zero, as Lentz's method needs it."""
    return value if abs(value) > _TINY else _TINY
