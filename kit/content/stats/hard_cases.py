"""One rule for doubt: items that the key puts under one hard case of the guide are keyed alike."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kit.content.stats.labelled import LabelledItem
from kit.items.key_entries.label_entries import KeyedLabel
from kit.vocabulary import HardCase, Label, Scheme


@dataclass(frozen=True, slots=True)
class Treatment:
    """How a key treats a claim: its label, and the other label that earns something with it."""

    label: Label
    second: Label | None
    credit: float

    def __str__(self) -> str:
        """As an author would say it."""
        if self.second is None:
            return f"{self.label.value}, not debatable"
        return f"{self.label.value}, debatable as {self.second.value} for {self.credit:g}"


@dataclass(frozen=True, slots=True)
class Unlike:
    """Items of one case and scheme that are treated in more than one way.

    `usual` is how most of them are treated, `others` the rest.
    """

    case: HardCase
    scheme: Scheme
    usual: Treatment
    others: Mapping[LabelledItem, Treatment]


def treatment_of(keyed: KeyedLabel) -> Treatment:
    """What the key says, and what it lets pass."""
    if keyed.debatable is None:
        return Treatment(keyed.label, None, 0.0)
    return Treatment(keyed.label, keyed.debatable.label, keyed.debatable.credit)


def treated_unlike(items: Iterable[LabelledItem]) -> Iterator[Unlike]:
    """The cases whose items are not all treated alike, scheme by scheme."""
    kinds: dict[tuple[HardCase, Scheme], dict[LabelledItem, Treatment]] = {}
    for item in items:
        if item.keyed is not None and item.keyed.case is not None:
            kind = kinds.setdefault((item.keyed.case, item.scheme), {})
            kind[item] = treatment_of(item.keyed)
    for (case, scheme), treated in kinds.items():
        ways = list(treated.values())
        # On a tie the first in the course's order is the usual one.
        usual = max(dict.fromkeys(ways), key=ways.count)
        others = {item: way for item, way in treated.items() if way != usual}
        if others:
            yield Unlike(case, scheme, usual, others)
