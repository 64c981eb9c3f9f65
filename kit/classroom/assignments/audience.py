"""Whom an assignment is for: the class, or some students in place of what the class has."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from sqlalchemy import Connection

from kit.classroom.assignments.loading import load_assignment
from kit.store import substitutes
from kit.store.assignments import AssignmentRecord
from kit.store.engine import Store
from kit.store.people.students import StudentRecord
from kit.store.substitutes import SubstituteRecord


@dataclass(frozen=True, slots=True)
class Audience:
    """Whom each assignment of a classroom is for."""

    substitutes: Sequence[SubstituteRecord]

    def includes(self, assignment_id: UUID, student_id: UUID) -> bool:
        """Whether an assignment is for a student. Pure."""
        own = self.substitute(assignment_id)
        if own is not None:
            return student_id in own.students
        return all(student_id not in other.students for other in self.in_place_of(assignment_id))

    def substitute(self, assignment_id: UUID) -> SubstituteRecord | None:
        """What an assignment is in place of, and whose it is; None where it is the class's."""
        return next((one for one in self.substitutes if one.assignment_id == assignment_id), None)

    def in_place_of(self, assignment_id: UUID) -> Sequence[SubstituteRecord]:
        """What some students have in place of an assignment."""
        return [one for one in self.substitutes if one.instead_of_id == assignment_id]


def audience_of(store: Store, classroom_id: UUID) -> Audience:
    """Whom the classroom's assignments are for."""
    with store.reading() as connection:
        return audience_in(connection, classroom_id)


def audience_in(connection: Connection, classroom_id: UUID) -> Audience:
    """Whom the classroom's assignments are for, in one query."""
    return Audience(substitutes.substitutes(connection, classroom_id))


def with_substitutes(
    connection: Connection, classroom_id: UUID, assignment_id: UUID
) -> Sequence[AssignmentRecord]:
    """An assignment and what some have in its place, held: they open and close as one.

    Raises NotFound.
    """
    record = load_assignment(connection, classroom_id, assignment_id, lock="update")
    others = audience_in(connection, classroom_id).in_place_of(assignment_id)
    load = partial(load_assignment, connection, classroom_id, lock="update")
    return [record, *(load(one.assignment_id) for one in others)]


def numbered_audience(
    connection: Connection, record: AssignmentRecord, begun: Collection[UUID]
) -> Sequence[tuple[int, StudentRecord]]:
    """Whom an assignment is for, and who has begun it all the same, as `numbered_students`."""
    everybody = substitutes.students_of_class(connection, record.classroom_id, record.id)
    return [
        (number, student)
        for number, (student, included) in enumerate(everybody, 1)
        if included or student.id in begun
    ]
