"""Whether two series of times can be told apart, and how small a difference would have been seen."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Final

import numpy as np

#: So many standard errors apart is told apart: by chance once in 16,000 comparisons.
TOLD_APART: Final = 4.0
#: For a difference to be told apart 19 times in 20 it is so many standard errors more.
_POWER: Final = 1.645
_RESAMPLES: Final = 400


@dataclass(frozen=True)
class Difference:
    """By how much the second of each pair took longer, in microseconds.

    `median` of the pairs' differences, `error` is its standard error (bootstrap), `ranks` the
    normal score of Wilcoxon's signed-rank test.
    """

    pairs: int
    median: float
    error: float
    ranks: float

    @property
    def smallest(self) -> float:
        """The smallest difference, in microseconds, that is told apart 19 times in 20."""
        return (TOLD_APART + _POWER) * self.error

    @property
    def told_apart(self) -> bool:
        """Whether both the ranks and the median say that one takes longer."""
        return abs(self.ranks) > TOLD_APART and abs(self.median) > TOLD_APART * self.error

    def __str__(self) -> str:
        return (
            f"{self.pairs} pairs: {self.median:+.2f} us ± {self.error:.2f}, ranks {self.ranks:+.2f}; "
            f"{self.smallest:.1f} us would be told apart"
        )


def difference(one: Sequence[int], other: Sequence[int]) -> Difference:
    """Compare times in nanoseconds that were taken in pairs."""
    apart = (np.asarray(other, dtype=float) - np.asarray(one, dtype=float)) / 1000
    chance = np.random.default_rng(24)
    medians = [
        float(np.median(chance.choice(apart, len(apart), replace=True))) for _ in range(_RESAMPLES)
    ]
    moved = apart[apart != 0]
    places = np.empty(len(moved))
    places[np.argsort(np.abs(moved), kind="stable")] = np.arange(1, len(moved) + 1)
    count = len(moved)
    mean, spread = count * (count + 1) / 4, sqrt(count * (count + 1) * (2 * count + 1) / 24)
    ranks = (float(places[moved > 0].sum()) - mean) / spread
    return Difference(len(apart), float(np.median(apart)), float(np.std(medians)), ranks)


def in_turn(
    pairs: int, one: Callable[[], Callable[[], object]], other: Callable[[], Callable[[], object]]
) -> Difference:
    """Time two acts in turn, each first as often as the other: in time of the processor.

    Each argument makes an act ready, untimed, and returns it. The processor's time leaves out what
    else runs on this computer, which would hide a difference rather than make one.
    """
    times: tuple[list[int], list[int]] = ([], [])
    for number in range(pairs):
        order = (0, 1) if number % 2 == 0 else (1, 0)
        for which in order:
            act = (one, other)[which]()
            before = time.thread_time_ns()
            act()
            times[which].append(time.thread_time_ns() - before)
    return difference(*times)
