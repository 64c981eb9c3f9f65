"""From a posted form to answers: the one parser of plain forms, autosave and answer files alike."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final

from kit.classroom.answering.attempts import FormContext
from kit.items import ITEM_TYPES
from kit.items.base import BLANK, AnswerValue
from kit.items.fields.answer_form import REVISION_MAX, AnswerForm
from kit.store.answering.answers import AnswerRecord
from kit.vocabulary import Certainty, CertaintyRule

#: Between an item's id and its field's name; no id holds it.
_SEPARATOR = "."
#: Forms that nobody reads now, by their kind and item; of each no more than threads read at once.
_idle: dict[tuple[type[AnswerForm], str], list[AnswerForm]] = {}
_IDLE_MOST: Final = 512
_IDLE_EACH: Final = 4


class PostedFields(Mapping[str, str]):
    """The fields of a form as they were posted, each name with all its texts, as WTForms asks.

    A name alone leads to its first text: `PostedFields({"plan.label": ["sourced"]})`.
    """

    def __init__(self, texts: Mapping[str, Sequence[str]]) -> None:
        self._texts = {name: list(values) for name, values in texts.items() if values}

    def __getitem__(self, name: str) -> str:
        return self._texts[name][0]

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)

    def getlist(self, name: str) -> list[str]:
        """All texts of a name, none where it was not posted."""
        return list(self._texts.get(name, ()))


@dataclass(frozen=True, slots=True)
class PostedAnswer:
    """An answer on its way in. `revision` is 1 or more; the highest one counts.

    An empty `value` takes back what was given.
    """

    item_id: str
    revision: int
    value: AnswerValue
    certainty: Certainty | None = None


@dataclass(frozen=True, slots=True)
class ParsedForm:
    """A posted form: the forms of the posted items (with errors), and what the valid ones say."""

    forms: Mapping[str, AnswerForm]
    answers: Sequence[PostedAnswer]

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


def posted_items(posted: PostedFields) -> AbstractSet[str]:
    """The ids of the items that were posted, known or not."""
    return {name.rpartition(_SEPARATOR)[0] for name in posted if _SEPARATOR in name}


def posted_ballot(posted: PostedFields) -> int | None:
    """The number of the live ballot that a posted form says it is for, if it says one."""
    ballots = {text for name, text in posted.items() if name.endswith(_SEPARATOR + "ballot")}
    said = ballots.pop() if len(ballots) == 1 else ""
    return int(said) if said in {"1", "2"} else None


def parse(work: FormContext, posted: PostedFields) -> ParsedForm:
    """Validate the items that were posted, and read the answers of the valid ones.

    An item that is posted empty has an empty answer: whether that takes anything back, the use
    case knows. Fields of items that the exercise does not have are passed over: the use case has
    refused them by `posted_items`.
    """
    posted_ids = posted_items(posted)
    forms: dict[str, AnswerForm] = {}
    answers: list[PostedAnswer] = []
    item_type = ITEM_TYPES[work.exercise.type]
    for item in work.exercise.items:
        if item.id not in posted_ids:
            continue
        form = forms[item.id] = _form(work, item, posted)
        following = next_revision(work.answers.get(item.id))
        if not form.validate():
            # The page is shown again with this number in it; the next try shall have a good one.
            form.revision.data = following
            continue
        value = item_type.value_of(form) or BLANK
        # Picked before the answer, it is kept for it: an empty answer counts as none.
        certainty = form.sureness if _asks(work) else None
        answers.append(PostedAnswer(item.id, form.revision.data or following, value, certainty))
    return ParsedForm(forms, answers)


def says_the_same(posted: PostedAnswer, stored: AnswerRecord) -> bool:
    """Whether what was posted is what is stored, whatever their numbers: answer and certainty."""
    return (dict(posted.value), posted.certainty) == (dict(stored.value), stored.certainty)


def error_texts(errors: object) -> list[str]:
    """All that a form's errors say, however they are nested."""
    if isinstance(errors, dict):
        return [text for value in errors.values() for text in error_texts(value)]
    if isinstance(errors, list | tuple):
        return [text for value in errors for text in error_texts(value)]
    return [str(errors)]


def next_revision(record: AnswerRecord | None) -> int:
    """The number that the next answer gets after the one that is held; 1 where none is."""
    return min(record.revision + 1, REVISION_MAX) if record else 1


def _asks(work: FormContext) -> bool:
    """Whether the assignment asks how sure the student is."""
    return work.assignment.certainty is not CertaintyRule.OFF


def give_back(forms: Mapping[str, AnswerForm]) -> None:
    """Keep forms for the next who post the same items: for who looks at them no more.

    To make one costs more than to read one. Only valid ones: nothing is left in them then but what
    the next reading puts anew.
    """
    for item_id, form in forms.items():
        if len(_idle) >= _IDLE_MOST:
            _idle.clear()
        idle = _idle.setdefault((type(form), item_id), [])
        if len(idle) < _IDLE_EACH:
            idle.append(form)


def _form(work: FormContext, item: Any, posted: PostedFields | None) -> AnswerForm:
    item_type = ITEM_TYPES[work.exercise.type]
    record = work.answers.get(item.id)
    data = fields_of(work, record) if record else {}
    filled = {**data, "revision": next_revision(record)}
    form_class = item_type.form_class(item, work.exercise.scheme)
    idle = _idle.get((form_class, item.id)) if posted is not None else None
    # Taken by one thread alone, whoever else asks at the same moment.
    with suppress(IndexError):
        if idle is not None:
            form = idle.pop()
            form.process(posted, data=filled)
            return form
    return form_class(posted, prefix=item.id + _SEPARATOR, data=filled)
