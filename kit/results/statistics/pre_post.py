"""Before and after: the same students twice, and two classes side by side.

What changed is no proof of what changed it: there is no class without the lessons in it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from kit.results.estimation.estimate import (
    CONFIDENCE,
    DIFFERENCE,
    NO_SPREAD,
    SHARE,
    Bools,
    Figure,
    Floats,
    Reason,
    Within,
    missing,
)
from kit.results.estimation.intervals import mean, t_interval
from kit.results.statistics.labels import LabelFigures, Tables, label_figures

_FEWEST: Final = 2


def paired_difference(before: Floats, after: Floats, confidence: float = CONFIDENCE) -> Figure:
    """The mean of after less before, of matched students (students,), with the paired t interval.

    Both are shares, 0 to 1. Standard deviation of the differences by n - 1; n counts students. One
    pair has no interval, nor have differences that are all the same.
    """
    if len(before) == 0:
        return missing(Reason.NOTHING_TO_PAIR, 0)
    return mean(after - before, DIFFERENCE, confidence)


def normalised_gain(before: float, after: float, n: int) -> Figure:
    """Hake's g of a class: (after - before) / (1 - before), from class means 0 to 1 (Hake 1998).

    Of class means only: for single students it is unstable. Missing where the class was at 100 %
    before, and without students (n). Below 0 where the class lost. It has no interval.
    """
    if n == 0:
        return missing(Reason.NOTHING_TO_PAIR, 0)
    if 1 - before <= NO_SPREAD:
        return missing(Reason.FULL_BEFORE, n)
    return Figure((after - before) / (1 - before), n)


@dataclass(frozen=True, slots=True)
class Crosswise:
    """Two forms given crosswise: one half began with form A, the other with form B.

    `before` and `after`: the mean of both halves' means, each half weighing the same, so that
    neither form does. `a_first` and `b_first`: the paired differences of each half. `gain`: their
    mean, in which a difference between the forms cancels out. `b_easier`: half of what they
    differ by, which is how much easier B is than A. `form_a` and `form_b`: each form after less
    before, given to different students.
    """

    before: Figure
    after: Figure
    a_first: Figure
    b_first: Figure
    gain: Figure
    b_easier: Figure
    form_a: Figure
    form_b: Figure


def crosswise(
    before: Floats, after: Floats, a_first: Bools, confidence: float = CONFIDENCE
) -> Crosswise:
    """Paired differences by order, all (students,); scores as shares, 0 to 1.

    The half that had A first gains g + (B - A), the other g - (B - A), where B - A is how much
    easier B is. The intervals of `before`, `after`, `gain` and `b_easier` are Welch's, halved;
    that of `gain` has the `confidence`.
    """
    gains = after - before
    a_gains, b_gains = gains[a_first], gains[~a_first]
    return Crosswise(
        before=_welch(before[a_first], -before[~a_first], within=SHARE, half=True),
        after=_welch(after[a_first], -after[~a_first], within=SHARE, half=True),
        a_first=paired_difference(before[a_first], after[a_first]),
        b_first=paired_difference(before[~a_first], after[~a_first]),
        gain=_welch(a_gains, -b_gains, half=True, confidence=confidence),
        b_easier=_welch(a_gains, b_gains, half=True),
        form_a=difference_of_means(after[~a_first], before[a_first]),
        form_b=difference_of_means(after[a_first], before[~a_first]),
    )


def difference_of_means(first: Floats, second: Floats) -> Figure:
    """The mean of first less that of second, scores of different students, with Welch's interval.

    Variances by n - 1, degrees of freedom by Welch & Satterthwaite (Welch 1947). n counts the
    students of both. Missing where either has nobody; no interval where one has a single student
    or none of them differ.
    """
    return _welch(first, second, half=False)


def _welch(
    first: Floats,
    second: Floats,
    *,
    half: bool,
    within: Within = DIFFERENCE,
    confidence: float = CONFIDENCE,
) -> Figure:
    n = len(first) + len(second)
    if not len(first) or not len(second):
        return missing(Reason.TOO_FEW_STUDENTS, n)
    scale = 0.5 if half else 1.0
    value = scale * float(first.mean() - second.mean())
    if min(len(first), len(second)) < _FEWEST:
        return Figure(value, n)
    first_variance = scale**2 * float(first.var(ddof=1)) / len(first)
    second_variance = scale**2 * float(second.var(ddof=1)) / len(second)
    if first_variance + second_variance <= NO_SPREAD:
        return Figure(value, n)
    df = (first_variance + second_variance) ** 2 / (
        first_variance**2 / (len(first) - 1) + second_variance**2 / (len(second) - 1)
    )
    squared_error = first_variance + second_variance
    return Figure(value, n, t_interval(value, squared_error, df, within, confidence))


@dataclass(frozen=True, slots=True)
class LabelChange:
    """A label before and after: recall, precision and use, each with its interval."""

    before: LabelFigures
    after: LabelFigures


def label_changes(before: Tables, after: Tables) -> Sequence[LabelChange]:
    """Each label before and after, from the tables of matched students.

    A label that is used more has not been learned by that: its recall must rise without the
    others' falling. `labels.detection` says so in one number.
    """
    return [
        LabelChange(one, two)
        for one, two in zip(label_figures(before), label_figures(after), strict=True)
    ]
