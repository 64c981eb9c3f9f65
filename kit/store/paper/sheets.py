"""Sheets of paper that a teacher enters: what was read off each, and where its answers went."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, delete, func, insert, select, update

from kit.store.models import Attempt, ExerciseVersion, PaperSheet
from kit.store.records import columns, fetch_all, fetch_one, values_of


@dataclass(frozen=True, slots=True)
class SheetRecord:
    """A sheet as stored (kit.store.models.answer_files)."""

    classroom_id: UUID
    id: UUID
    assignment_id: UUID
    student_id: UUID | None
    attempt_id: UUID | None
    number: int
    printed_code: str
    typed: Sequence[str]
    comments: Mapping[str, str]
    revision: int
    writer: str
    author: str
    begun_at: datetime
    saved_at: datetime
    done_at: datetime | None
    removed_at: datetime | None


def add_sheet(connection: Connection, record: SheetRecord) -> None:
    """Insert a sheet."""
    connection.execute(insert(PaperSheet).values(values_of(record)))


def change_sheet(connection: Connection, classroom_id: UUID, sheet_id: UUID, **values: Any) -> None:
    """Set these columns of a sheet."""
    connection.execute(
        update(PaperSheet)
        .where(PaperSheet.classroom_id == classroom_id, PaperSheet.id == sheet_id)
        .values(**values)
    )


def sheet(connection: Connection, classroom_id: UUID, sheet_id: UUID) -> SheetRecord | None:
    """One sheet, taken away or not."""
    return fetch_one(connection, SheetRecord, _of_class(classroom_id, PaperSheet.id == sheet_id))


def sheets_of_assignment(
    connection: Connection, classroom_id: UUID, assignment_id: UUID
) -> Sequence[SheetRecord]:
    """An assignment's sheets by number, without those that were taken away."""
    there = _of_class(
        classroom_id,
        PaperSheet.assignment_id == assignment_id,
        PaperSheet.removed_at.is_(None),
    )
    return fetch_all(connection, SheetRecord, there.order_by(PaperSheet.number))


def sheets_of_student(
    connection: Connection, classroom_id: UUID, assignment_id: UUID, student_id: UUID
) -> Sequence[SheetRecord]:
    """A student's sheets at an assignment by number, without those that were taken away."""
    there = _of_class(
        classroom_id,
        PaperSheet.assignment_id == assignment_id,
        PaperSheet.student_id == student_id,
        PaperSheet.removed_at.is_(None),
    )
    return fetch_all(connection, SheetRecord, there.order_by(PaperSheet.number))


def sheet_of_attempt(
    connection: Connection, classroom_id: UUID, attempt_id: UUID
) -> SheetRecord | None:
    """The sheet that an attempt was entered from."""
    return fetch_one(
        connection, SheetRecord, _of_class(classroom_id, PaperSheet.attempt_id == attempt_id)
    )


def students_with_sheets(connection: Connection, classroom_id: UUID) -> Collection[UUID]:
    """Who has a sheet in a class, those that were taken away included."""
    statement = select(PaperSheet.student_id).where(
        PaperSheet.classroom_id == classroom_id, PaperSheet.student_id.is_not(None)
    )
    return {one for one in connection.execute(statement.distinct()).scalars() if one is not None}


def next_number(connection: Connection, classroom_id: UUID, assignment_id: UUID) -> int:
    """The number of the assignment's next sheet; the assignment is held."""
    highest = connection.execute(
        select(func.max(PaperSheet.number)).where(
            PaperSheet.classroom_id == classroom_id, PaperSheet.assignment_id == assignment_id
        )
    ).scalar_one()
    return (highest or 0) + 1


def move_sheets(
    connection: Connection, classroom_id: UUID, from_student: UUID, to_student: UUID
) -> None:
    """Give all sheets of a student to another."""
    connection.execute(
        update(PaperSheet)
        .where(PaperSheet.classroom_id == classroom_id, PaperSheet.student_id == from_student)
        .values(student_id=to_student)
    )


def withdraw_attempt(connection: Connection, classroom_id: UUID, attempt_id: UUID) -> None:
    """Delete an attempt that was entered from paper, with its answers and marks; sheets stay."""
    connection.execute(
        update(PaperSheet)
        .where(PaperSheet.classroom_id == classroom_id, PaperSheet.attempt_id == attempt_id)
        .values(attempt_id=None)
    )
    connection.execute(
        delete(Attempt).where(Attempt.classroom_id == classroom_id, Attempt.id == attempt_id)
    )


def texts_of_exercise(
    connection: Connection, classroom_id: UUID, exercise_id: str
) -> Sequence[str]:
    """The snapshots of all versions of an exercise that a class was given, the newest first."""
    statement = (
        select(ExerciseVersion.snapshot)
        .where(
            ExerciseVersion.classroom_id == classroom_id,
            ExerciseVersion.exercise_id == exercise_id,
        )
        .order_by(ExerciseVersion.created_at.desc(), ExerciseVersion.version)
    )
    return list(connection.execute(statement).scalars())


def _of_class(classroom_id: UUID, *conditions: Any) -> Select[*tuple[Any, ...]]:
    return select(*columns(SheetRecord, PaperSheet)).where(
        PaperSheet.classroom_id == classroom_id, *conditions
    )
