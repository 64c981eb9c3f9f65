"""Leaving a question out of an assignment that is given, and putting it back.

While nobody has begun, the class is simply not asked it. From then on it counts for nobody by a
decision about the key, which keeps answers and old marks, so that it can be put back.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from kit.classroom.assignments.loading import load_assignment
from kit.classroom.assignments.pinned_content import exercise_of, key_of, stored_left_out
from kit.classroom.clock import Clock
from kit.classroom.errors import NotFound
from kit.classroom.keys.decisions import decide
from kit.classroom.keys.errors import AlreadyVoid
from kit.classroom.keys.proposals import Proposal, item_of
from kit.classroom.rules.errors import BegunWithout, NothingToUndo
from kit.content.exercise import Exercise
from kit.content.key import Key
from kit.items.fields.base_models import Item
from kit.store import assignments
from kit.store.answering import attempts
from kit.store.assignments import AssignmentRecord
from kit.store.engine import Store
from kit.store.ids import new_id
from kit.store.keys.decisions import read_decisions
from kit.vocabulary import Ruling


@dataclass(frozen=True, slots=True)
class Question:
    """An item of an assignment, and whether it is asked and counts.

    `left_out`: it does not, by either way. `stays_out`: nor can it be put back any more.
    """

    item: Item
    position: int
    left_out: bool
    stays_out: bool


@dataclass(frozen=True, slots=True)
class Wish:
    """Which question, why in words for the class, and who says so."""

    item_id: str
    reason: str
    author: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What leaving a question out did, and what its undo says: the decision, if one was needed."""

    decision_id: UUID | None
    marks: int


def questions_in(connection: Connection, record: AssignmentRecord) -> Sequence[Question]:
    """The items of an assignment, each with whether it is asked and counts."""
    begun = _is_begun(connection, record)
    return _questions(exercise_of(connection, record), key_of(connection, record), record, begun)


def _questions(
    exercise: Exercise[Any], key: Key[Any], record: AssignmentRecord, begun: bool
) -> Sequence[Question]:
    unasked = record.items_left_out
    return [
        Question(
            item,
            position,
            item.id in unasked or key.items[item.id].void is not None,
            begun and item.id in unasked,
        )
        for position, item in enumerate(exercise.items, 1)
    ]


def _is_begun(connection: Connection, record: AssignmentRecord) -> bool:
    return bool(attempts.attempts_of_assignment(connection, record.classroom_id, record.id))


def leave_out(
    store: Store,
    classroom_id: UUID,
    assignment_id: UUID,
    wish: Wish,
    clock: Clock,
) -> LeftOut:
    """Leave a question out, for the class from now on.

    Arguments about it wait on, so that putting it back leaves all as it was. Raises NotFound,
    AlreadyVoid where it is left out already, or NothingAsked where it is the last.
    """
    with store.writing() as connection:
        record = _load(connection, classroom_id, assignment_id)
        exercise = exercise_of(connection, record)
        item = item_of(exercise, wish.item_id)
        if item.id in record.items_left_out:
            raise AlreadyVoid
        counting = key_of(connection, record).items
        voided = {one.id for one in exercise.items if counting[one.id].void is not None}
        unasked = stored_left_out(exercise, voided | record.items_left_out | {item.id})
        if not voided and not _is_begun(connection, record):
            assignments.change_assignment(
                connection, classroom_id, assignment_id, left_out=unasked, rules_changed_at=clock()
            )
            return LeftOut(None, 0)
    proposal = Proposal(
        Ruling.VOIDED, wish.reason, record.key_version, item_id=item.id, answers=False
    )
    decision_id = new_id()
    done = decide(
        store, classroom_id, assignment_id, proposal, wish.author, clock, once=decision_id
    )
    return LeftOut(decision_id, done.changed)


def _load(connection: Connection, classroom_id: UUID, assignment_id: UUID) -> AssignmentRecord:
    record = load_assignment(connection, classroom_id, assignment_id, lock="update")
    if record.live:
        raise NotFound
    return record


def put_back(
    store: Store,
    classroom_id: UUID,
    assignment_id: UUID,
    wish: Wish,
    clock: Clock,
    *,
    undoes: UUID | None = None,
) -> int:
    """Put a question back that was left out; returns how many marks changed.

    `undoes` is the decision by which it was left out: where another one was made about it since,
    NothingToUndo is raised. Else NotFound, CountsAlready where it is not left out, or BegunWithout.
    """
    with store.writing() as connection:
        record = _load(connection, classroom_id, assignment_id)
        exercise = exercise_of(connection, record)
        item = item_of(exercise, wish.item_id)
        if item.id in record.items_left_out:
            if _is_begun(connection, record):
                raise BegunWithout(title=record.title)
            unasked = stored_left_out(exercise, record.items_left_out - {item.id})
            assignments.change_assignment(
                connection, classroom_id, assignment_id, left_out=unasked, rules_changed_at=clock()
            )
            return 0
        decisions = read_decisions(connection, classroom_id, record.exercise_id)
        about = [one.id for one in decisions if one.item_id in {item.id, None}]
        if undoes is not None and about[-1:] != [undoes]:
            raise NothingToUndo
    proposal = Proposal(Ruling.COUNTED, wish.reason, record.key_version, item_id=item.id)
    return decide(store, classroom_id, assignment_id, proposal, wish.author, clock).changed
