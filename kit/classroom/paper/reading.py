"""What a sheet says: the answers of its items, what is open, what cannot be. Pure.

Answers go through the form of their item type, as those of any device do.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from kit.classroom.answering.attempts import FormContext
from kit.classroom.answering.posted_form import PostedFields, error_texts, field_name, parse
from kit.classroom.paper.lines import check_keys
from kit.classroom.paper.printed import NOT_TAKEN, Printed
from kit.classroom.paper.slots import Slot, Told, slots_of
from kit.content.exercise import Exercise
from kit.items import ITEM_TYPES
from kit.items.base import AnswerValue, AnyItemType
from kit.items.fields.texts import plain_text
from kit.store.assignments import AssignmentRecord

#: What is stored for a text that stands on paper and was not typed.
ON_PAPER: Final = "(on paper)"
COMMENT_MOST: Final = 1000


@dataclass(frozen=True, slots=True)
class GivenLevel:
    """A teacher's mark of a text on paper: `level` None where only a comment was given."""

    level: str | None
    comment: str


@dataclass(frozen=True, slots=True)
class SheetReading:
    """A sheet, read. `typed` has a text for each slot.

    `problems` has by place, from 1, what is wrong there, 0 standing for the whole sheet; `read`
    is how many answers there are, `open` names those that are none. `answers` are what counts, by
    item, and `levels` what the teacher says of texts. `told` is what else is to be known.
    """

    slots: Sequence[Slot]
    typed: Sequence[str]
    problems: Mapping[int, Told]
    read: int
    open: Sequence[str]
    answers: Mapping[str, AnswerValue] = field(default_factory=dict)
    levels: Mapping[str, GivenLevel] = field(default_factory=dict)
    told: Sequence[Told] = ()


def read_sheet(
    record: AssignmentRecord,
    printed: Printed,
    typed: Sequence[str],
    comments: Mapping[str, str] | None = None,
) -> SheetReading:
    """Read what was typed of a sheet, against what it was printed with."""
    if printed.exercise is None:
        answers = [text for text in typed if text]
        return SheetReading((), list(typed), {}, len(answers), (), told=printed.told)
    exercise = printed.exercise
    slots = slots_of(exercise, printed.code.letter)
    keys = check_keys(typed, slots)
    problems = dict(keys.problems)
    values, faults = _values(record, exercise, slots, keys.typed, problems)
    problems |= faults
    # Too many keys are kept as they were typed: only the teacher knows which one is too many.
    kept = list(typed) if 0 in problems else keys.typed
    answered = [slot for slot in slots if keys.typed[slot.place - 1] and slot.place not in problems]
    done = {slot.place for slot in answered}
    levels = _levels(slots, keys.typed, comments or {}, problems)
    return SheetReading(
        slots,
        kept,
        problems,
        len(answered),
        [slot.name for slot in slots if slot.place not in done],
        {item: value for item, value in (values | _texts(exercise, levels)).items()
         if item in printed.taken},
        {item: level for item, level in levels.items() if item in printed.taken},
        (*printed.told, *_left(slots, printed)),
    )  # fmt: skip


def _values(
    record: AssignmentRecord,
    exercise: Exercise[Any],
    slots: Sequence[Slot],
    typed: Sequence[str],
    problems: Mapping[int, Told],
) -> tuple[dict[str, AnswerValue], dict[int, Told]]:
    """The answer to each item, and by place what the item's form says against it."""
    chosen: dict[str, dict[str, str]] = {}
    for slot in slots:
        text = typed[slot.place - 1]
        if text and slot.part_id is not None and slot.place not in problems:
            chosen.setdefault(slot.item_id, {})[slot.part_id] = slot.keys.get(text, text)
    item_type = ITEM_TYPES[exercise.type]
    fields = {
        field_name(item_id, name): [text]
        for item_id, parts in chosen.items()
        for name, text in item_type.form_data(_chosen(item_type, exercise, item_id, parts)).items()
    }
    parsed = parse(FormContext(record, exercise, {}), PostedFields(fields))
    faults = {
        _place(slots, item_id): Told(" ".join(dict.fromkeys(error_texts(form.errors))))
        for item_id, form in parsed.forms.items()
        if form.errors
    }
    return {answer.item_id: answer.value for answer in parsed.answers}, faults


def _chosen(
    item_type: AnyItemType, exercise: Exercise[Any], item_id: str, parts: Mapping[str, str]
) -> AnswerValue:
    """An answer that chooses this; where its type would choose otherwise, as its form would refuse.

    Two stations at one place would move apart: that is for whoever holds the sheet to mend.
    """
    item = exercise.item(item_id)
    value = item_type.answering(item, parts)
    return value if dict(item_type.chosen(item, value)) == dict(parts) else dict(parts)


def _place(slots: Sequence[Slot], item_id: str) -> int:
    return next(slot.place for slot in slots if slot.item_id == item_id)


def _levels(
    slots: Sequence[Slot],
    typed: Sequence[str],
    comments: Mapping[str, str],
    problems: Mapping[int, Told],
) -> dict[str, GivenLevel]:
    levels = {}
    for slot in slots:
        if not slot.is_level:
            continue
        key = "" if slot.place in problems else typed[slot.place - 1]
        comment = plain_text(comments.get(str(slot.place), "")).strip()[:COMMENT_MOST]
        if key or comment:
            levels[slot.item_id] = GivenLevel(slot.keys[key] if key else None, comment)
    return levels


def _texts(exercise: Exercise[Any], levels: Mapping[str, GivenLevel]) -> dict[str, AnswerValue]:
    item_type = ITEM_TYPES[exercise.type]
    return {
        item_id: item_type.answering(exercise.item(item_id), {}, ON_PAPER) for item_id in levels
    }


def _left(slots: Sequence[Slot], printed: Printed) -> Sequence[Told]:
    names = [slot.name for slot in slots if slot.item_id not in printed.taken]
    return [Told(NOT_TAKEN, {"names": ", ".join(names)})] if names else []
