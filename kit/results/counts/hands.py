"""Hands that were counted in the two votes of a round, and what counts alone can say. Pure.

A count knows no students: nothing here tells who changed their mind.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kit.results.counts.distributions import Distribution, distribution
from kit.results.counts.votes import Ballot, RoundVotes, rounds_of
from kit.results.sheet import ItemColumn, Sheet


@dataclass(frozen=True, slots=True)
class PartCount:
    """The hands counted for a part: `counts` by choice.

    `present` is of how many students, None where nobody can say. `stands`: the teacher said that
    more hands than students are right. `after_key`: counted, or mended, once the key was shown.
    """

    part_id: str
    counts: Mapping[str, int]
    present: int | None
    stands: bool = False
    after_key: bool = False

    @property
    def total(self) -> int:
        """How many hands."""
        return sum(self.counts.values())

    @property
    def over(self) -> bool:
        """Whether more hands were counted than students were there, as far as is known."""
        return self.present is not None and self.total > self.present


#: Counts of a session: by item, then by ballot.
HandCounts = Mapping[str, Mapping[int, Sequence[PartCount]]]


@dataclass(frozen=True, slots=True)
class HandBallot:
    """One vote by hands: `ballot` as one by devices, its voters the most hands of any part.

    `present` is the fewest students of any part's count, None where nobody can say. `open`: there
    are more hands than students, and the teacher has not said yet that it is right.
    """

    ballot: Ballot
    present: int | None
    over: bool
    open: bool
    after_key: bool


@dataclass(frozen=True, slots=True)
class Bounds:
    """How many of a vote's students gave another answer the second time: `least` to `most`."""

    least: int
    most: int


@dataclass(frozen=True, slots=True)
class HandRound:
    """Both votes on an item by hands, beside the `phones`; None where nothing was counted.

    `together` has hands and phones of each ballot added up, by its number, where that is honest.
    `bounds` is None where two counts of hands do not allow it to be said.
    """

    item: ItemColumn
    phones: RoundVotes
    first: HandBallot | None
    second: HandBallot | None
    together: Mapping[int, Ballot]
    bounds: Bounds | None

    def by_hand(self, number: int) -> HandBallot | None:
        """The count of a ballot, 1 or 2."""
        return self.first if number == 1 else self.second

    @property
    def share_right(self) -> float | None:
        """The share of the first vote's choices that agree with the key, 0 to 1.

        Of all votes where hands and phones may be added up, else of whichever there are. None
        without any, where there are both and they may not be added, or a count is still open.
        """
        whole = self.together.get(1)
        if whole is not None:
            return whole.share_right
        if self.first is None:
            return self.phones.first.share_right
        if self.phones.first.voters or self.first.open:
            return None
        return self.first.ballot.share_right


def hand_round(phones: RoundVotes, counted: Mapping[int, Sequence[PartCount]]) -> HandRound | None:
    """The counts of a round by ballot, 1 or 2, beside its votes; None where there are none."""
    item = phones.item
    first, second = (_hand_ballot(item, number, counted.get(number, ())) for number in (1, 2))
    if first is None and second is None:
        return None
    pairs = {1: (phones.first, first), 2: (phones.second, second)}
    together = {
        number: whole
        for number, (voted, raised) in pairs.items()
        if voted and raised and (whole := added(voted, raised)) is not None
    }
    # Of several parts each has bounds of its own; a sentence for all of them would be of none.
    alone = len(item.parts) == 1 and not phones.first.voters
    both = first is not None and second is not None and not (first.open or second.open)
    bounds = None
    if alone and both and first is not None and second is not None:
        bounds = changed(
            first.ballot.distributions[0].counts, second.ballot.distributions[0].counts
        )
    return HandRound(item, phones, first, second, together, bounds)


def hand_rounds(sheet: Sheet, counted: HandCounts) -> Sequence[HandRound]:
    """The items of a sheet that hands were counted for, each with its votes by phone."""
    both = (hand_round(voted, counted.get(voted.item.item_id, {})) for voted in rounds_of(sheet))
    return [one for one in both if one is not None]


def _hand_ballot(item: ItemColumn, number: int, counted: Sequence[PartCount]) -> HandBallot | None:
    by_part = {one.part_id: one for one in counted if one.counts and item.part(one.part_id)}
    if not by_part:
        return None
    distributions = [
        distribution(
            item,
            part,
            [choice for choice, count in counts.counts.items() for _hand in range(count)],
            counts.total,
        )
        if (counts := by_part.get(part.part.id))
        else distribution(item, part, [], 0)
        for part in item.parts
    ]
    most = max(one.total for one in by_part.values())
    return HandBallot(
        ballot=Ballot(number, most, distributions, item.settles),
        present=min(
            (one.present for one in by_part.values() if one.present is not None), default=None
        ),
        over=any(one.over for one in by_part.values()),
        open=any(one.over and not one.stands for one in by_part.values()),
        after_key=any(one.after_key for one in by_part.values()),
    )


def added(phones: Ballot, hands: HandBallot) -> Ballot | None:
    """Votes on devices and hands of one ballot, added up.

    None where either is missing, of any part; where the hands are still open; or where together
    they would be more than the students present: then somebody is in both.
    """
    raised = hands.ballot
    if not phones.voters or hands.open or not all(one.answered for one in raised.distributions):
        return None
    if hands.present is not None and phones.voters + raised.voters > hands.present:
        return None
    pairs = zip(phones.distributions, raised.distributions, strict=True)
    return Ballot(
        phones.number,
        phones.voters + raised.voters,
        [_sum(one, other) for one, other in pairs],
        phones.settled,
    )


def _sum(voted: Distribution, raised: Distribution) -> Distribution:
    choices = {**voted.counts, **raised.counts}
    counts = {
        choice: voted.counts.get(choice, 0) + raised.counts.get(choice, 0) for choice in choices
    }
    return Distribution(voted.item, voted.part, counts, voted.omitted + raised.omitted)


def changed(first: Mapping[str, int], second: Mapping[str, int]) -> Bounds | None:
    """Between how many and how many students changed their mind, by both counts alone.

    That is, if the same students raised a hand both times: None where the two counts have another
    number of hands, or none, since then they did not. At least those that a count lost; at most
    all, but for those whom a choice that most made twice must have kept.
    """
    hands = sum(first.values())
    if not hands or hands != sum(second.values()):
        return None
    choices = first.keys() | second.keys()
    both = [(first.get(choice, 0), second.get(choice, 0)) for choice in choices]
    stayed_at_most = sum(min(pair) for pair in both)
    stayed_at_least = max(0, *(before + after - hands for before, after in both))
    return Bounds(hands - stayed_at_most, hands - stayed_at_least)
