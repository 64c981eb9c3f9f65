"""From a posted form to answers: the one parser of plain forms and autosave alike."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any

from werkzeug.datastructures import MultiDict

from kit.classroom.answering.attempts import FormContext
from kit.classroom.answering.saving import PostedAnswer
from kit.items import ITEM_TYPES
from kit.items.base import BLANK, REVISION_MAX, AnswerForm
from kit.store.answering.answers import AnswerRecord
from kit.vocabulary import CertaintyRule

#: Between an item's id and its field's name; no id holds it.
_SEPARATOR = "."


@dataclass(frozen=True, slots=True)
class Parsed:
    """A posted form: the posted items' forms (with errors), and which answers are new.

    `unchanged` are items posted as the kit holds them; `empty` those of which it holds nothing
    and nothing was posted.
    """

    forms: Mapping[str, AnswerForm]
    answers: list[PostedAnswer]
    unchanged: list[str]
    empty: list[str]

    @property
    def valid(self) -> bool:
        """Whether all that was posted may be saved."""
        return not any(form.errors for form in self.forms.values())


def field_name(item_id: str, field: str) -> str:
    """What a field of an item's form is called on the page."""
    return item_id + _SEPARATOR + field


def stored_forms(work: FormContext) -> Mapping[str, AnswerForm]:
    """Each item's form, filled with what the kit holds, ready for the next revision."""
    return {item.id: _form(work, item, None) for item in work.exercise.items}


def fields_of(work: FormContext, answer: AnswerRecord) -> Mapping[str, str]:
    """A stored answer as its form posts it: field names without the item's, and their texts."""
    sureness = {"certainty": answer.certainty.value} if answer.certainty else {}
    return {**ITEM_TYPES[work.exercise.type].form_data(answer.value), **sureness}


def posted_items(posted: MultiDict[str, str]) -> AbstractSet[str]:
    """The ids of the items that were posted, known or not."""
    return {name.rpartition(_SEPARATOR)[0] for name in posted if _SEPARATOR in name}


def posted_ballot(posted: MultiDict[str, str]) -> int | None:
    """The number of the live ballot that a posted form says it is for, if it says one."""
    ballots = {text for name, text in posted.items() if name.endswith(_SEPARATOR + "ballot")}
    said = ballots.pop() if len(ballots) == 1 else ""
    return int(said) if said in {"1", "2"} else None


def parse(work: FormContext, posted: MultiDict[str, str]) -> Parsed:
    """Validate the items that were posted; those whose value did not change are left alone.

    Fields of unknown items are kept as answers without a value check, so that the use case
    refuses them by name. An item that holds an answer and is posted empty takes it back.
    """
    posted_ids = posted_items(posted)
    forms: dict[str, AnswerForm] = {}
    answers: list[PostedAnswer] = []
    unchanged: list[str] = []
    empty: list[str] = []
    item_type = ITEM_TYPES[work.exercise.type]
    for item in work.exercise.items:
        if item.id not in posted_ids:
            continue
        form = forms[item.id] = _form(work, item, posted)
        record = work.answers.get(item.id)
        if not form.validate():
            # The page is shown again with this number in it; the next try shall have a good one.
            form.revision.data = _next(record)
            continue
        value = item_type.value_of(form) or BLANK
        # Picked before the answer, it is kept for it: an empty answer counts as none.
        certainty = form.sureness if _asks(work) else None
        if record is None and not value and certainty is None:
            empty.append(item.id)
        elif record and dict(record.value) == dict(value) and record.certainty is certainty:
            unchanged.append(item.id)
        else:
            revision = form.revision.data or _next(record)
            answers.append(PostedAnswer(item.id, revision, value, certainty))
    unknown = sorted(posted_ids - {item.id for item in work.exercise.items})
    answers += [PostedAnswer(item_id, 1, {}) for item_id in unknown]
    return Parsed(forms, answers, unchanged, empty)


def error_texts(errors: object) -> list[str]:
    """All that a form's errors say, however they are nested."""
    if isinstance(errors, dict):
        return [text for value in errors.values() for text in error_texts(value)]
    if isinstance(errors, list | tuple):
        return [text for value in errors for text in error_texts(value)]
    return [str(errors)]


def _asks(work: FormContext) -> bool:
    """Whether the assignment asks how sure the student is."""
    return work.assignment.certainty is not CertaintyRule.OFF


def _form(work: FormContext, item: Any, posted: MultiDict[str, str] | None) -> AnswerForm:
    item_type = ITEM_TYPES[work.exercise.type]
    record = work.answers.get(item.id)
    data = fields_of(work, record) if record else {}
    return item_type.form_class(item, work.exercise.scheme)(
        posted, prefix=item.id + _SEPARATOR, data={**data, "revision": _next(record)}
    )


def _next(record: AnswerRecord | None) -> int:
    return min(record.revision + 1, REVISION_MAX) if record else 1
