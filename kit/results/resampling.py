"""Bootstrap intervals over students, for what is computed from counts that add up.

Answers of one student hang together, so students are drawn, never answers.
"""

from collections.abc import Iterator
from typing import Final

import numpy as np
import numpy.typing as npt

from kit.results.figures import CONFIDENCE, Floats, Interval

#: Limits from 1,000 drawings are good to a few hundredths of the interval's width, from 200 to a
#: tenth. Where there are so many students that 1,000 would take long, intervals are narrow.
MOST_RESAMPLES: Final = 1000
FEWEST_RESAMPLES: Final = 200
_AFFORDED: Final = 2_000_000
#: A fixed seed: the same class gets the same interval at each look.
SEED: Final = 20_230_414
#: How many drawn students are held at once: some megabytes, whatever the class.
_AT_ONCE: Final = 1_000_000
#: Multiplications in one piece of a product, see `drawn_sums`, and students in it.
_PIECE: Final = 500_000
_STUDENTS: Final = 64
_FEWEST: Final = 2

Counts = npt.NDArray[np.floating | np.integer]
Weights = npt.NDArray[np.float32]


def weights(students: int, seed: int) -> Iterator[Weights]:
    """How often each student is drawn, n out of n with replacement: blocks (resamples, students).

    1,000 drawings for up to 2,000 students, fewer above, at least 200. Whole numbers below 2^24,
    which single precision holds and multiplies exactly.
    """
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

    Counts are whole numbers that add up over students. One student, or none, is no class to draw
    from: (0, counts).
    """
    students = len(counts)
    if students < _FEWEST:
        return np.zeros((0, counts.shape[1]))
    single = np.ascontiguousarray(counts, dtype=np.float32)
    sums = [drawn_sums(block, single) for block in weights(students, seed)]
    return np.concatenate(sums).astype(np.float64)


def drawn_sums(times: Weights, counts: Weights) -> Weights:
    """The product `times` (drawings, students) @ `counts` (students, counts), in small pieces.

    The library behind numpy shares larger products out among threads, which wait for one another
    on a machine that has other work: up to 140 ms for a class of 200 in place of 12.
    """
    students, columns = counts.shape
    rows = max(_PIECE // (_STUDENTS * max(columns, 1)), 1)
    sums = np.zeros((len(times), columns), dtype=np.float32)
    for first in range(0, len(times), rows):
        some = slice(first, first + rows)
        for one in range(0, students, _STUDENTS):
            group = slice(one, one + _STUDENTS)
            sums[some] += times[some, group] @ counts[group]
    return sums


def percentiles(values: Floats) -> Interval | None:
    """The percentile interval (Efron & Tibshirani 1993, chapter 13) of a figure of each drawing.

    NaN, where a drawing leaves the figure undefined, is left out. None where that is half of
    them or more, and where all are the same: what never varied cannot tell how sure it is.
    """
    there = values[~np.isnan(values)]
    if 2 * len(there) <= len(values) or np.ptp(there) == 0:
        return None
    tail = (1 - CONFIDENCE) / 2
    low, high = np.quantile(there, [tail, 1 - tail])
    return Interval(float(low), float(high))
