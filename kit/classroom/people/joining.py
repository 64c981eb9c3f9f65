"""Letting a browser in as a student: what joining and coming back share."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import Connection

from kit.classroom.errors import NotFound
from kit.classroom.people.dealing import deal_newcomer
from kit.classroom.people.errors import ClassArchived, ClassFull, JoiningStopped
from kit.classroom.people.limits import students_most
from kit.classroom.people.throttle import forget_old_in
from kit.store.ids import new_id, new_token, token_hash
from kit.store.people import classrooms, devices, readmissions, students
from kit.store.people.devices import DeviceRecord
from kit.store.people.students import StudentRecord


@dataclass(frozen=True, slots=True)
class Browser:
    """Where somebody joins: the random name of its visit to the lobby, and its device so far.

    On a slow network people press the button twice, or once more after the reply was lost. Until a
    device that the visit let in is first seen, the same visit is let in again where anybody else
    is told "taken" or "used".
    """

    visit: str | None = None
    device_id: UUID | None = None
    #: The classroom of that device: another one, where somebody joins a second class.
    device_classroom_id: UUID | None = None


#: A browser that nothing is known of.
UNKNOWN: Final = Browser()


def admit(connection: Connection, student: StudentRecord, browser: Browser, now: datetime) -> str:
    """Sign a browser in, in place of who was signed in there; returns the device's token.

    A form sent twice gets two: the browser may keep either reply.
    """
    if browser.device_id is not None and browser.device_classroom_id is not None:
        devices.end_device(connection, browser.device_classroom_id, browser.device_id, now)
    if student.joined_at is None:
        students.change_student(connection, student.classroom_id, student.id, joined_at=now)
        deal_newcomer(connection, student.classroom_id, student.id, now)
    forget_old_in(connection, now)
    token = new_token()
    visit_hash = token_hash(browser.visit) if browser.visit else None
    device = DeviceRecord(
        student.classroom_id, new_id(), student.id, student.name, "", now, visit_hash
    )
    devices.add_device(connection, device, token_hash(token), now)
    return token


def refuse_newcomers(connection: Connection, classroom_id: UUID, *, on_list: bool) -> None:
    """Raise JoiningStopped or ClassArchived; or ClassFull, for who is not on the class list yet."""
    classroom = classrooms.classroom(connection, classroom_id)
    if classroom is None:
        raise NotFound
    if classroom.archived_at is not None:
        raise ClassArchived(classroom=classroom.name)
    if classroom.joining_stopped_at is not None:
        raise JoiningStopped(classroom=classroom.name)
    most = students_most(connection)
    if not on_list and students.count_students(connection, classroom_id) >= most:
        raise ClassFull(classroom=classroom.name, most=most)


def waits_for_reply(connection: Connection, student: StudentRecord, browser: Browser) -> bool:
    """Whether this visit was let in as that student, who has not been seen anywhere since."""
    return browser.visit is not None and devices.has_device_of_visit(
        connection, student.classroom_id, student.id, token_hash(browser.visit)
    )


def student_of_code(
    connection: Connection, classroom_id: UUID, code: str, browser: Browser, now: datetime
) -> StudentRecord | None:
    """Whom a personal or one-time code lets in. It is not used up yet."""
    by_code = students.student_by_code(connection, classroom_id, code)
    if by_code is not None:
        return by_code
    readmission = readmissions.readmission(connection, classroom_id, token_hash(code))
    student = readmission and students.student(connection, classroom_id, readmission.student_id)
    if not readmission or not student or student.removed_at is not None:
        return None
    if readmission.expires_at <= now:
        return None
    if readmission.used_at is not None and not waits_for_reply(connection, student, browser):
        return None
    return student


def let_in(
    connection: Connection, classroom_id: UUID, code: str, browser: Browser, now: datetime
) -> str | None:
    """The new device's token; None where the code has just been used up or replaced."""
    classrooms.lock_classroom(connection, classroom_id)
    student = student_of_code(connection, classroom_id, code, browser, now)
    if student is None:
        return None
    readmissions.use_readmission(connection, classroom_id, token_hash(code), now)
    return admit(connection, student, browser, now)
