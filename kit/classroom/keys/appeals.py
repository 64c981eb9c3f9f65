"""Arguing with a key: what a student may say, and what they see of the answers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection

from kit.classroom.answering.tasks import Task, task_of
from kit.classroom.assignments.extensions import own_record
from kit.classroom.assignments.key_lineage import is_settled
from kit.classroom.assignments.loading import load_assignment
from kit.classroom.assignments.pinned_content import asked_of, key_of
from kit.classroom.errors import FeedbackNotDue, NotFound
from kit.classroom.keys import unparsed_answers
from kit.classroom.keys.errors import (
    AppealAnswered,
    ItemIsVoid,
    KeySaysSo,
    NotContestable,
)
from kit.classroom.keys.own_arguments import Argument, about_part, came_again
from kit.classroom.keys.proposals import choice_of, item_of, part_of, takes_for_right
from kit.classroom.keys.unparsed_answers import Texts
from kit.classroom.people.students import StudentIdentity
from kit.classroom.texts import ARGUMENT_MAX, stored_text
from kit.content.exercise import Exercise
from kit.content.key import Key
from kit.items import ITEM_TYPES
from kit.items.base import Part
from kit.store.answering import attempts
from kit.store.assignments import AssignmentRecord
from kit.store.engine import Store
from kit.store.ids import new_id
from kit.store.keys import appeals
from kit.store.keys.appeals import AppealRecord
from kit.store.keys.decisions import DecisionRecord, read_decisions
from kit.store.people import students
from kit.vocabulary import Ruling

#: What an argument may win.
_WON: Final = frozenset({Ruling.ACCEPTED, Ruling.CHANGED, Ruling.VOIDED})


@dataclass(frozen=True, slots=True)
class Argued:
    """An appeal with the teacher's answer, if there is one. `choice` is in words.

    `settled`: the key says of the part what it said when that answer was given. `won`: the
    argument is what the decision followed.
    """

    appeal: AppealRecord
    part: Part
    choice: str
    decision: DecisionRecord | None
    settled: bool = False

    @property
    def won(self) -> bool:
        """Whether the key was changed as the student argued."""
        return self.decision is not None and _won(self.appeal, self.decision)


@dataclass(frozen=True, slots=True)
class Credit:
    """A change of a key that a student argued for: what their own page names them for."""

    assignment: AssignmentRecord
    item_id: str
    position: int
    ruling: Ruling


def _won(appeal: AppealRecord, decision: DecisionRecord) -> bool:
    """Whether the decision that answered an appeal followed it.

    A teacher who voids an item without naming an answer follows everybody who argued about it.
    """
    if decision.ruling is Ruling.VOIDED and decision.choice is None:
        return True
    argued_for = (appeal.item_id, appeal.part_id, appeal.choice)
    decided = (decision.item_id, decision.part_id, decision.choice)
    return decision.ruling in _WON and argued_for == decided


def contest(
    store: Store, identity: StudentIdentity, assignment_id: UUID, said: Argument, now: datetime
) -> None:
    """Send an argument, or put another in place of the one that is not answered yet.

    One that comes again, since its reply was lost, after it was answered changes nothing. Raises
    NotFound, FeedbackNotDue, NotContestable, ItemIsVoid, KeySaysSo or AppealAnswered; KitError for
    a choice that is not offered, ValueError for a text that no form lets through.
    """
    with store.writing() as connection:
        record = due_assignment(connection, identity, assignment_id, now)
        exercise = asked_of(connection, record)
        typed = unparsed_answers.own_unparsed_answers_in(
            connection, record, exercise, identity.student_id, said.item_id
        )
        if came_again(connection, record, identity.student_id, said):
            return
        said = checked(exercise, key_of(connection, record), said, typed)
        appeal = _unanswered(connection, identity, record, said.item_id, said.part_id)
        if appeal is not None:
            appeals.change_appeal(connection, appeal, said.choice, said.argument, now)
            return
        appeals.add_appeal(
            connection,
            AppealRecord(
                classroom_id=identity.classroom_id,
                id=new_id(),
                assignment_id=assignment_id,
                student_id=identity.student_id,
                item_id=said.item_id,
                part_id=said.part_id,
                key_version=record.key_version,
                choice=said.choice,
                argument=said.argument,
                made_at=now,
                decision_id=None,
            ),
        )


def checked(
    exercise: Exercise[Any], key: Key[Any], said: Argument, typed: Texts | None = None
) -> Argument:
    """What a student says, as it is stored, if it can be said. Pure. Raises as `contest`.

    `typed`: what they had answered where no number was read; they may argue for it as it is.
    """
    item = item_of(exercise, said.item_id)
    if not ITEM_TYPES[exercise.type].parts(item, exercise.scheme):
        raise NotContestable(title=exercise.title)
    part = part_of(exercise, item, said.part_id)
    entry = key.items[item.id]
    if entry.void is not None:
        raise ItemIsVoid
    choice = choice_of(exercise, item, part, said.choice, (typed or {}).get(part.id, ()))
    if takes_for_right(exercise.type, entry, part.id, choice):
        raise KeySaysSo(choice=part.words(choice))
    argument = stored_text(said.argument, ARGUMENT_MAX, least=1)
    return Argument(item.id, part.id, choice, argument)


def withdraw(
    store: Store,
    identity: StudentIdentity,
    assignment_id: UUID,
    item_id: str,
    part_id: str,
    now: datetime,
) -> None:
    """Take an argument back; where there is none, nothing changes.

    Raises NotFound, FeedbackNotDue or AppealAnswered.
    """
    with store.writing() as connection:
        record = due_assignment(connection, identity, assignment_id, now)
        appeal = _unanswered(connection, identity, record, item_id, part_id)
        if appeal is not None:
            appeals.delete_appeal(connection, appeal)
    store.forget_soon()


def due_assignment(
    connection: Connection, identity: StudentIdentity, assignment_id: UUID, now: datetime
) -> AssignmentRecord:
    """The assignment and the student, held against decisions and against two at once.

    Raises NotFound or FeedbackNotDue.
    """
    student = students.student(
        connection, identity.classroom_id, identity.student_id, lock="update"
    )
    if student is None or student.removed_at is not None:
        raise NotFound
    record = load_assignment(connection, identity.classroom_id, assignment_id, lock="share")
    own_attempts = attempts.attempts_of_student(
        connection, identity.classroom_id, identity.student_id, assignment_id
    )
    if not own_attempts:
        raise NotFound
    own = own_record(connection, record, identity.student_id)
    if not task_of(own, own_attempts, now).feedback_due:
        raise FeedbackNotDue(title=record.title)
    return record


def _unanswered(
    connection: Connection,
    identity: StudentIdentity,
    record: AssignmentRecord,
    item_id: str,
    part_id: str,
) -> AppealRecord | None:
    """The student's unanswered appeal on a part. Raises AppealAnswered for this very key."""
    part_appeals = about_part(connection, record, identity.student_id, item_id, part_id)
    waiting = next((one for one in part_appeals if one.decision_id is None), None)
    decided = decisions_of(connection, record) if part_appeals else {}
    if waiting is None and any(is_settled(one, record, decided) for one in part_appeals):
        raise AppealAnswered
    return waiting


def own_appeals(
    store: Store, identity: StudentIdentity, assignment_id: UUID, now: datetime
) -> Mapping[str, Sequence[Argued]]:
    """What the student argued, with the answers, by item. Raises NotFound or FeedbackNotDue.

    Neither reads a decision.
    """
    with store.reading() as connection:
        record = load_assignment(connection, identity.classroom_id, assignment_id)
        own_attempts = attempts.attempts_of_student(
            connection, identity.classroom_id, identity.student_id, assignment_id
        )
        own = own_record(connection, record, identity.student_id)
        if not task_of(own, own_attempts, now).feedback_due:
            raise FeedbackNotDue(title=record.title)
        records = appeals.appeals_of_student(
            connection, identity.classroom_id, identity.student_id, [assignment_id]
        )
        if not records:
            return {}
        decided = decisions_of(connection, record)
        exercise = asked_of(connection, record)
    by_item: dict[str, list[Argued]] = {}
    for appeal in records:
        settled = is_settled(appeal, record, decided)
        said = replace(argued(exercise, appeal, decided), settled=settled)
        by_item.setdefault(appeal.item_id, []).append(said)
    return by_item


def decisions_of(connection: Connection, record: AssignmentRecord) -> Mapping[UUID, DecisionRecord]:
    """The decisions about an assignment's exercise, by id."""
    decisions = read_decisions(connection, record.classroom_id, record.exercise_id)
    return {one.id: one for one in decisions}


def argued(
    exercise: Exercise[Any], appeal: AppealRecord, decided: Mapping[UUID, DecisionRecord]
) -> Argued:
    """An appeal in words, with the decision that answered it. Pure."""
    part = part_of(exercise, item_of(exercise, appeal.item_id), appeal.part_id)
    decision = decided.get(appeal.decision_id) if appeal.decision_id else None
    return Argued(appeal, part, part.words(appeal.choice), decision)


def credits_of(store: Store, identity: StudentIdentity, tasks: Sequence[Task]) -> Sequence[Credit]:
    """The changes of keys that the student argued for, the newest first.

    Only of assignments whose key the student may see now; without such, none is looked for.
    """
    due = {task.assignment.id: task.assignment for task in tasks if task.feedback_due}
    if not due:
        return []
    with store.reading() as connection:
        records = appeals.appeals_of_student(
            connection, identity.classroom_id, identity.student_id, list(due)
        )
        if not any(appeal.decision_id for appeal in records):
            return []
        decided = {one.id: one for one in read_decisions(connection, identity.classroom_id)}
        credit_rows = []
        for appeal in records:
            decision = decided.get(appeal.decision_id) if appeal.decision_id else None
            if decision is None or not _won(appeal, decision):
                continue
            items = asked_of(connection, due[appeal.assignment_id]).items
            position = [item.id for item in items].index(appeal.item_id) + 1
            credit_rows.append(
                (decision.decided_at, due[appeal.assignment_id], appeal, position, decision)
            )
    credit_rows.sort(key=lambda row: row[0], reverse=True)
    return [
        Credit(record, appeal.item_id, at, by.ruling)
        for _when, record, appeal, at, by in credit_rows
    ]
