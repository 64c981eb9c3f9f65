"""*Write one yourself*: a student's claim for the class, once they may see the feedback."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from kit.classroom.answering.tasks import task_of
from kit.classroom.assignments.extensions import own_record
from kit.classroom.assignments.loading import load_assignment
from kit.classroom.assignments.pinned_content import asked_of
from kit.classroom.errors import FeedbackNotDue, NotFound
from kit.classroom.keys.appeals import due_assignment
from kit.classroom.people.students import StudentIdentity
from kit.classroom.texts import CLAIM_MAX, CLAIM_WHY_MAX, stored_text
from kit.classroom.written.errors import ClaimSettled
from kit.content.exercise import Exercise
from kit.content.own.editing.field_tree import main_text
from kit.items import ITEM_TYPES
from kit.items.base import Choice, label_choices
from kit.store.answering import attempts
from kit.store.assignments import AssignmentRecord
from kit.store.engine import Store
from kit.store.ids import new_id
from kit.store.written import claims
from kit.store.written.claims import ClaimRecord


@dataclass(frozen=True, slots=True)
class Writing:
    """What a student says: a claim, the label that it is meant to have, and why."""

    claim: str
    label: str
    why: str


@dataclass(frozen=True, slots=True)
class WritePage:
    """Where a student writes one: what it comes after, the labels, and what they wrote already."""

    assignment: AssignmentRecord
    choices: tuple[Choice, ...]
    own: ClaimRecord | None


@dataclass(frozen=True, slots=True)
class Offer:
    """Whether a student may write one after an exercise, and what they wrote already."""

    offered: bool
    own: ClaimRecord | None


def is_written_for(exercise: Exercise[Any]) -> bool:
    """Whether a claim can be written for exercises of this kind: one text, one label. Pure."""
    item_type = ITEM_TYPES[exercise.type]
    return item_type.has_labels and main_text(item_type) is not None


def labels_of(exercise: Exercise[Any]) -> tuple[Choice, ...]:
    """The labels that a claim can be meant to have. Pure."""
    return label_choices(exercise.scheme) if exercise.scheme else ()


def offer(
    store: Store, identity: StudentIdentity, assignment_id: UUID, exercise: Exercise[Any]
) -> Offer:
    """What a student's feedback says of writing one; the feedback is due by then."""
    if not is_written_for(exercise):
        return Offer(offered=False, own=None)
    with store.reading() as connection:
        return Offer(offered=True, own=_own(connection, identity, assignment_id))


def write_page(
    store: Store, identity: StudentIdentity, assignment_id: UUID, now: datetime
) -> WritePage:
    """The page to write one on. Raises NotFound, also for other exercises, or FeedbackNotDue."""
    with store.reading() as connection:
        record = load_assignment(connection, identity.classroom_id, assignment_id)
        own_attempts = attempts.attempts_of_student(
            connection, identity.classroom_id, identity.student_id, assignment_id
        )
        if not own_attempts:
            raise NotFound
        own = own_record(connection, record, identity.student_id)
        if not task_of(own, own_attempts, now).feedback_due:
            raise FeedbackNotDue(title=record.title)
        exercise = _asked(connection, record)
        return WritePage(record, labels_of(exercise), _own(connection, identity, assignment_id))


def write(
    store: Store, identity: StudentIdentity, assignment_id: UUID, said: Writing, now: datetime
) -> ClaimRecord:
    """Send a claim, or put another in place of the one that the teacher is not done with.

    The same sent twice is kept once. Raises NotFound, FeedbackNotDue or ClaimSettled; ValueError
    for a label that is not offered, or a text that no form lets through.
    """
    with store.writing() as connection:
        # Holds the student, so that of two windows one comes second.
        record = due_assignment(connection, identity, assignment_id, now)
        said = _checked(_asked(connection, record), said)
        present = _own(connection, identity, assignment_id)
        if present is None:
            new = _new(identity, assignment_id, said, now)
            claims.add_claim(connection, new)
            return new
        locked = claims.lock_claim(connection, identity.classroom_id, assignment_id, present.id)
        if locked is None or Writing(locked.claim, locked.label, locked.why) == said:
            return present
        if locked.settled:
            raise ClaimSettled
        claims.change_claim(
            connection,
            locked,
            claim=said.claim,
            label=said.label,
            why=said.why,
            revision=locked.revision + 1,
            written_at=now,
        )
        return locked


def _new(
    identity: StudentIdentity, assignment_id: UUID, said: Writing, now: datetime
) -> ClaimRecord:
    return ClaimRecord(
        classroom_id=identity.classroom_id,
        id=new_id(),
        assignment_id=assignment_id,
        student_id=identity.student_id,
        claim=said.claim,
        label=said.label,
        why=said.why,
        revision=1,
        written_at=now,
        taken_at=None,
        taken_by_form=None,
        put_away_at=None,
    )


def _own(
    connection: Connection, identity: StudentIdentity, assignment_id: UUID
) -> ClaimRecord | None:
    return claims.claim_of_student(
        connection, identity.classroom_id, assignment_id, identity.student_id
    )


def _asked(connection: Connection, record: AssignmentRecord) -> Exercise[Any]:
    exercise = asked_of(connection, record)
    if not is_written_for(exercise):
        raise NotFound
    return exercise


def _checked(exercise: Exercise[Any], said: Writing) -> Writing:
    """What is said as it is stored. Raises ValueError."""
    if said.label not in {choice.value for choice in labels_of(exercise)}:
        message = f"“{said.label[:40]}” is no label of this exercise"
        raise ValueError(message)
    return Writing(
        stored_text(said.claim, CLAIM_MAX, least=1),
        said.label,
        stored_text(said.why, CLAIM_WHY_MAX, least=1),
    )
