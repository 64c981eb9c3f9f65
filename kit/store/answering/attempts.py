"""Attempts: begun, handed in, opened again, and how far each is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, bindparam, case, delete, func, insert, select, update

from kit.store.answering.answers import IS_GIVEN
from kit.store.assignments import AssignmentRecord
from kit.store.joins import of_assignment, of_attempt, of_student
from kit.store.models import Answer, Assignment, Attempt, Mark, Student
from kit.store.models.base import SubmittedBy
from kit.store.records import columns, fetch_all, fetch_one, values_of


@dataclass(frozen=True, slots=True)
class AttemptRecord:
    """An attempt as stored."""

    classroom_id: UUID
    id: UUID
    assignment_id: UUID
    student_id: UUID
    number: int
    token: str
    started_at: datetime
    submitted_at: datetime | None
    submitted_by: SubmittedBy | None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one attempt is."""

    student_id: UUID
    number: int
    answered: int
    submitted_at: datetime | None
    submitted_by: SubmittedBy | None


def add_attempt(connection: Connection, record: AttemptRecord) -> None:
    """Insert an attempt."""
    connection.execute(insert(Attempt).values(values_of(record)))


_OF_STUDENT: Final = (
    select(*columns(AttemptRecord, Attempt))
    .where(
        Attempt.classroom_id == bindparam("classroom_id"),
        Attempt.student_id == bindparam("student_id"),
    )
    .order_by(Attempt.assignment_id, Attempt.number)
)

_AT_ONE: Final = _OF_STUDENT.where(Attempt.assignment_id == bindparam("assignment_id"))


def attempts_of_student(
    connection: Connection, classroom_id: UUID, student_id: UUID, assignment_id: UUID | None = None
) -> Sequence[AttemptRecord]:
    """A student's attempts, in order, at one assignment or at all."""
    whose = {"classroom_id": classroom_id, "student_id": student_id}
    if assignment_id is None:
        return fetch_all(connection, AttemptRecord, _OF_STUDENT, **whose)
    return fetch_all(connection, AttemptRecord, _AT_ONE, **whose, assignment_id=assignment_id)


def attempts_of_assignment(
    connection: Connection, classroom_id: UUID, assignment_id: UUID
) -> Sequence[AttemptRecord]:
    """All attempts at an assignment, by student and number."""
    return fetch_all(
        connection,
        AttemptRecord,
        select(*columns(AttemptRecord, Attempt))
        .where(Attempt.classroom_id == classroom_id, Attempt.assignment_id == assignment_id)
        .order_by(Attempt.student_id, Attempt.number),
    )


_ONE: Final = select(*columns(AttemptRecord, Attempt)).where(
    Attempt.classroom_id == bindparam("classroom_id"), Attempt.id == bindparam("id")
)

_AT_WORK: Final = (
    _ONE.add_columns(*columns(AssignmentRecord, Assignment))
    .join(Assignment, of_assignment())
    .join(Student, of_student())
    .where(Student.removed_at.is_(None))
    .with_for_update(of=Attempt)
)


def attempt(connection: Connection, classroom_id: UUID, attempt_id: UUID) -> AttemptRecord | None:
    """One attempt."""
    return fetch_one(connection, AttemptRecord, _ONE, classroom_id=classroom_id, id=attempt_id)


def lock_attempt(
    connection: Connection, classroom_id: UUID, attempt_id: UUID
) -> tuple[AttemptRecord, AssignmentRecord] | None:
    """One attempt with its assignment, so that nobody else hands it in meanwhile.

    An attempt of a student who was removed is not there. The assignment is held before.
    """
    whose = {"classroom_id": classroom_id, "id": attempt_id}
    row = connection.execute(_AT_WORK, whose).one_or_none()
    if row is None:
        return None
    count = len(fields(AttemptRecord))
    return AttemptRecord(*row[:count]), AssignmentRecord(*row[count:])


def open_attempts(
    connection: Connection, classroom_id: UUID, assignment_id: UUID
) -> Sequence[AttemptRecord]:
    """The attempts at an assignment that nobody handed in yet."""
    return fetch_all(
        connection,
        AttemptRecord,
        select(*columns(AttemptRecord, Attempt))
        .where(
            Attempt.classroom_id == classroom_id,
            Attempt.assignment_id == assignment_id,
            Attempt.submitted_at.is_(None),
        )
        .order_by(Attempt.id)
        .with_for_update(),
    )


def handed_in(
    connection: Connection,
    classroom_id: UUID,
    assignment_ids: Sequence[UUID],
    *,
    lock: bool = False,
) -> Sequence[AttemptRecord]:
    """The attempts at these assignments that were handed in; `lock` keeps them from erasure."""
    statement = (
        select(*columns(AttemptRecord, Attempt))
        .where(
            Attempt.classroom_id == classroom_id,
            Attempt.assignment_id.in_(assignment_ids),
            Attempt.submitted_at.is_not(None),
        )
        .order_by(Attempt.id)
    )
    return fetch_all(connection, AttemptRecord, statement.with_for_update() if lock else statement)


def progress(connection: Connection, classroom_id: UUID, assignment_id: UUID) -> Sequence[Progress]:
    """How far each attempt of those in the class is, without a look at any key."""
    answered = select(func.count()).where(of_attempt(Answer), IS_GIVEN).scalar_subquery()
    return fetch_all(
        connection,
        Progress,
        select(
            Attempt.student_id,
            Attempt.number,
            answered,
            Attempt.submitted_at,
            Attempt.submitted_by,
        )
        .join(Student, of_student())
        .where(
            Attempt.classroom_id == classroom_id,
            Attempt.assignment_id == assignment_id,
            Student.removed_at.is_(None),
        )
        .order_by(Attempt.student_id, Attempt.number),
    )


def read_student_counts(
    connection: Connection, classroom_id: UUID
) -> tuple[Mapping[UUID, int], Mapping[UUID, int]]:
    """How many students in the class began an attempt, and handed one in, by assignment."""
    student = Attempt.student_id
    rows = connection.execute(
        select(
            Attempt.assignment_id,
            func.count(student.distinct()),
            func.count(case((Attempt.submitted_at.is_not(None), student)).distinct()),
        )
        .join(Student, of_student())
        .where(Attempt.classroom_id == classroom_id, Student.removed_at.is_(None))
        .group_by(Attempt.assignment_id)
    ).all()
    return {row[0]: row[1] for row in rows}, {row[0]: row[2] for row in rows}


def submit_attempt(
    connection: Connection,
    classroom_id: UUID,
    attempt_id: UUID,
    at: datetime,
    by: SubmittedBy,
) -> None:
    """Note that an attempt is handed in."""
    connection.execute(
        update(Attempt)
        .where(Attempt.classroom_id == classroom_id, Attempt.id == attempt_id)
        .values(submitted_at=at, submitted_by=by)
    )


def reopen_clocked_attempts(
    connection: Connection,
    classroom_id: UUID,
    assignment_id: UUID,
    student_id: UUID | None = None,
) -> None:
    """Give back the attempts that only the clock handed in; the kit's marks go with that.

    Those of one student, or of all. A teacher's marks stay, with the revision that they judged:
    what the student does not change need not be marked again.
    """
    clocked = select(Attempt.id).where(
        Attempt.classroom_id == classroom_id,
        Attempt.assignment_id == assignment_id,
        Attempt.submitted_by == SubmittedBy.CLOCK,
    )
    if student_id is not None:
        clocked = clocked.where(Attempt.student_id == student_id)
    connection.execute(
        delete(Mark).where(
            Mark.classroom_id == classroom_id,
            Mark.attempt_id.in_(clocked),
            Mark.marked_by.is_(None),
        )
    )
    connection.execute(
        update(Attempt)
        .where(Attempt.classroom_id == classroom_id, Attempt.id.in_(clocked))
        .values(submitted_at=None, submitted_by=None)
    )
