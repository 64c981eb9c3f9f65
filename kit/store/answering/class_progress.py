"""How far the students of a classroom are with all that it was given, in a query each."""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import Connection, and_, func, or_, select

from kit.store.joins import of_attempt, of_student
from kit.store.models import Answer, Attempt, Mark, Student
from kit.vocabulary import Verdict


def read_class_progress(
    connection: Connection, classroom_id: UUID
) -> Mapping[UUID, Mapping[UUID, bool]]:
    """Who of the class has begun an assignment, and whether they have handed an attempt in.

    By assignment and student; who has begun nothing is not there.
    """
    rows = connection.execute(
        select(Attempt.assignment_id, Attempt.student_id, func.count(Attempt.submitted_at))
        .join(Student, of_student())
        .where(Attempt.classroom_id == classroom_id, Student.removed_at.is_(None))
        .group_by(Attempt.assignment_id, Attempt.student_id)
    )
    begun: dict[UUID, dict[UUID, bool]] = {}
    for assignment_id, student_id, submitted in rows:
        begun.setdefault(assignment_id, {})[student_id] = submitted > 0
    return begun


def read_assignments_to_mark(connection: Connection, classroom_id: UUID) -> frozenset[UUID]:
    """The assignments with an answer, handed in, that no teacher has judged as it is now."""
    of_mark = and_(
        Answer.classroom_id == Mark.classroom_id,
        Answer.attempt_id == Mark.attempt_id,
        Answer.item_id == Mark.item_id,
    )
    rows = connection.execute(
        select(Attempt.assignment_id)
        .join(Mark, of_attempt(Mark))
        .join(Answer, of_mark)
        .join(Student, of_student())
        .where(
            Attempt.classroom_id == classroom_id,
            Attempt.submitted_at.is_not(None),
            Student.removed_at.is_(None),
            Mark.superseded_by.is_(None),
            or_(
                Mark.verdict == Verdict.PENDING,
                and_(Mark.level.is_not(None), Mark.revision < Answer.revision),
            ),
        )
        .distinct()
    )
    return frozenset(rows.scalars())
