"""One attempt under way for each student and assignment: what is more is folded into the newest."""

from collections.abc import Sequence
from itertools import groupby
from uuid import UUID

from sqlalchemy import Connection, Select, and_, delete, insert, not_, or_, select, update
from sqlalchemy.orm import aliased

from kit.store.answering.answers import IS_GIVEN
from kit.store.models import Answer, Attempt, FoldedAttempt, Mark, TakenIn, Vote


def fold_open_attempts(
    connection: Connection,
    classroom_id: UUID,
    *,
    student_id: UUID | None = None,
    assignment_id: UUID | None = None,
) -> None:
    """Fold each student's older open attempts into the newest one, of a student or assignment.

    The newest takes the answers that it has none for. What is still sent to an older one is led
    to it by `folded_into`.
    """
    statement = select(Attempt.student_id, Attempt.assignment_id, Attempt.id).where(
        Attempt.classroom_id == classroom_id, Attempt.submitted_at.is_(None)
    )
    if student_id is not None:
        statement = statement.where(Attempt.student_id == student_id)
    if assignment_id is not None:
        statement = statement.where(Attempt.assignment_id == assignment_id)
    order = (
        Attempt.student_id,
        Attempt.assignment_id,
        Attempt.started_at.desc(),
        Attempt.id.desc(),
    )
    rows = connection.execute(statement.order_by(*order)).all()
    for (student, assignment), group in groupby(rows, key=lambda row: (row[0], row[1])):
        newest, *older = [row[2] for row in group]
        for attempt_id in older:
            _fold(connection, classroom_id, attempt_id, newest)
        if older:
            _close_gaps(connection, classroom_id, student, assignment)


def _fold(connection: Connection, classroom_id: UUID, old: UUID, new: UUID) -> None:
    attempt_pair = (classroom_id, old, new)
    _fold_answers(connection, *attempt_pair)
    _fold_votes(connection, *attempt_pair)
    connection.execute(
        update(FoldedAttempt)
        .where(FoldedAttempt.classroom_id == classroom_id, FoldedAttempt.into_id == old)
        .values(into_id=new)
    )
    # The notes of what a teacher took in are of the work, not of the row.
    connection.execute(
        update(TakenIn)
        .where(TakenIn.classroom_id == classroom_id, TakenIn.attempt_id == old)
        .values(attempt_id=new)
    )
    of_old = (Attempt.classroom_id == classroom_id, Attempt.id == old)
    token = connection.execute(select(Attempt.token).where(*of_old)).scalar_one()
    connection.execute(
        insert(FoldedAttempt).values(classroom_id=classroom_id, id=old, into_id=new, token=token)
    )
    connection.execute(delete(Attempt).where(*of_old))


def _fold_answers(connection: Connection, classroom_id: UUID, old: UUID, new: UUID) -> None:
    """Move the answers that are missing, with the marks that a teacher gave them once."""
    items = connection.execute(_missing_items(classroom_id, old, new)).scalars().all()
    for model in (Answer, Mark):
        of_items = (model.classroom_id == classroom_id, model.item_id.in_(items))
        connection.execute(delete(model).where(*of_items, model.attempt_id == new))
        connection.execute(
            update(model).where(*of_items, model.attempt_id == old).values(attempt_id=new)
        )


def _missing_items(classroom_id: UUID, old: UUID, new: UUID) -> Select[str]:
    """Items for which the old attempt's answer is what stands."""
    # A first answer that is empty is none: somebody only said how sure they would be.
    begun = and_(Answer.revision == 1, not_(IS_GIVEN))
    there = select(Answer.item_id).where(
        Answer.classroom_id == classroom_id, Answer.attempt_id == new, not_(begun)
    )
    voted_later = _voted_later(classroom_id, old, new)
    return select(Answer.item_id).where(
        Answer.classroom_id == classroom_id,
        Answer.attempt_id == old,
        or_(Answer.item_id.not_in(there), Answer.item_id.in_(voted_later)),
    )


def _voted_later(classroom_id: UUID, old: UUID, new: UUID) -> Select[str]:
    """Items that the old attempt voted on after the new one had: that vote is what stands."""
    other = aliased(Vote)
    as_late = select(other.item_id).where(
        other.classroom_id == classroom_id,
        other.attempt_id == new,
        other.item_id == Vote.item_id,
        other.ballot >= Vote.ballot,
    )
    return select(Vote.item_id).where(
        Vote.classroom_id == classroom_id, Vote.attempt_id == old, not_(as_late.exists())
    )


def _fold_votes(connection: Connection, classroom_id: UUID, old: UUID, new: UUID) -> None:
    """Each ballot by itself: somebody may have voted first under one name, then under the other."""
    other = aliased(Vote)
    there = select(other.item_id).where(
        other.classroom_id == classroom_id,
        other.attempt_id == new,
        other.item_id == Vote.item_id,
        other.ballot == Vote.ballot,
    )
    connection.execute(
        update(Vote)
        .where(Vote.classroom_id == classroom_id, Vote.attempt_id == old, not_(there.exists()))
        .values(attempt_id=new)
    )


def _close_gaps(
    connection: Connection, classroom_id: UUID, student_id: UUID, assignment_id: UUID
) -> None:
    left = connection.execute(
        select(Attempt.id)
        .where(
            Attempt.classroom_id == classroom_id,
            Attempt.student_id == student_id,
            Attempt.assignment_id == assignment_id,
        )
        .order_by(Attempt.number)
    ).scalars()
    number_attempts(connection, classroom_id, student_id, list(enumerate(left.all(), 1)))


def number_attempts(
    connection: Connection,
    classroom_id: UUID,
    student_id: UUID,
    numbered: Sequence[tuple[int, UUID]],
) -> None:
    """Give attempts to a student under these numbers."""
    # First to numbers nobody has, so that no step on the way meets the unique constraint.
    for sign in (-1, 1):
        for number, attempt_id in numbered:
            connection.execute(
                update(Attempt)
                .where(Attempt.classroom_id == classroom_id, Attempt.id == attempt_id)
                .values(number=sign * number, student_id=student_id)
            )


def folded_into(connection: Connection, classroom_id: UUID, attempt_id: UUID) -> UUID | None:
    """The attempt that took the place of one that was folded."""
    return connection.execute(
        select(FoldedAttempt.into_id).where(
            FoldedAttempt.classroom_id == classroom_id, FoldedAttempt.id == attempt_id
        )
    ).scalar_one_or_none()
