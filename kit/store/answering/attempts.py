"""Attempts, answers and marks."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from functools import cache
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, Text, bindparam, cast, delete, insert, select, update
from sqlalchemy.sql.dml import ReturningInsert

from kit.store.assignments import AssignmentRecord
from kit.store.models import Answer, Assignment, Attempt, Mark, Student
from kit.store.models.base import SubmittedBy
from kit.store.records import columns, fetch_all, fetch_one, insert_for, insert_or
from kit.vocabulary import Certainty, Verdict


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
class AnswerRecord:
    """What the kit holds for one item. `value` is empty where the student took it back."""

    item_id: str
    revision: int
    value: Mapping[str, Any]
    certainty: Certainty | None
    saved_at: datetime


@dataclass(frozen=True, slots=True)
class MarkRecord:
    """A mark under one key version. `level`, `comment` and `marked_by` are a teacher's."""

    item_id: str
    revision: int
    credit: float | None
    verdict: Verdict
    level: str | None = None
    comment: str | None = None
    marked_by: UUID | None = None


def add_attempt(connection: Connection, record: AttemptRecord) -> None:
    """Insert an attempt."""
    connection.execute(
        insert(Attempt).values({name: getattr(record, name) for name in AttemptRecord.__slots__})
    )


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
    .join(
        Assignment,
        (Assignment.classroom_id == Attempt.classroom_id)
        & (Assignment.id == Attempt.assignment_id),
    )
    .join(
        Student,
        (Student.classroom_id == Attempt.classroom_id) & (Student.id == Attempt.student_id),
    )
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
    of_attempt = len(fields(AttemptRecord))
    return AttemptRecord(*row[:of_attempt]), AssignmentRecord(*row[of_attempt:])


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
    connection: Connection, classroom_id: UUID, assignment_id: UUID
) -> None:
    """Give back the attempts that only the clock handed in; the kit's marks go with that.

    A teacher's stay, with the revision that they judged: what the student does not change need
    not be marked again.
    """
    clocked = select(Attempt.id).where(
        Attempt.classroom_id == classroom_id,
        Attempt.assignment_id == assignment_id,
        Attempt.submitted_by == SubmittedBy.CLOCK,
    )
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


@cache
def _saving(dialect: str) -> ReturningInsert[tuple[int]]:
    statement = insert_for(dialect, Answer)
    new = statement.excluded
    return statement.on_conflict_do_update(
        index_elements=["classroom_id", "attempt_id", "item_id"],
        set_={
            "revision": new.revision,
            "value": new.value,
            "certainty": new.certainty,
            "saved_at": new.saved_at,
        },
        where=Answer.revision < new.revision,
    ).returning(Answer.revision)


def save_answer(
    connection: Connection, classroom_id: UUID, attempt_id: UUID, record: AnswerRecord
) -> AnswerRecord:
    """Store an answer unless the kit holds one of the same or a higher revision.

    Returns what the kit holds afterwards.
    """
    stored = connection.execute(
        _saving(connection.dialect.name),
        {
            "classroom_id": classroom_id,
            "attempt_id": attempt_id,
            "item_id": record.item_id,
            "revision": record.revision,
            "value": record.value,
            "certainty": record.certainty,
            "saved_at": record.saved_at,
        },
    ).scalar_one_or_none()
    if stored is not None:
        return record
    existing = _answer(connection, classroom_id, attempt_id, record.item_id)
    if existing is None:
        message = "an answer was neither stored nor found"
        raise RuntimeError(message)
    return existing


#: Whether an answer holds anything: what a student took back is an empty one.
IS_GIVEN: Final = cast(Answer.value, Text) != "{}"

_ANSWERS: Final = select(*columns(AnswerRecord, Answer)).where(
    Answer.classroom_id == bindparam("classroom_id"), Answer.attempt_id == bindparam("attempt_id")
)
_ANSWER: Final = _ANSWERS.where(Answer.item_id == bindparam("item_id"))


def _answer(
    connection: Connection, classroom_id: UUID, attempt_id: UUID, item_id: str
) -> AnswerRecord | None:
    of_item = {"classroom_id": classroom_id, "attempt_id": attempt_id, "item_id": item_id}
    return fetch_one(connection, AnswerRecord, _ANSWER, **of_item)


def answers(
    connection: Connection, classroom_id: UUID, attempt_id: UUID
) -> Mapping[str, AnswerRecord]:
    """An attempt's answers by item, those taken back included."""
    rows = fetch_all(
        connection, AnswerRecord, _ANSWERS, classroom_id=classroom_id, attempt_id=attempt_id
    )
    return {row.item_id: row for row in rows}


def answers_to(
    connection: Connection, classroom_id: UUID, attempt_id: UUID, item_ids: Collection[str]
) -> Mapping[str, AnswerRecord]:
    """An attempt's answers to some items at least.

    To one alone as a rule, since that is what a phone sends: each row more has its price there.
    """
    if len(item_ids) > 1:
        return answers(connection, classroom_id, attempt_id)
    rows = (_answer(connection, classroom_id, attempt_id, item_id) for item_id in item_ids)
    return {row.item_id: row for row in rows if row is not None}


def with_answers(
    connection: Connection, classroom_id: UUID, attempt_ids: Sequence[UUID]
) -> Collection[UUID]:
    """Those of the attempts in which anything was answered."""
    return set(
        connection.execute(
            select(Answer.attempt_id)
            .where(
                Answer.classroom_id == classroom_id, Answer.attempt_id.in_(attempt_ids), IS_GIVEN
            )
            .distinct()
        ).scalars()
    )


def add_marks(
    connection: Connection,
    classroom_id: UUID,
    attempt_id: UUID,
    key_version: str,
    marks: Iterable[MarkRecord],
    now: datetime,
) -> None:
    """Store an attempt's marks under a key version; a teacher's that is there stays."""
    rows = [
        {
            "classroom_id": classroom_id,
            "attempt_id": attempt_id,
            "item_id": mark.item_id,
            "key_version": key_version,
            "revision": mark.revision,
            "credit": mark.credit,
            "verdict": mark.verdict,
            "marked_at": now,
            "marked_by": mark.marked_by,
            "level": mark.level,
            "comment": mark.comment,
        }
        for mark in marks
    ]
    if rows:
        connection.execute(insert_or(connection, Mark).on_conflict_do_nothing(), rows)


def marks(
    connection: Connection, classroom_id: UUID, attempt_id: UUID, key_version: str
) -> Mapping[str, MarkRecord]:
    """An attempt's marks under a key version, by item."""
    rows = fetch_all(
        connection,
        MarkRecord,
        select(*columns(MarkRecord, Mark)).where(
            Mark.classroom_id == classroom_id,
            Mark.attempt_id == attempt_id,
            Mark.key_version == key_version,
        ),
    )
    return {row.item_id: row for row in rows}
