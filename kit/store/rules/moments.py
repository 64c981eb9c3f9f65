"""Stored moments, carried over where the computer's clock was set (kit.classroom.clock.Step).

A duration that runs goes on with what it had left, and what was in order stays so.
"""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Column, ColumnElement, Connection, bindparam, delete, func, select, update
from sqlalchemy.orm import InstrumentedAttribute

from kit.store import kit_state
from kit.store.models import (
    Assignment,
    Extension,
    Failure,
    JoinCode,
    LiveSession,
    Readmission,
    Round,
    StudentMerge,
    TeacherLink,
    TeacherSession,
    Withdrawal,
)
from kit.store.models.base import Base, UTCDateTime
from kit.vocabulary import Stage

Moments = InstrumentedAttribute[Any]

#: Ends of a duration, which has as long to run as it had.
_ENDS: Final[Sequence[Moments]] = (
    JoinCode.expires_at,
    Readmission.expires_at,
    TeacherLink.expires_at,
    LiveSession.pairing_expires_at,
    LiveSession.reveal_at,
)
#: The fact that holds the steps that were carried over, and how many are kept.
_STEPS: Final = "clock_steps"
_KEPT: Final = 20
_ORDERED_APART: Final = timedelta(microseconds=1)


def known_steps(connection: Connection, *, lock: bool = False) -> list[tuple[datetime, datetime]]:
    """The steps that were carried over, as (before, after), oldest first."""
    if lock:
        kit_state.insert_fact_if_absent(connection, _STEPS, "[]")
        kit_state.lock_fact(connection, _STEPS)
    stored = json.loads(kit_state.fact(connection, _STEPS) or "[]")
    return [(datetime.fromisoformat(was), datetime.fromisoformat(now)) for was, now in stored]


def add_step(connection: Connection, before: datetime, after: datetime) -> None:
    """Keep that a step was carried over."""
    steps = [*known_steps(connection), (before, after)][-_KEPT:]
    words = [[was.isoformat(), now.isoformat()] for was, now in steps]
    kit_state.put_fact(connection, _STEPS, json.dumps(words))


def carry_forward(
    connection: Connection, before: datetime, after: datetime, idle: timedelta, undo: timedelta
) -> None:
    """The clock was set forward: what had not ended has as long to run as it had.

    `idle` and `undo`: how long a teacher's session lasts unused, and what was done can be undone.
    What opens, or shows a key, at a time that people agreed on goes by the clock as it is now.
    """
    by = after - before
    for ends in _ENDS:
        _shift(connection, ends, by, ends > before)
    # What was made after `before` is of an earlier day, on a clock that was right, or this one.
    running = (Assignment.closed_at.is_(None), Assignment.created_at <= before)
    closes, longer = Assignment.closes_at, Extension.closes_at
    _shift(connection, closes, by, closes > before, closes <= after, *running)
    _shift(connection, longer, by, longer > before, longer <= after)
    for used, lasts in (
        (TeacherSession.seen_at, idle),
        (Withdrawal.withdrawn_at, undo),
        (StudentMerge.merged_at, undo),
    ):
        _shift(connection, used, by, used > before - lasts, used <= before)
    votes = Round.stage.in_([Stage.VOTE, Stage.VOTE_AGAIN])
    _shift(connection, Round.since, by, votes, Round.since <= before)


def carry_back(connection: Connection, before: datetime, after: datetime, start: datetime) -> None:
    """The clock was put back: what has happened since `start` lies before `after`, in its order.

    What is to come at a time that people agreed on comes at that time.
    """
    by = after - before
    # Nobody is held up for longer than they would have been; who guesses sets no clock.
    connection.execute(delete(Failure).where(Failure.window_start > after))
    columns = [
        column
        for table in Base.metadata.sorted_tables
        if table is not Failure.__table__
        for column in table.columns
        if isinstance(column.type, UTCDateTime)
    ]
    there = {column: _between(connection, column, start, before) for column in columns}
    latest = [
        connection.execute(select(func.max(column)).where(column <= start)).scalar()
        for column in columns
    ]
    floor = max((moment for moment in latest if moment is not None), default=None)
    carried = in_order(set().union(*there.values()), floor, by)
    for column, moments in there.items():
        # Upwards, so that none is taken for one that has moved already.
        rows = [{"was": moment, "goes": carried[moment]} for moment in sorted(moments)]
        if rows:
            statement = update(column.table).where(column == bindparam("was"))
            connection.execute(statement.values({column.name: bindparam("goes")}), rows)
    # Last: they come to lie where the others were.
    for ends in _ENDS:
        _shift(connection, ends, by, ends > before)


def _between(
    connection: Connection, column: Column[datetime], start: datetime, before: datetime
) -> set[datetime]:
    """The moments of a column after `start`, up to `before`."""
    statement = select(column).where(column > start, column <= before).distinct()
    return set(connection.execute(statement).scalars())


def in_order(
    moments: Iterable[datetime], floor: datetime | None, by: timedelta
) -> dict[datetime, datetime]:
    """Where each moment goes that is moved by a negative `by`: none passes another, or `floor`."""
    carried: dict[datetime, datetime] = {}
    last = floor
    for moment in sorted(moments):
        goes = moment + by
        last = goes if last is None else max(goes, last + _ORDERED_APART)
        carried[moment] = last
    return carried


def _shift(
    connection: Connection, column: Moments, by: timedelta, *which: ColumnElement[bool]
) -> None:
    """Move the moments of a column, the farthest in the direction first."""
    moments = connection.execute(select(column).where(*which).distinct()).scalars().all()
    for moment in sorted(moments, reverse=by > timedelta()):
        connection.execute(
            update(column.class_).where(column == moment, *which).values({column.key: moment + by})
        )
