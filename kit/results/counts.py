"""What a class said, counted: per item, and label against label."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kit.results.sheet import ItemColumn, Sheet
from kit.vocabulary import Label


@dataclass(frozen=True, slots=True)
class Distribution:
    """How often each label was given for one item, among those who handed in.

    `omitted` left it out: apart from wrong. `agreeing` gave the key's label.
    """

    item: ItemColumn
    given: Mapping[Label, int]
    omitted: int

    @property
    def answered(self) -> int:
        """How many answered."""
        return sum(self.given.values())

    @property
    def agreeing(self) -> int:
        """How many gave the key's own label."""
        return self.given.get(self.item.due, 0) if self.item.due else 0

    @property
    def leading_other(self) -> Label | None:
        """The label other than the key's that most gave, if any did; ties by the scheme's order."""
        others = {
            label: count
            for label, count in self.given.items()
            if label is not self.item.due and count
        }
        return max(others, key=lambda label: others[label]) if others else None


@dataclass(frozen=True, slots=True)
class Confusion:
    """Key label by given label, over the items whose key is not debatable.

    `counts[due][given]`; omitted answers are in none of them.
    """

    labels: Sequence[Label]
    counts: Mapping[Label, Mapping[Label, int]]
    items: int

    def due(self, label: Label) -> int:
        """How many answers went to items of that key label."""
        return sum(self.counts[label].values())

    def used(self, label: Label) -> int:
        """How many answers gave that label."""
        return sum(row[label] for row in self.counts.values())

    def recall(self, label: Label) -> float | None:
        """The share of a key label's answers that gave it, 0 to 1; None where none was due."""
        due = self.due(label)
        return self.counts[label][label] / due if due else None


def distributions(sheet: Sheet) -> Sequence[Distribution]:
    """Each item's distribution, in the items' order."""
    found = []
    for item in sheet.items:
        given = Counter(
            cell.given
            for row in sheet.handed_in
            if (cell := row.cells.get(item.item_id)) and cell.given
        )
        found.append(
            Distribution(
                item,
                {label: given[label] for label in sheet.labels},
                sum(item.item_id not in row.cells for row in sheet.handed_in),
            )
        )
    return found


def confusion(sheet: Sheet) -> Confusion:
    """The class's confusion table; debatable items stay outside it."""
    settled = {item.item_id: item.due for item in sheet.items if item.due and not item.debatable}
    counts = {due: dict.fromkeys(sheet.labels, 0) for due in sheet.labels}
    for row in sheet.handed_in:
        for item_id, due in settled.items():
            cell = row.cells.get(item_id)
            if cell and cell.given:
                counts[due][cell.given] += 1
    return Confusion(sheet.labels, counts, len(settled))


@dataclass(frozen=True, slots=True)
class TalkAbout:
    """The item most worth talking about: where most took another label than the key's."""

    item: ItemColumn
    label: Label
    count: int
    answered: int


def talk_about(sheet: Sheet) -> TalkAbout | None:
    """The settled item that most took for one other label; None where none has two who did.

    By how many they are: a share would put an item that three answered before one that misled
    twenty. Ties go to the higher share, then to the item's order. Debatable items are no mistake.
    """
    best: TalkAbout | None = None
    for found in distributions(sheet):
        label = found.leading_other
        if label is None or found.item.debatable or found.given[label] < 2:  # noqa: PLR2004 - one is a slip
            continue
        candidate = TalkAbout(found.item, label, found.given[label], found.answered)
        if best is None or (candidate.count, -candidate.answered) > (best.count, -best.answered):
            best = candidate
    return best
