"""One student's work in counts: what they found, and what they took for what. Pure."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kit.items.base import Choice, Part
from kit.results.sheet import ItemColumn, PartColumn
from kit.vocabulary import Label, Topic

#: From what share of the labels given one is a habit, and how much more often than the key it is.
_HABIT_SHARE: Final = 0.75
_HABIT_EXCESS: Final = 1.5
_HABIT_ANSWERS: Final = 4
#: How well a label was told apart before that is praised (twice the found over due plus given).
_STRENGTH: Final = 0.7

#: What was due or given: a label, or a choice that every claim of the exercise offers.
Named = Label | Choice


@dataclass(frozen=True, slots=True)
class ItemRef:
    """An item on the page. `position` counts from 1."""

    item_id: str
    position: int


@dataclass(frozen=True, slots=True)
class Confused:
    """A choice given where another was due: how often, and of how many where it was due.

    `called` is how many were given that choice in all, `item_refs` the items they stand in.
    `topic`: what the choice is about, None where it is a label.
    """

    due: Named
    choice: Named
    count: int
    of: int
    called: int
    item_refs: Sequence[ItemRef]
    topic: Topic | None = None


@dataclass(frozen=True, slots=True)
class Habit:
    """One choice given nearly everywhere: how often, of how many; the key has it `due` times."""

    choice: Named
    count: int
    of: int
    due: int
    topic: Topic | None = None


@dataclass(frozen=True, slots=True)
class Strength:
    """The label told apart best: how many of those due were found."""

    label: Label
    found: int
    of: int


@dataclass(frozen=True, slots=True)
class Missed:
    """Answers whose choices differ from claim to claim, and that are not as the key.

    On what topic, how many of how many.
    """

    topic: Topic | None
    count: int
    of: int
    item_refs: Sequence[ItemRef]


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts over the parts of one attempt, void items aside.

    `right` counts parts with full credit. `confused` are the wrong pairs of labels, or of choices
    that all claims offer, the commonest first. `mistakes` has for each answer without any credit
    what it is about.
    """

    total: int
    answered: int
    right: int
    strength: Strength | None
    habit: Habit | None
    confused: Sequence[Confused]
    missed: Sequence[Missed]
    mistakes: Sequence[Collection[Topic]]


@dataclass(frozen=True, slots=True)
class _MarkedPart:
    """One part held against the key; `choice` is None where it was left out."""

    item: ItemRef
    part: PartColumn
    choice: str | None
    credit: float

    @property
    def wrong(self) -> bool:
        return self.choice is not None and self.credit == 0

    @property
    def named(self) -> bool:
        """Whether it can be told what was taken for what."""
        return self.part.part.labels or self.part.part.alike


def tally(
    items: Sequence[ItemColumn],
    choices: Mapping[str, Mapping[str, str]],
    credits: Mapping[str, Mapping[str, float]],  # noqa: A002 - the domain's word
) -> Tally:
    """Count one attempt.

    `choices` are those of the answered items, `credits` their credit (0 to 1), each by item and
    part. What is as common goes by the earlier item.
    """
    entries = list(_marked_parts(items, choices, credits))
    groups = _groups(entries)
    habit = next(filter(None, map(_habit, groups)), None)
    pairs = [pair for group in groups for pair in _confused(group)]
    return Tally(
        total=len(entries),
        answered=sum(each.choice is not None for each in entries),
        right=sum(each.credit == 1 for each in entries),
        strength=_strength([each for each in entries if each.part.part.labels], habit),
        habit=habit,
        confused=sorted(pairs, key=lambda pair: -pair.count),
        missed=_missed([each for each in entries if not each.named]),
        mistakes=[_topics(each) for each in entries if each.wrong],
    )


def _marked_parts(
    items: Sequence[ItemColumn],
    choices: Mapping[str, Mapping[str, str]],
    credit: Mapping[str, Mapping[str, float]],
) -> Iterator[_MarkedPart]:
    for item in items:
        for part in () if item.void else item.parts:
            part_id = part.part.id
            yield _MarkedPart(
                ItemRef(item.item_id, item.position),
                part,
                choices.get(item.item_id, {}).get(part_id),
                credit.get(item.item_id, {}).get(part_id, 0.0),
            )


def _groups(entries: Sequence[_MarkedPart]) -> Sequence[Sequence[_MarkedPart]]:
    """The parts that offer the same labels, or the same other choices, together."""
    named = [each for each in entries if each.named]
    offered = dict.fromkeys(each.part.part.choices for each in named)
    return [[each for each in named if each.part.part.choices == one] for one in offered]


def _named(part: Part, value: str) -> Named:
    """What a value of a part stands for."""
    if part.labels:
        return Label(value)
    return next((one for one in part.choices if one.value == value), Choice(value, value))


def _topics(entry: _MarkedPart) -> Collection[Topic]:
    if entry.part.part.labels and entry.choice is not None:
        return {Topic(entry.part.due), Topic(entry.choice)}
    return {entry.part.part.topic} if entry.part.part.topic else set()


def _item_refs(entries: Sequence[_MarkedPart]) -> Sequence[ItemRef]:
    return list(dict.fromkeys(each.item for each in entries))


def _confused(group: Sequence[_MarkedPart]) -> Sequence[Confused]:
    wrong = [(each, each.choice) for each in group if each.choice is not None and each.wrong]
    part = group[0].part.part
    pairs = []
    for due, choice in dict.fromkeys((each.part.due, choice) for each, choice in wrong):
        called = [each for each in group if each.choice == choice]
        pairs.append(
            Confused(
                _named(part, due),
                _named(part, choice),
                sum(each.wrong and each.part.due == due for each in called),
                sum(each.part.due == due for each in group),
                len(called),
                _item_refs(called),
                part.topic,
            )
        )
    return pairs


def _habit(group: Sequence[_MarkedPart]) -> Habit | None:
    """The choice given nearly everywhere, if the key does not have it nearly as often."""
    part = group[0].part.part
    answered = [each.choice for each in group if each.choice is not None]
    for choice in dict.fromkeys(answered):
        count, due = answered.count(choice), sum(each.part.due == choice for each in group)
        if (
            len(answered) >= _HABIT_ANSWERS
            and count >= _HABIT_SHARE * len(answered)
            and count > _HABIT_EXCESS * due
        ):
            return Habit(_named(part, choice), count, len(answered), due, part.topic)
    return None


def _strength(labelled: Sequence[_MarkedPart], habit: Habit | None) -> Strength | None:
    """Two found or more, and seldom given elsewhere: a label given everywhere is found, too."""
    best: tuple[float, Strength] | None = None
    for label in dict.fromkeys(Label(each.part.due) for each in labelled):
        due = [each for each in labelled if each.part.due == label]
        hits = sum(each.credit == 1 for each in due)
        uses = sum(each.choice == label for each in labelled)
        if hits < 2 or (habit and habit.choice == label):  # noqa: PLR2004 - one is chance
            continue
        told_apart = 2 * hits / (len(due) + uses)
        if told_apart >= _STRENGTH and (best is None or told_apart > best[0]):
            best = told_apart, Strength(label, hits, len(due))
    return best[1] if best else None


def _missed(others: Sequence[_MarkedPart]) -> Sequence[Missed]:
    topics = []
    for topic in dict.fromkeys(entry.part.part.topic for entry in others):
        answered = [
            entry for entry in others if entry.part.part.topic is topic and entry.choice is not None
        ]
        wrong = [entry for entry in answered if entry.wrong]
        if wrong:
            topics.append(Missed(topic, len(wrong), len(answered), _item_refs(wrong)))
    return sorted(topics, key=lambda entry: -entry.count)
