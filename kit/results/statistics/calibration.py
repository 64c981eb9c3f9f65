"""How sure students were, held against how often they were right.

Arrays are (students, items): `credit` 0 to 1, `sure` the number of the level, 0 guess, 1 fairly
sure, 2 certain; NaN and -1 where there is none. Answers without a level or without a mark are
outside. n counts answers; intervals are drawn over students.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from kit.results.estimation.clustered_shares import group, shares
from kit.results.estimation.estimate import (
    DIFFERENCE,
    Bools,
    Figure,
    Floats,
    Ints,
    Reason,
    missing,
)
from kit.results.estimation.two_way import two_way_mean
from kit.vocabulary import Certainty

LEVELS: Final = (Certainty.GUESS, Certainty.FAIRLY_SURE, Certainty.CERTAIN)
#: The chance of being right that each level states: the middle of the range in which it is the
#: best one under Gardner-Medwin's marks (1, 2, 3 if right, 0, -2, -6 if wrong). He who picks the
#: first is between chance among three labels, 1/3, and 2/3; the second, 2/3 and 4/5; the third,
#: 4/5 and 1.
STATED: Final = (1 / 2, 11 / 15, 9 / 10)
#: Between what chances of being right each level is the best one, by the same marks: whoever says
#: "certain" and is right less often than four times in five is surer than right, whatever chance
#: the level should be taken to state.
LEAST_CHANCE: Final = (0.0, 2 / 3, 4 / 5)
MOST_CHANCE: Final = (2 / 3, 4 / 5, 1.0)


@dataclass(frozen=True, slots=True)
class Level:
    """One level. `accuracy`: mean credit. `gap`: `stated` less accuracy.

    A gap above 0 says that students were surer than they were right.
    """

    level: Certainty
    stated: float
    accuracy: Figure
    gap: float | None


@dataclass(frozen=True, slots=True)
class Calibration:
    """All levels together.

    `brier`: the mean squared difference of stated chance and credit (Brier 1950), 0 best. It
    is `reliability` - `resolution` + `uncertainty` (Murphy 1973): how far stated
    and found are apart, how much the levels tell apart, and how mixed credits are anyway (their
    variance, divided by n). `overconfidence`: mean stated chance less mean credit.
    `confident_errors`: the share of answers given as certain that earned nothing.

    `too_sure`: of the answers given as fairly sure or certain, the mean of the least chance at
    which the level is said rightly less credit; above 0 the class was surer than right, whatever
    chance a level states. `too_unsure`: of guesses and fairly sure answers, credit less the most
    chance. Their intervals take students and items for a draw of both.
    """

    levels: Sequence[Level]
    brier: Figure
    overconfidence: Figure
    reliability: float | None
    resolution: float | None
    uncertainty: float | None
    confident_errors: Figure
    too_sure: Figure
    too_unsure: Figure


def calibration(
    credit: Floats, sure: Ints, *, stated: tuple[float, float, float] = STATED
) -> Calibration:
    """Accuracy by level, and what it says of all of them."""
    asked = (sure >= 0) & ~np.isnan(credit)
    accuracies, (brier, over, errors) = _shares(credit, sure, asked, np.array(stated))
    levels = [_level(*each) for each in zip(LEVELS, stated, accuracies, strict=True)]
    own = credit[asked]
    too_sure = _beyond(np.array(LEAST_CHANCE)[sure] - credit, asked & (sure > 0))
    too_unsure = _beyond(credit - np.array(MOST_CHANCE)[sure], asked & (sure < len(LEVELS) - 1))
    if not len(own):
        return Calibration(levels, brier, over, None, None, None, errors, too_sure, too_unsure)
    counts = np.array([level.accuracy.n for level in levels])
    values = np.array([level.accuracy.value or 0.0 for level in levels])
    return Calibration(
        levels=levels,
        brier=brier,
        overconfidence=over,
        reliability=float(counts @ (np.array(stated) - values) ** 2 / len(own)),
        resolution=float(counts @ (values - own.mean()) ** 2 / len(own)),
        uncertainty=float(own.var()),
        confident_errors=errors,
        too_sure=too_sure,
        too_unsure=too_unsure,
    )


def _beyond(past: Floats, there: Bools) -> Figure:
    """The mean by which credit lies past what a level asks for, -1 to 1."""
    return two_way_mean(past, there, DIFFERENCE)


def _shares(
    credit: Floats, sure: Ints, asked: Bools, said: Floats
) -> tuple[Sequence[Figure], Sequence[Figure]]:
    """Accuracy of each level; then Brier's score, overconfidence and confident errors."""
    earned = np.where(asked, credit, 0.0)
    apart = np.where(asked, said[sure] - earned, 0.0)
    by_level = [asked & (sure == level) for level in range(len(LEVELS))]
    of = [
        *(np.where(one, earned, 0.0) for one in by_level),
        apart**2,
        apart,
        by_level[-1] & (earned == 0),
    ]
    n = [*by_level, asked, asked, by_level[-1]]
    figures = shares([group(_of_students(of), _of_students(n))])
    return figures[: len(LEVELS)], figures[len(LEVELS) :]


def _of_students(columns: Sequence[Floats | Bools]) -> Floats:
    """The sum of each column (students, items) for each student, side by side."""
    return np.stack([column.sum(axis=1, dtype=np.float64) for column in columns], axis=1)


def unsaid(credit: Floats, sure: Ints) -> Figure:
    """Accuracy of the answers whose student did not say how sure."""
    there = (sure < 0) & ~np.isnan(credit)
    if not there.any():
        return missing(Reason.NO_ANSWERS, 0)
    earned = np.where(there, credit, 0.0)
    return shares([group(_of_students([earned]), _of_students([there]))])[0]


def _level(level: Certainty, stated: float, accuracy: Figure) -> Level:
    gap = None if accuracy.value is None else stated - accuracy.value
    return Level(level, stated, accuracy, gap)


def confident_errors(credit: Floats, sure: Ints) -> Ints:
    """How many answers given as certain earned nothing, per item (items,)."""
    counts: Ints = ((sure == len(LEVELS) - 1) & (credit == 0)).sum(axis=0)
    return counts
