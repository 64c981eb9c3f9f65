"""An attempt beside the key: which one counts, and what its student may see of it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from kit.classroom.answering.attempts import Work, task, work_in
from kit.classroom.assignments.assignments import settle
from kit.classroom.assignments.pinned_content import key_of
from kit.classroom.errors import FeedbackNotDue, NotFound
from kit.classroom.people.students import StudentIdentity
from kit.content.key import Key
from kit.store import answer_files as taken_in
from kit.store.answer_files import TakenInRecord
from kit.store.answering import attempts
from kit.store.answering.answers import AnswerRecord, attempts_with_answers, read_answers
from kit.store.answering.attempts import AttemptRecord
from kit.store.answering.marks import MarkRecord, read_marks
from kit.store.assignments import AssignmentRecord
from kit.store.engine import Store
from kit.store.models.base import BY_HAND, SubmittedBy
from kit.store.paper import sheets
from kit.store.paper.sheets import SheetRecord


@dataclass(frozen=True, slots=True)
class MadeAttempt:
    """One of a student's attempts, and whether it is the one that results count."""

    attempt: AttemptRecord
    counts: bool


@dataclass(frozen=True, slots=True)
class Sitting:
    """What was given in one attempt, with its marks; what was taken back is not there."""

    attempt: AttemptRecord
    answers: Mapping[str, AnswerRecord]
    marks: Mapping[str, MarkRecord]

    @property
    def counting(self) -> Mapping[str, MarkRecord]:
        """The marks of what stands there now."""
        return _of_the_answers(self.marks, self.answers)


@dataclass(frozen=True, slots=True)
class MarkedWork:
    """An attempt held against the key, for feedback. `made` are all of its student's, in order.

    `first` and `last` are the first attempt that was handed in and the one that counts, whichever
    is looked at; None where these are one. `taken_in` are the answers that a teacher took in from
    a file, each time they did; `paper` is the sheet that the attempt was entered from.
    """

    work: Work
    key: Key[Any]
    marks: Mapping[str, MarkRecord]
    made: Sequence[MadeAttempt]
    first: Sitting | None = None
    last: Sitting | None = None
    taken_in: Sequence[TakenInRecord] = ()
    paper: SheetRecord | None = None

    @property
    def counting(self) -> Mapping[str, MarkRecord]:
        """The marks of what stands there now: a text changed since it was marked has none."""
        return _of_the_answers(self.marks, self.work.answers)


def _of_the_answers(
    marks: Mapping[str, MarkRecord], answers: Mapping[str, AnswerRecord]
) -> Mapping[str, MarkRecord]:
    return {
        item_id: mark
        for item_id, mark in marks.items()
        if item_id in answers and answers[item_id].revision == mark.revision
    }


def attempt_that_counts(
    own_attempts: Sequence[AttemptRecord], answered: Collection[UUID]
) -> AttemptRecord | None:
    """The last attempt that the student handed in; failing that, the last with answers. Pure.

    So one that was begun and left does not replace a good one when the clock hands it in.
    `answered` are the attempts that have any answer.
    """
    by_hand = [each for each in own_attempts if each.submitted_by in BY_HAND]
    with_answers = [each for each in own_attempts if each.id in answered]
    for candidates in (by_hand, with_answers, own_attempts):
        if candidates:
            return candidates[-1]
    return None


def attempts_to_show(own_attempts: Sequence[AttemptRecord]) -> Sequence[AttemptRecord]:
    """Those of a student's attempts that results may show, whichever of them has answers. Pure.

    `attempt_that_counts` and `first_and_last` are among them: a class that tries three times is
    not read whole.
    """
    by_hand = [each for each in own_attempts if each.submitted_by in BY_HAND]
    if not by_hand:
        return own_attempts
    first = next(each for each in own_attempts if each.submitted_at is not None)
    return [first] if first is by_hand[-1] else [first, by_hand[-1]]


def attempts_made(
    store: Store, identity: StudentIdentity, assignment_id: UUID
) -> Sequence[MadeAttempt]:
    """The student's attempts at an assignment, in order. Reads nothing of the key."""
    with store.reading() as connection:
        return attempts_made_in(
            connection, identity.classroom_id, identity.student_id, assignment_id
        )


def attempts_made_in(
    connection: Connection, classroom_id: UUID, student_id: UUID, assignment_id: UUID
) -> Sequence[MadeAttempt]:
    """A student's attempts at an assignment, in order, and which counts. Reads no key."""
    own_attempts = attempts.attempts_of_student(connection, classroom_id, student_id, assignment_id)
    answered = attempts_with_answers(connection, classroom_id, [each.id for each in own_attempts])
    counting = attempt_that_counts(own_attempts, answered)
    return [MadeAttempt(each, each is counting) for each in own_attempts]


def picked(own_attempts: Sequence[MadeAttempt], number: int | None) -> AttemptRecord:
    """The attempt of that number, by default the one that counts. Pure. Raises NotFound."""
    for own_attempt in own_attempts:
        if own_attempt.counts if number is None else own_attempt.attempt.number == number:
            return own_attempt.attempt
    raise NotFound


def feedback(
    store: Store,
    identity: StudentIdentity,
    assignment_id: UUID,
    now: datetime,
    number: int | None = None,
) -> MarkedWork:
    """One of the student's attempts beside the key, if the rule shows it now.

    By default it is the one that counts. Raises NotFound or FeedbackNotDue; neither reads a key.
    """
    settle(store, identity.classroom_id, assignment_id, now)
    return read_feedback(store, identity, assignment_id, now, number)


def read_feedback(
    store: Store,
    identity: StudentIdentity,
    assignment_id: UUID,
    now: datetime,
    number: int | None = None,
) -> MarkedWork:
    """An attempt beside the key, as `feedback` gives it, of an assignment that is settled."""
    own_task = task(store, identity, assignment_id, now)
    if own_task.attempt is None:
        raise NotFound
    if not own_task.feedback_due:
        raise FeedbackNotDue(title=own_task.assignment.title)
    with store.reading() as connection:
        own_attempts = attempts_made_in(
            connection, identity.classroom_id, identity.student_id, assignment_id
        )
        attempt = picked(own_attempts, number)
        work = work_in(connection, identity, assignment_id, now, attempt.id)
        return marked(connection, work, own_attempts)


def marked(connection: Connection, done: Work, own_attempts: Sequence[MadeAttempt]) -> MarkedWork:
    """An attempt with its key and marks. Only for eyes that may see them."""
    record = done.task.assignment
    marks = read_marks(connection, record.classroom_id, done.attempt.id)
    both = first_and_last(own_attempts)
    return MarkedWork(
        done,
        key_of(connection, record),
        marks,
        own_attempts,
        first=_sitting(connection, record, both[0]) if both else None,
        last=_sitting(connection, record, both[1]) if both else None,
        taken_in=taken_in.taken_in(connection, record.classroom_id, done.attempt.id),
        paper=sheets.sheet_of_attempt(connection, record.classroom_id, done.attempt.id)
        if done.attempt.submitted_by is SubmittedBy.PAPER
        else None,
    )


def first_and_last(
    own_attempts: Sequence[MadeAttempt],
) -> tuple[AttemptRecord, AttemptRecord] | None:
    """The first attempt handed in and the one that counts; None where these are one. Pure."""
    first = next((each for each in own_attempts if each.attempt.submitted_at is not None), None)
    last = next((each for each in own_attempts if each.counts), None)
    if first is None or last is None or first.counts or last.attempt.submitted_at is None:
        return None
    return first.attempt, last.attempt


def _sitting(connection: Connection, record: AssignmentRecord, attempt: AttemptRecord) -> Sitting:
    answers = read_answers(connection, record.classroom_id, attempt.id)
    return Sitting(
        attempt,
        {item_id: answer for item_id, answer in answers.items() if answer.value},
        read_marks(connection, record.classroom_id, attempt.id),
    )
