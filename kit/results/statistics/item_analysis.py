"""How hard an item was, and whether it tells those who can from those who cannot.

Credits (students, items) are 0 to 1; NaN was left out. That counts as 0 in scores and in all
that compares with scores, as in Moodle's quiz statistics, and is counted apart everywhere else.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from kit.results.estimation.estimate import (
    LEAST_FOR_CORRELATION,
    LEAST_FOR_GROUPS,
    NO_SPREAD,
    Figure,
    Floats,
    Reason,
    filled,
    missing,
)
from kit.results.estimation.intervals import correlation_interval, difference_of_shares, share
from kit.results.statistics.score_groups import strongest, weakest


@dataclass(frozen=True, slots=True)
class ItemFigures:
    """One item. `right` had full credit, `wrong` none, `partly` some between; n as stated.

    `difficulty` p: the mean credit of those who answered (n); Wilson's interval.
    `facility`: the same of everybody, left out as 0 (Moodle's facility index / 100).
    `item_rest`: corrected point-biserial, the correlation of the item's credit with the score on
    the other items (Moodle's discrimination index / 100); n students, Fisher's interval.
    `groups` D: mean credit of the strongest 27 % less that of the weakest (Kelley 1939); n
    students in each group, Newcombe's interval of two shares.
    """

    right: int
    partly: int
    wrong: int
    left_out: int
    difficulty: Figure
    facility: Figure
    item_rest: Figure
    groups: Figure

    @property
    def answered(self) -> int:
        """How many answered."""
        return self.right + self.partly + self.wrong


def item_figures(
    credit: Floats,
    *,
    least_for_correlation: int = LEAST_FOR_CORRELATION,
    least_for_groups: int = LEAST_FOR_GROUPS,
) -> Sequence[ItemFigures]:
    """The figures of each item, the two that small classes make up by chance only from enough."""
    students, items = credit.shape
    full = filled(credit)
    right, left_out = (credit == 1).sum(axis=0), np.isnan(credit).sum(axis=0)
    wrong, answered = (full == 0).sum(axis=0) - left_out, students - left_out
    sums = full.sum(axis=0)
    correlations = _correlations(full, least_for_correlation)
    differences = _differences(full, least_for_groups)
    return [
        ItemFigures(
            right=int(right[item]),
            partly=int(answered[item] - right[item] - wrong[item]),
            wrong=int(wrong[item]),
            left_out=int(left_out[item]),
            difficulty=share(float(sums[item]), int(answered[item])),
            facility=share(float(sums[item]), students),
            item_rest=correlations[item],
            groups=differences[item],
        )
        for item in range(items)
    ]


def item_rest(credit: Floats) -> Floats:
    """Each item's correlation with the score on the others (items,), left out as 0.

    Pearson's, in which the divisor of the covariances cancels out. NaN where the item or the
    rest has no spread, and for fewer than two students.
    """
    students, items = credit.shape
    if students < 2:  # noqa: PLR2004 - a pair, not a setting
        return np.full(items, np.nan)
    apart = filled(credit)
    apart -= apart.mean(axis=0)
    whole = apart.sum(axis=1)
    own = np.einsum("si,si->i", apart, apart) / students
    with_whole = whole @ apart / students
    rest = whole @ whole / students - 2 * with_whole + own
    sure = (own > NO_SPREAD) & (rest > NO_SPREAD * max(1.0, items))
    product = np.sqrt(own * rest, out=np.ones(items), where=sure)
    shared = with_whole - own
    # What is left of a covariance of nothing is rounding, and no correlation below 0.
    shared = np.where(np.abs(shared) <= NO_SPREAD * max(1.0, items), 0.0, shared)
    return np.where(sure, np.clip(shared / product, -1, 1), np.nan)


def upper_lower(credit: Floats, size: int) -> tuple[Floats, Floats]:
    """Each item's mean credit among the `size` students of highest and of lowest score."""
    full = filled(credit)
    scores = full.sum(axis=1)
    return strongest(scores, size) @ full / size, weakest(scores, size) @ full / size


def _correlations(credit: Floats, least: int) -> Sequence[Figure]:
    students, items = credit.shape
    why = _too_few(students, items, least, Reason.TOO_FEW_FOR_CORRELATION)
    if why is not None:
        return [missing(why, students)] * items
    return [
        missing(Reason.ALL_ALIKE, students)
        if np.isnan(r)
        else Figure(r, students, correlation_interval(r, students))
        for r in item_rest(credit).tolist()
    ]


def _differences(credit: Floats, least: int) -> Sequence[Figure]:
    students, items = credit.shape
    why = _too_few(students, items, least, Reason.TOO_FEW_FOR_GROUPS)
    size = group_size(students)
    if why is None and size == 0:
        why = Reason.TOO_FEW_FOR_GROUPS
    if why is None and credit.sum(axis=1).var() <= NO_SPREAD:
        why = Reason.ALL_ALIKE
    if why is not None:
        return [missing(why, students)] * items
    upper, lower = (np.clip(side, 0, 1) for side in upper_lower(credit, size))
    return [
        Figure(high - low, size, difference_of_shares(high, size, low, size))
        for high, low in zip(upper.tolist(), lower.tolist(), strict=True)
    ]


def _too_few(students: int, items: int, least: int, reason: Reason) -> Reason | None:
    if not students:
        return Reason.NO_ANSWERS
    if students < least:
        return reason
    return Reason.TOO_FEW_ITEMS if items < 2 else None  # noqa: PLR2004 - a pair, not a setting


def group_size(students: int) -> int:
    """27 % of the students, to the nearest whole number, halves up (Kelley 1939)."""
    return (27 * students + 50) // 100
