"""A student's work: starting, saving answers, handing in."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Connection

from kit.classroom.answering.tasks import Task, answered_of, task_of
from kit.classroom.assignments.audience import audience_in
from kit.classroom.assignments.extensions import for_student, own_record
from kit.classroom.assignments.loading import load_assignment
from kit.classroom.assignments.pinned_content import asked_of
from kit.classroom.clock import Clock
from kit.classroom.errors import (
    AssignmentClosed,
    NoAttemptsLeft,
    NotFound,
    NotOpenYet,
)
from kit.classroom.people.students import StudentIdentity
from kit.content.exercise import Exercise
from kit.store.answering import attempts, merging
from kit.store.answering.answers import AnswerRecord, read_answers
from kit.store.answering.attempts import AttemptRecord
from kit.store.assignments import AssignmentRecord
from kit.store.engine import Store
from kit.store.groups import audiences
from kit.store.ids import new_id, new_token
from kit.store.people import students
from kit.store.rules import extensions

Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Work:
    """An attempt with its exercise and what was given so far. Holds nothing of the key.

    `answers` holds what is given; one that the student took back is in `blank` instead.
    """

    task: Task
    attempt: AttemptRecord
    exercise: Exercise[Any]
    answers: Mapping[str, AnswerRecord]
    blank: Mapping[str, AnswerRecord]

    @property
    def form_context(self) -> "FormContext":
        """What a form of it is filled from."""
        return FormContext(self.task.assignment, self.exercise, {**self.answers, **self.blank})


@dataclass(frozen=True, slots=True)
class FormContext:
    """What a form is read against: the exercise, and what the kit holds for the posted items.

    Those that the student took back are among `answers`, since their revisions count.
    """

    assignment: AssignmentRecord
    exercise: Exercise[Any]
    answers: Mapping[str, AnswerRecord]


def tasks(store: Store, identity: StudentIdentity, now: datetime) -> Sequence[Task]:
    """The student's assignments, newest first, those under way with how much is answered."""
    with store.reading() as connection:
        assigned = audiences.assignments_of_student(
            connection, identity.classroom_id, identity.student_id
        )
        whose = (connection, identity.classroom_id, identity.student_id)
        own_attempts = attempts.attempts_of_student(*whose)
        longer = extensions.extensions_of_student(*whose)
        by_assignment: dict[UUID, list[AttemptRecord]] = {}
        for attempt in own_attempts:
            by_assignment.setdefault(attempt.assignment_id, []).append(attempt)
        own_tasks = [
            task_of(
                for_student(record, longer.get(record.id)), by_assignment.get(record.id, []), now
            )
            for record, included in assigned
            if record.id in by_assignment or included
        ]
        return [_with_progress(connection, own_task) for own_task in own_tasks]


def _with_progress(connection: Connection, own_task: Task) -> Task:
    """A task with how much of it is answered, where an attempt is under way."""
    if own_task.state != "working" or own_task.assignment.live or own_task.attempt is None:
        return own_task
    work = work_of(connection, own_task, own_task.attempt)
    answered, asked = answered_of(work.exercise, work.answers)
    return replace(own_task, answered=answered, asked=asked)


def task(store: Store, identity: StudentIdentity, assignment_id: UUID, now: datetime) -> Task:
    """One assignment as the student sees it. Raises NotFound."""
    with store.reading() as connection:
        return _task(connection, identity, assignment_id, now)


def _task(
    connection: Connection, identity: StudentIdentity, assignment_id: UUID, now: datetime
) -> Task:
    return _task_and_made(connection, identity, assignment_id, now)[0]


def _task_and_made(
    connection: Connection, identity: StudentIdentity, assignment_id: UUID, now: datetime
) -> tuple[Task, Sequence[AttemptRecord]]:
    assignment = load_assignment(connection, identity.classroom_id, assignment_id)
    own_attempts = attempts.attempts_of_student(
        connection, identity.classroom_id, identity.student_id, assignment_id
    )
    # What was begun was theirs, and stays.
    if not own_attempts:
        audience = audience_in(connection, identity.classroom_id)
        if not audience.includes(assignment_id, identity.student_id):
            raise NotFound
    own = own_record(connection, assignment, identity.student_id)
    return task_of(own, own_attempts, now), own_attempts


def start(
    store: Store,
    identity: StudentIdentity,
    assignment_id: UUID,
    clock: Clock,
    *,
    after: int | None = None,
) -> None:
    """Begin an attempt; with one under way, a second click begins nothing.

    `after`: how many attempts the page counted whose button it was, None where nobody knows. With
    more by now it is a click that came late or again, and begins nothing either. Raises NotFound,
    NotOpenYet, AssignmentClosed or NoAttemptsLeft.
    """
    with store.writing() as connection:
        _refuse_departed(connection, identity)
        record = load_assignment(connection, identity.classroom_id, assignment_id, lock="update")
        now = clock()
        own_task = _task(connection, identity, assignment_id, now)
        came_late = after is not None and own_task.attempts_made > after
        if came_late or own_task.state == "working":
            return
        if not record.has_opened(now):
            raise NotOpenYet(title=record.title)
        if own_task.assignment.is_closed(now):
            raise AssignmentClosed(title=record.title)
        if not own_task.may_start:
            raise NoAttemptsLeft(title=record.title, allowed=record.attempts_allowed)
        attempts.add_attempt(connection, _new_attempt(identity, own_task, now))


def _new_attempt(identity: StudentIdentity, own_task: Task, now: datetime) -> AttemptRecord:
    return AttemptRecord(
        classroom_id=identity.classroom_id,
        id=new_id(),
        assignment_id=own_task.assignment.id,
        student_id=identity.student_id,
        number=own_task.attempts_made + 1,
        token=new_token(),
        started_at=now,
        submitted_at=None,
        submitted_by=None,
    )


def _refuse_departed(connection: Connection, identity: StudentIdentity) -> None:
    """Hold the student's row: merged, removed or erased since the request began is not found."""
    student = students.student(connection, identity.classroom_id, identity.student_id, lock="share")
    if student is None or student.removed_at is not None:
        raise NotFound


def work(
    store: Store,
    identity: StudentIdentity,
    assignment_id: UUID,
    now: datetime,
    attempt_id: UUID | None = None,
) -> Work:
    """An attempt of the student, by default the last one, with what they gave. Raises NotFound."""
    with store.reading() as connection:
        return work_in(connection, identity, assignment_id, now, attempt_id)


def work_in(
    connection: Connection,
    identity: StudentIdentity,
    assignment_id: UUID,
    now: datetime,
    attempt_id: UUID | None = None,
) -> Work:
    """An attempt of the student, by default the last one, with what they gave. Raises NotFound."""
    own_task, own_attempts = _task_and_made(connection, identity, assignment_id, now)
    attempt = own_task.attempt
    if attempt_id is not None:
        attempt = next((one for one in own_attempts if one.id == attempt_id), None)
        attempt = attempt or find_following_merge(
            connection, identity.classroom_id, attempt_id, attempts.attempt
        )
        if attempt is None or not is_own(attempt, identity, assignment_id):
            raise NotFound
    if attempt is None:
        raise NotFound
    return work_of(connection, own_task, attempt)


def work_of(connection: Connection, own_task: Task, attempt: AttemptRecord) -> Work:
    """An attempt at a task, with what was given in it."""
    everything = read_answers(connection, attempt.classroom_id, attempt.id)
    return Work(
        own_task,
        attempt,
        asked_of(connection, own_task.assignment),
        {item_id: answer for item_id, answer in everything.items() if answer.value},
        {item_id: answer for item_id, answer in everything.items() if not answer.value},
    )


def find_following_merge(
    connection: Connection,
    classroom_id: UUID,
    attempt_id: UUID,
    find: Callable[[Connection, UUID, UUID], Found | None],
) -> Found | None:
    """An attempt by `find`, or else the one that it was folded into by a merge."""
    hit = find(connection, classroom_id, attempt_id)
    if hit is None:
        into = merging.folded_into(connection, classroom_id, attempt_id)
        hit = find(connection, classroom_id, into) if into else None
    return hit


def is_own(attempt: AttemptRecord, identity: StudentIdentity, assignment_id: UUID) -> bool:
    """Whether it is the student's, at that assignment."""
    return (attempt.student_id, attempt.assignment_id) == (identity.student_id, assignment_id)
