"""Closing times that single students have, later than their class."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, and_, bindparam, delete, select

from kit.store.joins import of_student
from kit.store.models import Attempt, Extension, Student
from kit.store.records import columns, fetch_all, fetch_one, insert_or, values_of


@dataclass(frozen=True, slots=True)
class ExtensionRecord:
    """A student's own closing time, as stored."""

    classroom_id: UUID
    assignment_id: UUID
    student_id: UUID
    closes_at: datetime
    seen_at: datetime | None


_ALL: Final = select(*columns(ExtensionRecord, Extension)).where(
    Extension.classroom_id == bindparam("classroom_id")
)
_OF_STUDENT: Final = _ALL.where(Extension.student_id == bindparam("student_id"))
_OF_ASSIGNMENT: Final = _ALL.where(Extension.assignment_id == bindparam("assignment_id"))
_ONE: Final = _OF_STUDENT.where(Extension.assignment_id == bindparam("assignment_id"))


def extension(
    connection: Connection, classroom_id: UUID, assignment_id: UUID, student_id: UUID
) -> ExtensionRecord | None:
    """A student's own closing time for an assignment, if there is one."""
    whose = {"classroom_id": classroom_id, "student_id": student_id}
    return fetch_one(connection, ExtensionRecord, _ONE, **whose, assignment_id=assignment_id)


def extensions_of_student(
    connection: Connection, classroom_id: UUID, student_id: UUID
) -> Mapping[UUID, ExtensionRecord]:
    """A student's own closing times, by assignment."""
    whose = {"classroom_id": classroom_id, "student_id": student_id}
    records = fetch_all(connection, ExtensionRecord, _OF_STUDENT, **whose)
    return {record.assignment_id: record for record in records}


def extensions_of_assignment(
    connection: Connection, classroom_id: UUID, assignment_id: UUID
) -> Mapping[UUID, ExtensionRecord]:
    """The own closing times for an assignment, by student."""
    where = {"classroom_id": classroom_id, "assignment_id": assignment_id}
    records = fetch_all(connection, ExtensionRecord, _OF_ASSIGNMENT, **where)
    return {record.student_id: record for record in records}


def save_extension(connection: Connection, record: ExtensionRecord) -> None:
    """Give a student a closing time of their own, or another one."""
    statement = insert_or(connection, Extension).values(values_of(record))
    connection.execute(
        statement.on_conflict_do_update(
            index_elements=["classroom_id", "assignment_id", "student_id"],
            set_={"closes_at": record.closes_at, "seen_at": record.seen_at},
        )
    )


def delete_extension(
    connection: Connection, classroom_id: UUID, assignment_id: UUID, student_id: UUID
) -> None:
    """Let the class's closing time count for a student again."""
    connection.execute(
        delete(Extension).where(
            Extension.classroom_id == classroom_id,
            Extension.assignment_id == assignment_id,
            Extension.student_id == student_id,
        )
    )


def under_way(
    connection: Connection, classroom_ids: Collection[UUID]
) -> Collection[ExtensionRecord]:
    """The own closing times, in these classrooms, of who is in them with an attempt under way."""
    if not classroom_ids:
        return []
    at_work = and_(
        Attempt.classroom_id == Extension.classroom_id,
        Attempt.assignment_id == Extension.assignment_id,
        Attempt.student_id == Extension.student_id,
        Attempt.submitted_at.is_(None),
    )
    open_attempts = (
        select(Attempt.id).join(Student, of_student()).where(at_work, Student.removed_at.is_(None))
    )
    return fetch_all(
        connection,
        ExtensionRecord,
        select(*columns(ExtensionRecord, Extension)).where(
            Extension.classroom_id.in_(classroom_ids), open_attempts.exists()
        ),
    )


def swap_extensions(
    connection: Connection, classroom_id: UUID, student_id: UUID, other: UUID
) -> None:
    """Give each of two students the other's own closing times, where neither has begun."""
    partner = {student_id: other, other: student_id}
    begun = set(
        connection.execute(
            select(Attempt.assignment_id).where(
                Attempt.classroom_id == classroom_id, Attempt.student_id.in_(partner)
            )
        ).scalars()
    )
    moved = [
        record
        for owner in partner
        for record in extensions_of_student(connection, classroom_id, owner).values()
        if record.assignment_id not in begun
    ]
    for record in moved:
        delete_extension(connection, classroom_id, record.assignment_id, record.student_id)
    for record in moved:
        save_extension(connection, replace(record, student_id=partner[record.student_id]))


def move_extensions(
    connection: Connection, classroom_id: UUID, from_student: UUID, to_student: UUID
) -> None:
    """Give one student's own closing times to another, who keeps the later where both have one."""
    kept = extensions_of_student(connection, classroom_id, to_student)
    for moved in extensions_of_student(connection, classroom_id, from_student).values():
        save_extension(connection, _of_both(moved, kept.get(moved.assignment_id), to_student))


def _of_both(
    moved: ExtensionRecord, other: ExtensionRecord | None, to_student: UUID
) -> ExtensionRecord:
    """What a student has who had `other` and is given `moved`."""
    both = [moved] if other is None else [moved, other]
    seen = [record.seen_at for record in both if record.seen_at is not None]
    return ExtensionRecord(
        moved.classroom_id,
        moved.assignment_id,
        to_student,
        max(record.closes_at for record in both),
        min(seen, default=None),
    )


def part_extensions(
    connection: Connection,
    classroom_id: UUID,
    *,
    back_to: UUID,
    into: UUID,
    before: Mapping[UUID, ExtensionRecord],
    was_free: bool,
) -> Collection[UUID]:
    """Undo `move_extensions`: `into` has the times of `before`; the assignments where that is new.

    A time that was changed since stays, but where theirs was a free name: then it goes back, too.
    """
    own = extensions_of_student(connection, classroom_id, back_to)
    changed = []
    for assignment_id, present in extensions_of_student(connection, classroom_id, into).items():
        earlier, theirs = before.get(assignment_id), own.get(assignment_id)
        as_merged = theirs is not None and present == _of_both(theirs, earlier, into)
        if present == earlier or not (as_merged or was_free):
            continue
        if not as_merged:
            save_extension(connection, replace(present, student_id=back_to))
        if earlier is None:
            delete_extension(connection, classroom_id, assignment_id, into)
        else:
            save_extension(connection, earlier)
        changed.append(assignment_id)
    return changed
