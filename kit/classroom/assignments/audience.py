"""Whom an assignment is for: the class, a group, half of a deal, or some in place of another."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from sqlalchemy import Connection

from kit.classroom.assignments.loading import load_assignment
from kit.store.assignments import AssignmentRecord
from kit.store.engine import Store
from kit.store.groups import audiences
from kit.store.groups.audiences import AudienceRecord, Reach
from kit.store.people.students import StudentRecord


@dataclass(frozen=True, slots=True)
class Audience:
    """Whom each assignment of a classroom is for.

    `lists` has those that are not simply the class's: each is for the students on its list. Of
    any assignment those are left out who have another one in its place.
    """

    lists: Sequence[AudienceRecord]

    def includes(self, assignment_id: UUID, student_id: UUID) -> bool:
        """Whether an assignment is for a student. Pure."""
        own = self.list_of(assignment_id)
        if own is not None and student_id not in own.students:
            return False
        return all(student_id not in other.students for other in self.in_place_of(assignment_id))

    def list_of(self, assignment_id: UUID) -> AudienceRecord | None:
        """Whose an assignment is; None where it is the class's."""
        return next((one for one in self.lists if one.assignment_id == assignment_id), None)

    def substitute(self, assignment_id: UUID) -> AudienceRecord | None:
        """What an assignment is in place of, and whose it is; None where it is in no place."""
        return next((one for one in self.substitutes if one.assignment_id == assignment_id), None)

    @property
    def substitutes(self) -> Sequence[AudienceRecord]:
        """What some have in place of another one."""
        return [one for one in self.lists if one.instead_of_id is not None]

    def in_place_of(self, assignment_id: UUID) -> Sequence[AudienceRecord]:
        """What some students have in place of an assignment."""
        return [one for one in self.lists if one.instead_of_id == assignment_id]

    def of_occasion(self, assignment_id: UUID) -> Sequence[UUID]:
        """What was given at the same occasion of a deal, in an order; else it alone."""
        own = self.list_of(assignment_id)
        if own is None or own.reach.deal_id is None:
            return [assignment_id]
        occasion = own.reach.deal_id, own.reach.occasion
        return sorted(
            one.assignment_id
            for one in self.lists
            if (one.reach.deal_id, one.reach.occasion) == occasion
        )


def audience_of(store: Store, classroom_id: UUID) -> Audience:
    """Whom the classroom's assignments are for."""
    with store.reading() as connection:
        return audience_in(connection, classroom_id)


def audience_in(connection: Connection, classroom_id: UUID) -> Audience:
    """Whom the classroom's assignments are for, in one query."""
    return Audience(audiences.audiences(connection, classroom_id))


def with_substitutes(
    connection: Connection, classroom_id: UUID, assignment_id: UUID
) -> Sequence[AssignmentRecord]:
    """An assignment and what opens and closes with it, held; it is the first. Raises NotFound.

    These are what some have in its place, and the other form at a deal's occasion.
    """
    load_assignment(connection, classroom_id, assignment_id)
    load = partial(load_assignment, connection, classroom_id, lock="update")
    audience = audience_in(connection, classroom_id)
    # By their ids: somebody may close the other form at the same moment.
    records = {one: load(one) for one in audience.of_occasion(assignment_id)}
    # Looked at again under the locks, which whoever gives one of them in exchange takes as well.
    audience = audience_in(connection, classroom_id)
    others = sorted(one.assignment_id for main in records for one in audience.in_place_of(main))
    return [records.pop(assignment_id), *records.values(), *map(load, others)]


def numbered_audience(
    connection: Connection, record: AssignmentRecord, begun: Collection[UUID]
) -> Sequence[tuple[int, StudentRecord]]:
    """Whom an assignment is for, and who has begun it all the same, as `numbered_students`."""
    everybody = audiences.students_of_class(connection, record.classroom_id, record.id)
    return [
        (number, student)
        for number, (student, included) in enumerate(everybody, 1)
        if included or student.id in begun
    ]


def reach_of(connection: Connection, classroom_id: UUID, assignment_id: UUID) -> Reach:
    """The group or the half of a deal that an assignment is for; neither where it is another's."""
    own = audience_in(connection, classroom_id).list_of(assignment_id)
    return own.reach if own else Reach()
