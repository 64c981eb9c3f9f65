"""Giving a lesson's exercise to a classroom, closing and reopening it."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from kit.classroom.assignments.audience import with_substitutes
from kit.classroom.assignments.closing import close_in, is_overdue, reopen_in, settle_in
from kit.classroom.assignments.key_lineage import present_version
from kit.classroom.assignments.loading import load_assignment
from kit.classroom.assignments.pinning import Rules, give_in, is_given_by, new_record, offer_of
from kit.classroom.clock import Clock
from kit.classroom.errors import AlreadyBegun, NotKept, PlaceTaken
from kit.content.library import Library
from kit.store import assignments
from kit.store.answering import attempts
from kit.store.answering.attempts import Progress
from kit.store.assignments import AssignmentRecord
from kit.store.engine import Store
from kit.store.ids import new_id
from kit.store.live import sessions as live
from kit.store.people import classrooms
from kit.store.rules import extensions, withdrawals


def give(  # noqa: PLR0913 - a use case's arguments
    store: Store,
    library: Library,
    classroom_id: UUID,
    exercise_id: str,
    rules: Rules,
    now: datetime,
    *,
    once: UUID | None = None,
) -> UUID:
    """Give an exercise to a classroom, pinned at its present version and key.

    `attempts_allowed` is 1 or more, or None for any number. `once` comes from the form and
    becomes the assignment's id, so that a form sent twice gives once; sent once more with other
    rules, another time. Where the teacher decided
    on another key for the same text in this class, that one is pinned. Raises UnknownExercise or
    BadRule.
    """
    offer = offer_of(library, exercise_id)
    record = new_record(classroom_id, once or new_id(), offer, rules, now)
    with store.writing() as connection:
        # Whoever decides about a key holds the classroom, and moves all that is pinned to it.
        classrooms.lock_classroom(connection, classroom_id)
        stored = assignments.assignment(connection, classroom_id, record.id)
        if stored is not None and is_given_by(stored, record):
            return stored.id
        if stored is not None:
            record = replace(record, id=new_id())
        give_in(connection, record, offer)
        if record.live:
            live.add_session(connection, classroom_id, record.id)
    return record.id


def assignments_of(store: Store, classroom_id: UUID) -> Sequence[AssignmentRecord]:
    """The classroom's assignments, newest first."""
    with store.reading() as connection:
        return assignments.assignments(connection, classroom_id)


def assignment_of(store: Store, classroom_id: UUID, assignment_id: UUID) -> AssignmentRecord:
    """One assignment of the classroom. Raises NotFound."""
    with store.reading() as connection:
        return load_assignment(connection, classroom_id, assignment_id)


def progress_of(store: Store, classroom_id: UUID, assignment_id: UUID) -> Sequence[Progress]:
    """How far each attempt is, without a look at any key."""
    with store.reading() as connection:
        return attempts.progress(connection, classroom_id, assignment_id)


def handed_in(progress: Sequence[Progress], *, closed: bool, longer: Collection[UUID] = ()) -> int:
    """How many students have handed an attempt in; once it is closed, all who began. Pure.

    But those who have `longer` than the class, by id.
    """
    done = {row.student_id for row in progress if closed and row.student_id not in longer}
    return len(done | {row.student_id for row in progress if row.submitted_at is not None})


def handed_in_counts(
    store: Store, records: Sequence[AssignmentRecord], now: datetime
) -> Mapping[UUID, int]:
    """Of assignments of one classroom: how many students have handed in, as `handed_in` counts."""
    if not records:
        return {}
    with store.reading() as connection:
        began, submitted = attempts.read_student_counts(connection, records[0].classroom_id)
        under_way = extensions.under_way(connection, [records[0].classroom_id])
    going_on = Counter(one.assignment_id for one in under_way if one.closes_at > now)
    return {
        record.id: began.get(record.id, 0) - going_on[record.id]
        if record.is_closed(now)
        else submitted.get(record.id, 0)
        for record in records
    }


def take_back(store: Store, classroom_id: UUID, assignment_id: UUID, now: datetime) -> str:
    """Undo a giving that nobody has begun; for a day it can be put back. Returns its title.

    Raises NotFound or AlreadyBegun.
    """
    with store.writing() as connection:
        # Whoever begins takes this lock first, so nobody can begin between look and deletion.
        records = with_substitutes(connection, classroom_id, assignment_id)
        for record in records:
            if attempts.attempts_of_assignment(connection, classroom_id, record.id):
                raise AlreadyBegun(title=record.title)
        ids = [record.id for record in records]
        withdrawals.keep(connection, classroom_id, assignment_id, ids, now)
        for record in records:
            assignments.delete_assignment(connection, classroom_id, record.id)
        return records[0].title


def put_back(store: Store, classroom_id: UUID, assignment_id: UUID) -> str:
    """Put a withdrawn assignment back as it was, with the key that the class has now; its title.

    Twice is once. Raises NotKept after a day, or PlaceTaken where its deal has no place for it.
    """
    with store.writing() as connection:
        classrooms.lock_classroom(connection, classroom_id)
        if withdrawals.put_back(connection, classroom_id, assignment_id):
            for record in with_substitutes(connection, classroom_id, assignment_id):
                key = present_version(connection, record)
                assignments.change_assignment(connection, classroom_id, record.id, key_version=key)
        stored = assignments.assignment(connection, classroom_id, assignment_id)
        if stored is None:
            is_kept = withdrawals.is_kept(connection, classroom_id, assignment_id)
            raise PlaceTaken if is_kept else NotKept
        return stored.title


def close(store: Store, classroom_id: UUID, assignment_id: UUID, clock: Clock) -> None:
    """Take no more answers; what is saved counts as handed in now. Closing twice is once."""
    with store.writing() as connection:
        records = with_substitutes(connection, classroom_id, assignment_id)
        now = clock()
        for record in records:
            close_in(connection, record, now)


def settle(store: Store, classroom_id: UUID, assignment_id: UUID, now: datetime) -> None:
    """Hand in by the clock what was open when the closing time came; nothing before it.

    Called by whatever needs the marks; settling twice is settling once. What it writes is the
    closing time, whenever it is asked: `now` only says whether that has come.
    """
    with store.reading() as connection:
        record = load_assignment(connection, classroom_id, assignment_id)
        if not is_overdue(connection, record, now):
            return
    with store.writing() as connection:
        # Looked at again under the lock: the teacher may have opened it again meanwhile.
        record = load_assignment(connection, classroom_id, assignment_id, lock="update")
        moment = record.closing_moment_by(now)
        if moment is not None:
            settle_in(connection, record, moment, now)


def settle_due(store: Store, records: Sequence[AssignmentRecord], now: datetime) -> None:
    """Settle those of the assignments whose closing time has come: most often none."""
    with store.reading() as connection:
        under_way = extensions.under_way(connection, {record.classroom_id for record in records})
    overdue = {one.assignment_id for one in under_way if one.closes_at <= now}
    for record in records:
        is_due = record.closed_at is None and record.closing_moment_by(now) is not None
        if is_due or record.id in overdue:
            settle(store, record.classroom_id, record.id, now)


def reopen(store: Store, classroom_id: UUID, assignment_id: UUID, clock: Clock) -> None:
    """Take answers again, without a closing time.

    What only the clock handed in goes back to its student. Where somebody may have seen the
    key, answers from the first reopening on are flagged.
    """
    with store.writing() as connection:
        records = with_substitutes(connection, classroom_id, assignment_id)
        now = clock()
        for record in records:
            if record.is_closed(now):
                reopen_in(connection, record, now)
