from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Connection, func, select
from sqlalchemy.exc import IntegrityError

from kit.store.engine import Store
from kit.store.ids import new_code, token_hash
from kit.store.models import Answer, Attempt, Device, Mark, Readmission, Student
from kit.store.people import readmissions, students
from tests.support.room import NOON
from tests.support.stored_class import (
    Class,
    add_device,
    add_work,
    make_class,
    student_named,
)


def merge(connection: Connection, room: Class, double: int, keep: int) -> None:
    """What the use case does of it in the store."""
    kept = room.students[keep].id
    students.move_work(connection, room.id, room.students[double].id, kept)
    students.change_student(
        connection,
        room.id,
        room.students[double].id,
        removed_at=NOON,
        name_key=None,
        merged_into_id=kept,
    )


def counts(connection: Connection, room: Class) -> list[int]:
    """How many students, devices, readmissions, attempts, answers and marks there are."""
    return [
        connection.execute(
            select(func.count()).select_from(model).where(model.classroom_id == room.id)
        ).scalar_one()
        for model in (Student, Device, Readmission, Attempt, Answer, Mark)
    ]


def test_erase_student_takes_all_they_gave(store: Store) -> None:
    """Student, devices, one-time codes, attempts, answers and marks go; others' stay."""
    with store.writing() as connection:
        room = make_class(connection)
        for who, student in enumerate(room.students):
            add_work(connection, room, who)
            add_device(connection, student)
            readmissions.add_readmission(
                connection, room.id, student.id, token_hash(new_code()), NOON
            )
        assert counts(connection, room) == [3, 3, 3, 3, 3, 3]
        students.erase_student(connection, room.id, room.students[0].id)
        assert counts(connection, room) == [2, 2, 2, 2, 2, 2]
        assert [each.name for each in students.students(connection, room.id)] == ["Ada", "Ben"]


@pytest.mark.parametrize("order", [[(0, 1), (1, 2)], [(1, 2), (0, 2)], [(0, 2), (1, 2)]])
def test_erase_student_takes_everybody_merged_into_them(
    store: Store, order: list[tuple[int, int]]
) -> None:
    """Somebody who joined three times is erased whole, in whatever order they were merged."""
    with store.writing() as connection:
        room, other = make_class(connection), make_class(connection)
        for who in range(3):
            add_work(connection, room, who)
        for double, keep in order:
            merge(connection, room, double, keep)
        assert counts(connection, room) == [3, 0, 0, 3, 3, 3]
        students.erase_student(connection, room.id, room.students[2].id)
        assert counts(connection, room) == [0, 0, 0, 0, 0, 0]
        assert counts(connection, other)[0] == 3


def test_students_and_removed_students(store: Store) -> None:
    """The class list leaves out who was removed; who was merged is in neither list."""
    later = NOON + timedelta(minutes=1)
    with store.writing() as connection:
        room = make_class(connection)
        mia, ben, ada = room.students
        assert students.students(connection, room.id) == [ada, ben, mia]
        students.change_student(connection, room.id, ada.id, removed_at=NOON, name_key=None)
        students.change_student(connection, room.id, ben.id, removed_at=later, name_key=None)
        assert students.students(connection, room.id) == [mia]
        assert [each.id for each in students.removed_students(connection, room.id)] == [
            ben.id,
            ada.id,
        ]
        merge(connection, room, 1, 0)
        assert [each.id for each in students.removed_students(connection, room.id)] == [ada.id]


def test_student_is_found_by_key_and_by_code(store: Store) -> None:
    """A removed student's name and code find nobody, and another classroom's neither."""
    with store.writing() as connection:
        room, other = make_class(connection), make_class(connection)
        mia = room.students[0]
        assert students.student_by_key(connection, room.id, "mia") == mia
        assert students.student_by_code(connection, room.id, mia.personal_code) == mia
        assert students.student_by_code(connection, other.id, mia.personal_code) is None
        students.change_student(connection, room.id, mia.id, removed_at=NOON, name_key=None)
        assert students.student_by_key(connection, room.id, "mia") is None
        assert students.student_by_code(connection, room.id, mia.personal_code) is None
        found = students.student(connection, room.id, mia.id)
        assert found == replace(mia, removed_at=NOON, name_key=None)


@pytest.mark.parametrize("field", ["name_key", "personal_code"])
def test_names_and_codes_are_unique_in_a_classroom(store: Store, field: str) -> None:
    """The database refuses a second student of the same name or code."""
    with store.writing() as connection:
        room = make_class(connection)
        taken = getattr(room.students[0], field)
    double = replace(student_named(room.id, "Eve"), **{field: taken})
    with pytest.raises(IntegrityError), store.writing() as connection:
        students.add_students(connection, [double])
