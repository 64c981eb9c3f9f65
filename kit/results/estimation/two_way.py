"""Errors over students and items at once: both are a draw of those that there could have been.

What a class says of ten claims varies with the claims as with the students. An interval over
students alone takes these ten for all there are, and finds in their difficulty what it then says
of a label, or of how sure the class is.
"""

from math import sqrt
from typing import Final

import numpy as np

from kit.results.estimation.estimate import (
    CONFIDENCE,
    NO_SPREAD,
    Bools,
    Figure,
    Floats,
    Interval,
    Ints,
    Reason,
    Within,
    missing,
)
from kit.results.estimation.quantiles import t_quantile

#: Of fewer students, or of fewer items than their groups and these, no interval is given.
LEAST_STUDENTS: Final = 5
LEAST_ITEMS: Final = 3


def two_way_mean(values: Floats, there: Bools, within: Within) -> Figure:
    """The mean of `values` (students, items) where they are `there`, with its interval.

    `within` bounds the interval. n counts the values. Missing without any.
    """
    n = int(there.sum())
    if not n:
        return missing(Reason.NO_ANSWERS, 0)
    centre = float(values[there].mean())
    apart = np.where(there, values - centre, 0.0) / n
    kept = apart[np.ix_(there.any(axis=1), there.any(axis=0))]
    items = np.zeros(kept.shape[1], dtype=np.int64)
    return Figure(centre, n, interval_of(centre, kept, items, within))


def interval_of(
    centre: float,
    apart: Floats,
    group: Ints,
    within: Within,
    *,
    confidence: float = CONFIDENCE,
) -> Interval | None:
    """The interval of a sum of which `apart` (students, items) are the deviations.

    `group` (items,) numbers the groups of items whose means were taken, from 0 on. The variance is
    clustered both ways: that over students and that over items less that of single answers, and
    never less than either (Cameron, Gelbach & Miller 2011, equation 2.11). Items are taken to be as
    unlike in one group as in another, so that their spread is pooled, as in Student's test of two
    means; that of students is times n/(n - 1). Student's t has the freedom of students or of items
    within groups, whichever is less. None where there are too few of either, or without spread.
    """
    students, items = apart.shape
    sizes = np.bincount(group)
    few = students < LEAST_STUDENTS or items - len(sizes) < LEAST_ITEMS
    if few or sizes.min(initial=2) < 2:  # noqa: PLR2004 - a pair, not a setting
        return None
    of_students = float((apart.sum(axis=1) ** 2).sum()) * students / (students - 1)
    pooled = float(((apart.sum(axis=0) * sizes[group]) ** 2).sum()) / (items - len(sizes))
    of_items = pooled * float((1 / sizes).sum())
    variance = max(of_students + of_items - float((apart**2).sum()), of_students, of_items)
    if variance <= NO_SPREAD:
        return None
    freedom = min(students - 1, items - len(sizes))
    half = t_quantile((1 + confidence) / 2, freedom) * sqrt(variance)
    return Interval(centre - half, centre + half).inside(within)
