"""Closing and opening again, within a transaction that holds the assignment."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from kit.classroom.assignments.extensions import extensions_of, for_student
from kit.classroom.assignments.key_visibility import was_visible
from kit.classroom.assignments.marking import hand_in
from kit.store import assignments
from kit.store.answering import attempts, merging
from kit.store.assignments import AssignmentRecord
from kit.store.live import sessions as live
from kit.store.models.base import SubmittedBy
from kit.store.rules import extensions
from kit.vocabulary import Stage


def close_in(connection: Connection, record: AssignmentRecord, now: datetime) -> None:
    """Close an assignment that the transaction holds; what is saved counts as handed in now.

    Whoever has more time goes on.
    """
    settle_in(connection, record, record.closing_moment_by(now) or now, now)


def settle_in(
    connection: Connection, record: AssignmentRecord, moment: datetime, now: datetime
) -> None:
    """Close it at a moment, and hand in by the clock whose time is over by now."""
    if record.closed_at is None:
        assignments.change_assignment(connection, record.classroom_id, record.id, closed_at=moment)
        if record.live:
            _show_keys(connection, record, moment)
        record = replace(record, closed_at=moment)
    longer = extensions_of(connection, record)
    for attempt in attempts.open_attempts(connection, record.classroom_id, record.id):
        own = for_student(record, longer.get(attempt.student_id))
        own_moment = own.closing_moment_by(now)
        if own_moment is not None:
            hand_in(connection, record, attempt, own_moment, SubmittedBy.CLOCK, now)


def _show_keys(connection: Connection, record: AssignmentRecord, moment: datetime) -> None:
    """Take each question that the class has voted on to its key, which feedback shows from now on.

    So that a session which goes on asks no question again whose key the class has seen. One that
    was only read keeps its stage: nothing of its key is shown.
    """
    for item_round in live.rounds(connection, record.classroom_id, record.id):
        if item_round.opened_at is not None and item_round.stage is not Stage.REVEAL:
            live.change_round(connection, replace(item_round, stage=Stage.REVEAL, since=moment))


def is_overdue(connection: Connection, record: AssignmentRecord, now: datetime) -> bool:
    """Whether something is to be handed in by the clock.

    The class's time is over and nobody has looked since; or a student's own is.
    """
    if record.closing_moment_by(now) is None:
        return False
    if record.closed_at is None:
        return True
    under_way = extensions.under_way(connection, [record.classroom_id])
    return any(one.assignment_id == record.id and one.closes_at <= now for one in under_way)


def reopen_in(
    connection: Connection,
    record: AssignmentRecord,
    now: datetime,
    closes_at: datetime | None = None,
) -> None:
    """Open an assignment again that the transaction holds, until a time or until it is closed."""
    assignments.change_assignment(
        connection,
        record.classroom_id,
        record.id,
        closed_at=None,
        closes_at=closes_at,
        reopened_at=(record.reopened_at or now) if was_visible(record, now) else None,
    )
    attempts.reopen_clocked_attempts(connection, record.classroom_id, record.id)
    # Somebody who joined twice may have two that the clock handed in.
    merging.fold_open_attempts(connection, record.classroom_id, assignment_id=record.id)
