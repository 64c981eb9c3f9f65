"""Whose class it is: the one clause that every query of a teacher's classes asks by."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from operator import attrgetter
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, delete, literal, or_, select, update

from kit.store.models import Classroom, ClassroomTeacher, LiveSession, Teacher
from kit.store.records import columns, fetch_all, insert_or


class Role(StrEnum):
    """What somebody is to a class that they teach."""

    OWNER = "owner"
    CO_TEACHER = "co-teacher"


@dataclass(frozen=True, slots=True)
class CoTeacherRecord:
    """A co-teacher of a class as stored: who, since when, added by whom."""

    classroom_id: UUID
    teacher_id: UUID
    added_at: datetime
    added_by_id: UUID


def all_taught_by(teacher_id: UUID) -> ColumnElement[bool]:
    """That a row of `Classroom` is the teacher's, for a query that looks for all of their classes.

    As two ways of one union: PostgreSQL reads all classes there are for one clause with an OR in
    it, and with this it goes by the owners' index.
    """
    owned_ids = select(Classroom.id).where(Classroom.teacher_id == teacher_id)
    shared = select(ClassroomTeacher.classroom_id).where(ClassroomTeacher.teacher_id == teacher_id)
    return Classroom.id.in_(owned_ids.union_all(shared))


def is_teacher_of_class(teacher_id: UUID, classroom_id: UUID) -> ColumnElement[bool]:
    """That a teacher teaches that class, which is the row of `Classroom` beside it.

    Of one class it asks that class alone, where `all_taught_by` looks for all of a teacher's. The
    class is named, not taken from the row: a cluster has to see that all of it lies in one place.
    """
    shared = select(ClassroomTeacher.classroom_id).where(
        ClassroomTeacher.classroom_id == classroom_id, ClassroomTeacher.teacher_id == teacher_id
    )
    return (Classroom.id == classroom_id) & or_(Classroom.teacher_id == teacher_id, shared.exists())


def role(connection: Connection, teacher_id: UUID, classroom_id: UUID) -> Role | None:
    """What the teacher is to the class; None where it is no class of theirs, or none at all."""
    owner = connection.execute(
        select(Classroom.teacher_id).where(is_teacher_of_class(teacher_id, classroom_id))
    ).scalar_one_or_none()
    if owner is None:
        return None
    return Role.OWNER if owner == teacher_id else Role.CO_TEACHER


def co_teachers(connection: Connection, classroom_id: UUID) -> Sequence[CoTeacherRecord]:
    """Who shares the class with its owner, who was added first before the others."""
    return fetch_all(
        connection,
        CoTeacherRecord,
        select(*columns(CoTeacherRecord, ClassroomTeacher))
        .where(ClassroomTeacher.classroom_id == classroom_id)
        .order_by(ClassroomTeacher.added_at, ClassroomTeacher.teacher_id),
    )


def teachers_of(connection: Connection, classroom_id: UUID) -> Sequence[UUID]:
    """Whose class it is, its owner first; nobody where there is no such class."""
    co_teachers = select(ClassroomTeacher.teacher_id, literal(1).label("place")).where(
        ClassroomTeacher.classroom_id == classroom_id
    )
    owner = select(Classroom.teacher_id, literal(0).label("place")).where(
        Classroom.id == classroom_id
    )
    rows = connection.execute(owner.union_all(co_teachers))
    return [row.teacher_id for row in sorted(rows, key=attrgetter("place"))]


def names_of_co_teachers(connection: Connection, classroom_id: UUID) -> Sequence[str]:
    """What those are called who share the class with its owner, by name."""
    statement = (
        select(Teacher.name)
        .join(ClassroomTeacher, ClassroomTeacher.teacher_id == Teacher.id)
        .where(ClassroomTeacher.classroom_id == classroom_id)
    )
    return connection.execute(statement.order_by(Teacher.name, Teacher.id)).scalars().all()


def add_co_teacher(connection: Connection, record: CoTeacherRecord) -> bool:
    """Let a teacher share the class; False where they do."""
    result = connection.execute(
        insert_or(connection, ClassroomTeacher)
        .values(
            classroom_id=record.classroom_id,
            teacher_id=record.teacher_id,
            added_at=record.added_at,
            added_by_id=record.added_by_id,
        )
        .on_conflict_do_nothing()
        .returning(ClassroomTeacher.teacher_id)
    )
    return result.scalar_one_or_none() is not None


def end_co_teacher(connection: Connection, classroom_id: UUID, teacher_id: UUID) -> bool:
    """Let a teacher share the class no longer; False where they did not.

    A phone that leads one of its lessons might be theirs: it leads none any more.
    """
    result = connection.execute(
        delete(ClassroomTeacher).where(
            ClassroomTeacher.classroom_id == classroom_id,
            ClassroomTeacher.teacher_id == teacher_id,
        )
    )
    _end_remotes(connection, classroom_id)
    return result.rowcount == 1


def set_owner(connection: Connection, classroom_id: UUID, teacher_id: UUID) -> None:
    """Make the teacher the class's owner; who was it before keeps no part in it."""
    connection.execute(
        update(Classroom).where(Classroom.id == classroom_id).values(teacher_id=teacher_id)
    )
    end_co_teacher(connection, classroom_id, teacher_id)


def owned(connection: Connection, teacher_id: UUID) -> Sequence[tuple[UUID, str]]:
    """Id and name of each class that the teacher owns, by name."""
    statement = select(Classroom.id, Classroom.name).where(Classroom.teacher_id == teacher_id)
    rows = connection.execute(statement.order_by(Classroom.name, Classroom.id))
    return [(classroom_id, name) for classroom_id, name in rows]


def shared_with(connection: Connection, teacher_id: UUID) -> Sequence[CoTeacherRecord]:
    """The classes that the teacher shares as a co-teacher."""
    return fetch_all(
        connection,
        CoTeacherRecord,
        select(*columns(CoTeacherRecord, ClassroomTeacher))
        .where(ClassroomTeacher.teacher_id == teacher_id)
        .order_by(ClassroomTeacher.added_at, ClassroomTeacher.classroom_id),
    )


def _end_remotes(connection: Connection, classroom_id: UUID) -> None:
    connection.execute(
        update(LiveSession)
        .where(LiveSession.classroom_id == classroom_id)
        .values(pairing_hash=None, pairing_expires_at=None, remote_hash=None)
    )
