"""The strongest and the weakest students: who they are, and what they chose.

Students of the same score at a group's border share its last places, each counting for a part:
whoever comes first in a list must not decide what an item looks like.
"""

from dataclasses import dataclass

import numpy as np

from kit.results.estimation.estimate import (
    LEAST_FOR_GROUPS,
    NO_SPREAD,
    Floats,
    Ints,
    Reason,
)

#: Scores nearer than this are the same: sums of thirds differ in their last digits.
_SAME = 1e-9


@dataclass(frozen=True, slots=True)
class Thirds:
    """What the strongest and the weakest third chose.

    `strongest` and `weakest` (parts, choices): shares of the third, 0 to 1; `left_out` (2,
    parts): of the strongest and the weakest, those who left it out. `size`: students in a third.
    `reason`: why there are no shares (all 0 then).
    """

    strongest: Floats
    weakest: Floats
    left_out: Floats
    size: int
    reason: Reason | None = None


def strongest(scores: Floats, size: int) -> Floats:
    """Each student's weight (students,), 0 to 1, in the `size` highest of scores (students,)."""
    return weakest(-scores, size)


def weakest(scores: Floats, size: int) -> Floats:
    """Each student's weight (students,), 0 to 1, in the `size` lowest; they add up to `size`."""
    if size == 0:
        return np.zeros(len(scores))
    border = np.partition(scores, size - 1)[size - 1]
    inside = scores < border - _SAME
    tied = np.abs(scores - border) <= _SAME
    weight: Floats = inside + tied * ((size - inside.sum()) / tied.sum())
    return weight


def third(students: int) -> int:
    """A third of the students, to the nearest whole number."""
    return (2 * students + 3) // 6


def thirds(scores: Floats, choice: Ints, choices: int, *, least: int = LEAST_FOR_GROUPS) -> Thirds:
    """What the strongest and weakest third by scores (students,) chose of each part.

    `choice` (students, parts) are numbers below `choices`, -1 where it was left out.
    """
    students, parts = choice.shape
    size = third(students)
    why = None
    if students < least or size == 0:
        why = Reason.TOO_FEW_FOR_GROUPS if students else Reason.NO_ANSWERS
    elif scores.var() <= NO_SPREAD:
        why = Reason.ALL_ALIKE
    if why is not None:
        none = np.zeros((parts, choices))
        return Thirds(none, none, np.zeros((2, parts)), size, why)
    upper, lower = (
        _shares(group(scores, size) / size, choice, choices) for group in (strongest, weakest)
    )
    left_out = 1 - np.stack([upper.sum(axis=1), lower.sum(axis=1)])
    return Thirds(upper, lower, np.clip(left_out, 0, 1), size)


def _shares(weight: Floats, choice: Ints, choices: int) -> Floats:
    """(parts, choices): the weight that went to each choice."""
    there = np.flatnonzero(weight)
    chosen = choice[there]
    parts = choice.shape[1]
    cell = np.arange(parts) * choices + chosen
    mask = chosen >= 0
    spread = np.broadcast_to(weight[there, None], chosen.shape)
    counted = np.bincount(cell[mask], weights=spread[mask], minlength=parts * choices)
    return counted.reshape(parts, choices).astype(np.float64)
