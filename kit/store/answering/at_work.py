"""An attempt that somebody works at: locked, and read with what a save is held against."""

from dataclasses import dataclass, fields
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, bindparam, select

from kit.store.answering.answers import AnswerRecord
from kit.store.answering.attempts import AttemptRecord
from kit.store.assignments import AssignmentRecord
from kit.store.joins import of_assignment, of_attempt, of_student
from kit.store.models import Answer, Assignment, Attempt, Student
from kit.store.records import columns


@dataclass(frozen=True, slots=True)
class AtWork:
    """An attempt with its assignment, and what it holds for one item, if anything."""

    attempt: AttemptRecord
    assignment: AssignmentRecord
    answer: AnswerRecord | None


_AT_WORK: Final = (
    select(
        *columns(AttemptRecord, Attempt),
        *columns(AssignmentRecord, Assignment),
        *columns(AnswerRecord, Answer),
    )
    .select_from(Attempt)
    .join(Assignment, of_assignment())
    .join(Student, of_student())
    .outerjoin(Answer, of_attempt(Answer) & (Answer.item_id == bindparam("item_id")))
    .where(
        Attempt.classroom_id == bindparam("classroom_id"),
        Attempt.id == bindparam("id"),
        Student.removed_at.is_(None),
    )
)
_ASSIGNMENT_FROM: Final = len(fields(AttemptRecord))
_ANSWER_FROM: Final = _ASSIGNMENT_FROM + len(fields(AssignmentRecord))

_HELD: Final = (
    select(Assignment.id)
    .where(
        Assignment.classroom_id == bindparam("classroom_id"),
        Assignment.id == bindparam("assignment_id"),
    )
    .with_for_update(read=True)
    .cte("held")
)
#: The assignment is locked where the row that joins it is made, and the attempt after that: in the
#: order in which all locks are taken.
_LOCKS: Final = (
    select(Attempt.id)
    .join(_HELD, _HELD.c.id == Attempt.assignment_id)
    .where(Attempt.classroom_id == bindparam("classroom_id"), Attempt.id == bindparam("id"))
    .with_for_update(of=Attempt)
)


def lock_at_work(
    connection: Connection,
    classroom_id: UUID,
    assignment_id: UUID,
    attempt_id: UUID,
    item_id: str = "",
) -> AtWork | None:
    """An attempt at that assignment, so that nobody hands it in or closes the assignment meanwhile.

    With what it holds for an item. One of a student who was removed is not there. SQLite's writer
    is alone anyway; a server takes the locks first and reads by a second statement, which sees all
    that was committed before they were given.
    """
    whose = {"classroom_id": classroom_id, "id": attempt_id}
    if connection.dialect.name != "sqlite":
        locks = connection.execute(_LOCKS, {**whose, "assignment_id": assignment_id})
        if locks.one_or_none() is None:
            return None
    row = connection.execute(_AT_WORK, {**whose, "item_id": item_id}).one_or_none()
    if row is None:
        return None
    return AtWork(
        AttemptRecord(*row[:_ASSIGNMENT_FROM]),
        AssignmentRecord(*row[_ASSIGNMENT_FROM:_ANSWER_FROM]),
        AnswerRecord(*row[_ANSWER_FROM:]) if row[_ANSWER_FROM] is not None else None,
    )
