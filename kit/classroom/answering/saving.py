"""Saving what students give, and handing it in: each one transaction."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import Connection

from kit.classroom.answering import open_ballot
from kit.classroom.answering.acknowledgement import Acknowledgement, SavedAnswer, acknowledge
from kit.classroom.answering.attempts import FormContext
from kit.classroom.answering.open_ballot import OpenBallot
from kit.classroom.answering.own_attempt import LockedAttempt, lock_own_attempt
from kit.classroom.answering.posted_form import (
    PostedAnswer,
    PostedFields,
    parse,
    posted_ballot,
    posted_items,
    says_the_same,
)
from kit.classroom.answering.salvaging import good_answers, number_anew
from kit.classroom.assignments.extensions import own_record
from kit.classroom.assignments.marking import hand_in
from kit.classroom.assignments.pinned_content import asked_of, exercise_of
from kit.classroom.clock import Clock
from kit.classroom.errors import (
    AlreadySubmitted,
    AssignmentClosed,
    KitError,
    NotFound,
    NotOpenYet,
    RevisionTooHigh,
    RoundClosed,
    UnknownItem,
)
from kit.classroom.people.students import StudentIdentity
from kit.items import ITEM_TYPES
from kit.items.base import BLANK
from kit.items.fields.base_models import ID_MAX
from kit.store.answering import mark_revisions
from kit.store.answering.answers import AnswerRecord, save_answer
from kit.store.answering.attempts import AttemptRecord
from kit.store.assignments import AssignmentRecord
from kit.store.engine import Store
from kit.store.live import votes
from kit.store.models.base import BY_HAND, SubmittedBy

#: How far ahead of what is held an answer may be numbered: far more than anybody picks, far
#: fewer than there are numbers, so that the next one always finds one.
REVISION_STEP: Final = 10_000


@dataclass(frozen=True, slots=True)
class _Desk:
    """Where posted answers are held against what is stored: an attempt, locked, at one moment.

    `closed` says why it takes no more, where it does not: then only what is stored already is
    acknowledged.
    """

    attempt: AttemptRecord
    context: FormContext
    ballot: OpenBallot | None
    closed: KitError | None
    moment: datetime


def save(  # noqa: PLR0913 - a use case's arguments
    store: Store,
    identity: StudentIdentity,
    assignment_id: UUID,
    attempt_id: UUID,
    posted: PostedFields,
    clock: Clock,
    *,
    piecewise: bool = False,
) -> Acknowledgement:
    """Save the answers of a posted form; says what the kit holds for its items, once committed.

    One transaction for looking and writing: forty students save at once, and each transaction
    has its price. Where a form has errors, nothing is saved, or `piecewise` all that is good of
    it: a page without scripts posts all items at once. Otherwise as `save_answers`, in the
    ballot that the form names; raises what that raises.
    """
    with store.writing() as connection:
        items = posted_items(posted)
        locked = lock_own_attempt(connection, identity, assignment_id, attempt_id, items)
        desk = _desk(connection, locked, items, posted_ballot(posted), clock())
        parsed = parse(desk.context, posted)
        answers = parsed.answers
        if not parsed.valid:
            mendable = piecewise and desk.closed is None
            answers = good_answers(desk.context, posted, parsed) if mendable else ()
        saved = _save_all(connection, desk, answers)
        number_anew(parsed, [answer.stands for answer in saved])
        return acknowledge(desk.context, parsed.forms, saved, desk.moment)


def save_answers(  # noqa: PLR0913 - a use case's arguments
    store: Store,
    identity: StudentIdentity,
    assignment_id: UUID,
    attempt_id: UUID,
    answers: Sequence[PostedAnswer],
    clock: Clock,
    *,
    ballot: int | None = None,
) -> Sequence[AnswerRecord]:
    """Save answers; returns what the kit holds for each afterwards, once it is committed.

    Each is taken once by (attempt, item, revision); a higher revision replaces, a lower one
    or a repeat changes nothing. In a live session it is a vote in the `ballot` that it is for.
    What came before it closed and comes once more is answered with what is held. Raises NotFound,
    AlreadySubmitted, AssignmentClosed, NotOpenYet, RoundClosed, UnknownItem or RevisionTooHigh;
    then nothing is saved.
    """
    with store.writing() as connection:
        items = {answer.item_id for answer in answers}
        locked = lock_own_attempt(connection, identity, assignment_id, attempt_id, items)
        desk = _desk(connection, locked, items, ballot, clock())
        return [saved.stands for saved in _save_all(connection, desk, answers)]


def submit(
    store: Store, identity: StudentIdentity, assignment_id: UUID, attempt_id: UUID, clock: Clock
) -> None:
    """Hand the attempt in; a second time changes nothing. What it returns tells nothing of the key.

    Raises NotFound (also for a live session, which ends for all at once), or AssignmentClosed
    where the clock was first.
    """
    with store.writing() as connection:
        locked = lock_own_attempt(connection, identity, assignment_id, attempt_id)
        record, attempt = locked.record, locked.attempt
        moment = clock()
        refusal = _refusal(connection, record, attempt, moment)
        if isinstance(refusal, AlreadySubmitted):
            return
        if refusal is not None:
            raise refusal
        if record.live:
            raise NotFound
        hand_in(connection, record, attempt, moment, SubmittedBy.STUDENT, moment)


def _refusal(
    connection: Connection, record: AssignmentRecord, attempt: AttemptRecord, moment: datetime
) -> KitError | None:
    """Why an attempt takes no answers at a moment, if it does not."""
    if attempt.submitted_by in BY_HAND:
        return AlreadySubmitted(title=record.title)
    # Only where it is closed for the class: most answers cost no question more.
    if record.is_closed(moment):
        own = own_record(connection, record, attempt.student_id)
        if own.is_closed(moment):
            return AssignmentClosed(title=record.title)
    return None if record.has_opened(moment) else NotOpenYet(title=record.title)


def _desk(
    connection: Connection,
    locked: LockedAttempt,
    items: AbstractSet[str],
    ballot_number: int | None,
    moment: datetime,
) -> _Desk:
    """What posted items are held against.

    Raises why the attempt takes no more, unless all are stored, or UnknownItem.
    """
    record, attempt = locked.record, locked.attempt
    ballot: OpenBallot | None = None
    closed = _refusal(connection, record, attempt, moment)
    if closed is None and record.live:
        try:
            ballot = open_ballot.ballot_for(connection, record, items, ballot_number, moment)
        except RoundClosed as error:
            closed = error
    # A vote is for the question before the class: what else it was asked is not looked up.
    exercise = exercise_of(connection, record) if ballot else asked_of(connection, record)
    # Before anything is read or made for them: anybody can send names by the thousand.
    unknown = items - {item.id for item in exercise.items}
    if closed is not None:
        if not items or unknown:
            raise closed
        stored = _stored_at_close(connection, locked, items, ballot_number)
        # Its acknowledgement was lost on the way: what is saved must not be called too late.
        if not items <= stored.keys():
            raise closed
    elif unknown:
        raise UnknownItem(item=_shown(min(unknown)))
    else:
        stored = locked.answers_to(connection, items)
        if ballot:
            stored = open_ballot.stored_for_ballot(connection, attempt, ballot, stored)
    return _Desk(attempt, FormContext(record, exercise, stored), ballot, closed, moment)


def _shown(item_id: str) -> str:
    """As much of what is no item's id as a message repeats."""
    return item_id if len(item_id) <= ID_MAX else item_id[:ID_MAX] + "…"


def _stored_at_close(
    connection: Connection,
    locked: LockedAttempt,
    items: AbstractSet[str],
    ballot_number: int | None,
) -> Mapping[str, AnswerRecord]:
    if locked.record.live:
        return open_ballot.stored_votes(connection, locked.attempt, items, ballot_number)
    return locked.answers_to(connection, items)


def _save_all(
    connection: Connection, desk: _Desk, answers: Sequence[PostedAnswer]
) -> Sequence[SavedAnswer]:
    stored = desk.context.answers
    if desk.closed is not None:
        if not all(says_the_same(answer, stored[answer.item_id]) for answer in answers):
            raise desk.closed
        return [SavedAnswer("unchanged", stored[answer.item_id]) for answer in answers]
    for answer in answers:
        _refuse_leap(answer, stored.get(answer.item_id))
    return [_save(connection, desk, answer) for answer in answers]


def _refuse_leap(answer: PostedAnswer, stored_answer: AnswerRecord | None) -> None:
    now_held = stored_answer.revision if stored_answer else 0
    if answer.revision > now_held + REVISION_STEP:
        raise RevisionTooHigh(revision=answer.revision, held=now_held)


def _save(connection: Connection, desk: _Desk, posted: PostedAnswer) -> SavedAnswer:
    """Store an answer if its number is the higher one, also where it says what is stored.

    What somebody gave between, and took back for this one, may still be on its way: it must find
    a higher number here. An empty answer under the next number is what a page posts for every
    item that nobody answered: nothing was given before it, and nothing is stored.
    """
    nothing = AnswerRecord(posted.item_id, 0, BLANK, None, desk.moment)
    stored = desk.context.answers.get(posted.item_id, nothing)
    same, is_next = says_the_same(posted, stored), posted.revision == stored.revision + 1
    if same and (posted.revision <= stored.revision or (is_next and not posted.value)):
        return SavedAnswer("unchanged" if stored.revision else "empty", stored)
    # Under the next number nothing else was given between, so it was given when it was first.
    saved_at = stored.saved_at if same and is_next else desk.moment
    answer = AnswerRecord(posted.item_id, posted.revision, posted.value, posted.certainty, saved_at)
    stands = save_answer(connection, desk.attempt.classroom_id, desk.attempt.id, answer)
    if stands is not answer:
        return SavedAnswer("behind", stands)
    if desk.ballot:
        votes.save_vote(
            connection, desk.attempt.classroom_id, desk.attempt.id, desk.ballot.number, answer
        )
    if same:
        _keep_marks(connection, desk, stored, answer)
    return SavedAnswer("saved", answer)


def _keep_marks(
    connection: Connection, desk: _Desk, stored: AnswerRecord, answer: AnswerRecord
) -> None:
    """A teacher's mark of an attempt that was given back stays with the answer that it judged."""
    if ITEM_TYPES[desk.context.exercise.type].marked_by_teacher:
        mark_revisions.follow_answer(
            connection,
            desk.attempt.classroom_id,
            desk.attempt.id,
            answer.item_id,
            (stored.revision, answer.revision),
        )
