from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, func, select
from sqlalchemy.exc import IntegrityError

from kit.store import assignments
from kit.store.answering import attempts
from kit.store.answering.answers import AnswerRecord, read_answers, save_answer
from kit.store.answering.attempts import AttemptRecord
from kit.store.answering.marks import MarkRecord, Origin, add_marks, read_marks
from kit.store.assignments import AssignmentRecord
from kit.store.engine import Store
from kit.store.ids import new_code, new_id, new_token, token_hash
from kit.store.models import Answer, Attempt, Device, Mark, Readmission, Student
from kit.store.people import classrooms, readmissions, students, teachers
from kit.store.people.classrooms import ClassroomRecord
from kit.store.people.students import DeviceRecord, StudentRecord
from kit.store.people.teachers import TeacherRecord
from kit.vocabulary import Feedback, Verdict
from tests.support.room import NOON

DIGEST = "0" * 64


@dataclass(frozen=True)
class Class:
    """A classroom of the store alone: Mia, Ben and Ada, and two assignments."""

    id: UUID
    students: Sequence[StudentRecord]
    assignments: Sequence[UUID]


def student_named(classroom_id: UUID, name: str) -> StudentRecord:
    return StudentRecord(
        classroom_id=classroom_id,
        id=new_id(),
        name=name,
        name_key=name.lower(),
        personal_code=new_code(),
        on_roster=False,
        created_at=NOON,
        joined_at=NOON,
        removed_at=None,
        merged_into_id=None,
    )


def make_class(connection: Connection) -> Class:
    teacher = TeacherRecord(new_id(), "Ms Gray", str(new_id()), None, NOON, None)
    teachers.add_teacher(connection, teacher)
    made = new_id()
    classrooms.add_classroom(connection, ClassroomRecord(made, teacher.id, "9B", NOON))
    version = assignments.VersionSnapshot(made, "an-exercise", DIGEST, "{}", NOON)
    assignments.insert_exercise_version_if_absent(connection, version)
    assignments.insert_key_version_if_absent(connection, version)
    given_ids = [new_id(), new_id()]
    for given_id in given_ids:
        record = AssignmentRecord(
            made, given_id, "a-lesson", "An exercise", "an-exercise", DIGEST, DIGEST,
            Feedback.NEVER, None, NOON, None, None, None, None,
        )  # fmt: skip
        assignments.add_assignment(connection, record)
    people = [student_named(made, name) for name in ("Mia", "Ben", "Ada")]
    students.add_students(connection, people)
    return Class(made, people, given_ids)


def add_work(
    connection: Connection, room: Class, who: int, at: int = 0, number: int = 1, minute: int = 0
) -> AttemptRecord:
    """An attempt with an answer and its mark."""
    record = AttemptRecord(
        room.id, new_id(), room.assignments[at], room.students[who].id, number, new_token(),
        NOON + timedelta(minutes=minute), None, None,
    )  # fmt: skip
    attempts.add_attempt(connection, record)
    answer = AnswerRecord("plan", 1, {"label": record.token}, None, NOON)
    save_answer(connection, room.id, record.id, answer)
    mark = MarkRecord("plan", 1, 1.0, Verdict.RIGHT)
    add_marks(connection, room.id, record.id, [mark], Origin(DIGEST, NOON))
    return record


def add_device(connection: Connection, student: StudentRecord) -> str:
    """Sign the student in on a device; returns the token's hash."""
    hashed = token_hash(new_token())
    device = DeviceRecord(student.classroom_id, new_id(), student.id, student.name, "", NOON)
    students.add_device(connection, device, hashed, NOON)
    return hashed


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


#: Attempts: whose (0 Mia, 1 Ben, 2 Ada), at which assignment, begun in which minute.
GIVEN = st.lists(st.tuples(st.integers(0, 2), st.integers(0, 1), st.integers(0, 4)), max_size=12)


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
        found = [students.device(connection, room.id, token) for token in tokens]
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
        found = students.device(connection, other.id, token)
        assert found is not None
        assert found.student_id == mia.id


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


def test_device_signs_in_until_it_is_ended(store: Store) -> None:
    """An ended device signs nobody in; ending all does not move the end of one ended before."""
    later = NOON + timedelta(minutes=1)
    with store.writing() as connection:
        room = make_class(connection)
        mia = room.students[0]
        first, second = add_device(connection, mia), add_device(connection, mia)
        found = students.device(connection, room.id, first)
        assert found is not None
        assert (found.student_name, found.classroom_name) == ("Mia", "9B")
        students.end_device(connection, room.id, found.device_id, NOON)
        assert students.device(connection, room.id, first) is None
        assert students.device(connection, room.id, second) is not None
        students.end_devices(connection, room.id, mia.id, later)
        assert students.device(connection, room.id, second) is None
        ended = connection.execute(select(Device.ended_at).order_by(Device.ended_at)).scalars()
        assert list(ended) == [NOON, later]


def test_device_of_a_removed_student_signs_nobody_in(store: Store) -> None:
    """Removing a student closes the door even where a device was not ended."""
    with store.writing() as connection:
        room = make_class(connection)
        token = add_device(connection, room.students[0])
        students.change_student(connection, room.id, room.students[0].id, removed_at=NOON)
        assert students.device(connection, room.id, token) is None


def test_device_is_found_by_its_visit_until_it_is_ended(store: Store) -> None:
    """Only of the same student, in the same classroom, by the same visit, and not for long."""
    before = NOON - timedelta(minutes=1)
    with store.writing() as connection:
        room, other = make_class(connection), make_class(connection)
        mia, ben, _ada = (each.id for each in room.students)
        device = DeviceRecord(room.id, new_id(), mia, "Mia", "", NOON)
        students.add_device(connection, device, token_hash(new_token()), NOON, DIGEST)

        def found(classroom_id: UUID, student_id: UUID, visit: str, since: datetime) -> bool:
            return students.has_device_of_visit(connection, classroom_id, student_id, visit, since)

        assert found(room.id, mia, DIGEST, before)
        assert not found(room.id, mia, DIGEST, NOON)
        assert not found(room.id, mia, "1" * 64, before)
        assert not found(room.id, ben, DIGEST, before)
        assert not found(other.id, mia, DIGEST, before)
        students.end_device(connection, room.id, device.device_id, NOON)
        assert not found(room.id, mia, DIGEST, before)


def test_readmission_is_good_once_in_time_and_in_its_classroom(store: Store) -> None:
    """A one-time code lets its student in once, before it ends, and ends those before it."""
    soon = NOON + timedelta(minutes=30)
    with store.writing() as connection:
        room, other = make_class(connection), make_class(connection)
        mia = room.students[0].id
        readmissions.add_readmission(connection, room.id, mia, "old", soon)
        readmissions.add_readmission(connection, room.id, mia, "code", soon)
        assert readmissions.use_readmission(connection, room.id, "old", NOON) is None
        assert readmissions.use_readmission(connection, other.id, "code", NOON) is None
        assert readmissions.use_readmission(connection, room.id, "code", soon) is None
        assert readmissions.use_readmission(connection, room.id, "code", NOON) == mia
        assert readmissions.use_readmission(connection, room.id, "code", NOON) is None
