"""Intervals at CONFIDENCE, and the estimates that are nothing but a mean and its interval."""

from math import atanh, sqrt, tanh
from typing import Final

from kit.results.estimation.estimate import (
    CONFIDENCE,
    NO_SPREAD,
    Figure,
    Floats,
    Interval,
    Reason,
    Within,
    missing,
)
from kit.results.estimation.quantiles import normal_quantile, t_quantile

#: The upper tail's limit: 0.975.
UPPER: Final = (1 + CONFIDENCE) / 2
Z: Final = normal_quantile(UPPER)


def wilson(share: float, n: float) -> Interval:
    """The score interval for a share, 0 to 1, of n > 0 answers.

    Wilson 1927; without continuity correction (Brown, Cai & DasGupta 2001 recommend it for
    small n). For a mean of credits between 0 and 1 it is wider than need be, never narrower:
    no such credits vary more than rights and wrongs of the same mean.
    """
    shrunk = 1 + Z * Z / n
    middle = (share + Z * Z / (2 * n)) / shrunk
    half = Z * sqrt(max(share * (1 - share), 0.0) / n + Z * Z / (4 * n * n)) / shrunk
    return Interval(max(middle - half, 0.0), min(middle + half, 1.0))


def share(of: float, n: int) -> Figure:
    """`of` out of n, with Wilson's interval; `of` may be a sum of credits."""
    if n == 0:
        return missing(Reason.NO_ANSWERS, 0)
    value = min(max(of / n, 0.0), 1.0)
    return Figure(value, n, wilson(value, n))


def difference_of_shares(first: float, n_first: int, second: float, n_second: int) -> Interval:
    """The interval of `first - second`, shares of different people.

    Newcombe 1998, method 10: from the limits of Wilson's intervals of both.
    """
    first_interval, second_interval = wilson(first, n_first), wilson(second, n_second)
    down = sqrt((first - first_interval.low) ** 2 + (second_interval.high - second) ** 2)
    up = sqrt((first_interval.high - first) ** 2 + (second - second_interval.low) ** 2)
    return Interval(max(first - second - down, -1.0), min(first - second + up, 1.0))


def correlation_interval(r: float, n: int) -> Interval | None:
    """Fisher's z interval (Fisher 1921), standard error 1/sqrt(n - 3).

    None for n <= 3 and where all points lie on one line: z is infinite there.
    """
    if n <= 3 or abs(r) >= 1 - NO_SPREAD:  # noqa: PLR2004 - numbers of a formula
        return None
    half = Z / sqrt(n - 3)
    return Interval(tanh(atanh(r) - half), tanh(atanh(r) + half))


def mean(values: Floats, within: Within, confidence: float = CONFIDENCE) -> Figure:
    """The mean of values (students,), with Student's t interval, standard deviation by n - 1.

    The interval stays `within` what a value can be. One value has no interval, nor have values
    that are all the same: they show no spread.
    """
    n = len(values)
    if n == 0:
        return missing(Reason.NO_ANSWERS, 0)
    centre = float(values.mean())
    if n == 1:
        return Figure(centre, 1)
    squared_error = float(values.var(ddof=1)) / n
    return Figure(centre, n, t_interval(centre, squared_error, n - 1, within, confidence))


def t_interval(
    centre: float, squared_error: float, df: float, within: Within, confidence: float = CONFIDENCE
) -> Interval | None:
    """`centre` and a t quantile times the standard error, whose square is given, inside `within`.

    None where the error is none: data without spread cannot tell how sure their mean is.
    """
    if squared_error <= NO_SPREAD:
        return None
    half = t_quantile((1 + confidence) / 2, df) * sqrt(squared_error)
    return Interval(centre - half, centre + half).inside(within)
