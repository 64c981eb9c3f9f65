"""What is given keeps its texts as they are: exercise, key, reading, and the articles named."""

from dataclasses import replace
from pathlib import Path

import pytest

from kit.classroom.assignments.loading import load_assignment
from kit.classroom.assignments.open_lessons import open_lesson
from kit.classroom.assignments.pinned_content import exercise_of
from kit.classroom.assignments.pinning import Rules, new_record, offer_of
from kit.classroom.errors import UnknownExercise
from kit.content.library import load_library
from kit.content.versions import lesson_version
from kit.store.engine import Store
from kit.store.given import readings
from tests.support.pictured_lesson import write_pictured
from tests.support.pictures import SVG
from tests.support.room import KEY_MARK, NOON, Room, make_room


def test_reading_and_articles_go_along(room: Room) -> None:
    lesson = room.library.lessons["01-three-claims"]
    with room.store.reading() as connection:
        record = load_assignment(connection, room.classroom_id, room.assignment_id)
        assert record.lesson_version == lesson_version(lesson)
        text = readings.lesson_snapshot(
            connection, room.classroom_id, lesson.id, record.lesson_version
        )
        articles = exercise_of(connection, record).articles
    # Those that its items name, and no other; nothing of key or teacher's page.
    assert [article.outlet for article in articles.values()] == ["The Ardenmoor Post"]
    assert lesson.body.splitlines()[0] in text
    assert KEY_MARK not in text
    assert "Sensitive points" not in text


def test_version_of_a_reading_is_what_a_student_reads_of_it(room: Room) -> None:
    lesson = room.library.lessons["01-three-claims"]
    version = lesson_version(lesson)
    assert lesson_version(lesson.model_copy(update={"teacher_notes": "Others."})) == version
    for field, text in (("body", "Other words."), ("title", "Others"), ("discussion", "Why?")):
        assert lesson_version(lesson.model_copy(update={field: text})) != version


def test_what_has_no_lesson_keeps_none(room: Room) -> None:
    offer = replace(offer_of(room.library, "three-claims"), lesson=None)
    record = new_record(room.classroom_id, room.assignment_id, offer, Rules(), NOON)
    assert record.lesson_version is None


def test_unknown_exercise_is_refused(room: Room) -> None:
    with pytest.raises(UnknownExercise) as caught:
        offer_of(room.library, "no-such")
    assert caught.value.facts == {"exercise": "no-such"}


def test_pictures_go_along_as_they_are(any_store: Store, tmp_path: Path) -> None:
    library = load_library(write_pictured(tmp_path))
    room = make_room(any_store, library=library)
    gone = replace(library, lessons={})
    mia = room.people["Mia"]
    kept = open_lesson(any_store, gone, mia, "01-three-claims", room.now)
    (picture,) = kept.pictures
    assert picture == library.lessons["01-three-claims"].picture("square.svg")
    assert picture.content == SVG.encode()
