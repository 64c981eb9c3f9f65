"""What is said of sheets, and what their script reads."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask_babel import gettext, ngettext

from kit.classroom.paper.page import EntryPage, SheetView
from kit.classroom.paper.pasting import Pasted
from kit.classroom.paper.slots import Slot, Told


def told_text(told: Told) -> str:
    """What is told, in the reader's language."""
    return str(gettext(told.message, **told.facts))


def student_label(name: str, position: int, *, hidden: bool) -> str:
    """A student's name, or what stands for it where names are hidden."""
    return name if name and not hidden else str(gettext("Student %(number)s", number=position))


def slot_rows(slots: Sequence[Slot]) -> Sequence[Mapping[str, Any]]:
    """What the script knows of each answer of a sheet."""
    return [
        {
            "name": slot.name,
            "keys": {key: gettext(words) for key, words in slot.words.items()},
            "typed": slot.is_typed,
            "level": slot.is_level,
            "asks": gettext(slot.asks) if slot.asks else "",
        }
        for slot in slots
    ]


def script_rows(page: EntryPage, *, hidden: bool) -> Mapping[str, Any]:
    """All that the script needs to go on without the network."""
    return {
        "students": [
            {
                "id": str(student.id),
                "name": student_label(student.name, position, hidden=hidden),
            }
            for position, student in page.students
        ],
        "slots": {letter: slot_rows(slots) for letter, slots in page.slots.items()},
        "codes": dict(page.codes),
        "sheets": [sheet_row(view) for view in page.sheets],
        "words": _script_words(),
    }


def _script_words() -> Mapping[str, str]:
    """What the script says; its places are filled there."""
    return {
        "next": gettext("The next sheet"),
        "sheet": gettext("Sheet %s"),
        "nobody": gettext(
            "Nobody in this class fits “%s”. Look at the class on the sheet; or empty this field "
            "and press Enter: then it is a sheet without a name."
        ),
        "several": gettext("%s students fit: type another letter, or choose with the arrows."),
        "noKey": gettext("“%key” is no answer to %name. Allowed: %allowed, Space for none."),
        "none": gettext("no answer"),
        "nameless": gettext("A sheet without a name"),
        "count": gettext("%read read, %open open: %names"),
        "left": gettext("%half half entered, %nameless without a name, %open answers open."),
        "all": gettext("%read read, none open"),
        "has": gettext(
            "%name has sheet %s already. Go on and both are kept, or mend that one below."
        ),
        "version": gettext("Version %s."),
        "empty": gettext("Nothing stands on this sheet yet."),
        "pace": gettext("A sheet takes you %s seconds."),
        "saved": gettext("saved"),
        "saving": gettext("saving"),
        "kept": gettext(
            "the kit cannot be reached: sheets waiting in this browser: %s. They are sent again."
        ),
        "page": gettext(
            "the kit cannot be reached, and this browser stores nothing: keep this page open."
        ),
        "refused": gettext("The kit did not take this sheet. It is kept in this browser."),
        "theirs": gettext("Theirs:"),
        "mine": gettext("Typed here:"),
        "takeTheirs": gettext("Keep theirs"),
        "keepMine": gettext("Keep what was typed here"),
    }


def sheet_row(view: SheetView) -> Mapping[str, Any]:
    """A sheet as the script knows it; `slots` where it is not of the text that is asked now."""
    record, reading = view.record, view.reading
    own_text = view.printed.is_same_text and view.printed.exercise is not None
    return {
        "id": str(record.id),
        "number": record.number,
        "revision": record.revision,
        "student": str(record.student_id or ""),
        "code": record.printed_code,
        "typed": list(reading.typed),
        "comments": dict(record.comments),
        "done": record.done_at is not None,
        "author": record.author,
        "read": reading.read,
        "open": list(reading.open),
        "problems": {str(place): told_text(told) for place, told in reading.problems.items()},
        "told": [told_text(told) for told in view.told],
        "slots": None if own_text else slot_rows(reading.slots),
    }


def pasted_words(done: Pasted) -> str:
    """What became of lines, in a sentence or two; empty where nothing did."""
    words = []
    if done.saved:
        words.append(
            ngettext("One sheet is entered.", "%(num)s sheets are entered.", len(done.saved))
        )
    if done.there:
        words.append(
            ngettext(
                "One line says what the kit holds already: nothing was changed by it.",
                "%(num)s lines say what the kit holds already: nothing was changed by them.",
                len(done.there),
            )
        )
    return " ".join(map(str, words))
