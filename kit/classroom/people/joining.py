"""Letting a browser in as a student: what joining and coming back share."""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import Connection

from kit.classroom.errors import NotFound
from kit.classroom.people.classrooms import STUDENTS_MAX
from kit.classroom.people.errors import ClassFull, JoiningStopped
from kit.store.ids import new_id, new_token, token_hash
from kit.store.people import classrooms, readmissions, students
from kit.store.people.students import DeviceRecord, StudentRecord

#: On a slow network people press the button twice, or once more after the reply was lost. Within
#: this time the same browser is let in again where anybody else is told "taken" or "used".
SENT_TWICE: Final = timedelta(minutes=5)


def admit(connection: Connection, student: StudentRecord, visit: str | None, now: datetime) -> str:
    """Sign a browser in; returns the device's token.

    A form sent twice gets two: the browser may keep either reply.
    """
    if student.joined_at is None:
        students.change_student(connection, student.classroom_id, student.id, joined_at=now)
    token = new_token()
    device = DeviceRecord(student.classroom_id, new_id(), student.id, student.name, "", now)
    visit_hash = token_hash(visit) if visit else None
    students.add_device(connection, device, token_hash(token), now, visit_hash)
    return token


def refuse_newcomers(connection: Connection, classroom_id: UUID, *, on_list: bool) -> None:
    """Raise JoiningStopped, or ClassFull where the newcomer is not on the class list yet."""
    classroom = classrooms.classroom(connection, classroom_id)
    if classroom is None:
        raise NotFound
    if classroom.joining_stopped_at is not None:
        raise JoiningStopped(classroom=classroom.name)
    if not on_list and students.count_students(connection, classroom_id) >= STUDENTS_MAX:
        raise ClassFull(classroom=classroom.name, most=STUDENTS_MAX)


def came_just_now(
    connection: Connection, student: StudentRecord, visit: str | None, now: datetime
) -> bool:
    """Whether this visit of a browser was let in as that student a moment ago, and still is."""
    return visit is not None and students.has_device_of_visit(
        connection, student.classroom_id, student.id, token_hash(visit), now - SENT_TWICE
    )


def student_of_code(
    connection: Connection, classroom_id: UUID, code: str, visit: str | None, now: datetime
) -> StudentRecord | None:
    """Whom a personal or one-time code lets in. It is not used up yet."""
    by_code = students.student_by_code(connection, classroom_id, code)
    if by_code is not None:
        return by_code
    readmission = readmissions.readmission(connection, classroom_id, token_hash(code))
    student = readmission and students.student(connection, classroom_id, readmission.student_id)
    if not readmission or not student or student.removed_at is not None:
        return None
    if readmission.used_at is not None:
        return student if came_just_now(connection, student, visit, now) else None
    return student if readmission.expires_at > now else None


def let_in(
    connection: Connection, classroom_id: UUID, code: str, visit: str | None, now: datetime
) -> str | None:
    """The new device's token; None where the code has just been used up or replaced."""
    classrooms.lock_classroom(connection, classroom_id)
    student = student_of_code(connection, classroom_id, code, visit, now)
    if student is None:
        return None
    readmissions.use_readmission(connection, classroom_id, token_hash(code), now)
    return admit(connection, student, visit, now)
