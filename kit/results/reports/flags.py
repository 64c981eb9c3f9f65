"""The items worth a second look, named by what stands on the page. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from kit.results.estimation.estimate import LEAST_FOR_CORRELATION, LEAST_FOR_GROUPS, Bools, Reason
from kit.results.matrix import Matrix
from kit.results.sheet import ItemColumn, PartColumn
from kit.results.statistics.item_analysis import ItemFigures
from kit.results.statistics.reliability import LEAST_ITEMS, LEAST_STUDENTS
from kit.results.statistics.score_groups import FlagReason, Thirds, flags, thirds
from kit.results.statistics.scores import scores

#: How many of them a figure needs, by the reason why it is missing: for the words that say so.
LIMITS: Final[Mapping[Reason, int]] = {
    Reason.TOO_FEW_STUDENTS: LEAST_STUDENTS,
    Reason.TOO_FEW_FOR_CORRELATION: LEAST_FOR_CORRELATION,
    Reason.TOO_FEW_FOR_GROUPS: LEAST_FOR_GROUPS,
    Reason.TOO_FEW_ITEMS: LEAST_ITEMS,
}


@dataclass(frozen=True, slots=True)
class Flagged:
    """A reason to look at an item again; `part` and `choice` where it is about one choice."""

    item: ItemColumn
    reason: FlagReason
    firm: bool
    part: PartColumn | None = None
    choice: str | None = None


def thirds_of(scored: Matrix) -> Thirds:
    """What the strongest and the weakest third chose, of the items that count."""
    most = max((len(choices) for choices in scored.choices), default=0)
    return thirds(scores(scored.credit), scored.choice, max(most, 1))


def flagged(scored: Matrix, figures: Sequence[ItemFigures], groups: Thirds) -> Sequence[Flagged]:
    """The items that count and look faulty, in their order."""
    raised = flags(
        [each.item_rest for each in figures],
        groups,
        agreeing(scored, groups.strongest.shape[1]),
        scored.item_of,
        scored.settled,
    )
    named = []
    for flag in raised:
        part = None if flag.part is None else scored.parts[flag.part]
        choice = None
        if flag.part is not None and flag.choice is not None:
            choice = scored.choices[flag.part][flag.choice]
        named.append(Flagged(scored.items[flag.item], flag.reason, flag.firm, part, choice))
    return named


def agreeing(scored: Matrix, choices: int) -> Bools:
    """Which choices of each part are the key's, or a number that is as good: (parts, choices)."""
    key_choices = np.zeros((len(scored.parts), choices), dtype=np.bool_)
    for row, part, own in zip(key_choices, scored.parts, scored.choices, strict=True):
        row[: len(own)] = [part.agrees(choice) for choice in own]
    return key_choices
