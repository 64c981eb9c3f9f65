"""Assignments that some students have in place of another one of their class."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, and_, delete, exists, insert, not_, or_, select

from kit.store.assignments import AssignmentRecord
from kit.store.models import Assignment, Student, Substitute, SubstituteStudent
from kit.store.people.students import StudentRecord, by_name
from kit.store.records import columns, insert_or, read_rows


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


def students_of_class(
    connection: Connection, classroom_id: UUID, assignment_id: UUID
) -> Sequence[tuple[StudentRecord, bool]]:
    """The classroom's students by name, each with whether the assignment is for them."""
    statement = select(
        *columns(StudentRecord, Student),
        not_(_is_outside(classroom_id, assignment_id, Student.id)),
    ).where(Student.classroom_id == classroom_id, Student.removed_at.is_(None))
    rows = read_rows(connection, statement)
    everybody = [(StudentRecord(*row[:-1]), bool(row[-1])) for row in rows]
    return sorted(everybody, key=lambda entry: by_name(entry[0]))


def assignments_of_student(
    connection: Connection, classroom_id: UUID, student_id: UUID
) -> Sequence[tuple[AssignmentRecord, bool]]:
    """The classroom's assignments, newest first, each with whether it is for the student."""
    outside = _is_outside(classroom_id, Assignment.id, student_id)
    statement = (
        select(*columns(AssignmentRecord, Assignment), not_(outside))
        .where(Assignment.classroom_id == classroom_id)
        .order_by(Assignment.created_at.desc(), Assignment.id.desc())
    )
    return [(AssignmentRecord(*row[:-1]), bool(row[-1])) for row in connection.execute(statement)]


def _is_outside(classroom_id: UUID, assignment_id: Any, student_id: Any) -> ColumnElement[bool]:
    """Whether an assignment is not for a student, each an id or a column of the query."""
    listed = (
        SubstituteStudent.classroom_id == classroom_id,
        SubstituteStudent.student_id == student_id,
    )
    listed_here = exists().where(*listed, SubstituteStudent.assignment_id == assignment_id)
    listed_instead = exists().where(
        *listed,
        Substitute.classroom_id == classroom_id,
        Substitute.assignment_id == SubstituteStudent.assignment_id,
        Substitute.instead_of_id == assignment_id,
    )
    is_substitute = exists().where(
        Substitute.classroom_id == classroom_id, Substitute.assignment_id == assignment_id
    )
    return or_(and_(is_substitute, not_(listed_here)), and_(not_(is_substitute), listed_instead))


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
