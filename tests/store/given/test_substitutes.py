"""Assignments in place of others, and whose they are, as stored."""

import pytest
from sqlalchemy import delete, insert
from sqlalchemy.exc import IntegrityError

from kit.store.engine import Store
from kit.store.given import substitutes
from kit.store.ids import new_id
from kit.store.models import Classroom, Substitute, SubstituteStudent
from tests.store.filling import fill


def test_whose_they_are_is_read_in_one_query(store: Store) -> None:
    room = fill(store)
    ada = room.people["Ada"].student_id
    with store.writing() as connection:
        (one,) = substitutes.substitutes(connection, room.classroom_id)
        assert (one.instead_of_id, one.students) == (room.assignment_id, frozenset({ada}))
        for _ in range(2):
            substitutes.add_student(
                connection, room.classroom_id, one.assignment_id, room.people["Ben"].student_id
            )
        substitutes.delete_student(connection, room.classroom_id, one.assignment_id, ada)
        (one,) = substitutes.substitutes(connection, room.classroom_id)
        assert one.students == {room.people["Ben"].student_id}
        assert substitutes.substitutes(connection, new_id()) == []


@pytest.mark.parametrize("field", ["classroom_id", "assignment_id", "instead_of_id"])
def test_substitute_of_nothing_is_refused(store: Store, field: str) -> None:
    room = fill(store)
    ids = {
        "classroom_id": room.classroom_id,
        "assignment_id": room.assignment_id,
        "instead_of_id": room.assignment_id,
        field: new_id(),
    }
    with pytest.raises(IntegrityError), store.writing() as connection:
        connection.execute(insert(Substitute).values(ids))


@pytest.mark.parametrize("field", ["classroom_id", "assignment_id", "student_id"])
def test_student_of_nothing_is_refused(store: Store, field: str) -> None:
    room = fill(store)
    with store.reading() as connection:
        (one,) = substitutes.substitutes(connection, room.classroom_id)
    ids = {
        "classroom_id": room.classroom_id,
        "assignment_id": one.assignment_id,
        "student_id": room.people["Ben"].student_id,
        field: new_id(),
    }
    with pytest.raises(IntegrityError), store.writing() as connection:
        connection.execute(insert(SubstituteStudent).values(ids))


def test_they_go_with_what_they_belong_to(store: Store) -> None:
    room = fill(store)
    with store.writing() as connection:
        connection.execute(delete(Classroom).where(Classroom.id == room.classroom_id))
        assert substitutes.substitutes(connection, room.classroom_id) == []
