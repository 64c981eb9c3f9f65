"""An assignment is loaded from its own classroom only."""

import pytest

from kit.classroom.assignments.loading import load_assignment
from kit.classroom.errors import NotFound
from kit.store.ids import new_id
from tests.support.room import Room


def test_assignment_of_the_classroom_is_loaded(room: Room) -> None:
    with room.store.reading() as connection:
        record = load_assignment(connection, room.classroom_id, room.assignment_id)
    assert (record.id, record.exercise_id) == (room.assignment_id, "three-claims")


def test_assignment_of_another_classroom_or_of_none_is_not_found(room: Room) -> None:
    with room.store.reading() as connection:
        for place in ((new_id(), room.assignment_id), (room.classroom_id, new_id())):
            with pytest.raises(NotFound):
                load_assignment(connection, *place)
