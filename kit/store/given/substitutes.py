"""Assignments that some students have in place of another one of their class."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, and_, delete, insert, select

from kit.store.models import Substitute, SubstituteStudent
from kit.store.records import insert_or


@dataclass(frozen=True, slots=True)
class SubstituteRecord:
    """An assignment in place of another one, and whose it is."""

    assignment_id: UUID
    instead_of_id: UUID
    students: frozenset[UUID]


def substitutes(connection: Connection, classroom_id: UUID) -> Sequence[SubstituteRecord]:
    """The classroom's substitutes, with the students who have them."""
    statement = (
        select(Substitute.assignment_id, Substitute.instead_of_id, SubstituteStudent.student_id)
        .outerjoin(
            SubstituteStudent,
            and_(
                SubstituteStudent.classroom_id == Substitute.classroom_id,
                SubstituteStudent.assignment_id == Substitute.assignment_id,
            ),
        )
        .where(Substitute.classroom_id == classroom_id)
        .order_by(Substitute.assignment_id)
    )
    whose: dict[tuple[UUID, UUID], set[UUID]] = {}
    for assignment_id, instead_of_id, student_id in connection.execute(statement):
        own = whose.setdefault((assignment_id, instead_of_id), set())
        own |= set() if student_id is None else {student_id}
    return [SubstituteRecord(*key, frozenset(own)) for key, own in whose.items()]


def add_substitute(
    connection: Connection, classroom_id: UUID, assignment_id: UUID, instead_of_id: UUID
) -> None:
    """Say of an assignment that it is in place of another; for nobody yet."""
    connection.execute(
        insert(Substitute).values(
            classroom_id=classroom_id, assignment_id=assignment_id, instead_of_id=instead_of_id
        )
    )


def add_student(
    connection: Connection, classroom_id: UUID, assignment_id: UUID, student_id: UUID
) -> None:
    """Let a student have a substitute; twice is once."""
    connection.execute(
        insert_or(connection, SubstituteStudent)
        .values(classroom_id=classroom_id, assignment_id=assignment_id, student_id=student_id)
        .on_conflict_do_nothing()
    )


def delete_student(
    connection: Connection, classroom_id: UUID, assignment_id: UUID, student_id: UUID
) -> None:
    """Let a student have what the class has again."""
    connection.execute(
        delete(SubstituteStudent).where(
            SubstituteStudent.classroom_id == classroom_id,
            SubstituteStudent.assignment_id == assignment_id,
            SubstituteStudent.student_id == student_id,
        )
    )
