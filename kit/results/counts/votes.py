"""The two votes of a round beside each other: who chose what, and who moved. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from uuid import UUID

from kit.results.counts.distributions import Distribution, distribution
from kit.results.counts.transitions import Transition, transition
from kit.results.sheet import ItemColumn, Sheet, StudentRow

#: The band of Peer Instruction within which a discussion pays, as shares of right answers. A rule
#: of thumb: docs/live.md names where it comes from.
EXPLAIN_BELOW: Final = 0.3
REVEAL_ABOVE: Final = 0.7

#: What each student chose in a ballot, by part.
Choices = Mapping[UUID, Mapping[str, str]]


class Advice(StrEnum):
    """What a first vote suggests to do next."""

    EXPLAIN = "explain"
    DISCUSS = "discuss"
    REVEAL = "reveal"


@dataclass(frozen=True, slots=True)
class Ballot:
    """One vote of a round, 1 or 2; `distributions` are of the item's parts, in order.

    `settled`: the key tells right from wrong. Else nothing is right.
    """

    number: int
    voters: int
    distributions: Sequence[Distribution]
    settled: bool

    @property
    def several(self) -> bool:
        """Whether a vote is several choices: then choices are counted, and voters are fewer."""
        return len(self.distributions) > 1

    @property
    def choices(self) -> int:
        """How many choices were made, over all parts; for an item of one choice: by voters."""
        return sum(each.answered for each in self.distributions)

    @property
    def right(self) -> int | None:
        """How many of the choices agree with the key; None where there is nothing to agree with."""
        return sum(each.agreeing for each in self.distributions) if self.settled else None

    @property
    def share_right(self) -> float | None:
        """The share of choices that agree with the key, 0 to 1; None without any."""
        return self.right / self.choices if self.right is not None and self.choices else None


@dataclass(frozen=True, slots=True)
class RoundVotes:
    """An item's two votes beside each other. `second` and `moved` are None without a second.

    `moved` is None too where the key settles nothing.
    """

    item: ItemColumn
    first: Ballot
    second: Ballot | None
    moved: Transition | None


def rounds_of(sheet: Sheet) -> Sequence[RoundVotes]:
    """The votes on each item of a sheet, of all who are in the class."""
    voters = [row for row in sheet.students if row.votes]
    return [
        round_votes(item, _chosen(voters, item.item_id, 1), _chosen(voters, item.item_id, 2))
        for item in sheet.items
    ]


def _chosen(voters: Sequence[StudentRow], item_id: str, number: int) -> Choices:
    return {
        row.student_id: cell.choices
        for row in voters
        if (cell := row.votes.get(number, {}).get(item_id)) is not None
    }


def round_votes(item: ItemColumn, first: Choices, second: Choices) -> RoundVotes:
    """Both votes on an item, counted."""
    again = bool(second)
    return RoundVotes(
        item,
        ballot(item, 1, first),
        ballot(item, 2, second) if again else None,
        moved(item, first, second) if again and item.settles else None,
    )


def ballot(item: ItemColumn, number: int, chosen: Choices) -> Ballot:
    """A vote, counted."""
    distributions = [
        distribution(
            item,
            part,
            [one[part.part.id] for one in chosen.values() if part.part.id in one],
            len(chosen),
        )
        for part in item.parts
    ]
    return Ballot(number, len(chosen), distributions, item.settles)


def moved(item: ItemColumn, first: Choices, second: Choices) -> Transition:
    """How choices went, of students who made both; for an item of one choice: of students."""
    return transition(
        (part.agrees(before), part.agrees(after))
        for part in item.parts
        for student_id, chosen in first.items()
        if (before := chosen.get(part.part.id)) is not None
        and (after := second.get(student_id, {}).get(part.part.id)) is not None
    )


def advice(share_right: float | None) -> Advice | None:
    """What to do after a first vote, by the share of choices, 0 to 1, that are right.

    None without one.
    """
    if share_right is None:
        return None
    if share_right < EXPLAIN_BELOW:
        return Advice.EXPLAIN
    return Advice.DISCUSS if share_right <= REVEAL_ABOVE else Advice.REVEAL
