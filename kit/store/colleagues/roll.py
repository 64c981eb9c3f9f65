"""All teachers of a kit with counts, for its administrator: no student's name, no class's, no mark.

A number of queries that does not grow with teachers or classes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Connection, func, or_, select

from kit.store.models import (
    ArticleCopy,
    Classroom,
    ClassroomTeacher,
    Draft,
    KitLine,
    Retention,
    SecondFactor,
    Student,
    Teacher,
)
from kit.store.models.base import KitAct
from kit.store.records import fetch_all


@dataclass(frozen=True, slots=True)
class RollRecord:
    """A teacher with what is theirs: classes owned and shared, drafts, copies of articles.

    `signed_in_last` is None where no line of the last year says so.
    """

    id: UUID
    name: str
    created_at: datetime
    disabled_at: datetime | None
    administrator_since: datetime | None
    has_password: bool
    has_factor: bool
    signed_in_last: datetime | None
    shared: int
    drafts: int
    copies: int


@dataclass(frozen=True, slots=True)
class ClassOnRoll:
    """A class, nameless: whose, since when, until which day it is kept, how many students."""

    teacher_id: UUID
    created_at: datetime
    archived_at: datetime | None
    kept_until: date | None
    students: int


def roll(connection: Connection, teacher_id: UUID | None = None) -> Sequence[RollRecord]:
    """All teachers, or one of them, by name."""
    signed_in = (
        select(KitLine.account_id, func.max(KitLine.at).label("at"))
        .where(KitLine.act == KitAct.SIGNED_IN)
        .group_by(KitLine.account_id)
        .subquery()
    )
    shared, drafts, copies = (
        select(owner, func.count().label("count")).group_by(owner).subquery()
        for owner in (ClassroomTeacher.teacher_id, Draft.teacher_id, ArticleCopy.teacher_id)
    )
    statement = (
        select(
            Teacher.id,
            Teacher.name,
            Teacher.created_at,
            Teacher.disabled_at,
            Teacher.administrator_since,
            Teacher.password_hash.is_not(None),
            SecondFactor.seed.is_not(None),
            signed_in.c.at,
            *(func.coalesce(counted.c.count, 0) for counted in (shared, drafts, copies)),
        )
        .outerjoin(SecondFactor, SecondFactor.teacher_id == Teacher.id)
        .outerjoin(signed_in, signed_in.c.account_id == Teacher.id)
        .order_by(func.lower(Teacher.name), Teacher.id)
    )
    for counted in (shared, drafts, copies):
        statement = statement.outerjoin(counted, counted.c.teacher_id == Teacher.id)
    if teacher_id is not None:
        statement = statement.where(Teacher.id == teacher_id)
    return fetch_all(connection, RollRecord, statement)


def classes(connection: Connection, teacher_id: UUID | None = None) -> Sequence[ClassOnRoll]:
    """All classes, or those that one teacher owns, the eldest first; made-up ones left out."""
    students = (
        select(func.count())
        .where(Student.classroom_id == Classroom.id, Student.removed_at.is_(None))
        .scalar_subquery()
    )
    statement = (
        select(
            Classroom.teacher_id,
            Classroom.created_at,
            Classroom.archived_at,
            Retention.kept_until,
            students,
        )
        .outerjoin(Retention, Retention.classroom_id == Classroom.id)
        .where(Classroom.simulated_at.is_(None))
        .order_by(Classroom.created_at, Classroom.id)
    )
    if teacher_id is not None:
        statement = statement.where(Classroom.teacher_id == teacher_id)
    return fetch_all(connection, ClassOnRoll, statement)


def refused_since(connection: Connection, since: datetime) -> Sequence[datetime]:
    """The moments at which sign-ins were refused since then, of whatever account."""
    refused = or_(KitLine.act == KitAct.REFUSED, KitLine.act == KitAct.REFUSED_MORE)
    statement = select(KitLine.at).where(KitLine.at >= since, refused).order_by(KitLine.at)
    return connection.execute(statement).scalars().all()


def database_bytes(connection: Connection) -> int:
    """How much the database takes, in bytes, as its engine says; of SQLite without its log."""
    if connection.dialect.name == "postgresql":
        size = select(func.pg_database_size(func.current_database()))
        return int(connection.execute(size).scalar_one())
    pages = int(connection.exec_driver_sql("PRAGMA page_count").scalar_one())
    return pages * int(connection.exec_driver_sql("PRAGMA page_size").scalar_one())
