"""What was given before readings and articles were kept: kept at the next start."""

from dataclasses import replace
from datetime import datetime
from functools import lru_cache, partial
from typing import Final
from uuid import UUID

from sqlalchemy import Connection

from kit.classroom.assignments.pinning import pin_lesson
from kit.content.library import Library
from kit.content.versions import exercise_from_snapshot, exercise_snapshot
from kit.store import assignments, kit_state
from kit.store.engine import Store
from kit.store.given import readings

#: The fact that each exercise that was given has its articles.
_ARTICLES_KEPT: Final = "articles_kept"


def keep_given(store: Store, library: Library, now: datetime) -> int:
    """Keep of what classes were given before what the kit still has of it; how many assignments.

    So that another content folder takes nothing from them. A lesson that is not there is left: its
    reading is gone, unless it comes back. Several processes may do it at once, and any number of
    times.
    """
    with store.reading() as connection:
        waiting = readings.without_reading(connection)
        articles_kept = kit_state.fact(connection, _ARTICLES_KEPT) is not None
    mending = [one for one in waiting if one.lesson_id in library.lessons]
    if articles_kept and not mending:
        return 0
    with store.writing() as connection:
        versions: dict[tuple[UUID, str], str] = {}
        for unkept in mending:
            place = (unkept.classroom_id, unkept.lesson_id)
            if place not in versions:
                lesson = library.lessons[unkept.lesson_id]
                versions[place] = pin_lesson(connection, unkept.classroom_id, lesson, now)
            assignments.change_assignment(
                connection, unkept.classroom_id, unkept.id, lesson_version=versions[place]
            )
        if not articles_kept:
            _keep_articles(connection, library)
            kit_state.put_fact(connection, _ARTICLES_KEPT, now.isoformat())
    return len(mending)


def _keep_articles(connection: Connection, library: Library) -> None:
    """Class by class, so that a school's texts are never in memory at once.

    Many classes were given the same text: each is read once, as long as it is near.
    """
    with_articles = lru_cache(maxsize=256)(partial(_with_articles, library=library))
    for classroom_id in readings.classrooms_with_exercises(connection):
        for text in readings.exercise_texts(connection, classroom_id):
            whole = with_articles(text.snapshot)
            if whole != text.snapshot:
                readings.put_exercise_text(connection, replace(text, snapshot=whole))


def _with_articles(snapshot: str, *, library: Library) -> str:
    exercise = exercise_from_snapshot(snapshot)
    return exercise_snapshot(exercise.with_articles({**library.articles, **exercise.articles}))
