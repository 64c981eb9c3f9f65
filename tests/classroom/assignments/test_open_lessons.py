"""Which lessons a student may open."""

from datetime import timedelta

import pytest

from kit.classroom.assignments import assignments, open_lessons
from kit.classroom.assignments.assignments import Rules
from kit.classroom.errors import NotFound
from kit.store.engine import Store
from tests.support.room import Room, make_room
from tests.support.shipped import shipped_library

COURSE = shipped_library()


def open_to(room: Room, name: str = "Mia") -> list[int]:
    found = open_lessons.open_lessons(room.store, COURSE, room.people[name], room.now)
    return [lesson.number for lesson in found]


def give(room: Room, exercise_id: str, rules: Rules) -> None:
    assignments.give(room.store, COURSE, room.classroom_id, exercise_id, rules, room.now)


def test_given_lessons_and_earlier_ones(store: Store) -> None:
    # The room's own assignment is of a lesson that the course does not have.
    room = make_room(store)
    assert open_to(room) == []
    give(room, "what-was-confirmed", Rules(opens_at=room.now + timedelta(hours=1)))
    assert open_to(room) == []
    room.later(hours=1)
    assert open_to(room) == [1, 2, 3]
    give(room, "three-kinds-of-claim", Rules())
    give(room, "form-a", Rules())
    assert open_to(room) == [1, 2, 3]


def test_a_lesson_that_is_not_open_is_not_found_whether_or_not_it_exists(store: Store) -> None:
    room = make_room(store)
    give(room, "whose-words", Rules())
    mia = room.people["Mia"]
    assert open_lessons.open_lesson(store, COURSE, mia, "02-whose-words", room.now).number == 2
    for lesson_id in ("03-what-was-confirmed", "no-such-lesson"):
        with pytest.raises(NotFound):
            open_lessons.open_lesson(store, COURSE, mia, lesson_id, room.now)
