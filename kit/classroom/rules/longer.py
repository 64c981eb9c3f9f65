"""More time for one student than the class has."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection

from kit.classroom.assignments.assignments import settle
from kit.classroom.assignments.audience import audience_in
from kit.classroom.assignments.closing import settle_in
from kit.classroom.assignments.extensions import for_student
from kit.classroom.assignments.key_visibility import is_due
from kit.classroom.assignments.loading import load_assignment
from kit.classroom.clock import Clock
from kit.classroom.errors import NotFound
from kit.classroom.people.students import load_student
from kit.classroom.rules.errors import (
    HasHandedIn,
    NoLonger,
    NothingToUndo,
    NotInIt,
    UntilInPast,
)
from kit.store.answering import attempts, merging
from kit.store.assignments import AssignmentRecord
from kit.store.engine import Store
from kit.store.models.base import BY_HAND, SubmittedBy
from kit.store.people import students
from kit.store.people.students import StudentRecord
from kit.store.rules import extensions
from kit.store.rules.extensions import ExtensionRecord


def give_longer(
    store: Store,
    classroom_id: UUID,
    assignment_id: UUID,
    student_id: UUID,
    until: datetime,
    clock: Clock,
) -> ExtensionRecord | None:
    """Let one student work until a time of their own; returns the one they had before, if any.

    What the clock had collected goes back to them; where they could see the key by then, their
    later answers are flagged. What they handed in themselves stands. Raises NotFound, NotInIt,
    HasHandedIn, UntilInPast or NoLonger; then nothing is stored.
    """
    settle(store, classroom_id, assignment_id, clock())
    with store.writing() as connection:
        # The student as whoever merges, removes or exchanges; the assignment as whoever begins.
        students.student(connection, classroom_id, student_id, lock="share")
        student = load_student(connection, classroom_id, student_id)
        record = _load(connection, classroom_id, assignment_id)
        now = clock()
        _check(connection, record, student, until, now)
        before = extensions.extension(connection, classroom_id, assignment_id, student_id)
        seen_at = before.seen_at if before else None
        if _goes_on(connection, record, student_id, before, now):
            seen_at = seen_at or now
        extension = ExtensionRecord(classroom_id, assignment_id, student_id, until, seen_at)
        extensions.save_extension(connection, extension)
        if record.is_closed(now):
            attempts.reopen_clocked_attempts(connection, classroom_id, assignment_id, student_id)
            merging.fold_open_attempts(
                connection, classroom_id, student_id=student_id, assignment_id=assignment_id
            )
        return before


def _load(connection: Connection, classroom_id: UUID, assignment_id: UUID) -> AssignmentRecord:
    record = load_assignment(connection, classroom_id, assignment_id, lock="update")
    if record.live:
        raise NotFound
    return record


def _check(
    connection: Connection,
    record: AssignmentRecord,
    student: StudentRecord,
    until: datetime,
    now: datetime,
) -> None:
    """Whether a student can have until then. Raises as `give_longer`."""
    where = (connection, record.classroom_id, student.id, record.id)
    own_attempts = attempts.attempts_of_student(*where)
    audience = audience_in(connection, record.classroom_id)
    if not own_attempts and not audience.includes(record.id, student.id):
        raise NotInIt(title=record.title)
    done = bool(own_attempts) and own_attempts[-1].submitted_by in BY_HAND
    allowed = record.attempts_allowed
    if done and allowed is not None and len(own_attempts) >= allowed:
        raise HasHandedIn(name=student.name, title=record.title)
    if until <= now:
        raise UntilInPast(name=student.name, until=until, now=now)
    closes = record.closed_at or record.closes_at
    if closes is not None and until <= closes:
        raise NoLonger(name=student.name, until=until, closes=closes)


def _goes_on(
    connection: Connection,
    record: AssignmentRecord,
    student_id: UUID,
    before: ExtensionRecord | None,
    now: datetime,
) -> bool:
    """Whether work goes back to a student who could have seen the key of it by now."""
    where = (connection, record.classroom_id, student_id, record.id)
    collected = any(
        attempt.submitted_by is SubmittedBy.CLOCK
        for attempt in attempts.attempts_of_student(*where)
    )
    return collected and is_due(for_student(record, before), now, handed_in=True)


def take_back_longer(  # noqa: PLR0913 - a use case's arguments
    store: Store,
    classroom_id: UUID,
    assignment_id: UUID,
    student_id: UUID,
    until: datetime,
    clock: Clock,
    *,
    before: datetime | None = None,
) -> None:
    """Let the class's time count for a student again, or the own time that they had `before`.

    `until` is the time that is taken back. What they saved is kept: where the class's time is over
    it counts as handed in now. Raises NotFound, or NothingToUndo where they have another time.
    """
    with store.writing() as connection:
        students.student(connection, classroom_id, student_id, lock="share")
        load_student(connection, classroom_id, student_id)
        record = _load(connection, classroom_id, assignment_id)
        now = clock()
        stored = extensions.extension(connection, classroom_id, assignment_id, student_id)
        is_over = record.is_closed(now) and until <= now
        if stored is None or stored.closes_at != until or is_over:
            raise NothingToUndo
        # Answers may have come since then: no closing time lies before them.
        if before is not None and before > now:
            extensions.save_extension(connection, replace(stored, closes_at=before))
        elif record.is_closed(now):
            extensions.save_extension(connection, replace(stored, closes_at=now))
        else:
            extensions.delete_extension(connection, classroom_id, assignment_id, student_id)
        moment = record.closing_moment_by(now)
        if moment is not None:
            settle_in(connection, record, moment, now)
