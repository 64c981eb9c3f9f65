"""Turning what the layers below hand up into words and marks that templates can show."""

from datetime import date, datetime
from gettext import NullTranslations
from typing import Any, Final

from flask import Flask, g
from flask_babel import format_date, format_time, get_translations, gettext
from markupsafe import Markup

from kit.classroom.errors import KitError
from kit.classroom.stages import MOVES, open_ballot
from kit.content.exercise import Exercise
from kit.content.markdown import render
from kit.drafting.wording import find_words, word_count, word_lists
from kit.exchange.file_names import file_name
from kit.items import ITEM_TYPES
from kit.items.fields.addresses import host_of
from kit.items.fields.texts import CHARACTERS_MOST
from kit.items.key_entries.cues import segments
from kit.marking.certainty import points
from kit.store.ids import new_id
from kit.store.keys.decisions import DecisionRecord
from kit.store.people.nameless import NamelessStore
from kit.vocabulary import (
    CERTAINTY_NAMES,
    PENS,
    STAGE_NAMES,
    CertaintyRule,
    Feedback,
    Label,
    Pen,
    Ruling,
    Stage,
    Tone,
)
from kit.web.kept_form import new_copy, page_of_form
from kit.web.signed import holder
from kit.web.state import kit, now


def init_app(app: Flask) -> None:
    """Give the templates their words, filters and globals."""
    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]  # the library's types
        gettext=lambda text: _catalogue().gettext(text),
        ngettext=lambda singular, plural, number: _catalogue().ngettext(singular, plural, number),
        newstyle=True,
    )
    app.jinja_env.filters.update(
        markdown=markdown,
        time_or_date=time_or_date,
        time_and_date=time_and_date,
        day_alone=day_alone,
        local_day=local_day,
        calendar_day=calendar_day,
        error_text=error_text,
        grouped_code=grouped_code,
        translated=translated,
        number=number,
        host=host_of,
    )
    app.jinja_env.globals.update(
        Label=Label,
        Feedback=Feedback,
        Ruling=Ruling,
        CertaintyRule=CertaintyRule,
        Stage=Stage,
        ITEM_TYPES=ITEM_TYPES,
        stage_names=STAGE_NAMES,
        certainty_names=CERTAINTY_NAMES,
        characters_most=CHARACTERS_MOST,
        moves=MOVES,
        certainty_points=points,
        new_id=new_id,
    )
    for function in _FUNCTIONS:
        app.jinja_env.globals[function.__name__] = function


def _catalogue() -> NullTranslations:
    """The request's translations, looked up once: a class's grid asks for words thousands of times.

    Flask-Babel looks them up anew for each, which was a third of the time of that page.
    """
    catalogue: NullTranslations | None = g.get("catalogue")
    if catalogue is None:
        catalogue = g.catalogue = get_translations()
    return catalogue


def error_text(error: KitError) -> str:
    """The error in the reader's language, with its facts."""
    return str(gettext(error.message) % facts_of(error))


def facts_of(error: KitError) -> dict[str, object]:
    """The error's facts in the reader's language, without a student's name where none is shown.

    What writes, and what it says when it cannot, knows names on every page.
    """
    facts: dict[str, object] = {name: _fact(value) for name, value in error.facts.items()}
    if error.names_student and isinstance(kit().store, NamelessStore):
        facts["name"] = gettext("[name hidden]")
    return facts


def _fact(value: object) -> str:
    if isinstance(value, datetime):
        return time_or_date(value)
    if isinstance(value, date):
        return str(format_date(value, "d MMMM yyyy"))
    # A fact may itself be a message (the reason a name was refused); others pass unchanged.
    return gettext(value) if isinstance(value, str) and value else str(value)


def translated(text: str) -> str:
    """A message or an author's own words: `_()` would take a percent sign in them for a format."""
    return str(gettext(text)) if text else ""


def number(value: float) -> str:
    """A number with two decimals at most, and a sign that is not a hyphen."""
    # Adding 0.0 makes of a negative zero a plain one.
    digits = f"{round(value, 2) + 0.0:.2f}".rstrip("0").rstrip(".")
    return digits.replace("-", "\N{MINUS SIGN}")


def numbered(type_name: str, number: int) -> str:
    """An item by what its type calls it and its number: Claim 4."""
    return f"{gettext(ITEM_TYPES[type_name].noun)} {number}"


def size_of(exercise: Exercise[Any]) -> int:
    """How many things an exercise gives a student to think through."""
    item_type = ITEM_TYPES[exercise.type]
    return sum(item_type.size(item, exercise.scheme) for item in exercise.items)


def tone_words() -> dict[str, str]:
    """What reporting verbs add, by their tone, in the reader's language."""
    return {tone.value: gettext(tone.adds) for tone in Tone}


def decision_words(decision: DecisionRecord, exercise: Exercise[Any]) -> str:
    """What was decided, in a clause, with the item's number before it."""
    ids = [item.id for item in exercise.items]
    if decision.item_id is None or decision.item_id not in ids:
        return ruling_words(decision, "")
    item = exercise.item(decision.item_id)
    parts = ITEM_TYPES[exercise.type].parts(item, exercise.scheme)
    part = next((one for one in parts if one.id == decision.part_id), None)
    choice = decision.choice or ""
    words = ruling_words(decision, part.words(choice) if part else choice)
    number = ids.index(item.id) + 1
    if part is not None and part.id:
        asked = part.text
        return str(
            gettext(
                "%(item)s, “%(part)s”: %(words)s",
                item=numbered(exercise.type, number),
                part=asked,
                words=words,
            )
        )
    return str(gettext("%(item)s: %(words)s", item=numbered(exercise.type, number), words=words))


def ruling_words(decision: DecisionRecord, choice: str) -> str:
    """What was decided, in a clause; `choice` is the answer it is about, in words."""
    said = gettext(choice) if choice else ""
    match decision.ruling:
        case Ruling.UPHELD:
            return str(gettext("the key stands against “%(choice)s”", choice=said))
        case Ruling.ACCEPTED:
            return str(gettext("“%(choice)s” is accepted, too", choice=said))
        case Ruling.CHANGED:
            return str(gettext("the key says “%(choice)s” now", choice=said))
        case Ruling.VOIDED:
            return str(gettext("it counts for nobody now"))
        case Ruling.COUNTED:
            return str(gettext("it counts again now"))
        case Ruling.ADOPTED:
            return str(gettext("a newer key was put in its place as a whole"))


def pen_of(label: Label) -> Pen:
    """The pen of a label."""
    return PENS[label]


def markdown(text: str, *, fences: bool = False) -> Markup:
    """Sanitised HTML of a lesson's Markdown, or with `fences` of a document's."""
    return Markup(render(text, fences=fences))  # noqa: S704 - sanitised by render


def grouped_code(code: str) -> str:
    """A code in groups of four, easier to copy from a wall; blanks do not matter when typed."""
    return " ".join(code[start : start + 4] for start in range(0, len(code), 4))


def local_time(value: datetime) -> datetime:
    """The moment on the clock of the computer that the kit runs on."""
    return value.astimezone()


def time_or_date(value: datetime) -> str:
    """A moment in words, to the minute: the time alone for today, with the date otherwise."""
    here = local_time(value)
    if here.date() == local_time(now()).date():
        return str(format_time(here, "short", rebase=False))
    return time_and_date(value)


def day_alone(value: datetime) -> str:
    """The day of a moment of which no more is known, as it was in UTC."""
    return str(format_date(value.date(), "medium"))


def local_day(value: datetime) -> str:
    """The day of a moment, where the hour is nobody's business."""
    return calendar_day(local_time(value).date())


def calendar_day(value: date) -> str:
    """A day of the calendar."""
    return str(format_date(value, "medium"))


def time_and_date(value: datetime) -> str:
    """A moment with its date, where it has to be read as well on another day."""
    here = local_time(value)
    options: dict[str, Any] = {"rebase": False}
    return f"{format_date(here, 'medium', **options)}, {format_time(here, 'short', **options)}"


def answer_file_name(*words: str) -> str:
    """What a file of answers is called that a student's device saves, today."""
    return file_name(("answers", *words), now(), "json")


#: What templates call by its own name.
_FUNCTIONS: Final = (
    answer_file_name,
    decision_words,
    find_words,
    holder,
    kit,
    new_copy,
    now,
    numbered,
    open_ballot,
    page_of_form,
    pen_of,
    ruling_words,
    segments,
    size_of,
    tone_words,
    word_count,
    word_lists,
)
