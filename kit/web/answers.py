"""From a posted form to answers: the one parser of plain forms and autosave alike."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from werkzeug.datastructures import MultiDict

from kit.classroom.attempts import GivenAnswer, Held, Work
from kit.items import ITEM_TYPES
from kit.items.base import REVISION_MAX, AnswerForm
from kit.store.attempts import AnswerRecord

#: Between an item's id and its field's name; no id holds it.
_SEPARATOR = "."


@dataclass(frozen=True, slots=True)
class Parsed:
    """A posted form: the posted items' forms (with errors), and which answers are new."""

    forms: Mapping[str, AnswerForm]
    given: list[GivenAnswer]
    unchanged: list[str]

    @property
    def valid(self) -> bool:
        """Whether all that was posted may be saved."""
        return not any(form.errors for form in self.forms.values())


def stored_forms(work: Work | Held) -> Mapping[str, AnswerForm]:
    """Each item's form, filled with what the kit holds, ready for the next revision."""
    return {item.id: _form(work, item, None) for item in work.exercise.items}


def parse(work: Held, posted: MultiDict[str, str]) -> Parsed:
    """Validate the items that were posted; those whose value did not change are left alone.

    Fields of unknown items are kept as answers without a value check, so that the use case
    refuses them by name.
    """
    posted_ids = {name.rpartition(_SEPARATOR)[0] for name in posted if _SEPARATOR in name}
    forms: dict[str, AnswerForm] = {}
    given: list[GivenAnswer] = []
    unchanged: list[str] = []
    item_type = ITEM_TYPES[work.exercise.type]
    for item in work.exercise.items:
        if item.id not in posted_ids:
            continue
        form = forms[item.id] = _form(work, item, posted)
        held = work.answers.get(item.id)
        if not form.validate():
            # The page is shown again with this number in it; the next try shall have a good one.
            form.revision.data = _next(held)
            continue
        value = item_type.value_of(form)
        if value is None:
            continue
        if held is not None and dict(held.value) == dict(value):
            unchanged.append(item.id)
            continue
        given.append(GivenAnswer(item.id, form.revision.data or _next(held), value))
    unknown = sorted(posted_ids - {item.id for item in work.exercise.items})
    given += [GivenAnswer(item_id, 1, {}) for item_id in unknown]
    return Parsed(forms, given, unchanged)


def _form(work: Work | Held, item: Any, posted: MultiDict[str, str] | None) -> AnswerForm:
    item_type = ITEM_TYPES[work.exercise.type]
    held = work.answers.get(item.id)
    data = item_type.form_data(held.value) if held else {}
    return item_type.form_class(item, work.exercise.scheme)(
        posted, prefix=item.id + _SEPARATOR, data={**data, "revision": _next(held)}
    )


def _next(held: AnswerRecord | None) -> int:
    return min(held.revision + 1, REVISION_MAX) if held else 1
