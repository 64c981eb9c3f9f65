"""The strongest and the weakest students: who they are, and what they chose.

Students of the same score at a group's border share its last places, each counting for a part:
whoever comes first in a list must not decide what an item looks like.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from kit.results.estimation.estimate import (
    LEAST_FOR_GROUPS,
    NO_SPREAD,
    Bools,
    Figure,
    Floats,
    Ints,
    Reason,
)
from kit.results.estimation.intervals import wilson

#: Scores nearer than this are the same: sums of thirds differ in their last digits.
_SAME = 1e-9


class FlagReason(StrEnum):
    """Why an item is worth a second look; the value is the id that pages word."""

    NEGATIVE = "negative-discrimination"
    OTHER_PREFERRED = "strongest-prefer-another"


@dataclass(frozen=True, slots=True)
class Flag:
    """A reason to look at an item again: at its key first. `part` and `choice` are numbers.

    `firm`: its interval excludes chance. In a class of twenty, fair items often come out
    negative; a flag that is not firm is a hint.
    """

    item: int
    reason: FlagReason
    firm: bool
    part: int | None = None
    choice: int | None = None


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


def flags(
    item_rest: Sequence[Figure], groups: Thirds, agreeing: Bools, item_of: Ints, settled: Bools
) -> Sequence[Flag]:
    """The items worth a second look, in their order.

    Negative: the item-rest correlation is shown and below 0; firm if all of its interval is.
    Other preferred: more of the strongest third took one wrong choice than the key's; firm if,
    of those who took either, more than half did so by Wilson's interval. `agreeing` (parts,
    choices): the key's choice, and what is as good. `item_of` and `settled` (parts,): the part's
    item, and whether its key is neither debatable nor void: where readers may differ, another
    choice is no fault.
    """
    raised = [
        Flag(item, FlagReason.NEGATIVE, figure.interval is not None and figure.interval.high < 0)
        for item, figure in enumerate(item_rest)
        if figure.value is not None and figure.value < 0
    ]
    if groups.reason is None and groups.strongest.size:
        raised += _preferred(groups, agreeing, item_of, settled)
    return sorted(raised, key=lambda flag: (flag.item, flag.part is not None))


def _preferred(groups: Thirds, agreeing: Bools, item_of: Ints, settled: Bools) -> Sequence[Flag]:
    keyed = (groups.strongest * agreeing).sum(axis=1)
    others = np.where(agreeing, 0.0, groups.strongest)
    best = others.argmax(axis=1)
    most = others.max(axis=1)
    either = np.where(most > 0, keyed + most, 1.0)
    return [
        Flag(
            int(item_of[part]),
            FlagReason.OTHER_PREFERRED,
            wilson(float(most[part] / either[part]), groups.size * float(either[part])).low > 1 / 2,
            int(part),
            int(best[part]),
        )
        for part in np.flatnonzero(settled & (most > keyed + _SAME)).tolist()
    ]
