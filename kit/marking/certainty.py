"""Certainty-based marking: what an answer earns by how sure its student was. Pure.

The scale is A. R. Gardner-Medwin's: 1, 2 or 3 if right, 0, -2 or -6 if wrong. It rewards whoever
says how sure they are and is honest about it: *fairly sure* pays from two in three on, *certain*
from four in five.

A credit in part is the share that is right: it earns that share of the points for right, and the
rest of those for wrong. That is what the scale gives on average over so many right and wrong
answers, so what pays at a whole item pays at one of several parts, too.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from kit.vocabulary import Certainty

IF_RIGHT: Final[Mapping[Certainty, int]] = {
    Certainty.GUESS: 1,
    Certainty.FAIRLY_SURE: 2,
    Certainty.CERTAIN: 3,
}
IF_WRONG: Final[Mapping[Certainty, int]] = {
    Certainty.GUESS: 0,
    Certainty.FAIRLY_SURE: -2,
    Certainty.CERTAIN: -6,
}
#: The most that one item can earn.
MOST: Final = max(IF_RIGHT.values())


@dataclass(frozen=True, slots=True)
class Total:
    """The points of an attempt, of `most` that its counted items could earn."""

    points: float
    most: int


def points(credit: float | None, certainty: Certainty | None) -> float | None:
    """What an answer of that credit (0 to 1) earns; None while it is pending, or void.

    An answer without a certainty counts as a guess.
    """
    if credit is None:
        return None
    sureness = certainty or Certainty.GUESS
    return IF_WRONG[sureness] + credit * (IF_RIGHT[sureness] - IF_WRONG[sureness])


def total(items: Iterable[tuple[float | None, Certainty | None] | None]) -> Total:
    """The sum over an attempt's items: credit and certainty of each, None for one left out.

    What was left out earns nothing and counts; what is pending or void does not count. So void
    items that were left out have to be kept away by the caller, who knows the key.
    """
    earned = [0.0 if item is None else points(*item) for item in items]
    counted = [each for each in earned if each is not None]
    return Total(sum(counted), MOST * len(counted))
