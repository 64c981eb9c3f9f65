"""The live lesson of the made-up class: some questions of an exercise, voted on once or twice."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from kit.classroom.answering import attempts, saving
from kit.classroom.answering.posted_form import PostedAnswer
from kit.classroom.clock import clock_at
from kit.classroom.live import ballots, session
from kit.classroom.people.students import StudentIdentity
from kit.content.library import Library
from kit.items.base import AnswerValue
from kit.items.fields.base_models import Item
from kit.results.counts.votes import Advice
from kit.store.engine import Store
from kit.vocabulary import Stage

#: How many questions fit into the lesson, and how long each stage of one takes.
QUESTIONS: Final = 6
_STAGE: Final = timedelta(seconds=50)
_AGAIN: Final = (Stage.DISCUSS, Stage.VOTE_AGAIN, Stage.CLOSED_AGAIN)

#: What a student gives for an item in the first ballot or the second; None leaves it out.
Gives = Callable[[Item, int], AnswerValue | None]


@dataclass(frozen=True, slots=True)
class LiveLesson:
    """Who teaches what to whom. `people` have what each of them gives."""

    store: Store
    library: Library
    classroom_id: UUID
    exercise_id: str
    people: Sequence[tuple[StudentIdentity, Gives]]


def teach(lesson: LiveLesson, began: datetime, first: datetime, end: datetime) -> UUID:
    """Hold the lesson, with its first question at `first`; returns its assignment."""
    exercise_ref = (lesson.store, lesson.library, lesson.classroom_id, lesson.exercise_id)
    task = session.start(*exercise_ref, began)
    attempt_ids: Mapping[UUID, UUID] = {
        who.student_id: _take_part(lesson, task, who, began) for who, _gives in lesson.people
    }
    at = first
    for item in lesson.library.exercises[lesson.exercise_id].items[:QUESTIONS]:
        at = _put(lesson, task, item, attempt_ids, at)
    session.end(lesson.store, lesson.classroom_id, task, clock_at(end))
    return task


def _take_part(lesson: LiveLesson, task: UUID, who: StudentIdentity, at: datetime) -> UUID:
    attempts.start(lesson.store, who, task, clock_at(at))
    return attempts.work(lesson.store, who, task, at).attempt.id


def _step(lesson: LiveLesson, task: UUID) -> int:
    return session.live_of(lesson.store, lesson.classroom_id, task).session.step


def _put(
    lesson: LiveLesson, task: UUID, item: Any, attempt_ids: Mapping[UUID, UUID], at: datetime
) -> datetime:
    """One round, as the advice after its first vote says; returns when it was over."""
    assignment_ref = (lesson.store, lesson.classroom_id, task)
    session.put(*assignment_ref, _step(lesson, task), item.id, clock_at(at))
    way = [Stage.VOTE, Stage.CLOSED]
    while way:
        at += _STAGE
        stage = way.pop(0)
        session.move(*assignment_ref, _step(lesson, task), stage, clock_at(at))
        if stage is Stage.VOTE:
            _vote(lesson, task, item, attempt_ids, at, 1)
        elif stage is Stage.VOTE_AGAIN:
            _vote(lesson, task, item, attempt_ids, at, 2)
        elif stage is Stage.CLOSED:
            _turnout, look = ballots.vote_state(*assignment_ref, ballots.once_closed, at)
            again = look is not None and look.advice is not Advice.REVEAL
            way = [*_AGAIN, Stage.REVEAL] if again else [Stage.REVEAL]
    return at + _STAGE


def _vote(
    lesson: LiveLesson,
    task: UUID,
    item: Item,
    attempt_ids: Mapping[UUID, UUID],
    at: datetime,
    ballot: int,
) -> None:
    for number, (who, gives) in enumerate(lesson.people):
        value = gives(item, ballot)
        if value:
            answers = [PostedAnswer(item.id, ballot, value)]
            moment = at + timedelta(seconds=number)
            attempt_ref = (lesson.store, who, task, attempt_ids[who.student_id])
            saving.save_answers(*attempt_ref, answers, clock_at(moment), ballot=ballot)
