"""The way back for who has neither phone nor recovery codes: a command, and what it tells."""

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from sqlalchemy import Connection

from kit.classroom.errors import NotFound
from kit.classroom.people.accounts import trail
from kit.classroom.people.accounts.trail import BY_COMMAND, By
from kit.classroom.people.errors import UnknownTeacher
from kit.classroom.people.names import name_key
from kit.classroom.people.second_factor.errors import NoFactor
from kit.store.engine import Store
from kit.store.models.base import KitAct
from kit.store.people import second_factors, teachers
from kit.store.people.second_factors import FactorRecord
from kit.store.people.teachers import TeacherRecord


@dataclass(frozen=True, slots=True)
class News:
    """What a teacher is told at the next sign-in.

    `refused`: codes that were wrong after the right password; `removed_at`: when a command has
    removed the factor, None where none has, or it was told before.
    """

    refused: int
    removed_at: datetime | None


def remove_factor(store: Store, name: str) -> None:
    """End a teacher's second factor and all their sign-ins; the next one says so.

    Raises UnknownTeacher or NoFactor.
    """
    with store.writing() as connection:
        teacher = teachers.teacher_by_key(connection, name_key(name))
        if teacher is None:
            raise UnknownTeacher(name=name)
        _remove_in(connection, teacher, BY_COMMAND)


def remove_factor_by(store: Store, teacher_id: UUID, by: By) -> str:
    """As `remove_factor`, by an administrator; the name. Raises NotFound or NoFactor."""
    with store.writing() as connection:
        teacher = teachers.teacher_by_id(connection, teacher_id)
        if teacher is None:
            raise NotFound
        _remove_in(connection, teacher, by)
        return teacher.name


def _remove_in(connection: Connection, teacher: TeacherRecord, by: By) -> None:
    teachers.teacher_by_id(connection, teacher.id, lock=True)
    if not second_factors.is_on(connection, teacher.id):
        raise NoFactor(name=teacher.name)
    now = datetime.now(UTC)
    record = FactorRecord(teacher.id, None, None, None, now, 0, removal_told=False)
    second_factors.put_factor(connection, record)
    teachers.end_access(connection, teacher.id)
    trail.note_in(connection, by.deed(KitAct.TURNED_FACTOR_OFF, teacher.id), now)


def has_factor(store: Store, name: str) -> bool:
    """Whether a sign-in by that name asks for a code."""
    with store.reading() as connection:
        teacher = teachers.teacher_by_key(connection, name_key(name))
        return teacher is not None and second_factors.is_on(connection, teacher.id)


def take_news(store: Store, teacher_id: UUID) -> News:
    """What there is to tell the teacher who has just signed in. It is told once."""
    with store.reading() as connection:
        factor = second_factors.factor(connection, teacher_id)
    if factor is None or (factor.removal_told and not factor.refused):
        return News(0, None)
    with store.writing() as connection:
        second_factors.note_told(connection, teacher_id)
    removed = factor.seed is None and not factor.removal_told
    return News(factor.refused, factor.changed_at if removed else None)
