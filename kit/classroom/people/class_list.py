"""What a teacher does with the names of a class: rename, merge, remove, bring back, erase."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import Connection

from kit.classroom.errors import NotFound
from kit.classroom.people.errors import CannotMerge, NameTaken
from kit.classroom.people.names import clean_name, name_key
from kit.classroom.people.students import load_student, shut_out
from kit.store.answering import merging
from kit.store.engine import Store
from kit.store.given import substitutes
from kit.store.ids import new_code
from kit.store.people import classrooms, devices, merges, students
from kit.store.people.devices import SignedInDevice
from kit.store.people.students import StudentRecord
from kit.store.rules import extensions

#: Of a time that is suggested to all, in percent.
TIME_FACTORS: Final = (100, 125, 150, 200, 300)


def student_among(
    store: Store, classroom_id: UUID, student_id: UUID
) -> tuple[StudentRecord, Sequence[StudentRecord]]:
    """One student of the classroom, and all the others by name. Raises NotFound."""
    with store.reading() as connection:
        student = load_student(connection, classroom_id, student_id)
        everybody = students.students(connection, classroom_id)
    return student, [other for other in everybody if other.id != student_id]


@dataclass(frozen=True, slots=True)
class StudentPage:
    """One student of a classroom, the others by name, and where the one is signed in."""

    student: StudentRecord
    others: Sequence[StudentRecord]
    devices: Sequence[SignedInDevice]


def student_page(store: Store, classroom_id: UUID, student_id: UUID) -> StudentPage:
    """What a teacher sees of one student in the class list. Raises NotFound."""
    with store.reading() as connection:
        student = load_student(connection, classroom_id, student_id)
        everybody = students.students(connection, classroom_id)
        signed_in = devices.devices_of(connection, classroom_id, student_id)
    others = [other for other in everybody if other.id != student_id]
    return StudentPage(student, others, signed_in)


def end_device(
    store: Store, classroom_id: UUID, student_id: UUID, reference: str, now: datetime
) -> bool:
    """Sign a student out on one device, by its id; where that is done already, nothing.

    The personal code stays, and so does what the device has saved. Returns whether it was signed
    in. Raises NotFound.
    """
    with store.writing() as connection:
        load_student(connection, classroom_id, student_id)
        for device in devices.devices_of(connection, classroom_id, student_id):
            if str(device.id) == reference:
                devices.end_device(connection, classroom_id, device.id, now)
                return True
    return False


def removed_of(store: Store, classroom_id: UUID) -> Sequence[StudentRecord]:
    """The students who were removed and may be brought back."""
    with store.reading() as connection:
        return students.removed_students(connection, classroom_id)


def rename_student(store: Store, classroom_id: UUID, student_id: UUID, typed: str) -> None:
    """Give a student another name. Raises NotFound, NameRefused or NameTaken."""
    name = clean_name(typed)
    with store.writing() as connection:
        classrooms.lock_classroom(connection, classroom_id)
        load_student(connection, classroom_id, student_id)
        taken = students.student_by_key(connection, classroom_id, name_key(name))
        if taken is not None and taken.id != student_id:
            raise NameTaken(name=name)
        students.change_student(
            connection, classroom_id, student_id, name=name, name_key=name_key(name)
        )
    store.forget_soon()  # the old name may be one that nobody is to find


def give_time(store: Store, classroom_id: UUID, student_id: UUID, percent: int) -> None:
    """How much of a suggested time a student has, one of TIME_FACTORS. Raises NotFound."""
    if percent not in TIME_FACTORS:
        raise NotFound
    with store.writing() as connection:
        classrooms.lock_classroom(connection, classroom_id)
        load_student(connection, classroom_id, student_id)
        students.change_student(connection, classroom_id, student_id, time_factor=percent)


def remove_student(store: Store, classroom_id: UUID, student_id: UUID, now: datetime) -> str:
    """Take a student out of the class; their work is kept. Twice is once.

    Returns the name. Raises NotFound.
    """
    with store.writing() as connection:
        classrooms.lock_classroom(connection, classroom_id)
        students.student(connection, classroom_id, student_id, lock="update")
        student = _student_not_merged(connection, classroom_id, student_id)
        if student.removed_at is not None:
            return student.name
        students.change_student(connection, classroom_id, student_id, removed_at=now, name_key=None)
        shut_out(connection, student, now)
        return student.name


def restore_student(store: Store, classroom_id: UUID, student_id: UUID) -> None:
    """Bring a removed student back, with a new personal code. Twice is once.

    Raises NotFound, or NameTaken where the name went on.
    """
    with store.writing() as connection:
        classrooms.lock_classroom(connection, classroom_id)
        student = _student_not_merged(connection, classroom_id, student_id)
        if student.removed_at is None:
            return
        key = name_key(student.name)
        if students.student_by_key(connection, classroom_id, key):
            raise NameTaken(name=student.name)
        students.change_student(
            connection,
            classroom_id,
            student_id,
            removed_at=None,
            name_key=key,
            personal_code=new_code(),
        )


def _student_not_merged(
    connection: Connection, classroom_id: UUID, student_id: UUID
) -> StudentRecord:
    """A student of the class, removed or not. Raises NotFound."""
    student = students.student(connection, classroom_id, student_id)
    if student is None or student.merged_into_id is not None:
        raise NotFound
    return student


def erase_student(store: Store, classroom_id: UUID, student_id: UUID) -> bool:
    """Delete a student, removed or not, and all they gave, for good. Raises NotFound.

    Whoever was merged into another is that one by now, and is erased with them.

    Returns whether nothing of it is in the files any more; else it is as soon as nobody reads.
    Within a wider transaction that is to be asked for once it has ended.
    """
    with store.writing() as connection:
        classrooms.lock_classroom(connection, classroom_id)
        students.student(connection, classroom_id, student_id, lock="update")
        _student_not_merged(connection, classroom_id, student_id)
        students.erase_student(connection, classroom_id, student_id)
    return store.forget()


def merge_students(
    store: Store, classroom_id: UUID, joined_twice: UUID, keep: UUID, now: datetime
) -> None:
    """Make one student of somebody who joined twice: work and devices go to `keep`.

    Attempts at the same assignment are numbered anew; of two under way the newer one goes on,
    with what was answered in the other. What was whose is kept for a day, so that it can be undone
    (kit.classroom.answering.unmerging). Twice is once. Raises NotFound or CannotMerge.
    """
    with store.writing() as connection:
        classrooms.lock_classroom(connection, classroom_id)
        students.lock_for_merge(connection, classroom_id, (joined_twice, keep))
        stored = students.student(connection, classroom_id, joined_twice)
        if stored is not None and stored.merged_into_id == keep:
            return
        double = load_student(connection, classroom_id, joined_twice)
        survivor = load_student(connection, classroom_id, keep)
        if double.id == survivor.id:
            raise CannotMerge(name=survivor.name)
        before = merges.what_is_whose(connection, double, survivor)
        students.move_work(connection, classroom_id, double.id, survivor.id)
        _share_substitutes(connection, double, survivor)
        extensions.move_extensions(connection, classroom_id, double.id, survivor.id)
        merging.fold_open_attempts(connection, classroom_id, student_id=survivor.id)
        students.change_student(
            connection,
            classroom_id,
            double.id,
            removed_at=now,
            name_key=None,
            merged_into_id=survivor.id,
        )
        if survivor.joined_at is None:
            students.change_student(
                connection, classroom_id, survivor.id, joined_at=double.joined_at
            )
        record = merges.MergeRecord(classroom_id, double.id, survivor.id, now, before)
        merges.add_merge(connection, record)
    store.forget_soon()


def _share_substitutes(
    connection: Connection, double: StudentRecord, survivor: StudentRecord
) -> None:
    """Whom an exercise is to be kept from, it is kept from under either name."""
    for substitute in substitutes.substitutes(connection, double.classroom_id):
        if double.id in substitute.students:
            substitutes.add_student(
                connection, double.classroom_id, substitute.assignment_id, survivor.id
            )
