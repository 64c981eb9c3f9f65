"""A classroom of the store alone, without any use case."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlalchemy import Connection

from kit.store import assignments
from kit.store.answering import attempts
from kit.store.answering.answers import AnswerRecord, save_answer
from kit.store.answering.attempts import AttemptRecord
from kit.store.answering.marks import MarkRecord, Origin, add_marks
from kit.store.assignments import AssignmentRecord
from kit.store.ids import new_code, new_id, new_token, token_hash
from kit.store.people import classrooms, devices, students, teachers
from kit.store.people.classrooms import ClassroomRecord
from kit.store.people.devices import DeviceRecord
from kit.store.people.students import StudentRecord
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
    devices.add_device(connection, device, hashed, NOON)
    return hashed
