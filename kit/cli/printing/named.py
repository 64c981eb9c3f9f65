"""What the names on the command line are: exercises, lessons, or drafts of this kit's teachers."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from kit.classroom.authoring.drafts import OwnDraft, drafts_of
from kit.classroom.errors import NotFound
from kit.classroom.people.accounts import teachers
from kit.classroom.printing import printing
from kit.classroom.printing.printing import PrintPage
from kit.cli.options import WRONG_CALL, opened, settings_or_stop, stop
from kit.content.lesson import Lesson
from kit.content.library import Library
from kit.content.own.texts import DraftKind
from kit.items.fields.advice import near_miss
from kit.settings import Settings
from kit.store.authoring.drafts import DraftRecord
from kit.store.database.problems import file_of
from kit.store.engine import Store


@dataclass(frozen=True, slots=True)
class Named:
    """One of the names: an exercise's pages to print, or a lesson."""

    name: str
    pages: Sequence[PrintPage]
    lesson: Lesson | None = None


def named_or_stop(
    names: Iterable[str], library: Library, options: dict[str, Any]
) -> Sequence[Named]:
    """What each name is; the first that is nothing ends the command with what is allowed.

    An exercise goes before a lesson of its name, and both before a draft. The database is opened
    for what only it may have, and never made.
    """
    return [_one(name, library, options) for name in names]


def _one(name: str, library: Library, options: dict[str, Any]) -> Named:
    lesson = library.lessons.get(name)
    if name in library.exercises:
        return Named(name, [printing.of_course(library, name)])
    if lesson is not None:
        exercises = library.exercises_of(name)
        return Named(name, [printing.of_course(library, one.id) for one in exercises], lesson)
    page = _draft(name, library, options)
    if page is None:
        known = [*library.exercises, *library.lessons]
        advice = near_miss(name, known, "`kit check --stats` lists those of the course")
        stop(
            f"There is no exercise, lesson or draft of an exercise called {name}: {advice}.",
            status=WRONG_CALL,
        )
    return Named(name, [page])


def _draft(name: str, library: Library, options: dict[str, Any]) -> PrintPage | None:
    if not _has_database(settings_or_stop(options)):
        return None
    with opened(options) as (_settings, store):
        for draft in _drafts(store):
            if draft.content_id == name and draft.kind is DraftKind.EXERCISE:
                return _page(store, library, OwnDraft(draft.teacher_id, draft.id), name)
    return None


def _has_database(settings: Settings) -> bool:
    file = file_of(settings.database_url)
    return file is None or file.exists()


def _drafts(store: Store) -> Iterator[DraftRecord]:
    """Those of all teachers of the kit: whoever has this computer may read its database."""
    for teacher in teachers.list_teachers(store):
        yield from drafts_of(store, teachers.teacher_named(store, teacher.name))


def _page(store: Store, library: Library, own: OwnDraft, name: str) -> PrintPage | None:
    try:
        page = printing.of_draft(store, library, own)
    except NotFound:
        return None
    if not page.forms:
        stop(f"No item of the draft {name} is whole yet: its page “Check” says what is missing.")
    return page
