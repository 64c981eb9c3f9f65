"""Saving what students give, and handing it in: each one transaction."""

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import Connection

from kit.classroom.answering import open_ballot
from kit.classroom.answering.attempts import FormContext, find_following_merge, is_own
from kit.classroom.answering.open_ballot import OpenBallot
from kit.classroom.assignments.marking import hand_in
from kit.classroom.assignments.pinned_content import asked_of
from kit.classroom.errors import (
    AlreadySubmitted,
    AssignmentClosed,
    NotFound,
    NotOpenYet,
    RevisionTooHigh,
    RoundClosed,
    UnknownItem,
)
from kit.classroom.people.students import StudentIdentity
from kit.items.base import AnswerValue
from kit.store import assignments
from kit.store.answering import attempts
from kit.store.answering.answers import AnswerRecord, read_answers_to, save_answer
from kit.store.answering.attempts import AttemptRecord
from kit.store.assignments import AssignmentRecord
from kit.store.engine import Store
from kit.store.live import votes
from kit.store.models.base import SubmittedBy
from kit.vocabulary import Certainty

#: How far ahead of what is held an answer may be numbered: far more than anybody picks, far
#: fewer than there are numbers, so that the next one always finds one.
REVISION_STEP: Final = 10_000


@dataclass(frozen=True, slots=True)
class PostedAnswer:
    """An answer on its way in. `revision` is 1 or more; the highest one counts.

    An empty `value` takes back what was given.
    """

    item_id: str
    revision: int
    value: AnswerValue
    certainty: Certainty | None = None


@dataclass(frozen=True, slots=True)
class PostedForm:
    """A form of answers: the ids of its items as they came, and what reads it.

    `read` makes answers to no other items of it, given what the kit holds for these. `ballot` is
    that of a live round which the form says it is for.
    """

    items: AbstractSet[str]
    read: Callable[[FormContext], Sequence[PostedAnswer]]
    ballot: int | None = None


def save_answers(  # noqa: PLR0913 - a use case's arguments
    store: Store,
    identity: StudentIdentity,
    assignment_id: UUID,
    attempt_id: UUID,
    answers: Sequence[PostedAnswer],
    now: datetime,
    *,
    ballot: int | None = None,
) -> Sequence[AnswerRecord]:
    """Save answers; returns what the kit holds for each afterwards, once it is committed.

    Each is taken once by (attempt, item, revision); a higher revision replaces, a lower one
    or a repeat changes nothing. In a live session it is a vote in the `ballot` that it is for.
    Raises NotFound, AlreadySubmitted, AssignmentClosed, NotOpenYet, RoundClosed, UnknownItem or
    RevisionTooHigh; then nothing is saved.
    """
    form = PostedForm({answer.item_id for answer in answers}, lambda _held: answers, ballot)
    return save_form(store, identity, assignment_id, attempt_id, form, now)[1]


def save_form(
    store: Store,
    identity: StudentIdentity,
    assignment_id: UUID,
    attempt_id: UUID,
    form: PostedForm,
    now: datetime,
) -> tuple[FormContext, Sequence[AnswerRecord]]:
    """Save the answers of a form; what the kit held for its items before, and holds now for them.

    One transaction for looking and writing: forty students save at once, and each transaction
    has its price. What came before it closed and comes once more is answered with what is held.
    Raises as `save_answers`, and what reading raises; then nothing is saved.
    """
    with store.writing() as connection:
        try:
            record, attempt = _own_open_attempt(
                connection, identity, assignment_id, attempt_id, now
            )
            ballot = _ballot_of(connection, record, form)
        except (AlreadySubmitted, AssignmentClosed, RoundClosed):
            repeated = _repeated(connection, identity, assignment_id, attempt_id, form)
            if repeated is None:
                raise
            return repeated
        exercise = asked_of(connection, record)
        known = {item.id for item in exercise.items}
        before = read_answers_to(connection, identity.classroom_id, attempt.id, known & form.items)
        if ballot:
            before = open_ballot.stored_for_ballot(connection, attempt, ballot, before)
        form_context = FormContext(record, exercise, before)
        answers = form.read(form_context)
        for answer in answers:
            if answer.item_id not in known:
                raise UnknownItem(item=answer.item_id)
            _refuse_leap(answer, form_context.answers.get(answer.item_id))
        return form_context, [_save(connection, attempt, answer, ballot, now) for answer in answers]


def _ballot_of(
    connection: Connection, record: AssignmentRecord, form: PostedForm
) -> OpenBallot | None:
    """The ballot of a live round that the form is for; None outside live sessions."""
    if not record.live:
        return None
    return open_ballot.ballot_for(connection, record, form.items, form.ballot)


def _repeated(
    connection: Connection,
    identity: StudentIdentity,
    assignment_id: UUID,
    attempt_id: UUID,
    form: PostedForm,
) -> tuple[FormContext, Sequence[AnswerRecord]] | None:
    """What `save_form` says to a form that was taken before it closed; None to any other.

    Its acknowledgement was lost on the way: what is saved must not be called too late.
    """
    locked_rows = find_following_merge(
        connection, identity.classroom_id, attempt_id, attempts.lock_attempt
    )
    if locked_rows is None or not form.items or not is_own(locked_rows[0], identity, assignment_id):
        return None
    attempt, record = locked_rows
    if record.live:
        answers = open_ballot.stored_votes(connection, attempt, form.items, form.ballot)
    else:
        answers = read_answers_to(connection, attempt.classroom_id, attempt.id, form.items)
    if not form.items <= answers.keys():
        return None
    form_context = FormContext(record, asked_of(connection, record), answers)
    posted_answers = form.read(form_context)
    if not all(_says_the_same(answer, answers[answer.item_id]) for answer in posted_answers):
        return None
    return form_context, [answers[answer.item_id] for answer in posted_answers]


def _says_the_same(answer: PostedAnswer, stored: AnswerRecord) -> bool:
    return (dict(answer.value), answer.certainty) == (dict(stored.value), stored.certainty)


def _save(
    connection: Connection,
    attempt: AttemptRecord,
    posted_answer: PostedAnswer,
    ballot: OpenBallot | None,
    now: datetime,
) -> AnswerRecord:
    answer = AnswerRecord(
        posted_answer.item_id,
        posted_answer.revision,
        posted_answer.value,
        posted_answer.certainty,
        now,
    )
    stands = save_answer(connection, attempt.classroom_id, attempt.id, answer)
    if ballot and stands is answer:
        votes.save_vote(connection, attempt.classroom_id, attempt.id, ballot.number, answer)
    return stands


def _refuse_leap(answer: PostedAnswer, stored_answer: AnswerRecord | None) -> None:
    now_held = stored_answer.revision if stored_answer else 0
    if answer.revision > now_held + REVISION_STEP:
        raise RevisionTooHigh(revision=answer.revision, held=now_held)


def submit(
    store: Store, identity: StudentIdentity, assignment_id: UUID, attempt_id: UUID, now: datetime
) -> None:
    """Hand the attempt in; a second time changes nothing. What it returns tells nothing of the key.

    Raises NotFound (also for a live session, which ends for all at once), or AssignmentClosed
    where the clock was first.
    """
    with store.writing() as connection:
        try:
            record, attempt = _own_open_attempt(
                connection, identity, assignment_id, attempt_id, now
            )
        except AlreadySubmitted:
            return
        if record.live:
            raise NotFound
        hand_in(connection, record, attempt, now, SubmittedBy.STUDENT, now)


def _own_open_attempt(
    connection: Connection,
    identity: StudentIdentity,
    assignment_id: UUID,
    attempt_id: UUID,
    now: datetime,
) -> tuple[AssignmentRecord, AttemptRecord]:
    # Who merges holds the assignment, so what the attempt's row says next stays true.
    assignments.lock_assignment(connection, identity.classroom_id, assignment_id)
    locked_rows = find_following_merge(
        connection, identity.classroom_id, attempt_id, attempts.lock_attempt
    )
    if locked_rows is None or not is_own(locked_rows[0], identity, assignment_id):
        raise NotFound
    attempt, record = locked_rows
    if attempt.submitted_by is SubmittedBy.STUDENT:
        raise AlreadySubmitted(title=record.title)
    if record.is_closed(now):
        raise AssignmentClosed(title=record.title)
    if not record.has_opened(now):
        raise NotOpenYet(title=record.title)
    return record, attempt
