"""What was done to a draft, in a few words: they stand on *Undo* and in the list of versions."""

from typing import Final

from flask_babel import gettext, ngettext

from kit.content.own.composing.pasting import lines_of
from kit.content.own.editing.field_tree import exercise_fields
from kit.content.own.editing.plain_fields import UnreadableText
from kit.content.own.texts import Texts
from kit.vocabulary import N_
from kit.web.teacher.authoring.editing.typed import Typed
from kit.web.template_globals import numbered

#: By the beginning of an operation; {place} is such as “Claim 3”.
_DONE: Final = {
    "add": N_("one added"),
    "drop": N_("%(place)s dropped"),
    "up": N_("%(place)s moved up"),
    "down": N_("%(place)s moved down"),
    "duplicate": N_("%(place)s duplicated"),
    "split": N_("%(place)s cut in two"),
    "join": N_("%(place)s joined with the next"),
    "name": N_("%(place)s named anew"),
    "core": N_("the core"),
}


def step_words(before: Texts, typed: Typed, item_id: str | None) -> str:
    """What a version is called that was made from a page of the editor."""
    place = _place(before, item_id)
    if typed.lines.strip():
        count = len(lines_of(typed.lines))
        return str(ngettext("one claim pasted", "%(num)s claims pasted", count))
    words = _DONE.get(typed.operation.partition(":")[0])
    return str(gettext(words, place=place)) if words else place


def _place(texts: Texts, item_id: str | None) -> str:
    try:
        tree = exercise_fields(texts)
    except UnreadableText:
        return str(gettext("the texts"))
    number = next((item.number for item in tree.items if item.id == item_id), None)
    if number is None:
        return str(gettext("the exercise itself"))
    return numbered(tree.item_type.name, number + 1)
