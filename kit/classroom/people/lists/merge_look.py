"""What two students have, before a teacher makes them one."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection

from kit.classroom.people.errors import CannotMerge
from kit.classroom.people.students import load_student, numbered_students
from kit.store import assignments
from kit.store.answering import attempts
from kit.store.engine import Store
from kit.store.keys import appeals
from kit.store.people.students import StudentRecord
from kit.store.written import claims


@dataclass(frozen=True, slots=True)
class Begun:
    """An exercise that a student began: how many attempts, and whether one is under way."""

    assignment_id: UUID
    title: str
    handed_in: int
    under_way: bool


@dataclass(frozen=True, slots=True)
class Possession:
    """A student, the number that stands for their name, and all that they have."""

    number: int
    student: StudentRecord
    begun: Sequence[Begun]
    appeals: int
    written: int


@dataclass(frozen=True, slots=True)
class MergeLook:
    """Who would go into whom. `both`: titles of what both have under way, which is put together."""

    double: Possession
    survivor: Possession

    @property
    def both(self) -> Sequence[str]:
        """What both have under way: one attempt is left of the two."""
        going = {begun.assignment_id for begun in self.survivor.begun if begun.under_way}
        return [
            begun.title
            for begun in self.double.begun
            if begun.under_way and begun.assignment_id in going
        ]


def merge_look(store: Store, classroom_id: UUID, double: UUID, survivor: UUID) -> MergeLook:
    """What each has. Raises NotFound, or CannotMerge for a student and themselves."""
    with store.reading() as connection:
        if double == survivor:
            raise CannotMerge(name=load_student(connection, classroom_id, double).name)
        return MergeLook(
            _possession(connection, classroom_id, double),
            _possession(connection, classroom_id, survivor),
        )


def _possession(connection: Connection, classroom_id: UUID, student_id: UUID) -> Possession:
    student = load_student(connection, classroom_id, student_id)
    number = next(
        number
        for number, listed in numbered_students(connection, classroom_id)
        if listed.id == student_id
    )
    records = assignments.assignments(connection, classroom_id)
    own = attempts.attempts_of_student(connection, classroom_id, student_id)
    begun = [
        Begun(
            record.id,
            record.title,
            sum(attempt.submitted_at is not None for attempt in mine),
            any(attempt.submitted_at is None for attempt in mine),
        )
        for record in records
        if (mine := [attempt for attempt in own if attempt.assignment_id == record.id])
    ]
    argued = appeals.appeals_of_student(
        connection, classroom_id, student_id, [record.id for record in records]
    )
    written = claims.count_of_student(connection, classroom_id, student_id)
    return Possession(number, student, begun, len(argued), written)
