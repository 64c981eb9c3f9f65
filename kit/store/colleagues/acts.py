"""Who did what for a class."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, func, insert, select, update

from kit.store.models import ClassroomAct
from kit.store.models.base import Act
from kit.store.records import columns, fetch_all, values_of


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
    """Keep that it was done."""
    connection.execute(insert(ClassroomAct).values(values_of(act)))


def acts(connection: Connection, classroom_id: UUID, skip: int, most: int) -> Sequence[ActRecord]:
    """What was done for the class, the last first: at most so many, after those skipped."""
    return fetch_all(
        connection,
        ActRecord,
        select(*columns(ActRecord, ClassroomAct))
        .where(ClassroomAct.classroom_id == classroom_id)
        .order_by(ClassroomAct.at.desc(), ClassroomAct.id.desc())
        .offset(skip)
        .limit(most),
    )


def count_acts(connection: Connection, classroom_id: UUID) -> int:
    """How many things were done for the class."""
    return connection.execute(
        select(func.count())
        .select_from(ClassroomAct)
        .where(ClassroomAct.classroom_id == classroom_id)
    ).scalar_one()


def last_act_of(connection: Connection, classroom_id: UUID, teacher_id: UUID) -> Act | None:
    """What the teacher did last for the class, if anything."""
    return connection.execute(
        select(ClassroomAct.act)
        .where(ClassroomAct.classroom_id == classroom_id, ClassroomAct.teacher_id == teacher_id)
        .order_by(ClassroomAct.at.desc(), ClassroomAct.id.desc())
        .limit(1)
    ).scalar_one_or_none()


def forget_student(connection: Connection, classroom_id: UUID, student_id: UUID) -> None:
    """Let nothing that was done name a student who is erased."""
    connection.execute(
        update(ClassroomAct)
        .where(ClassroomAct.classroom_id == classroom_id, ClassroomAct.other_id == student_id)
        .values(other_id=None)
    )
