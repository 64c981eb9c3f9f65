"""What is given to a classroom: its record, and the texts that are kept as they are now."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection

from kit.classroom.assignments.key_lineage import own_version
from kit.classroom.assignments.key_visibility import key_moment
from kit.classroom.assignments.pinned_content import stored_left_out
from kit.classroom.errors import BadTimes, UnknownExercise
from kit.content.lesson import Lesson
from kit.content.library import Library, Offer
from kit.content.versions import (
    exercise_snapshot,
    exercise_version,
    key_snapshot,
    key_version,
    lesson_snapshot,
    lesson_version,
)
from kit.store import assignments
from kit.store.assignments import AssignmentRecord, VersionSnapshot
from kit.store.given import readings
from kit.store.given.readings import LessonSnapshot
from kit.vocabulary import CertaintyRule, Feedback


@dataclass(frozen=True, slots=True)
class Rules:
    """How an assignment is given. The defaults suit a lesson taught now, in one room.

    `feedback_at` is for the rule that shows the key at a date. `live`: its questions are put to
    the class one by one. `left_out`: the items that the class is not asked.
    """

    opens_at: datetime | None = None
    closes_at: datetime | None = None
    attempts_allowed: int | None = 1
    feedback: Feedback = Feedback.ON_SUBMISSION
    feedback_at: datetime | None = None
    certainty: CertaintyRule = CertaintyRule.OFF
    live: bool = False
    left_out: frozenset[str] = frozenset()


def offer_of(library: Library, exercise_id: str) -> Offer:
    """An exercise with all that is given with it. Raises UnknownExercise."""
    offer = library.offer(exercise_id)
    if offer is None:
        raise UnknownExercise(exercise=exercise_id)
    return offer


def give_in(connection: Connection, record: AssignmentRecord, offer: Offer) -> None:
    """Add an assignment with what it pins; the classroom is held."""
    _pin(connection, record, offer)
    record = replace(record, key_version=own_version(connection, record))
    assignments.add_assignment(connection, record)


def is_given_by(stored: AssignmentRecord, record: AssignmentRecord) -> bool:
    """Whether an assignment came from the form that would make the record now. Pure.

    Closing and reopening it since have changed its times; other rules may have changed as well.
    """
    if stored.rules_changed_at is not None:
        return (stored.exercise_id, stored.live) == (record.exercise_id, record.live)
    return (stored.exercise_id, stored.live, stored.feedback, stored.attempts_allowed) == (
        record.exercise_id,
        record.live,
        record.feedback,
        record.attempts_allowed,
    ) and (stored.opens_at, stored.feedback_at, stored.certainty, stored.left_out) == (
        record.opens_at,
        record.feedback_at,
        record.certainty,
        record.left_out,
    )


def new_record(
    classroom_id: UUID,
    assignment_id: UUID,
    offer: Offer,
    rules: Rules,
    now: datetime,
) -> AssignmentRecord:
    """An exercise as it is to be given by the rules. Pure. Raises BadRule."""
    opens = rules.opens_at or now
    if rules.closes_at is not None and rules.closes_at <= opens:
        raise BadTimes(opens=opens, closes=rules.closes_at)
    return AssignmentRecord(
        classroom_id=classroom_id,
        id=assignment_id,
        lesson_id=offer.exercise.lesson,
        title=offer.exercise.title,
        exercise_id=offer.exercise.id,
        exercise_version=exercise_version(offer.exercise),
        key_version=key_version(offer.key),
        feedback=rules.feedback,
        attempts_allowed=rules.attempts_allowed,
        created_at=now,
        opens_at=rules.opens_at,
        closes_at=rules.closes_at,
        closed_at=None,
        reopened_at=None,
        certainty=rules.certainty,
        live=rules.live,
        feedback_at=key_moment(rules.feedback, rules.feedback_at, opens),
        left_out=stored_left_out(offer.exercise, rules.left_out),
        lesson_version=lesson_version(offer.lesson) if offer.lesson else None,
    )


def _pin(connection: Connection, record: AssignmentRecord, offer: Offer) -> None:
    """Keep exercise, key and reading as they are now, under the versions of the record."""
    whose, when = (record.classroom_id, record.exercise_id), record.created_at
    exercise = VersionSnapshot(
        *whose, record.exercise_version, exercise_snapshot(offer.exercise), when
    )
    assignments.insert_exercise_version_if_absent(connection, exercise)
    key = VersionSnapshot(*whose, record.key_version, key_snapshot(offer.key), when)
    assignments.insert_key_version_if_absent(connection, key)
    if offer.lesson:
        pin_lesson(connection, record.classroom_id, offer.lesson, when)


def pin_lesson(connection: Connection, classroom_id: UUID, lesson: Lesson, when: datetime) -> str:
    """Keep a reading for the classroom as it is now; its version."""
    version = lesson_version(lesson)
    readings.insert_if_absent(
        connection,
        LessonSnapshot(classroom_id, lesson.id, version, lesson_snapshot(lesson), when),
    )
    return version
