"""Which lessons a student may open."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from kit.classroom.assignments import assignments, open_lessons
from kit.classroom.assignments.pinning import Rules
from kit.classroom.errors import NotFound
from kit.content.library import load_library
from kit.store.engine import Store
from tests.support.added import write_own
from tests.support.room import Room, make_room
from tests.support.shipped import shipped_library

COURSE = shipped_library()


def open_to(room: Room, name: str = "Mia") -> list[int]:
    found = open_lessons.open_lessons(room.store, COURSE, room.people[name], room.now)
    return [lesson.number for lesson in found]


def open_ids(room: Room) -> list[str]:
    found = open_lessons.open_lessons(room.store, COURSE, room.people["Mia"], room.now)
    return [lesson.id for lesson in found]


def give(room: Room, exercise_id: str, rules: Rules) -> None:
    assignments.give(room.store, COURSE, room.classroom_id, exercise_id, rules, room.now)


def test_given_lessons_and_earlier_ones(store: Store) -> None:
    # The room's own assignment is of a lesson that the course does not have: it was kept.
    room = make_room(store)
    assert open_ids(room) == ["01-three-claims"]
    give(room, "what-was-confirmed", Rules(opens_at=room.now + timedelta(hours=1)))
    assert open_ids(room) == ["01-three-claims"]
    room.later(hours=1)
    assert open_to(room) == [1, 1, 2, 3]
    give(room, "three-kinds-of-claim", Rules())
    give(room, "form-a", Rules())
    assert open_to(room) == [1, 1, 2, 3]


def test_numbers_of_another_course_open_nothing(store: Store, tmp_path: Path) -> None:
    folder = write_own(tmp_path)
    own = load_library(folder, COURSE)
    library, room = COURSE.joined(own, folder), make_room(store)
    for exercise_id, reached in (
        ("the-weir", ["01-three-claims", "01-the-weir"]),
        ("whose-words", ["01-three-kinds-of-claim", "01-three-claims", "02-whose-words"]),
    ):
        assignments.give(
            store, library, room.classroom_id, exercise_id, Rules(), room.later(hours=1)
        )
        found = open_lessons.open_lessons(store, library, room.people["Mia"], room.now)
        assert [one.id for one in found if one.id in reached] == reached
    assert [one.id for one in found][-1] == "01-the-weir"
    assert len(found) == 4


def test_a_lesson_that_is_not_open_is_not_found_whether_or_not_it_exists(store: Store) -> None:
    room = make_room(store)
    give(room, "whose-words", Rules())
    mia = room.people["Mia"]
    assert open_lessons.open_lesson(store, COURSE, mia, "02-whose-words", room.now).number == 2
    for lesson_id in ("03-what-was-confirmed", "no-such-lesson"):
        with pytest.raises(NotFound):
            open_lessons.open_lesson(store, COURSE, mia, lesson_id, room.now)


def test_reading_stays_as_it_was_given_and_the_latest_is_read(store: Store) -> None:
    room = make_room(store)
    mia, lesson_id = room.people["Mia"], "02-whose-words"
    give(room, "whose-words", Rules())
    lesson = COURSE.lessons[lesson_id]
    changed = lesson.model_copy(update={"body": "Now it says something else."})
    later = replace(COURSE, lessons={**COURSE.lessons, lesson_id: changed})
    without = replace(COURSE, lessons={})
    for library in (COURSE, later, without):
        read = open_lessons.open_lesson(store, library, mia, lesson_id, room.now)
        assert read.body == lesson.body
        # The teacher's page tells the answers, and is not kept where students read.
        assert read.teacher_notes is None
    room.later(hours=1)
    assignments.give(store, later, room.classroom_id, "whose-words", Rules(), room.now)
    read = open_lessons.open_lesson(store, COURSE, mia, lesson_id, room.now)
    assert read.body == changed.body
    # Given once more as it was at first, it is that again; both may be read for their pictures.
    room.later(hours=1)
    give(room, "whose-words", Rules())
    bodies = [
        one.body for one in open_lessons.open_readings(store, COURSE, mia, lesson_id, room.now)
    ]
    assert bodies == [lesson.body, changed.body]
    with pytest.raises(NotFound):
        open_lessons.open_readings(store, COURSE, mia, "03-what-was-confirmed", room.now)
