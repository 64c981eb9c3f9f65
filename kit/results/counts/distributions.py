"""What a class said, counted: per part of an item, and label against label."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kit.results.sheet import ItemColumn, PartColumn, Sheet
from kit.vocabulary import Label


@dataclass(frozen=True, slots=True)
class Distribution:
    """How often each choice was made for one part of an item, among those who handed in.

    `counts` has the part's choices in their order, numbers from the commonest on. `omitted` left
    it out: apart from wrong.
    """

    item: ItemColumn
    part: PartColumn
    counts: Mapping[str, int]
    omitted: int

    @property
    def answered(self) -> int:
        """How many answered."""
        return sum(self.counts.values())

    @property
    def agreeing(self) -> int:
        """How many chose what the key says, or what is as good."""
        return sum(count for choice, count in self.counts.items() if self.part.agrees(choice))

    @property
    def leading_other(self) -> str | None:
        """The choice other than the key's that most made, if any did; ties by their order."""
        others = {
            choice: count
            for choice, count in self.counts.items()
            if count and not self.part.agrees(choice)
        }
        return max(others, key=lambda choice: others[choice]) if others else None

    @property
    def split(self) -> float:
        """The share of those who answered that did not make the commonest choice, 0 to 1."""
        return 1 - max(self.counts.values()) / self.answered if self.answered else 0.0


@dataclass(frozen=True, slots=True)
class Confusion:
    """Key label by given label, over the claims whose key is not debatable.

    `counts[due][given]`; omitted answers are in none of them. `claims` is how many there are.
    """

    labels: Sequence[Label]
    counts: Mapping[Label, Mapping[Label, int]]
    claims: int

    def due(self, label: Label) -> int:
        """How many answers went to claims of that key label."""
        return sum(self.counts[label].values())

    def used(self, label: Label) -> int:
        """How many answers gave that label."""
        return sum(row[label] for row in self.counts.values())

    def recall(self, label: Label) -> float | None:
        """The share of a key label's answers that gave it, 0 to 1; None where none was due."""
        due = self.due(label)
        return self.counts[label][label] / due if due else None


def distributions(sheet: Sheet) -> Sequence[Distribution]:
    """Each part's distribution, in the items' order."""
    return [_distribution(sheet, item, part) for item in sheet.items for part in item.parts]


def _distribution(sheet: Sheet, item: ItemColumn, part: PartColumn) -> Distribution:
    choices = [
        choice
        for row in sheet.handed_in
        if (cell := row.cells.get(item.item_id))
        and (choice := cell.choices.get(part.part.id)) is not None
    ]
    return distribution(item, part, choices, len(sheet.handed_in))


def distribution(
    item: ItemColumn, part: PartColumn, choices: Iterable[str], asked: int
) -> Distribution:
    """The distribution of choices for a part; those of the `asked` who made none left it out."""
    counts = Counter(choices)
    offered = {choice.value: counts[choice.value] for choice in part.part.choices}
    others = {choice: count for choice, count in counts.most_common() if choice not in offered}
    return Distribution(item, part, offered | others, asked - counts.total())


def most_split_first(rows: Sequence[Distribution]) -> Sequence[Distribution]:
    """By how much the class split; what split as much stays in its order."""
    return sorted(rows, key=lambda row: -row.split)


def confusion(sheet: Sheet) -> Confusion:
    """The class's confusion table; debatable and void claims stay outside it."""
    settled = [
        (item.item_id, part)
        for item, part in _labelled(sheet)
        if not part.debatable and not item.void
    ]
    counts = {due: dict.fromkeys(sheet.labels, 0) for due in sheet.labels}
    for row in sheet.handed_in:
        for item_id, part in settled:
            cell = row.cells.get(item_id)
            choice = cell.choices.get(part.part.id) if cell else None
            if choice is not None:
                counts[Label(part.due)][Label(choice)] += 1
    return Confusion(sheet.labels, counts, len(settled))


def _labelled(sheet: Sheet) -> Iterator[tuple[ItemColumn, PartColumn]]:
    return ((item, part) for item in sheet.items for part in item.parts if part.part.labels)


@dataclass(frozen=True, slots=True)
class TalkAbout:
    """The part most worth talking about: where most chose something else than the key."""

    item: ItemColumn
    part: PartColumn
    choice: str
    count: int
    answered: int


def talk_about(sheet: Sheet) -> TalkAbout | None:
    """The settled part that most took for one other choice; None where none has two who did.

    By how many they are: a share would put an item that three answered before one that misled
    twenty. Ties go to the higher share, then to the item's order. Debatable ones are no mistake.
    """
    best: TalkAbout | None = None
    for row in distributions(sheet):
        other = row.leading_other
        if other is None or row.part.debatable or row.item.void:
            continue
        if row.counts[other] < 2:  # noqa: PLR2004 - one is chance
            continue
        candidate = TalkAbout(row.item, row.part, other, row.counts[other], row.answered)
        if best is None or (candidate.count, -candidate.answered) > (best.count, -best.answered):
            best = candidate
    return best
