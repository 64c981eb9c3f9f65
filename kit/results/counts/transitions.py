"""From the first attempt to the last: what was put right, and what was undone. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kit.results.sheet import ItemColumn

Credits = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class Change:
    """Counts over the parts of all items but the void ones; right is full credit."""

    total: int
    right_first: int
    right_last: int
    put_right: int
    undone: int


def change(items: Sequence[ItemColumn], first: Credits, last: Credits) -> Change:
    """Compare two attempts: the credit (0 to 1) of what was answered in each, by item and part."""
    pairs = [
        (_is_right(first, item, part.part.id), _is_right(last, item, part.part.id))
        for item in items
        if not item.void
        for part in item.parts
    ]
    return Change(
        total=len(pairs),
        right_first=sum(before for before, _ in pairs),
        right_last=sum(after for _, after in pairs),
        put_right=pairs.count((False, True)),
        undone=pairs.count((True, False)),
    )


def _is_right(credit: Credits, item: ItemColumn, part_id: str) -> bool:
    return credit.get(item.item_id, {}).get(part_id) == 1
