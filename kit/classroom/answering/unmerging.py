"""Two students who were made one are two again: a merge is undone, for a day."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection

from kit.classroom.assignments.extensions import own_record
from kit.classroom.assignments.loading import load_assignment
from kit.classroom.assignments.marking import hand_in
from kit.classroom.errors import NotFound
from kit.classroom.people.errors import CannotUnmerge, NameTaken
from kit.classroom.people.leftovers import MERGE_KEPT
from kit.classroom.people.names import name_key
from kit.store.answering import attempts
from kit.store.engine import Store
from kit.store.models.base import SubmittedBy
from kit.store.people import classrooms, merges, students
from kit.store.people.merges import MergeRecord
from kit.store.people.students import StudentRecord
from kit.vocabulary import N_


def unmerge_students(store: Store, classroom_id: UUID, student_id: UUID, now: datetime) -> None:
    """Give a student who was merged into another one back what was theirs.

    Answers that were given since in an exercise that both had under way, and what was begun
    since, stay with the other, unless theirs was a free name. Twice is once. Raises NotFound,
    CannotUnmerge, or NameTaken where the name went on.
    """
    with store.writing() as connection:
        classrooms.lock_classroom(connection, classroom_id)
        double = students.student(connection, classroom_id, student_id)
        if double is None:
            raise NotFound
        if double.merged_into_id is None:
            return
        record = _record(connection, double, now)
        students.lock_for_merge(connection, classroom_id, (double.id, record.into_id))
        key = name_key(double.name)
        if students.student_by_key(connection, classroom_id, key):
            raise NameTaken(name=double.name)
        touched = merges.take_apart(connection, record)
        students.change_student(
            connection, classroom_id, double.id, removed_at=None, name_key=key, merged_into_id=None
        )
        if record.before["was_free"]:
            # A free name is one to be tapped, also where it was swapped for one that was typed.
            students.change_student(
                connection, classroom_id, record.into_id, joined_at=None, on_roster=True
            )
        _settle(connection, classroom_id, touched, now)
    store.forget_soon()


def _record(connection: Connection, double: StudentRecord, now: datetime) -> MergeRecord:
    """What is kept of the merge. Raises CannotUnmerge where it is too late, or not its turn."""
    classroom_id = double.classroom_id
    record = merges.merge_of(connection, classroom_id, double.id)
    if record is None or record.merged_at < now - MERGE_KEPT:
        reason = N_("this can be undone for a day, and that is over.")
        raise CannotUnmerge(name=double.name, reason=reason)
    survivor = students.student(connection, classroom_id, record.into_id)
    if survivor is None or survivor.removed_at is not None:
        reason = N_(
            "the student they were merged into has left the class. Bring that one back first."
        )
        raise CannotUnmerge(name=double.name, reason=reason)
    later = merges.merges_since(connection, classroom_id, record.merged_at)
    if any(into == survivor.id and at > record.merged_at for _student, into, at in later):
        reason = N_("somebody else was merged into the same student later. Undo that first.")
        raise CannotUnmerge(name=double.name, reason=reason)
    return record


def _settle(
    connection: Connection, classroom_id: UUID, attempt_ids: Sequence[UUID], now: datetime
) -> None:
    """Mark what is handed in, and hand in by the clock what is not where the assignment closed."""
    for attempt_id in attempt_ids:
        attempt = attempts.attempt(connection, classroom_id, attempt_id)
        if attempt is None:
            continue
        assignment = load_assignment(connection, classroom_id, attempt.assignment_id)
        # Whoever has more time than the class goes on.
        own = own_record(connection, assignment, attempt.student_id)
        at = attempt.submitted_at or (assignment.closed_at and own.closing_moment_by(now))
        if at is not None:
            by = attempt.submitted_by or SubmittedBy.CLOCK
            hand_in(connection, assignment, attempt, at, by, now)
