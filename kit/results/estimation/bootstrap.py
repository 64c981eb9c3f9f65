"""Bootstrap intervals over students, for what is computed from counts that add up.

Answers of one student hang together, so students are drawn, never answers.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import sqrt
from typing import Final, TypeVar

import numpy as np
import numpy.typing as npt

from kit.results.estimation.estimate import CONFIDENCE, NO_SPREAD, Floats, Interval
from kit.results.estimation.quantiles import normal_share, t_quantile

#: Limits from 1,000 drawings are good to a few hundredths of the interval's width, from 200 to a
#: tenth. Where there are so many students that 1,000 would take long, intervals are narrow.
MOST_RESAMPLES: Final = 1000
FEWEST_RESAMPLES: Final = 200
_AFFORDED: Final = 2_000_000
#: A fixed seed: the same class gets the same interval at each look.
SEED: Final = 20_230_414
#: How many drawn students are held at once: some megabytes, whatever the class.
_AT_ONCE: Final = 200_000
#: Drawings of no more students are kept: under a megabyte.
_CLASS: Final = 200
#: Multiplications in one piece of a product, see `drawn_sums`, and students in it.
_PIECE: Final = 500_000
_STUDENTS: Final = 64
_FEWEST: Final = 2
#: From how many students on an interval is given. Of five, drawn with replacement, the outermost
#: of 1,000 drawings stand where the tails begin.
LEAST_TO_DRAW: Final = 5

Counts = npt.NDArray[np.floating | np.integer]
Weights = npt.NDArray[np.float32]
Sums = TypeVar("Sums", Weights, Floats)


def weights(students: int, seed: int) -> Iterator[Weights]:
    """How often each student is drawn, n out of n with replacement: blocks (resamples, students).

    1,000 drawings for up to 2,000 students, fewer above, at least 200. Whole numbers below 2^24,
    which single precision holds and multiplies exactly. Those of a whole class are kept for the
    next figure of it: they are read alone.
    """
    return iter(_kept(students, seed)) if students <= _CLASS else _drawn(students, seed)


@lru_cache(maxsize=2)
def _kept(students: int, seed: int) -> Sequence[Weights]:
    blocks = list(_drawn(students, seed))
    for block in blocks:
        block.flags.writeable = False
    return blocks


def _drawn(students: int, seed: int) -> Iterator[Weights]:
    rng = np.random.default_rng(seed)
    resamples = min(max(_AFFORDED // students, FEWEST_RESAMPLES), MOST_RESAMPLES)
    at_once = max(_AT_ONCE // students, 1)
    for start in range(0, resamples, at_once):
        rows = min(at_once, resamples - start)
        drawn = rng.integers(0, students, (rows, students))
        drawn += np.arange(rows)[:, None] * students
        counted = np.bincount(drawn.ravel(), minlength=rows * students)
        yield counted.reshape(rows, students).astype(np.float32)


def resample(counts: Counts, *, seed: int = SEED) -> Floats:
    """The sums of counts (students, counts) over each drawing: (resamples, counts).

    Counts add up over students; whole numbers are added exactly. One student, or none, is no
    class to draw from: (0, counts).
    """
    students = len(counts)
    if students < _FEWEST:
        return np.zeros((0, counts.shape[1]))
    if np.issubdtype(counts.dtype, np.integer):
        single = np.ascontiguousarray(counts, dtype=np.float32)
        sums = [drawn_sums(block, single) for block in weights(students, seed)]
        return np.concatenate(sums).astype(np.float64)
    double = np.ascontiguousarray(counts, dtype=np.float64)
    return np.concatenate([drawn_sums(block, double) for block in weights(students, seed)])


def drawn_sums(times: Weights, counts: Sums) -> Sums:
    """The product `times` (drawings, students) @ `counts` (students, counts), in small pieces.

    The library behind numpy shares larger products out among threads, which wait for one another
    on a machine that has other work: up to 140 ms for a class of 200 in place of 12.
    """
    students, columns = counts.shape
    rows = max(_PIECE // (_STUDENTS * max(columns, 1)), 1)
    sums = np.zeros((len(times), columns), dtype=counts.dtype)
    for first in range(0, len(times), rows):
        drawings = slice(first, first + rows)
        for start in range(0, students, _STUDENTS):
            group = slice(start, start + _STUDENTS)
            sums[drawings] += times[drawings, group] @ counts[group]
    return sums


def percentiles(values: Floats, students: int, confidence: float = CONFIDENCE) -> Interval | None:
    """The interval of a figure from its value in each drawing of so many students."""
    return percentiles_of_mean([values], [students], confidence)


def percentiles_of_mean(
    groups: Sequence[Floats], students: Sequence[int], confidence: float = CONFIDENCE
) -> Interval | None:
    """The interval of the mean of a figure of each group, whose students were drawn apart.

    Percentiles (Efron & Tibshirani 1993, chapter 13), further out the fewer the students are:
    drawings spread less than classes do, and their spread is itself an estimate (Hesterberg 2015,
    "expanded percentiles"). NaN, where a drawing leaves the figure undefined, is left out. None
    where that is half of them or more, where a group has fewer than LEAST_TO_DRAW, and where all
    are the same: what never varied cannot tell how sure it is.
    """
    if min(students) < LEAST_TO_DRAW:
        return None
    drawings = min(len(values) for values in groups)
    together = np.stack([values[:drawings] for values in groups])
    there = together[:, ~np.isnan(together).any(axis=0)]
    if 2 * there.shape[1] <= drawings:
        return None
    means = np.sort(there.mean(axis=0))
    if means[-1] - means[0] <= NO_SPREAD:
        return None
    tail = (
        _tail(students[0], confidence) if len(groups) == 1 else _tails(there, students, confidence)
    )
    return Interval(_between(means, tail), _between(means, 1 - tail))


@lru_cache(maxsize=1024)
def _tail(students: int, confidence: float) -> float:
    """What to leave out at each end, of drawings of a single group."""
    return _left_out(students - 1, students / (students - 1), confidence)


def _tails(drawn: Floats, students: Sequence[int], confidence: float) -> float:
    """What to leave out of a mean of groups: freedom by Welch & Satterthwaite (Welch 1947)."""
    spread, n = drawn.var(axis=1), np.array(students)
    true = spread * n / (n - 1)
    df = float(true.sum() ** 2 / (true**2 / (n - 1)).sum())
    return _left_out(df, float(true.sum() / spread.sum()), confidence)


def _left_out(df: float, narrow: float, confidence: float) -> float:
    """`narrow`: by how much the variance is larger than that of the drawings."""
    return normal_share(-sqrt(narrow) * t_quantile((1 + confidence) / 2, df))


def _between(ordered: Floats, share: float) -> float:
    """A percentile of values in order, linear between neighbours (type 7, numpy's)."""
    at = share * (len(ordered) - 1)
    below = min(int(at), len(ordered) - 2)
    low, high = ordered[below : below + 2].tolist()
    return float(low + (at - below) * (high - low))
