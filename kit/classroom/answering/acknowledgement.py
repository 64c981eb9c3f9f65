"""What the kit says to a posted form after the commit: what it holds now for each item of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from kit.classroom.answering.attempts import FormContext
from kit.classroom.answering.posted_form import error_texts, field_name, fields_of
from kit.classroom.clock import passed
from kit.items import ITEM_TYPES
from kit.items.base import Remark
from kit.items.fields.answer_form import AnswerForm
from kit.store.answering.answers import AnswerRecord
from kit.store.assignments import AssignmentRecord

#: `saved`: stored under the number that was posted. `unchanged`: the kit held the same already.
#: `empty`: it holds nothing, and nothing was posted. `behind`: something else stands.
Outcome = Literal["saved", "unchanged", "empty", "behind"]


@dataclass(frozen=True, slots=True)
class SavedAnswer:
    """What stands for one item once an answer to it was posted; revision 0 where nothing does."""

    outcome: Outcome
    stands: AnswerRecord


@dataclass(frozen=True, slots=True)
class ItemReply:
    """What the kit holds for one posted item.

    `fields` are its texts as the item's form posts them, without the item's id before each name;
    `remarks` say how what was typed was understood, by the names on the page. `seconds_ago` is
    when what stands was saved, by the clock that the answer was saved by.
    """

    item_id: str
    outcome: Outcome
    revision: int
    fields: Mapping[str, str]
    remarks: Mapping[str, Remark]
    seconds_ago: float


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """The reply to a posted form.

    `forms` are those of its items, with their errors. Where there are any, `items` is what was
    saved all the same: what was good of a plain form, of any other nothing.
    """

    assignment: AssignmentRecord
    items: Sequence[ItemReply]
    forms: Mapping[str, AnswerForm]

    @property
    def errors(self) -> Sequence[str]:
        """All that the forms say against what was posted."""
        return [text for form in self.forms.values() for text in error_texts(form.errors)]

    @property
    def refused(self) -> Mapping[str, AnswerForm]:
        """The forms in which something is to be mended, as they were typed."""
        return {item_id: form for item_id, form in self.forms.items() if form.errors}

    @property
    def behind(self) -> Sequence[ItemReply]:
        """The items for which something else stands than what was posted."""
        return [reply for reply in self.items if reply.outcome == "behind"]


def acknowledge(
    context: FormContext,
    forms: Mapping[str, AnswerForm],
    saved: Sequence[SavedAnswer],
    moment: datetime,
) -> Acknowledgement:
    """The reply to a form that was read in this context, with what became of its answers. Pure."""
    return Acknowledgement(
        context.assignment, [_item_reply(context, answer, moment) for answer in saved], forms
    )


def _item_reply(context: FormContext, saved: SavedAnswer, moment: datetime) -> ItemReply:
    stands = saved.stands
    is_there = saved.outcome != "empty"
    return ItemReply(
        stands.item_id,
        saved.outcome,
        stands.revision,
        fields_of(context, stands) if is_there else {},
        _remarks(context, stands) if is_there else {},
        passed(stands.saved_at, moment).total_seconds(),
    )


def _remarks(context: FormContext, answer: AnswerRecord) -> Mapping[str, Remark]:
    item = context.exercise.item(answer.item_id)
    remarks = ITEM_TYPES[context.exercise.type].remarks(item, answer.value)
    return {field_name(answer.item_id, field): remark for field, remark in remarks.items()}
