"""Live sessions and their rounds."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, and_, bindparam, func, insert, or_, select, update

from kit.store.colleagues.teaching import all_taught_by
from kit.store.joins import of_student
from kit.store.models import Assignment, Attempt, Classroom, LiveSession, Round, Student
from kit.store.records import columns, fetch_all, fetch_one, insert_or, values_of
from kit.vocabulary import Stage


@dataclass(frozen=True, slots=True)
class SessionRecord:
    """A live session as stored."""

    classroom_id: UUID
    assignment_id: UUID
    item_id: str | None
    step: int
    suggested_seconds: int | None
    pairing_hash: str | None
    pairing_expires_at: datetime | None
    remote_hash: str | None
    reveal_at: datetime | None
    present: int | None


@dataclass(frozen=True, slots=True)
class RoundRecord:
    """A round as stored."""

    classroom_id: UUID
    assignment_id: UUID
    item_id: str
    number: int
    stage: Stage
    since: datetime
    opened_at: datetime | None


def add_session(connection: Connection, classroom_id: UUID, assignment_id: UUID) -> None:
    """Insert a session before its first round, unless it is there."""
    connection.execute(
        insert_or(connection, LiveSession)
        .values(classroom_id=classroom_id, assignment_id=assignment_id, step=0)
        .on_conflict_do_nothing()
    )


def session(
    connection: Connection, classroom_id: UUID, assignment_id: UUID, *, lock: bool = False
) -> SessionRecord | None:
    """The session of an assignment; `lock` is for who changes it."""
    statement = select(*columns(SessionRecord, LiveSession)).where(
        LiveSession.classroom_id == classroom_id, LiveSession.assignment_id == assignment_id
    )
    return fetch_one(connection, SessionRecord, statement.with_for_update() if lock else statement)


def change_session(
    connection: Connection, classroom_id: UUID, assignment_id: UUID, **values: Any
) -> None:
    """Set columns of one session."""
    connection.execute(
        update(LiveSession)
        .where(LiveSession.classroom_id == classroom_id, LiveSession.assignment_id == assignment_id)
        .values(**values)
    )


def end_remotes(connection: Connection, teacher_id: UUID) -> None:
    """End the remotes of all sessions of a teacher's classes, and the codes that would pair one.

    A remote is nobody's by name: in a class that two teachers share it may be the other's.
    """
    own = select(Classroom.id).where(all_taught_by(teacher_id))
    connection.execute(
        update(LiveSession)
        .where(
            LiveSession.classroom_id.in_(own),
            or_(LiveSession.remote_hash.is_not(None), LiveSession.pairing_hash.is_not(None)),
        )
        .values(pairing_hash=None, pairing_expires_at=None, remote_hash=None)
    )


_ROUNDS: Final = (
    select(*columns(RoundRecord, Round))
    .where(
        Round.classroom_id == bindparam("classroom_id"),
        Round.assignment_id == bindparam("assignment_id"),
    )
    .order_by(Round.number)
)


def rounds(
    connection: Connection, classroom_id: UUID, assignment_id: UUID
) -> Sequence[RoundRecord]:
    """The rounds of a session, in the order they were put. Each vote asks, so it is built once."""
    whose = {"classroom_id": classroom_id, "assignment_id": assignment_id}
    return fetch_all(connection, RoundRecord, _ROUNDS, **whose)


@dataclass(frozen=True, slots=True)
class SessionVersion:
    """`word` changes whenever a session moves, ends or goes on; `here` is how many take part."""

    word: str
    here: int


_HERE: Final = (
    select(func.count(Attempt.student_id.distinct()))
    .join(Student, of_student())
    .where(
        Attempt.classroom_id == bindparam("classroom_id"),
        Attempt.assignment_id == bindparam("assignment_id"),
        Student.removed_at.is_(None),
    )
)


def count_here(connection: Connection, classroom_id: UUID, assignment_id: UUID) -> int:
    """How many students of the class take part in a session."""
    where = {"classroom_id": classroom_id, "assignment_id": assignment_id}
    return connection.execute(_HERE, where).scalar_one()


_PLACE: Final = (
    select(LiveSession.step, Assignment.closed_at, LiveSession.reveal_at, _HERE.scalar_subquery())
    .join(
        Assignment,
        and_(
            Assignment.classroom_id == LiveSession.classroom_id,
            Assignment.id == LiveSession.assignment_id,
        ),
    )
    .where(
        LiveSession.classroom_id == bindparam("classroom_id"),
        LiveSession.assignment_id == bindparam("assignment_id"),
    )
)


def session_version(
    connection: Connection, classroom_id: UUID, assignment_id: UUID, now: datetime
) -> SessionVersion | None:
    """Where a session is; None where there is none.

    The word changes, too, when the time has come for a key to be shown.

    One statement and no more: every device in the room asks for it, every other second.
    """
    row = connection.execute(
        _PLACE, {"classroom_id": classroom_id, "assignment_id": assignment_id}
    ).one_or_none()
    if row is None:
        return None
    step, closed_at, reveal_at, here = row
    due = "+" if reveal_at is not None and reveal_at <= now else ""
    return SessionVersion(f"{step}{'.' if closed_at is None else '!'}{due}", here)


_NOW: Final = (
    select(*columns(RoundRecord, Round), LiveSession.reveal_at)
    .join(
        LiveSession,
        and_(
            LiveSession.classroom_id == Round.classroom_id,
            LiveSession.assignment_id == Round.assignment_id,
            LiveSession.item_id == Round.item_id,
        ),
    )
    .where(
        Round.classroom_id == bindparam("classroom_id"),
        Round.assignment_id == bindparam("assignment_id"),
    )
)


def present_round(
    connection: Connection, classroom_id: UUID, assignment_id: UUID, now: datetime
) -> RoundRecord | None:
    """The round before the class, if there is one: one statement, since every vote asks.

    One whose key was due to be shown by now is at its key, whether or not anybody has looked.
    """
    where = {"classroom_id": classroom_id, "assignment_id": assignment_id}
    row = connection.execute(_NOW, where).one_or_none()
    if row is None:
        return None
    *values, reveal_at = row
    present = RoundRecord(*values)
    if reveal_at is None or reveal_at > now:
        return present
    return replace(present, stage=Stage.REVEAL, since=reveal_at)


def reveal_due_at(
    connection: Connection, classroom_id: UUID, assignment_id: UUID
) -> datetime | None:
    """When the key of the question before the class is to be shown; None where it is not."""
    return connection.execute(
        select(LiveSession.reveal_at).where(
            LiveSession.classroom_id == classroom_id, LiveSession.assignment_id == assignment_id
        )
    ).scalar_one_or_none()


def add_round(connection: Connection, record: RoundRecord) -> None:
    """Insert a round."""
    connection.execute(insert(Round).values(values_of(record)))


def change_round(connection: Connection, record: RoundRecord) -> None:
    """Store where a round stands now."""
    connection.execute(
        update(Round)
        .where(
            Round.classroom_id == record.classroom_id,
            Round.assignment_id == record.assignment_id,
            Round.item_id == record.item_id,
        )
        .values(stage=record.stage, since=record.since, opened_at=record.opened_at)
    )
