"""How far a score would come out the same again with other items of the kind."""

from dataclasses import dataclass
from math import ceil, sqrt
from typing import Final, Literal

from kit.results.estimation.estimate import (
    NO_SPREAD,
    Figure,
    Floats,
    Interval,
    Reason,
    filled,
    missing,
)
from kit.results.estimation.intervals import UPPER
from kit.results.estimation.quantiles import f_quantile

#: What is asked of a score that decides something (Nunnally & Bernstein 1994).
ENOUGH: Final = 0.8
#: Below these there is no alpha.
LEAST_STUDENTS: Final = 3
LEAST_ITEMS: Final = 2


@dataclass(frozen=True, slots=True)
class Reliability:
    """What a class's scores allow to be said.

    `alpha` is Cronbach's, named `kr20` where every credit is 0 or 1 (it is the same formula);
    n is the number of students. `error` is the standard error of measurement in points, 1 to an
    item. `more_items`: how many more such items alpha would need to reach ENOUGH.
    """

    kind: Literal["kr20", "alpha"]
    items: int
    alpha: Figure
    error: Figure
    more_items: Figure


def reliability(credit: Floats) -> Reliability:
    """Internal consistency of credits (students, items), 0 to 1; NaN, left out, counts as 0.

    alpha = k/(k - 1) (1 - sum of the items' variances / variance of the scores): Cronbach 1951,
    Kuder & Richardson 1937. The divisor of the variances (n - 1 here) cancels out. Items that
    all got right are counted in k, as in Moodle's coefficient of internal consistency, of which
    it is the hundredth part. Undefined for fewer than 3 students (as there), fewer than 2 items
    and scores that are all the same. It may be negative.

    The error is the scores' standard deviation (n - 1) times sqrt(1 - alpha), without interval.
    """
    full = filled(credit)
    students, items = full.shape
    kind: Literal["kr20", "alpha"] = "kr20" if bool(((full == 0) | (full == 1)).all()) else "alpha"
    why = _why_not(full)
    if why is not None:
        none = missing(why, students)
        return Reliability(kind, items, none, none, none)
    whole = float(full.sum(axis=1).var(ddof=1))
    single = float(full.var(axis=0, ddof=1).sum())
    alpha = min(items / (items - 1) * (1 - single / whole), 1.0)
    return Reliability(
        kind,
        items,
        Figure(alpha, students, feldt(alpha, students, items)),
        Figure(sqrt(whole * (1 - alpha)), students),
        more_items(alpha, students, items),
    )


def _why_not(full: Floats) -> Reason | None:
    students, items = full.shape
    if students < LEAST_STUDENTS:
        return Reason.TOO_FEW_STUDENTS
    if items < LEAST_ITEMS:
        return Reason.TOO_FEW_ITEMS
    return Reason.ALL_ALIKE if full.sum(axis=1).var() <= NO_SPREAD else None


def feldt(alpha: float, students: int, items: int) -> Interval | None:
    """The interval of alpha: 1 - (1 - alpha) F (Feldt 1965; Feldt, Woodruff & Salih 1987, 6, 7).

    F are the quantiles of the F distribution with n - 1 and (n - 1)(k - 1) degrees of freedom.
    None at alpha = 1, where nothing is left to vary.
    """
    if 1 - alpha <= NO_SPREAD:
        return None
    df = students - 1, (students - 1) * (items - 1)
    upper, lower = f_quantile(UPPER, *df), f_quantile(1 - UPPER, *df)
    return Interval(1 - (1 - alpha) * upper, 1 - (1 - alpha) * lower)


def more_items(alpha: float, students: int, items: int) -> Figure:
    """How many items of the same kind to add until alpha is ENOUGH; 0 where it is.

    Spearman 1910, Brown 1910: with m times the items it is m alpha / (1 + (m - 1) alpha). None
    where alpha is not positive: more of the same would not help. The figure has no interval.
    """
    if alpha <= 0:
        return missing(Reason.NOT_POSITIVE, students)
    times = ENOUGH * (1 - alpha) / (alpha * (1 - ENOUGH))
    # A hair above a whole number is rounding, not another item.
    return Figure(max(ceil(times * items - 1e-9) - items, 0), students)
