"""Students: joining, coming back, handing a device on; and what a teacher does with them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import Connection

from kit.classroom.errors import NotFound
from kit.classroom.people import throttle
from kit.classroom.people.classrooms import Lobby, new_student
from kit.classroom.people.errors import NameTaken, WrongPersonalCode
from kit.classroom.people.joining import (
    UNKNOWN,
    Browser,
    admit,
    let_in,
    refuse_newcomers,
    student_of_code,
    waits_for_reply,
)
from kit.classroom.people.names import clean_name, name_key
from kit.store.engine import Store
from kit.store.ids import clean_code, new_code, token_hash
from kit.store.people import classrooms, devices, readmissions, students
from kit.store.people.devices import DeviceRecord
from kit.store.people.students import StudentRecord

#: A one-time code is for the student standing there.
READMISSION_LIFE: Final = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class StudentIdentity:
    """The student signed in on a device. `class_archived`: the class is put away."""

    classroom_id: UUID
    device_id: UUID
    student_id: UUID
    name: str
    classroom_name: str
    class_archived: bool = False


def join(store: Store, lobby: Lobby, typed: str, now: datetime, browser: Browser = UNKNOWN) -> str:
    """Join under a name that nobody has; returns the device's token.

    A free roster name, typed, is taken. With the `browser`'s visit to the lobby the same form
    sent twice joins once, and signs in each time until the student is first seen. Raises
    NameRefused, NameTaken, JoiningStopped or ClassFull.
    """
    name = clean_name(typed)
    with store.writing() as connection:
        classrooms.lock_classroom(connection, lobby.classroom_id)
        student = students.student_by_key(connection, lobby.classroom_id, name_key(name))
        if student is None or student.joined_at is None:
            refuse_newcomers(connection, lobby.classroom_id, on_list=student is not None)
        elif not waits_for_reply(connection, student, browser):
            raise NameTaken(name=name)
        if student is None:
            student = new_student(lobby.classroom_id, name, now, on_roster=False)
            students.add_students(connection, [student])
        return admit(connection, student, browser, now)


def join_from_roster(
    store: Store, lobby: Lobby, student_id: UUID, now: datetime, browser: Browser = UNKNOWN
) -> str:
    """Join as a free name of the roster; returns the device's token. `browser` as in `join`.

    Raises NameTaken where somebody was quicker, NotFound where there is no such name, or
    JoiningStopped.
    """
    with store.writing() as connection:
        classrooms.lock_classroom(connection, lobby.classroom_id)
        student = students.student(connection, lobby.classroom_id, student_id)
        if student is None or student.removed_at is not None:
            raise NotFound
        if student.joined_at is None:
            refuse_newcomers(connection, lobby.classroom_id, on_list=True)
        elif not waits_for_reply(connection, student, browser):
            raise NameTaken(name=student.name)
        return admit(connection, student, browser, now)


def come_back(
    store: Store,
    lobby: Lobby,
    typed: str,
    caller: throttle.Caller,
    now: datetime,
    browser: Browser = UNKNOWN,
) -> str:
    """Sign a device in by personal code or by a one-time code; returns the device's token.

    `browser` as in `join`. Raises WrongPersonalCode (which counts as a failure) or
    TooManyWrongCodes.
    """
    code, classroom_id = clean_code(typed), lobby.classroom_id
    counted = (throttle.RETURNING, caller, str(classroom_id), now)
    # Looked at before there is anything to write: a guesser shall not keep writers waiting.
    with store.reading() as connection:
        known = student_of_code(connection, classroom_id, code, browser, now) is not None
        if not known:
            throttle.refuse_guessers(connection, *counted)
    with store.writing() as connection:
        token = let_in(connection, classroom_id, code, browser, now) if known else None
        if token is not None:
            return token
        throttle.count_failure(connection, *counted)
    raise WrongPersonalCode


def signed_in(store: Store, classroom_id: UUID, token: str) -> StudentIdentity | None:
    """The student signed in with that token in that classroom.

    Where they are seen for the first time, the reply to their joining has arrived: from now on
    the visit to the lobby that let them in lets nobody in.
    """
    with store.single_read() as connection:
        device = devices.device(connection, classroom_id, token_hash(token))
    if device is None:
        return None
    if device.visit_hash is not None:
        with store.writing() as connection:
            # Or one that is just being let in again would leave the visit good.
            classrooms.lock_classroom(connection, classroom_id)
            devices.end_visits(connection, classroom_id, device.student_id)
    return _identity(device)


def seen_before(connection: Connection, classroom_id: UUID, token: str) -> StudentIdentity | None:
    """As `signed_in`, in a transaction that writes nothing; None, too, for who is new."""
    device = devices.device(connection, classroom_id, token_hash(token))
    return None if device is None or device.visit_hash is not None else _identity(device)


def _identity(device: DeviceRecord) -> StudentIdentity:
    return StudentIdentity(
        device.classroom_id,
        device.device_id,
        device.student_id,
        device.student_name,
        device.classroom_name,
        device.archived_at is not None,
    )


def hand_on(store: Store, identity: StudentIdentity, now: datetime) -> None:
    """Sign the device out, for the next person: "I am not Mia"."""
    with store.writing() as connection:
        devices.end_device(connection, identity.classroom_id, identity.device_id, now)


def personal_code(store: Store, identity: StudentIdentity) -> str:
    """The student's own personal code."""
    with store.reading() as connection:
        return load_student(connection, identity.classroom_id, identity.student_id).personal_code


def students_of(store: Store, classroom_id: UUID) -> Sequence[StudentRecord]:
    """The classroom's students by name."""
    with store.reading() as connection:
        return students.students(connection, classroom_id)


def numbered_students(
    connection: Connection, classroom_id: UUID
) -> Sequence[tuple[int, StudentRecord]]:
    """The classroom's students by name, each with the number that stands for a hidden name."""
    return list(enumerate(students.students(connection, classroom_id), 1))


def numbered_student(
    connection: Connection, classroom_id: UUID, student_id: UUID
) -> tuple[int, StudentRecord]:
    """One student with the number that stands for their name. Raises NotFound."""
    for number, student in numbered_students(connection, classroom_id):
        if student.id == student_id:
            return number, student
    raise NotFound


def readmit(store: Store, classroom_id: UUID, student_id: UUID, now: datetime) -> tuple[str, str]:
    """A one-time code that lets the student back in within half an hour.

    Returns the student's name and the code. Raises NotFound.
    """
    with store.writing() as connection:
        student = load_student(connection, classroom_id, student_id)
        code = new_code()
        readmissions.add_readmission(
            connection, classroom_id, student_id, token_hash(code), now + READMISSION_LIFE
        )
        return student.name, code


def sign_out_everywhere(
    store: Store, classroom_id: UUID, student_id: UUID, now: datetime
) -> tuple[str, str]:
    """Sign all of a student's devices out and give a new personal code: the old one may be known.

    Returns the student's name and the code. Raises NotFound.
    """
    with store.writing() as connection:
        classrooms.lock_classroom(connection, classroom_id)
        student = load_student(connection, classroom_id, student_id)
        shut_out(connection, student, now)
        code = new_code()
        students.change_student(connection, classroom_id, student_id, personal_code=code)
        return student.name, code


def load_student(connection: Connection, classroom_id: UUID, student_id: UUID) -> StudentRecord:
    """A student of the class, not one who was removed. Raises NotFound."""
    student = students.student(connection, classroom_id, student_id)
    if student is None or student.removed_at is not None:
        raise NotFound
    return student


def shut_out(connection: Connection, student: StudentRecord, now: datetime) -> None:
    """End what a student, or somebody in their place, is signed in by or could come back by."""
    devices.end_devices(connection, student.classroom_id, student.id, now)
    readmissions.end_readmissions(connection, student.classroom_id, student.id)
