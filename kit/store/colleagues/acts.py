"""Who did what for a class: lines are added and read, and never changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, select

from kit.store.models import ClassroomAct
from kit.store.models.base import Act
from kit.store.records import columns, fetch_all, fetch_one, insert_or, values_of


@dataclass(frozen=True, slots=True)
class ActRecord:
    """One thing that a teacher did for a class; what it is about, and whom else it touches."""

    classroom_id: UUID
    id: UUID
    at: datetime
    teacher_id: UUID
    act: Act
    about: str = ""
    other_id: UUID | None = None


def add_act(connection: Connection, act: ActRecord) -> None:
    """Keep that it was done; what has the same id already stays as it is."""
    connection.execute(
        insert_or(connection, ClassroomAct).values(values_of(act)).on_conflict_do_nothing()
    )


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which lines: of these acts alone, of one teacher alone, those before that line alone."""

    acts: frozenset[Act] | None = None
    teacher_id: UUID | None = None
    before: ActRecord | None = None


def acts(
    connection: Connection, classroom_id: UUID, most: int | None, wanted: Wanted = Wanted()
) -> Sequence[ActRecord]:
    """What was done for the class, the last first: at most so many, None for all."""
    which: list[ColumnElement[bool]] = [ClassroomAct.classroom_id == classroom_id]
    if wanted.acts is not None:
        which.append(ClassroomAct.act.in_(sorted(wanted.acts)))
    if wanted.teacher_id is not None:
        which.append(ClassroomAct.teacher_id == wanted.teacher_id)
    if wanted.before is not None:
        at = wanted.before.at
        which += [
            ClassroomAct.at <= at,
            (ClassroomAct.at < at) | (ClassroomAct.id < wanted.before.id),
        ]
    return fetch_all(
        connection,
        ActRecord,
        select(*columns(ActRecord, ClassroomAct))
        .where(*which)
        .order_by(ClassroomAct.at.desc(), ClassroomAct.id.desc())
        .limit(most),
    )


def act(connection: Connection, classroom_id: UUID, act_id: UUID) -> ActRecord | None:
    """One line of the class."""
    return fetch_one(
        connection,
        ActRecord,
        select(*columns(ActRecord, ClassroomAct)).where(
            ClassroomAct.classroom_id == classroom_id, ClassroomAct.id == act_id
        ),
    )


def acting_teachers(connection: Connection, classroom_id: UUID) -> Sequence[UUID]:
    """Who did something for the class, by id."""
    return (
        connection.execute(
            select(ClassroomAct.teacher_id)
            .where(ClassroomAct.classroom_id == classroom_id)
            .distinct()
        )
        .scalars()
        .all()
    )


def last_act_of(connection: Connection, classroom_id: UUID, teacher_id: UUID) -> Act | None:
    """What the teacher did last for the class, if anything."""
    return connection.execute(
        select(ClassroomAct.act)
        .where(ClassroomAct.classroom_id == classroom_id, ClassroomAct.teacher_id == teacher_id)
        .order_by(ClassroomAct.at.desc(), ClassroomAct.id.desc())
        .limit(1)
    ).scalar_one_or_none()
