"""What a teacher marks: one item's answers of a whole class, names hidden, one after another."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from kit.classroom.assignments.assignments import settle
from kit.classroom.assignments.extensions import flagging
from kit.classroom.assignments.key_visibility import sight_in
from kit.classroom.assignments.loading import load_assignment
from kit.classroom.assignments.pinned_content import asked_of, key_of
from kit.classroom.feedback.feedback import attempt_that_counts
from kit.classroom.marking.rubric import item_to_mark, seen_as
from kit.content.exercise import Exercise
from kit.items import ITEM_TYPES
from kit.items.fields.base_models import Item, KeyEntry
from kit.items.rubric import Level
from kit.store.answering import attempts
from kit.store.answering.answers import attempts_with_answers
from kit.store.answering.attempts import AttemptRecord
from kit.store.answering.marked_answers import MarkedAnswer, read_handed_in_answers
from kit.store.answering.marks import read_comments_used
from kit.store.assignments import AssignmentRecord
from kit.store.engine import Store


@dataclass(frozen=True, slots=True)
class ToMark:
    """One answer as a teacher marks it: nothing here says whose it is.

    `counts`: it is of the attempt that results count. `after_feedback`: given after the key may
    have been seen. `number` counts from 1, in an order that has nothing to do with names.
    """

    number: int
    answer: MarkedAnswer
    counts: bool
    after_feedback: bool

    @property
    def seen(self) -> str:
        """What a form says of the mark that it was rendered with."""
        return seen_as(self.answer.marked_by, self.answer.marked_at)


@dataclass(frozen=True, slots=True)
class ItemMarks:
    """How far the marking of one item is. `position` counts from 1."""

    item_id: str
    position: int
    answers: int
    left: int


@dataclass(frozen=True, slots=True)
class Screen:
    """What marking one item takes.

    `shown` is the answer at hand, None where there is none yet; `others` how many answers of
    attempts that do not count there are besides.
    """

    assignment: AssignmentRecord
    exercise: Exercise[Any]
    item: Item
    entry: KeyEntry
    items: Sequence[ItemMarks]
    answers: Sequence[ToMark]
    others: int
    shown: ToMark | None
    comments: Sequence[str]

    @property
    def levels(self) -> Sequence[Level]:
        """The rubric, worst first."""
        return self.exercise.rubric_levels

    @property
    def left(self) -> int:
        """How many answers that count wait for a mark."""
        return sum(each.answer.waits for each in self.answers if each.counts)

    def beside(self, step: int) -> ToMark | None:
        """The answer so many places on from the one shown."""
        at = self.shown.number - 1 + step if self.shown else -1
        return self.answers[at] if 0 <= at < len(self.answers) else None

    @property
    def next_item(self) -> ItemMarks | None:
        """The next other item with answers that wait, from this one on and then from the first."""
        at = [each.item_id for each in self.items].index(self.item.id)
        around = [*self.items[at + 1 :], *self.items[:at]]
        return next((each for each in around if each.left), None)

    @property
    def next_waiting(self) -> ToMark | None:
        """The next answer that waits for a mark, from the one shown on and then from the first."""
        at = self.shown.number if self.shown else 0
        around = [*self.answers[at:], *self.answers[: max(at - 1, 0)]]
        return next((each for each in around if each.answer.waits), None)


def to_mark(store: Store, classroom_id: UUID, assignment_id: UUID) -> Sequence[ItemMarks]:
    """How far the marking of each item is; none where the kit marks. Raises NotFound."""
    with store.reading() as connection:
        return to_mark_in(connection, load_assignment(connection, classroom_id, assignment_id))


def to_mark_in(connection: Connection, record: AssignmentRecord) -> Sequence[ItemMarks]:
    """How far the marking of each item of an assignment is; none where the kit marks."""
    exercise = asked_of(connection, record)
    if not ITEM_TYPES[exercise.type].marked_by_teacher:
        return ()
    all_answers, counting = _handed_in(connection, record)
    return _how_far(exercise, [each for each in all_answers if each.attempt_id in counting])


def screen(  # noqa: PLR0913 - a use case's arguments
    store: Store,
    classroom_id: UUID,
    assignment_id: UUID,
    item_id: str,
    now: datetime,
    *,
    attempt_id: UUID | None = None,
    others: bool = False,
) -> Screen:
    """One item's answers to mark, and the one at hand: that of `attempt_id`, or the first waiting.

    `others` takes in attempts that do not count. Raises NotFound, also for an item that the kit
    marks itself.
    """
    settle(store, classroom_id, assignment_id, now)
    with store.reading() as connection:
        record = load_assignment(connection, classroom_id, assignment_id)
        exercise = asked_of(connection, record)
        item = item_to_mark(exercise, item_id)
        all_answers, counting = _handed_in(connection, record)
        of_item = [each for each in all_answers if each.item_id == item_id]
        others = others or any(
            each.attempt_id == attempt_id and attempt_id not in counting for each in of_item
        )
        answers = _in_order(connection, record, of_item, counting, others=others)
        shown = _shown(answers, attempt_id)
        return Screen(
            assignment=record,
            exercise=exercise,
            item=item,
            entry=key_of(connection, record).items[item_id],
            items=_how_far(exercise, [each for each in all_answers if each.attempt_id in counting]),
            answers=answers,
            others=sum(each.attempt_id not in counting for each in of_item),
            shown=shown,
            comments=_comments(connection, record, item_id, shown),
        )


def _handed_in(
    connection: Connection, record: AssignmentRecord
) -> tuple[Sequence[MarkedAnswer], Mapping[UUID, AttemptRecord]]:
    """The answers handed in, and the attempts that count."""
    all_attempts = attempts.attempts_of_assignment(connection, record.classroom_id, record.id)
    answered = attempts_with_answers(
        connection, record.classroom_id, [row.id for row in all_attempts]
    )
    counting: dict[UUID, AttemptRecord] = {}
    for _student, group in groupby(all_attempts, key=lambda row: row.student_id):
        attempt = attempt_that_counts(list(group), answered)
        if attempt is not None:
            counting[attempt.id] = attempt
    return read_handed_in_answers(connection, record.classroom_id, record.id), counting


def _how_far(exercise: Exercise[Any], answers: Sequence[MarkedAnswer]) -> Sequence[ItemMarks]:
    by_item = {
        item.id: [each for each in answers if each.item_id == item.id] for item in exercise.items
    }
    return [
        ItemMarks(item_id, position, len(given), sum(each.waits for each in given))
        for position, (item_id, given) in enumerate(by_item.items(), 1)
    ]


def _in_order(
    connection: Connection,
    record: AssignmentRecord,
    answers: Sequence[MarkedAnswer],
    counting: Mapping[UUID, AttemptRecord],
    *,
    others: bool,
) -> Sequence[ToMark]:
    """The answers in an order that tells nothing of who gave them, another for each item.

    Attempt ids rise with time, so it goes by their hash.
    """
    all_attempts = attempts.attempts_of_assignment(connection, record.classroom_id, record.id)
    attempt_of = {one.id: one for one in all_attempts}
    by_rule = flagging(connection, record)

    def after_feedback(answer: MarkedAnswer) -> bool:
        attempt = attempt_of[answer.attempt_id]
        own = [one for one in all_attempts if one.student_id == attempt.student_id]
        return sight_in(by_rule(attempt.student_id), attempt, own).precedes(answer.saved_at)

    listed = [row for row in answers if others or row.attempt_id in counting]
    listed.sort(key=lambda row: _shuffled(row.item_id, row.attempt_id))
    return [
        ToMark(number, row, row.attempt_id in counting, after_feedback(row))
        for number, row in enumerate(listed, 1)
    ]


def _shuffled(item_id: str, attempt_id: UUID) -> bytes:
    return hashlib.sha256(item_id.encode() + attempt_id.bytes).digest()


def _shown(answers: Sequence[ToMark], attempt_id: UUID | None) -> ToMark | None:
    """The answer asked for; the first that waits; the first."""
    wanted = [each for each in answers if each.answer.attempt_id == attempt_id]
    waiting = [each for each in answers if each.answer.waits]
    return next(iter([*wanted, *waiting, *answers]), None)


def _comments(
    connection: Connection, record: AssignmentRecord, item_id: str, shown: ToMark | None
) -> Sequence[str]:
    if shown is None:
        return ()
    return read_comments_used(
        connection,
        record.classroom_id,
        record.exercise_id,
        besides=shown.answer.attempt_id,
        item_id=item_id,
    )
