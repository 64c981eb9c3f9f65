"""What a statistic comes as: a value with its interval and n, or the reason why there is none.

Arrays here and in the modules beside have students as rows and items (or parts) as columns.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

#: All intervals cover with this probability, one half of the rest on each side.
CONFIDENCE: Final = 0.95
#: Of three intervals of which one finding is made: together they hold with CONFIDENCE. Bonferroni
#: would ask for 0.983; intervals of halves of a dozen students hold a little less than they say.
CONFIDENCE_OF_THREE: Final = 0.99
#: From how many students on a correlation is shown: its standard error there is about 0.23.
LEAST_FOR_CORRELATION: Final = 20
#: From how many students on groups by score are compared: 27 % of them are eight people.
LEAST_FOR_GROUPS: Final = 30
#: How many decimals a limit is written with at most.
MOST_PLACES: Final = 4
#: A variance below this is rounding, not spread; credits lie between 0 and 1.
NO_SPREAD: Final = 1e-12


class Reason(StrEnum):
    """Why a figure is missing; the value is the id that pages word."""

    NO_ANSWERS = "no-answers"
    TOO_FEW_STUDENTS = "too-few-students"
    TOO_FEW_FOR_CORRELATION = "too-few-for-correlation"
    TOO_FEW_FOR_GROUPS = "too-few-for-groups"
    TOO_FEW_ITEMS = "too-few-items"
    ALL_ALIKE = "all-alike"
    NOTHING_TO_PAIR = "nothing-to-pair"
    NEVER_DUE = "label-never-due"
    ONE_SIDE_ONLY = "one-side-only"
    FULL_BEFORE = "full-before"
    NOT_POSITIVE = "reliability-not-positive"


def filled(credit: Floats) -> Floats:
    """Credits with what was left out, NaN, as 0."""
    return np.where(np.isnan(credit), 0.0, credit)


#: What a figure can be, from least to most; its interval stays inside.
Within = tuple[float, float]
SHARE: Final[Within] = (0.0, 1.0)
DIFFERENCE: Final[Within] = (-1.0, 1.0)


@dataclass(frozen=True, slots=True)
class Interval:
    """The lower and upper limit at CONFIDENCE."""

    low: float
    high: float

    def inside(self, within: Within) -> "Interval":
        """The part of it that is possible: no share lies below 0 or above 1."""
        low, high = (min(max(limit, within[0]), within[1]) for limit in (self.low, self.high))
        return Interval(low, high)

    def decimals(self, times: float = 1, least: int = 0) -> int:
        """Decimals, `least` or more, with which limits on one side of 0 are not written as 0.

        `times`: what the limits are multiplied by before they are written.
        """
        nearest = max(self.low, -self.high) * times
        if nearest <= 0:
            return least
        return next((at for at in range(least, MOST_PLACES) if round(nearest, at)), MOST_PLACES)


@dataclass(frozen=True, slots=True)
class Figure:
    """A statistic with how many it rests on: students or answers, as its function says.

    Either `value` is there, or `reason` says why not. `interval` is None beside a value where
    the data have no spread to judge it by, or where its function says that there is none.
    """

    value: float | None
    n: int
    interval: Interval | None = None
    reason: Reason | None = None

    def __post_init__(self) -> None:
        if (self.value is None) is (self.reason is None):
            raise ValueError("a figure has either a value or a reason why not")

    @property
    def low(self) -> float | None:
        """The lower limit of the interval, if there is one."""
        return self.interval.low if self.interval else None

    @property
    def high(self) -> float | None:
        """The upper limit of the interval, if there is one."""
        return self.interval.high if self.interval else None


def missing(reason: Reason, n: int) -> Figure:
    """A figure that cannot or should not be given."""
    return Figure(None, n, reason=reason)
