"""What a change of rules does to what is there, told before it is done and after."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection

from kit.classroom.assignments.extensions import extensions_of, for_student
from kit.classroom.assignments.key_visibility import is_due
from kit.classroom.people.students import numbered_students
from kit.store.answering import attempts
from kit.store.answering.attempts import AttemptRecord
from kit.store.assignments import AssignmentRecord


@dataclass(frozen=True, slots=True)
class Person:
    """A student by name; `position` stands for the name while names are hidden."""

    id: UUID
    name: str
    position: int


@dataclass(frozen=True, slots=True)
class Effects:
    """Whom a change concerns. `sees_key`: who see the key at once, and did not before.

    `loses_key`: who could see it, and do not any more. `over`: who have used more attempts than
    are allowed now, which stay. `working`: who are at work.
    """

    sees_key: Sequence[Person]
    loses_key: Sequence[Person]
    over: Sequence[Person]
    working: Sequence[Person]

    @property
    def was_seen(self) -> bool:
        """Whether somebody has had the key to see, and has it no more."""
        return bool(self.loses_key)


def effects_of(
    connection: Connection,
    records: Sequence[AssignmentRecord],
    changed: Callable[[AssignmentRecord], AssignmentRecord],
    now: datetime,
) -> Effects:
    """What it does to an assignment, and to those that some have in its place, to be `changed`."""
    sees: set[UUID] = set()
    loses: set[UUID] = set()
    over: set[UUID] = set()
    working: set[UUID] = set()
    for record in records:
        after, longer = changed(record), extensions_of(connection, record)
        for student_id, own_attempts in _by_student(connection, record).items():
            own = for_student(record, longer.get(student_id))
            own_after = for_student(after, longer.get(student_id))
            before, later = _sees(own, own_attempts, now), _sees(own_after, own_attempts, now)
            allowed = after.attempts_allowed
            for ids, concerned in (
                (sees, later and not before),
                (loses, before and not later),
                (over, allowed is not None and len(own_attempts) > allowed),
                (working, not _is_done(own, own_attempts, now)),
            ):
                if concerned:
                    ids.add(student_id)
    everybody = people(connection, records[0].classroom_id)
    return Effects(*(_chosen(everybody, ids) for ids in (sees, loses, over, working)))


def _by_student(
    connection: Connection, record: AssignmentRecord
) -> dict[UUID, list[AttemptRecord]]:
    by_student: dict[UUID, list[AttemptRecord]] = {}
    for attempt in attempts.attempts_of_assignment(connection, record.classroom_id, record.id):
        by_student.setdefault(attempt.student_id, []).append(attempt)
    return by_student


def _is_done(
    record: AssignmentRecord, own_attempts: Sequence[AttemptRecord], now: datetime
) -> bool:
    return own_attempts[-1].submitted_at is not None or record.is_closed(now)


def _sees(record: AssignmentRecord, own_attempts: Sequence[AttemptRecord], now: datetime) -> bool:
    return is_due(record, now, handed_in=_is_done(record, own_attempts, now))


def people(connection: Connection, classroom_id: UUID) -> Sequence[Person]:
    """The students of a classroom, by name."""
    return [
        Person(student.id, student.name, position)
        for position, student in numbered_students(connection, classroom_id)
    ]


def _chosen(everybody: Sequence[Person], ids: Collection[UUID]) -> Sequence[Person]:
    return [person for person in everybody if person.id in ids]
