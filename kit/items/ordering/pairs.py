"""Two orders of the same things, compared pair by pair."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

#: Two of the things, the earlier one of the key first.
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class PairCount:
    """The pairs of things that both have a place: which way round they stand.

    `right` and `wrong` name the one first that the key has first. `of`: how many pairs there are
    in all, 1 or more; those with something that has no place are neither right nor wrong.
    """

    right: Sequence[Pair]
    wrong: Sequence[Pair]
    of: int

    @property
    def credit(self) -> float:
        """Kendall's tau of the two orders, and nothing where that is negative: 0 to 1."""
        return max(0.0, (len(self.right) - len(self.wrong)) / self.of)


def count_pairs(
    places: Mapping[str, int], order: Sequence[str], either: Collection[Collection[str]] = ()
) -> PairCount:
    """Hold the places that things were given against their order by the key. Pure.

    `order` names two things or more, each once. A pair in `either` is right whichever way round.
    """
    free = {frozenset(pair) for pair in either}
    pairs = list(combinations(order, 2))
    placed = [pair for pair in pairs if pair[0] in places and pair[1] in places]
    right = [
        pair for pair in placed if places[pair[0]] < places[pair[1]] or frozenset(pair) in free
    ]
    return PairCount(right, [pair for pair in placed if pair not in right], len(pairs))


def moved(order: Sequence[str], thing: str, place: int) -> tuple[str, ...]:
    """The order with one of its things at that place, 1 for the first; the others close up."""
    others = [other for other in order if other != thing]
    return (*others[: place - 1], thing, *others[place - 1 :])


def settled(wanted: Mapping[str, int], most: int) -> dict[str, int]:
    """A place of its own for each, 1 to `most`: the wanted one, or else one near it that is free.

    `wanted` has at most so many; of several that want the same the first has it.
    """
    free = set(range(1, most + 1))
    places: dict[str, int] = {}
    for thing, place in wanted.items():
        nearest = min(free, key=lambda other: (abs(other - place), other))
        places[thing] = nearest
        free.remove(nearest)
    return places
