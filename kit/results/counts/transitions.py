"""From one answer to the next: what was put right, and what was undone. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kit.results.sheet import ItemColumn

Credits = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class Transition:
    """Counts of what was right or wrong at first, and right or wrong in the end."""

    put_right: int
    undone: int
    stayed_right: int
    stayed_wrong: int

    @property
    def total(self) -> int:
        """How many were compared."""
        return self.put_right + self.undone + self.stayed_right + self.stayed_wrong

    @property
    def right_first(self) -> int:
        """How many were right at first."""
        return self.stayed_right + self.undone

    @property
    def right_last(self) -> int:
        """How many were right in the end."""
        return self.stayed_right + self.put_right


def transition(pairs: Iterable[tuple[bool, bool]]) -> Transition:
    """Count pairs of whether it was right before, and after."""
    counted = list(pairs)
    return Transition(
        put_right=counted.count((False, True)),
        undone=counted.count((True, False)),
        stayed_right=counted.count((True, True)),
        stayed_wrong=counted.count((False, False)),
    )


def change(items: Sequence[ItemColumn], first: Credits, last: Credits) -> Transition:
    """From an attempt to a later one, over the parts of all items but the void ones.

    Takes the credit (0 to 1) of what was answered in each, by item and part; right is full credit.
    """
    return transition(
        (_is_right(first, item, part.part.id), _is_right(last, item, part.part.id))
        for item in items
        if not item.void
        for part in item.parts
    )


def _is_right(credit: Credits, item: ItemColumn, part_id: str) -> bool:
    return credit.get(item.item_id, {}).get(part_id) == 1
