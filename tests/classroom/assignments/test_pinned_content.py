"""Exercises and keys stay as they were given, and a live session asks what it voted on."""

from dataclasses import replace

from kit.classroom.assignments.loading import load_assignment
from kit.classroom.assignments.pinned_content import asked_of, exercise_of, key_content, key_of
from kit.vocabulary import Stage
from tests.support.live_session import session_in
from tests.support.room import ITEMS, Room


def test_exercise_and_key_are_those_that_were_given(room: Room) -> None:
    exercise, key = room.library.exercises["three-claims"], room.library.keys["three-claims"]
    room.library = replace(room.library, exercises={}, keys={})
    with room.store.reading() as connection:
        record = load_assignment(connection, room.classroom_id, room.assignment_id)
        assert exercise_of(connection, record).items == exercise.items
        assert exercise_of(connection, record) is exercise_of(connection, record)
        assert key_of(connection, record).items == key.items
        assert key_content(connection, record, record.key_version) == record.key_version
        assert [item.id for item in asked_of(connection, record).items] == list(ITEMS)


def test_live_session_asked_what_it_voted_on(room: Room) -> None:
    session = session_in(room)
    session.put("plan")
    session.move(Stage.VOTE)
    session.put("vote")
    with room.store.reading() as connection:
        record = load_assignment(connection, room.classroom_id, session.task)
        assert [item.id for item in asked_of(connection, record).items] == ["plan"]
