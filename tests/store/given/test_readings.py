"""Readings as rows: kept once for each version, and found where none is kept."""

from dataclasses import replace

from kit.store import assignments
from kit.store.given import readings
from kit.store.given.readings import LessonSnapshot, Unkept
from tests.support.room import NOON, Room


def test_a_reading_is_kept_once_for_each_version(room: Room) -> None:
    first = LessonSnapshot(room.classroom_id, "lesson", "a" * 64, "first", NOON)
    with room.store.writing() as connection:
        for snapshot in (first, replace(first, snapshot="again"), replace(first, version="b" * 64)):
            readings.insert_if_absent(connection, snapshot)
        kept = [
            readings.lesson_snapshot(connection, room.classroom_id, "lesson", version * 64)
            for version in "ab"
        ]
    assert kept == ["first", "first"]


def test_assignments_without_a_reading_are_those_that_name_a_lesson(room: Room) -> None:
    with room.store.writing() as connection:
        whose = (connection, room.classroom_id, room.assignment_id)
        assert readings.without_reading(connection) == []
        assignments.change_assignment(*whose, lesson_version=None)
        waiting = Unkept(room.classroom_id, room.assignment_id, "01-three-claims")
        assert readings.without_reading(connection) == [waiting]
        assignments.change_assignment(*whose, lesson_id=None)
        assert readings.without_reading(connection) == []


def test_the_text_of_an_exercise_is_set_under_its_version(room: Room) -> None:
    with room.store.writing() as connection:
        (text,) = readings.exercise_texts(connection)
        readings.put_exercise_text(connection, replace(text, snapshot="{}"))
        assert readings.exercise_texts(connection) == [replace(text, snapshot="{}")]
        assert readings.classrooms_with_exercises(connection) == [room.classroom_id]
        assert len(readings.exercise_texts(connection, room.classroom_id)) == 1
        assert readings.exercise_texts(connection, room.assignment_id) == []
