"""Two students who are one: their work in one row of attempts."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kit.store.answering import attempts
from kit.store.answering.answers import read_answers
from kit.store.answering.attempts import AttemptRecord
from kit.store.answering.marks import read_marks
from kit.store.engine import Store
from kit.store.people import devices, students
from tests.support.stored_class import Class, add_device, add_work, make_class, student_named

#: Attempts: whose (0 Mia, 1 Ben, 2 Ada), at which assignment, begun in which minute.
GIVEN = st.lists(st.tuples(st.integers(0, 2), st.integers(0, 1), st.integers(0, 4)), max_size=12)


@pytest.mark.long
@pytest.mark.sampled(1)
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(begun=GIVEN)
def test_move_work_numbers_attempts_by_when_they_began(
    store: Store, begun: list[tuple[int, int, int]]
) -> None:
    """All attempts of both are the kept student's, numbered from 1; all others are untouched."""
    with store.writing() as connection:
        room = make_class(connection)
        made: list[tuple[int, int, AttemptRecord]] = []
        for who, at, minute in sorted(begun, key=lambda each: each[2]):
            number = sum((each[0], each[1]) == (who, at) for each in made) + 1
            record = add_work(connection, room, who, at, number, minute)
            made.append((who, at, record))
        mia, ben, ada = (student.id for student in room.students)
        students.move_work(connection, room.id, mia, ben)
        assert attempts.attempts_of_student(connection, room.id, mia) == []
        for at, assignment_id in enumerate(room.assignments):
            moved = [each for who, where, each in made if where == at and who < 2]
            moved.sort(key=lambda each: (each.started_at, each.id))
            assert attempts.attempts_of_student(connection, room.id, ben, assignment_id) == [
                replace(each, student_id=ben, number=number) for number, each in enumerate(moved, 1)
            ]
            assert attempts.attempts_of_student(connection, room.id, ada, assignment_id) == [
                each for who, where, each in made if where == at and who == 2
            ]
        for _who, _at, each in made:
            assert read_answers(connection, room.id, each.id)["plan"].value == {"label": each.token}
            assert read_marks(connection, room.id, each.id).keys() == {"plan"}


def test_move_work_moves_devices(store: Store) -> None:
    """Whoever was signed in as the double is signed in as the kept student."""
    with store.writing() as connection:
        room = make_class(connection)
        mia, ben, ada = room.students
        tokens = [add_device(connection, each) for each in room.students]
        students.move_work(connection, room.id, mia.id, ben.id)
        found = [devices.device(connection, room.id, token) for token in tokens]
        assert [each and each.student_id for each in found] == [ben.id, ben.id, ada.id]


def test_move_work_leaves_other_classrooms_alone(store: Store) -> None:
    """A student of the same id in another classroom is somebody else."""
    with store.writing() as connection:
        room, other = make_class(connection), make_class(connection)
        mia, ben, _ada = room.students
        double = replace(student_named(other.id, "Eve"), id=mia.id)
        students.add_students(connection, [double])
        elsewhere = Class(other.id, [double], other.assignments)
        record = add_work(connection, elsewhere, 0)
        token = add_device(connection, double)
        students.move_work(connection, room.id, mia.id, ben.id)
        assert attempts.attempts_of_student(connection, other.id, mia.id) == [record]
        found = devices.device(connection, other.id, token)
        assert found is not None
        assert found.student_id == mia.id
