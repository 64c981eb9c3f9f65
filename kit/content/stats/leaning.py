"""Whose words about the war a course hands on, and at whom its verdicts are aimed."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kit.content.stats.labelled import LabelledItem
from kit.vocabulary import Side


@dataclass(frozen=True, slots=True)
class Leaning:
    """How many items name each side; sides that none names are left out."""

    sides: Mapping[Side, int]

    @property
    def items(self) -> int:
        """How many items name a side."""
        return sum(self.sides.values())

    def share(self, side: Side) -> float:
        """The share of one side among them, 0 to 1."""
        return self.sides.get(side, 0) / self.items if self.items else 0.0


def speakers(items: Iterable[LabelledItem]) -> Leaning:
    """By the key's `speaker`: whose words claims about the war hand on."""
    return _leaning(item.keyed.speaker for item in items if item.keyed)


def directions(items: Iterable[LabelledItem]) -> Leaning:
    """By the key's `aimed_at`: at whom a verdict or an accusation is aimed."""
    return _leaning(item.keyed.aimed_at for item in items if item.keyed)


def _leaning(sides: Iterable[Side | None]) -> Leaning:
    counts = Counter(side for side in sides if side is not None)
    return Leaning({side: counts[side] for side in Side if counts[side]})
