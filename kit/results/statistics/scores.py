"""How a class's scores spread.

A score is the sum of a student's credits, what was left out counting as 0. Items that are void,
or that a teacher has yet to mark for somebody, are the caller's to leave out (`Matrix.scored`).
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from kit.results.estimation.estimate import NO_SPREAD, Figure, Floats, Ints, filled
from kit.results.estimation.intervals import mean

BINS: Final = 10


@dataclass(frozen=True, slots=True)
class Spread:
    """The distribution of scores. None where too few or too equal scores leave it undefined.

    `mean` has Student's t interval. `deviation` divides by n - 1. `skewness` and `kurtosis`
    (excess, 0 for a normal distribution) are those of samples, k3/k2^1.5 and k4/k2^2, from three
    and four scores on: Moodle's, and Fisher's G1 and G2. `quartiles` are the 25th, 50th and 75th
    percentile, linear between neighbours (Hyndman & Fan 1996, type 7); the second is the median.
    `bins` counts tenths of `out_of`: 0 up to but not 10 %, ..., 90 to 100 %.
    """

    out_of: int
    mean: Figure
    deviation: float | None
    skewness: float | None
    kurtosis: float | None
    quartiles: tuple[float, float, float] | None
    bins: tuple[int, ...]


def scores(credit: Floats) -> Floats:
    """Each student's score from credits (students, items) 0 to 1; NaN, left out, counts as 0."""
    sums: Floats = filled(credit).sum(axis=1)
    return sums


def spread(values: Floats, out_of: int) -> Spread:
    """The distribution of scores (students,), each 0 to `out_of`, the number of items."""
    skewness, kurtosis = _shape(values)
    low, middle, high = np.quantile(values, [0.25, 0.5, 0.75]) if len(values) else (0, 0, 0)
    return Spread(
        out_of=out_of,
        mean=mean(values, (0.0, float(out_of))),
        deviation=float(values.std(ddof=1)) if len(values) > 1 else None,
        skewness=skewness,
        kurtosis=kurtosis,
        quartiles=(float(low), float(middle), float(high)) if len(values) else None,
        bins=tuple(_bins(values, out_of).tolist()),
    )


def _bins(values: Floats, out_of: int) -> Ints:
    # Sums of thirds and tenths fall a hair short of the border they stand on.
    tenths = np.floor(BINS * values / out_of + 1e-9) if out_of else np.zeros(len(values))
    return np.bincount(np.clip(tenths, 0, BINS - 1).astype(np.int64), minlength=BINS)


def _shape(values: Floats) -> tuple[float | None, float | None]:
    n = len(values)
    if n < 3:  # noqa: PLR2004 - numbers of a formula
        return None, None
    apart = values - values.mean()
    m2, m3, m4 = (float((apart**power).mean()) for power in (2, 3, 4))
    if m2 <= NO_SPREAD:
        return None, None
    k2 = n * m2 / (n - 1)
    skewness = n * n * m3 / ((n - 1) * (n - 2)) / k2**1.5
    if n == 3:  # noqa: PLR2004 - numbers of a formula
        return skewness, None
    k4 = n * n * ((n + 1) * m4 - 3 * (n - 1) * m2 * m2) / ((n - 1) * (n - 2) * (n - 3))
    return skewness, k4 / k2**2
