"""What an item type promises: the parts of an item, its form and its marking."""

from abc import ABC, abstractmethod
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar, Final, Generic, TypeAlias

from kit.items.fields.advice import Finding
from kit.items.fields.answer_form import AnswerForm
from kit.items.fields.base_models import Content, Item, KeyEntry
from kit.items.key_entries.label_entries import KeyedLabel
from kit.items.printing.hooks import EntryT, ItemT, OnPaper
from kit.vocabulary import PENS, Label, Scheme, Stance, Topic, Verdict

#: An answer as it is stored: a JSON object whose fields the item type defines.
AnswerValue = Mapping[str, Any]
#: The answer of somebody who took back what they gave: nothing, under a revision of its own.
BLANK: Final[AnswerValue] = {}


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the answers that a part offers: what is stored, and what is read.

    `means` says in a line what the words stand for, where they alone do not.
    """

    value: str
    words: str
    means: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One choice within an item: what results count and a student may contest.

    `id` is unique within its item, WHOLE where the item is one choice. `choices` is empty where
    a number is asked for. `labels`: the choices are the labels of the exercise's scheme. `alike`:
    every claim of the exercise offers these same choices, so that it can be told which one was
    taken for which.
    `around` is what stands around `text`, such as a claim's context. `topic`: what a mistake here
    is about, where that is neither a label nor what the item type says. `to_find`: finding `text`
    is a part of the answer, so that where the key is hidden, it is, too.
    """

    id: str
    text: str
    choices: tuple[Choice, ...]
    labels: bool = False
    alike: bool = False
    around: tuple[str, ...] = ()
    topic: Topic | None = None
    to_find: bool = False

    def words(self, choice: str) -> str:
        """What is read of a choice; what is not offered, such as a number, stands for itself."""
        return next((own.words for own in self.choices if own.value == choice), choice)


@dataclass(frozen=True, slots=True)
class Remark:
    """What to tell a student about something typed: a message id with named facts."""

    message: str
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Marking:
    """An answer held against a key entry.

    `credit` is 0 to 1, None while it is pending or void. `parts` has the credit of each part
    that was answered, 0 to 1.
    """

    credit: float | None
    verdict: Verdict
    parts: Mapping[str, float] = field(default_factory=dict)


def marking_of(credit: float, parts: Mapping[str, float]) -> Marking:
    """The marking for a credit of 0 to 1: right at 1, wrong at 0, partly between them."""
    if credit >= 1:
        return Marking(1.0, Verdict.RIGHT, parts)
    return Marking(credit, Verdict.PARTLY if credit > 0 else Verdict.WRONG, parts)


def mean_marking(parts: Mapping[str, float], count: int) -> Marking:
    """Each of `count` parts counts the same; one that was left out earns nothing."""
    return marking_of(sum(parts.values()) / count, parts)


def label_choices(scheme: Scheme) -> tuple[Choice, ...]:
    """The labels of a scheme as choices."""
    return tuple(Choice(label.value, PENS[label].name) for label in scheme.labels)


class ItemType(OnPaper[ItemT, EntryT], ABC, Generic[ItemT, EntryT]):
    """One way to answer. Each subclass is a module of its own and stands in the registry."""

    #: The value of `type:` in an exercise; also the name of the template in templates/items/.
    name: ClassVar[str]
    #: What one of its items is called before its number, and what students do with them.
    noun: ClassVar[str]
    task: ClassVar[str]
    item_model: ClassVar[type[Item]]
    key_model: ClassVar[type[KeyEntry]]
    #: Whether the exercise names a scheme, whose labels are given.
    has_labels: ClassVar[bool] = False
    #: Whether the exercise may say that its first items are the core.
    has_core: ClassVar[bool] = False
    #: Fields of the exercise beside those that all have.
    exercise_fields: ClassVar[type[Content] | None] = None
    #: A script in kit/static/ for the page where the items are answered, beside the form's own.
    script: ClassVar[str | None] = None
    #: Whether its key gives a reason for each part, and not one for the whole item.
    reasons_by_part: ClassVar[bool] = False
    #: Whether a teacher marks what the kit cannot.
    marked_by_teacher: ClassVar[bool] = False
    #: How many claims of each first sight (`looks`) one of its exercises is to hold.
    looks_least: ClassVar[int] = 2
    #: What its items are about, where their parts carry no labels and do not say so themselves.
    topic: ClassVar[Topic | None] = None
    #: What else becomes of an item where the key of one part is changed; empty for nothing.
    change_moves: ClassVar[str] = ""

    def check_exercise(self, exercise: Any) -> Sequence[Finding]:
        """All that is wrong in the exercise's own fields; paths lead from the file's top."""
        return ()

    def check_item(self, item: ItemT, scheme: Scheme | None) -> Sequence[Finding]:
        """All that is wrong in an item that its shape does not show."""
        return ()

    @abstractmethod
    def check_key(self, item: ItemT, entry: EntryT, scheme: Scheme | None) -> Sequence[Finding]:
        """All that is wrong between an item and its key entry."""

    def check_shown(self, item: ItemT, entry: EntryT) -> Sequence[Finding]:
        """How what is shown before the answer would tell the key; of files alone, by the entry.

        A key that a teacher changed may stand so: what is shown is out of the author's hands then.
        """
        return ()

    def doubts(self, item: ItemT, entry: EntryT) -> Sequence[Finding]:
        """What is doubtful in a key entry, and no mistake."""
        return ()

    @abstractmethod
    def parts(self, item: ItemT, scheme: Scheme | None) -> Sequence[Part]:
        """What there is to choose in an item, in reading order; none where it is free text."""

    def size(self, item: ItemT, scheme: Scheme | None) -> int:
        """How many things a student has to think through in an item, 1 or more."""
        return max(1, len(self.parts(item, scheme)))

    def answered(self, item: ItemT, scheme: Scheme | None, value: AnswerValue) -> tuple[int, int]:
        """How many of an item's questions an answer answers, and of how many, 1 or more.

        A text is one question, and so is a passage in which the claims are to be found: how many
        there are, the key says.
        """
        questions = sum(not part.to_find for part in self.parts(item, scheme)) or 1
        return min(sum(map(bool, self.form_data(value).values())), questions), questions

    @abstractmethod
    def form_class(self, item: ItemT, scheme: Scheme | None) -> type[AnswerForm]:
        """The form of one item's answer. Its fields are flat, each posted as one text."""

    @abstractmethod
    def value_of(self, form: Any) -> AnswerValue | None:
        """The answer a valid form holds; None where nothing was answered."""

    @abstractmethod
    def form_data(self, value: AnswerValue) -> dict[str, str]:
        """The form's fields for a stored answer, as a form posts them: inverse of `value_of`."""

    def remarks(self, item: ItemT, value: AnswerValue) -> Mapping[str, Remark]:
        """How what was typed was understood, by the form's fields, to be shown once it is saved."""
        return {}

    @abstractmethod
    def chosen(self, item: ItemT, value: AnswerValue) -> Mapping[str, str]:
        """What an answer chose, by part; parts that it left out are not there."""

    def answering(self, item: ItemT, chosen: Mapping[str, str], text: str = "") -> AnswerValue:
        """An answer that chooses this, or says this in free words: the inverse of `chosen`."""
        return dict(chosen)

    @abstractmethod
    def due(self, entry: EntryT) -> Mapping[str, str]:
        """What the key says, by part."""

    def agrees(self, entry: EntryT, part: str, choice: str) -> bool:
        """Whether a choice for a part counts in full: by the key, or accepted besides."""
        accepted = any(one.part == part and one.choice == choice for one in entry.accepted)
        return accepted or self.as_key(entry, part, choice)

    def as_key(self, entry: EntryT, part: str, choice: str) -> bool:
        """Whether a choice for a part is what the key says, or as good."""
        return self.due(entry).get(part) == choice

    @abstractmethod
    def change(self, entry: EntryT, part: str, choice: str, why: str, check: str = "") -> EntryT:
        """The entry with another answer for one part, the reason for it, and how to check it.

        `check_key` finds nothing in it. Where parts hang together, as places in an order do, the
        others move along; `granted` is then the type's own, too.
        """

    @abstractmethod
    def grade(self, item: ItemT, value: AnswerValue, entry: EntryT) -> Marking:
        """Hold one answer against an entry as `granted` gives it, which is not void. Pure."""

    def mark(self, item: ItemT, value: AnswerValue, entry: EntryT) -> Marking:
        """Hold one answer against the key. Pure.

        What was accepted besides counts as if the key said it, for those who chose it.
        """
        if entry.void is not None:
            return Marking(None, Verdict.VOID)
        return self.grade(item, value, self.granted(item, value, entry))

    def granted(self, item: ItemT, value: AnswerValue, entry: EntryT) -> EntryT:
        """The entry as it stands for this answer: with what was accepted besides, if chosen."""
        chosen = self.chosen(item, value)
        for accepted in entry.accepted:
            if chosen.get(accepted.part) == accepted.choice:
                entry = self.change(entry, accepted.part, accepted.choice, accepted.why)
        return entry

    def choice_of(self, item: ItemT, part: Part, typed: str) -> str | None:
        """The choice that a posted text stands for, as `chosen` would spell it; None for none.

        A type whose parts offer no choices reads what is typed for them itself.
        """
        return next((one.value for one in part.choices if one.value == typed), None)

    def check_accepted(
        self, item: ItemT, entry: EntryT, scheme: Scheme | None
    ) -> Sequence[Finding]:
        """That what is accepted besides names a part of the item and one of its choices."""
        parts = {part.id: part for part in self.parts(item, scheme)}
        findings = []
        for number, accepted in enumerate(entry.accepted):
            part = parts.get(accepted.part)
            offered = [choice.value for choice in part.choices] if part else list(parts)
            if part is None:
                field, fault = "part", f"the part {accepted.part!r}"
            elif offered and accepted.choice not in offered:
                field, fault = "choice", f"the choice {accepted.choice!r}"
            else:
                continue
            allowed = ", ".join(filter(None, offered)) or "no part: the item is one choice"
            findings.append(
                Finding(("accepted", number, field), fault, allowed, "choose one of these")
            )
        return findings

    def disputed(self, entry: EntryT) -> Collection[str]:
        """The parts for which the key itself names another answer that earns something."""
        return ()

    def debatable(self, entry: EntryT) -> Collection[str]:
        """The parts on which readers could fairly differ, by the key or after an appeal."""
        return {*self.disputed(entry), *(accepted.part for accepted in entry.accepted)}

    def labels_keyed(self, entry: EntryT) -> Mapping[str, KeyedLabel]:
        """What the key says about each part that carries a label; nothing where none does."""
        return {}

    def by_stance(
        self, item: ItemT, scheme: Scheme | None, stance: Stance
    ) -> Sequence[Mapping[str, str]]:
        """What somebody chooses, by part, who takes everything alike: each way to do so.

        An exercise's items have the same ways in the same order, so that each can be gone through
        all of it. A part that such a reader has no answer to is left out. None where no answer of
        the type is one of trust or of doubt.
        """
        return ()

    @abstractmethod
    def texts(self, item: ItemT) -> Sequence[str]:
        """All that the student reads of an item."""

    def free_text(self, value: AnswerValue) -> str:
        """What somebody wrote in their own words; empty where there is nothing to write."""
        return ""

    def pen(self, choice: str) -> Label | None:
        """The label that a choice of a part with labels stands for."""
        return Label(choice) if choice in set(Label) else None


#: A type as the registry hands it out: of which item and entry, only the exercise knows.
AnyItemType: TypeAlias = ItemType[Any, Any]
