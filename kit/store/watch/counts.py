"""Counts of what goes on now, over all classes: no names, no ids."""

from datetime import datetime

from sqlalchemy import Connection, exists, func, or_, select

from kit.store.joins import of_attempt
from kit.store.models import Answer, Assignment, Attempt, LiveSession, Round


def read_open_live_sessions(connection: Connection, now: datetime, since: datetime) -> int:
    """Live sessions that are not closed and were moved since that moment."""
    moved = exists().where(
        Round.classroom_id == LiveSession.classroom_id,
        Round.assignment_id == LiveSession.assignment_id,
        Round.since >= since,
    )
    not_past = or_(Assignment.closes_at.is_(None), Assignment.closes_at > now)
    statement = (
        select(func.count())
        .select_from(LiveSession)
        .join(
            Assignment,
            (Assignment.classroom_id == LiveSession.classroom_id)
            & (Assignment.id == LiveSession.assignment_id),
        )
        .where(moved, Assignment.closed_at.is_(None), not_past)
    )
    return connection.execute(statement).scalar_one()


def read_students_at_work(connection: Connection, since: datetime) -> int:
    """Students of whom an answer was saved since that moment in what they have not handed in.

    Only attempts that are open are looked at, not the answers of a year.
    """
    saved = exists().where(of_attempt(Answer), Answer.saved_at >= since)
    open_attempts = (
        select(Attempt.classroom_id, Attempt.student_id)
        .where(Attempt.submitted_at.is_(None), saved)
        .distinct()
        .subquery()
    )
    return connection.execute(select(func.count()).select_from(open_attempts)).scalar_one()
