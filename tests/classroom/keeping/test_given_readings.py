"""Readings and articles of what was given before they were kept."""

import json
from dataclasses import replace

from sqlalchemy import delete, update

from kit.classroom.assignments.loading import load_assignment
from kit.classroom.assignments.open_lessons import lesson_given
from kit.classroom.keeping.given_readings import keep_given
from kit.content.versions import canonical_json, exercise_from_snapshot
from kit.store.given import readings
from kit.store.models import Assignment, KitState
from tests.support.room import Room


def as_before(room: Room) -> None:
    """The room as a kit left it that kept neither readings nor articles."""
    with room.store.writing() as connection:
        connection.execute(update(Assignment).values(lesson_version=None))
        for text in readings.exercise_texts(connection):
            whole = json.loads(text.snapshot)
            del whole["articles"]
            old = replace(text, snapshot=canonical_json(whole))
            readings.put_exercise_text(connection, old)
        connection.execute(delete(KitState).where(KitState.name == "articles_kept"))


def articles_given(room: Room) -> list[str]:
    with room.store.reading() as connection:
        (text,) = readings.exercise_texts(connection)
    return [one.outlet for one in exercise_from_snapshot(text.snapshot).articles.values()]


def test_given_before_is_kept_once_and_stays_when_the_folder_goes(room: Room) -> None:
    as_before(room)
    assert articles_given(room) == []
    assert keep_given(room.store, room.library, room.now) == 1
    assert keep_given(room.store, room.library, room.now) == 0
    assert articles_given(room) == ["The Ardenmoor Post"]
    gone = replace(room.library, lessons={}, articles={})
    with room.store.reading() as connection:
        record = load_assignment(connection, room.classroom_id, room.assignment_id)
    lesson = lesson_given(room.store, gone, record)
    assert lesson is not None
    assert lesson.body == room.library.lessons["01-three-claims"].body


def test_lesson_that_is_not_there_waits_until_it_is(room: Room) -> None:
    as_before(room)
    gone = replace(room.library, lessons={})
    assert keep_given(room.store, gone, room.now) == 0
    with room.store.reading() as connection:
        record = load_assignment(connection, room.classroom_id, room.assignment_id)
    assert record.lesson_version is None
    assert lesson_given(room.store, gone, record) is None
    assert keep_given(room.store, room.library, room.now) == 1
