"""What a teacher reads of the claims that a class wrote, and puts away."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from kit.classroom.assignments.loading import load_assignment
from kit.classroom.assignments.pinned_content import asked_of
from kit.classroom.errors import NotFound
from kit.classroom.people.students import numbered_students
from kit.classroom.written.claims import is_written_for, labels_of
from kit.classroom.written.errors import ClaimChanged, ClaimTaken
from kit.content.exercise import Exercise
from kit.store.assignments import AssignmentRecord
from kit.store.engine import Store
from kit.store.written import claims
from kit.store.written.claims import ClaimRecord


@dataclass(frozen=True, slots=True)
class ClaimRef:
    """A claim by the ids that lead to it."""

    classroom_id: UUID
    assignment_id: UUID
    claim_id: UUID


@dataclass(frozen=True, slots=True)
class StudentClaim:
    """A claim as a teacher reads it; `position` stands for the name where names are hidden.

    `label` is in words, what the student means it to be.
    """

    name: str
    position: int
    record: ClaimRecord
    label: str


@dataclass(frozen=True, slots=True)
class WrittenPage:
    """All that a class wrote after an assignment: what is to be read, taken, put away."""

    assignment: AssignmentRecord
    waiting: Sequence[StudentClaim]
    taken: Sequence[StudentClaim]
    put_away: Sequence[StudentClaim]


def written_page(store: Store, classroom_id: UUID, assignment_id: UUID) -> WrittenPage:
    """What the class wrote after an assignment. Raises NotFound."""
    with store.reading() as connection:
        record = load_assignment(connection, classroom_id, assignment_id)
        exercise = asked_of(connection, record)
        records = claims.claims_of_assignment(connection, classroom_id, assignment_id)
        everybody = numbered_students(connection, classroom_id)
    names = {student.id: (student.name, number) for number, student in everybody}
    listed = [
        StudentClaim(*names[one.student_id], one, label_words(exercise, one.label))
        for one in records
        if one.student_id in names
    ]
    return WrittenPage(
        record,
        [one for one in listed if not one.record.settled],
        [one for one in listed if one.record.taken_at is not None],
        [one for one in listed if one.record.put_away_at is not None],
    )


def count_written(
    store: Store, classroom_id: UUID, assignment_id: UUID, exercise: Exercise[Any]
) -> int | None:
    """How many claims the class wrote; None where none can be written for the exercise."""
    if not is_written_for(exercise):
        return None
    with store.reading() as connection:
        return claims.count_claims(connection, classroom_id, assignment_id)


def put_away(store: Store, ref: ClaimRef, revision: int, now: datetime) -> None:
    """Be done with a claim; twice is once. Raises NotFound, ClaimChanged or ClaimTaken."""
    with store.writing() as connection:
        record = lock_in(connection, ref)
        if record.put_away_at is not None:
            return
        refuse_other(record, revision)
        claims.change_claim(connection, record, put_away_at=now)


def put_back(store: Store, ref: ClaimRef) -> None:
    """Have a claim among those to read again: its student may change it. Raises NotFound."""
    with store.writing() as connection:
        record = lock_in(connection, ref)
        claims.change_claim(connection, record, put_away_at=None, taken_at=None, taken_by_form=None)


def lock_in(connection: Connection, ref: ClaimRef) -> ClaimRecord:
    """The claim; it stays as it is until the transaction ends. Raises NotFound."""
    record = claims.lock_claim(connection, ref.classroom_id, ref.assignment_id, ref.claim_id)
    if record is None:
        raise NotFound
    return record


def refuse_other(record: ClaimRecord, revision: int) -> None:
    """Raise ClaimTaken, or ClaimChanged where it is not as the page that was read had it. Pure."""
    if record.taken_at is not None:
        raise ClaimTaken
    if record.revision != revision:
        raise ClaimChanged


def label_words(exercise: Exercise[Any], label: str) -> str:
    """What a label is called; one that the exercise does not have stands for itself. Pure."""
    return next((one.words for one in labels_of(exercise) if one.value == label), label)
