"""Classrooms and their join codes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, case, delete, func, select, update

from kit.store.backups import erasures
from kit.store.backups.erasures import Kind
from kit.store.colleagues.teaching import all_taught_by, is_teacher_of_class
from kit.store.models import Assignment, Classroom, JoinCode, Student, Teacher
from kit.store.records import columns, fetch_all, fetch_one, insert_or


@dataclass(frozen=True, slots=True)
class ClassroomRecord:
    """A classroom as stored."""

    id: UUID
    teacher_id: UUID
    name: str
    created_at: datetime
    joining_stopped_at: datetime | None = None
    simulated_at: datetime | None = None
    archived_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class JoinCodeRecord:
    """A join code and where it leads."""

    code: str
    classroom_id: UUID
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class ClassroomSummary:
    """A classroom in the teacher's list: students who have joined, assignments given.

    `simulated_at`: when the kit made it up; `archived_at`: when the teacher put it away.
    `owner`: whose it is, where that is somebody else, with whom the teacher shares it.
    """

    id: UUID
    name: str
    students: int
    assignments: int
    simulated_at: datetime | None
    archived_at: datetime | None
    owner: str | None


def add_classroom(connection: Connection, classroom: ClassroomRecord) -> bool:
    """Insert a classroom; False where its id is there already."""
    result = connection.execute(
        insert_or(connection, Classroom)
        .values(
            id=classroom.id,
            teacher_id=classroom.teacher_id,
            name=classroom.name,
            created_at=classroom.created_at,
            simulated_at=classroom.simulated_at,
        )
        .on_conflict_do_nothing(index_elements=["id"])
        .returning(Classroom.id)
    )
    return result.scalar_one_or_none() is not None


def count_owned(connection: Connection, teacher_id: UUID) -> int:
    """How many classes a teacher owns; those that the kit made up are not counted."""
    statement = select(func.count()).where(
        Classroom.teacher_id == teacher_id, Classroom.simulated_at.is_(None)
    )
    return connection.execute(statement).scalar_one()


def classroom(connection: Connection, classroom_id: UUID) -> ClassroomRecord | None:
    """The classroom of that id."""
    return fetch_one(
        connection,
        ClassroomRecord,
        select(*columns(ClassroomRecord, Classroom)).where(Classroom.id == classroom_id),
    )


def classroom_taught(
    connection: Connection, teacher_id: UUID, classroom_id: UUID
) -> ClassroomRecord | None:
    """The classroom of that id where the teacher owns or shares it."""
    return fetch_one(
        connection,
        ClassroomRecord,
        select(*columns(ClassroomRecord, Classroom)).where(
            is_teacher_of_class(teacher_id, classroom_id)
        ),
    )


def lock_classroom(connection: Connection, classroom_id: UUID) -> None:
    """Let nobody else change the class list until this transaction ends (PostgreSQL).

    SQLite has one writer anyway and leaves FOR UPDATE out.
    """
    connection.execute(select(Classroom.id).where(Classroom.id == classroom_id).with_for_update())


def classrooms_of(connection: Connection, teacher_id: UUID) -> Sequence[ClassroomSummary]:
    """The classrooms that a teacher owns or shares, newest first, with counts."""
    students = (
        select(func.count())
        .where(
            Student.classroom_id == Classroom.id,
            Student.removed_at.is_(None),
            Student.joined_at.is_not(None),
        )
        .scalar_subquery()
    )
    assignments = (
        select(func.count()).where(Assignment.classroom_id == Classroom.id).scalar_subquery()
    )
    return fetch_all(
        connection,
        ClassroomSummary,
        select(
            Classroom.id,
            Classroom.name,
            students,
            assignments,
            Classroom.simulated_at,
            Classroom.archived_at,
            case((Classroom.teacher_id == teacher_id, None), else_=Teacher.name),
        )
        .join(Teacher, Teacher.id == Classroom.teacher_id)
        .where(all_taught_by(teacher_id))
        .order_by(Classroom.created_at.desc(), Classroom.id),
    )


def simulated_classrooms(
    connection: Connection, teacher_id: UUID | None = None
) -> Sequence[ClassroomRecord]:
    """The classrooms that the kit made up, of one teacher or of all, the eldest first."""
    statement = select(*columns(ClassroomRecord, Classroom)).where(
        Classroom.simulated_at.is_not(None)
    )
    if teacher_id is not None:
        statement = statement.where(Classroom.teacher_id == teacher_id)
    return fetch_all(
        connection, ClassroomRecord, statement.order_by(Classroom.simulated_at, Classroom.id)
    )


def rename_classroom(connection: Connection, classroom_id: UUID, name: str) -> None:
    """Give the classroom another name."""
    connection.execute(update(Classroom).where(Classroom.id == classroom_id).values(name=name))


def set_joining_stopped(connection: Connection, classroom_id: UUID, at: datetime | None) -> None:
    """Let nobody new join from then on, or, with None, everybody with the code again."""
    connection.execute(
        update(Classroom).where(Classroom.id == classroom_id).values(joining_stopped_at=at)
    )


def set_archived(connection: Connection, classroom_id: UUID, at: datetime | None) -> None:
    """Put the classroom away from then on, or, with None, bring it back."""
    connection.execute(update(Classroom).where(Classroom.id == classroom_id).values(archived_at=at))


def delete_classroom(connection: Connection, classroom_id: UUID) -> bool:
    """Delete the classroom and, by cascade, all that belongs to it; noted, so it never comes back.

    A class that the kit made up is nobody's, and is not noted. Returns whether it is.
    """
    forget_join_code(connection, classroom_id)
    gone = connection.execute(
        delete(Classroom).where(Classroom.id == classroom_id).returning(Classroom.simulated_at)
    ).one_or_none()
    is_noted = gone is not None and gone.simulated_at is None
    if is_noted:
        erasures.note_erasures(connection, classroom_id, Kind.CLASSROOM, [classroom_id])
    return is_noted


def forget_join_code(connection: Connection, classroom_id: UUID) -> None:
    """Let no code lead to the classroom. A directory of a cluster knows no cascade from a class."""
    connection.execute(delete(JoinCode).where(JoinCode.classroom_id == classroom_id))


def put_join_code(connection: Connection, record: JoinCodeRecord) -> bool:
    """Give the classroom this code in place of its old one; False where the code is taken."""
    forget_join_code(connection, record.classroom_id)
    result = connection.execute(
        insert_or(connection, JoinCode)
        .values(code=record.code, classroom_id=record.classroom_id, expires_at=record.expires_at)
        .on_conflict_do_nothing()
        .returning(JoinCode.code)
    )
    return result.scalar_one_or_none() is not None


def extend_join_code(connection: Connection, classroom_id: UUID, expires_at: datetime) -> None:
    """Keep the classroom's code good until then."""
    connection.execute(
        update(JoinCode).where(JoinCode.classroom_id == classroom_id).values(expires_at=expires_at)
    )


def join_code(connection: Connection, code: str) -> JoinCodeRecord | None:
    """Where a typed code leads, expired ones included."""
    return fetch_one(
        connection,
        JoinCodeRecord,
        select(*columns(JoinCodeRecord, JoinCode)).where(JoinCode.code == code),
    )


def join_code_of(connection: Connection, classroom_id: UUID) -> JoinCodeRecord | None:
    """The classroom's code, expired or not."""
    return fetch_one(
        connection,
        JoinCodeRecord,
        select(*columns(JoinCodeRecord, JoinCode)).where(JoinCode.classroom_id == classroom_id),
    )
