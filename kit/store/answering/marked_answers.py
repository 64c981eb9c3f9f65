"""All of an assignment in one query: the answers with their marks, and how far each is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, and_, func, select

from kit.store.answering.attempts import IS_GIVEN
from kit.store.models import Answer, Assignment, Attempt, Mark, Student
from kit.store.models.base import SubmittedBy
from kit.store.records import fetch_all
from kit.vocabulary import Certainty, Verdict


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One answer of an assignment with its mark under the present key, for results."""

    attempt_id: UUID
    item_id: str
    value: Mapping[str, Any]
    certainty: Certainty | None
    saved_at: datetime
    credit: float | None
    verdict: Verdict | None
    level: str | None
    comment: str | None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one attempt is."""

    student_id: UUID
    number: int
    answered: int
    submitted_at: datetime | None
    submitted_by: SubmittedBy | None


def answer_rows(
    connection: Connection, classroom_id: UUID, assignment_id: UUID
) -> Sequence[AnswerRow]:
    """All answers of an assignment with their marks under its present key: one query.

    Those taken back are not among them.
    """
    return fetch_all(
        connection,
        AnswerRow,
        select(
            Answer.attempt_id,
            Answer.item_id,
            Answer.value,
            Answer.certainty,
            Answer.saved_at,
            Mark.credit,
            Mark.verdict,
            Mark.level,
            Mark.comment,
        )
        .join(
            Attempt,
            and_(Attempt.classroom_id == Answer.classroom_id, Attempt.id == Answer.attempt_id),
        )
        .join(
            Assignment,
            and_(
                Assignment.classroom_id == Attempt.classroom_id,
                Assignment.id == Attempt.assignment_id,
            ),
        )
        .outerjoin(
            Mark,
            and_(
                Mark.classroom_id == Answer.classroom_id,
                Mark.attempt_id == Answer.attempt_id,
                Mark.item_id == Answer.item_id,
                Mark.key_version == Assignment.key_version,
                # A teacher's mark of a text that was changed since counts for nothing.
                Mark.revision == Answer.revision,
            ),
        )
        .where(Assignment.classroom_id == classroom_id, Assignment.id == assignment_id, IS_GIVEN),
    )


def progress(connection: Connection, classroom_id: UUID, assignment_id: UUID) -> Sequence[Progress]:
    """How far each attempt of those in the class is, without a look at any key."""
    answered = (
        select(func.count())
        .where(
            Answer.classroom_id == Attempt.classroom_id, Answer.attempt_id == Attempt.id, IS_GIVEN
        )
        .scalar_subquery()
    )
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
        .join(
            Student,
            (Student.classroom_id == Attempt.classroom_id) & (Student.id == Attempt.student_id),
        )
        .where(
            Attempt.classroom_id == classroom_id,
            Attempt.assignment_id == assignment_id,
            Student.removed_at.is_(None),
        )
        .order_by(Attempt.student_id, Attempt.number),
    )
