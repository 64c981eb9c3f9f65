"""How sure students were, held against how often they were right.

Arrays are flat, one entry an answer: `credit` 0 to 1, `sure` the number of the level, 0 guess,
1 fairly sure, 2 certain. Answers without a level or without a mark are the caller's to leave
out (`Matrix.asked`). n counts answers.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from kit.results.figures import Figure, Floats, Ints, Reason, missing
from kit.results.intervals import mean, share
from kit.vocabulary import Certainty

LEVELS: Final = (Certainty.GUESS, Certainty.FAIRLY_SURE, Certainty.CERTAIN)
#: The chance of being right that each level states: the middle of the range in which it is the
#: best one under Gardner-Medwin's marks (1, 2, 3 if right, 0, -2, -6 if wrong). He who picks the
#: first is between chance among three labels, 1/3, and 2/3; the second, 2/3 and 4/5; the third,
#: 4/5 and 1.
STATED: Final = (1 / 2, 11 / 15, 9 / 10)


@dataclass(frozen=True, slots=True)
class Level:
    """One level. `accuracy`: mean credit, Wilson's interval. `gap`: `stated` less accuracy.

    A gap above 0 says that students were surer than they were right.
    """

    level: Certainty
    stated: float
    accuracy: Figure
    gap: float | None


@dataclass(frozen=True, slots=True)
class Calibration:
    """All levels together.

    `brier`: the mean squared difference of stated chance and credit (Brier 1950), 0 best; t
    interval. It is `reliability` - `resolution` + `uncertainty` (Murphy 1973): how far stated
    and found are apart, how much the levels tell apart, and how mixed credits are anyway (their
    variance, divided by n). `overconfidence`: mean stated chance less mean credit.
    `confident_errors`: the share of answers given as certain that earned nothing.
    """

    levels: Sequence[Level]
    brier: Figure
    overconfidence: Figure
    reliability: float | None
    resolution: float | None
    uncertainty: float | None
    confident_errors: Figure


def calibration(
    credit: Floats, sure: Ints, *, stated: tuple[float, float, float] = STATED
) -> Calibration:
    """Accuracy by level, and what it says of all of them.

    Intervals take answers as if each were another person's; where a class of few gave many,
    they are somewhat too narrow.
    """
    counts = np.bincount(sure, minlength=len(LEVELS))
    sums = np.bincount(sure, weights=credit, minlength=len(LEVELS))
    said = np.array(stated)
    n = len(credit)
    levels = [
        _level(at, stated[at], share(float(sums[at]), int(counts[at]))) for at in range(len(LEVELS))
    ]
    certain = credit[sure == len(LEVELS) - 1]
    errors = share(float((certain == 0).sum()), len(certain))
    if n == 0:
        none = missing(Reason.NO_ANSWERS, 0)
        return Calibration(levels, none, none, None, None, None, errors)
    found = np.divide(sums, counts, out=np.zeros(len(LEVELS)), where=counts > 0)
    return Calibration(
        levels=levels,
        brier=mean((said[sure] - credit) ** 2),
        overconfidence=mean(said[sure] - credit),
        reliability=float(counts @ (said - found) ** 2 / n),
        resolution=float(counts @ (found - credit.mean()) ** 2 / n),
        uncertainty=float(credit.var()),
        confident_errors=errors,
    )


def _level(at: int, stated: float, accuracy: Figure) -> Level:
    gap = None if accuracy.value is None else stated - accuracy.value
    return Level(LEVELS[at], stated, accuracy, gap)


def confident_errors(credit: Floats, sure: Ints) -> Ints:
    """How many answers given as certain earned nothing, per item (items,).

    `credit` and `sure` (students, items); NaN and -1 where there is none.
    """
    counts: Ints = ((sure == len(LEVELS) - 1) & (credit == 0)).sum(axis=0)
    return counts
