"""Closing for the class: asked about where students are at work, and undone by opening again."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection

from kit.classroom.assignments.audience import with_substitutes
from kit.classroom.assignments.closing import close_in, reopen_in
from kit.classroom.assignments.extensions import have_longer
from kit.classroom.assignments.loading import load_assignment
from kit.classroom.clock import Clock
from kit.classroom.errors import NotFound
from kit.classroom.rules.change import rules_version
from kit.classroom.rules.effects import Effects, Person, effects_of, people
from kit.classroom.rules.errors import NothingToUndo
from kit.store.assignments import AssignmentRecord
from kit.store.engine import Store


@dataclass(frozen=True, slots=True)
class Closing:
    """What closing does, or did. `going_on` are those who have longer than the class.

    `closed` is False where it is to be asked about first; `version` is for the undo.
    """

    assignment: AssignmentRecord
    effects: Effects
    going_on: Sequence[Person]
    closed: bool
    version: str

    @property
    def stopping(self) -> Sequence[Person]:
        """Who is at work, and has to stop."""
        return [person for person in self.effects.working if person not in self.going_on]

    @property
    def asks(self) -> bool:
        """Whether somebody is at work on it, or would see the key at once."""
        return bool(self.stopping or self.effects.sees_key)


def closing_page(store: Store, classroom_id: UUID, assignment_id: UUID, now: datetime) -> Closing:
    """What closing now would do. Raises NotFound."""
    with store.reading() as connection:
        record = load_assignment(connection, classroom_id, assignment_id)
        return _closing(connection, [record], now)


def close(
    store: Store, classroom_id: UUID, assignment_id: UUID, clock: Clock, *, sure: bool = False
) -> Closing:
    """Take no more answers, unless somebody is at work and the teacher is not `sure`.

    What is saved counts as handed in. Closing twice is once. Raises NotFound.
    """
    with store.writing() as connection:
        records = with_substitutes(connection, classroom_id, assignment_id)
        now = clock()
        closing = _closing(connection, records, now)
        if closing.asks and not sure:
            return closing
        for record in records:
            close_in(connection, record, now)
        closed = load_assignment(connection, classroom_id, assignment_id)
        return replace(closing, closed=True, version=rules_version(closed))


def _closing(connection: Connection, records: Sequence[AssignmentRecord], now: datetime) -> Closing:
    record = records[0]
    if record.live:
        raise NotFound

    def closed(other: AssignmentRecord) -> AssignmentRecord:
        return other if other.closed_at is not None else replace(other, closed_at=now)

    effects = effects_of(connection, records, closed, now)
    longer = have_longer(connection, closed(record), now)
    everybody = people(connection, record.classroom_id)
    going_on = [person for person in everybody if person.id in longer]
    return Closing(record, effects, going_on, record.is_closed(now), rules_version(record))


def undo_close(
    store: Store, classroom_id: UUID, assignment_id: UUID, on_version: str, clock: Clock
) -> AssignmentRecord:
    """Open again what was closed a moment ago, with the closing time that it had, if that is ahead.

    Raises NotFound, or NothingToUndo where it was opened or changed since.
    """
    with store.writing() as connection:
        records = with_substitutes(connection, classroom_id, assignment_id)
        now, record = clock(), records[0]
        if record.closed_at is None or rules_version(record) != on_version:
            raise NothingToUndo
        ahead = record.closes_at is not None and record.closes_at > now
        for other in records:
            reopen_in(connection, other, now, record.closes_at if ahead else None)
        return load_assignment(connection, classroom_id, assignment_id)
