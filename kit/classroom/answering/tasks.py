"""An assignment as its student sees it: what can be done with it now. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from kit.classroom.assignments.key_visibility import is_due
from kit.content.exercise import Exercise
from kit.items import ITEM_TYPES
from kit.store.answering.answers import AnswerRecord
from kit.store.answering.attempts import AttemptRecord
from kit.store.assignments import AssignmentRecord
from kit.store.models.base import BY_HAND

State = Literal["not-open", "to-start", "working", "handed-in", "missed"]


@dataclass(frozen=True, slots=True)
class Task:
    """An assignment as one student sees it. `attempt` is the last one.

    `handed_in_by_clock`: it closed before the student handed any attempt in. `answered` of `asked`:
    how much of the attempt under way has an answer, where the list of tasks was asked for it.
    """

    assignment: AssignmentRecord
    attempt: AttemptRecord | None
    attempts_made: int
    state: State
    handed_in_by_clock: bool
    may_start: bool
    feedback_due: bool
    answered: int = 0
    asked: int = 0

    @property
    def is_open(self) -> bool:
        """Whether there is, or will be, something to do in it."""
        return self.state in {"working", "to-start", "not-open"}


def answered_of(exercise: Exercise[Any], answers: Mapping[str, AnswerRecord]) -> tuple[int, int]:
    """How many of an exercise's questions have an answer, and how many there are. Pure.

    `answers` are the given ones by item. A claim with two questions counts twice.
    """
    item_type = ITEM_TYPES[exercise.type]
    answered = asked = 0
    for item in exercise.items:
        size = item_type.size(item, exercise.scheme)
        answer = answers.get(item.id)
        chosen = len(item_type.chosen(item, answer.value)) if answer else 0
        answered += min(size, chosen or int(answer is not None))
        asked += size
    return answered, asked


def task_of(
    assignment: AssignmentRecord, own_attempts: Sequence[AttemptRecord], now: datetime
) -> Task:
    """An assignment as its student sees it, from their attempts in order. Pure."""
    last = own_attempts[-1] if own_attempts else None
    closed = assignment.is_closed(now)
    handed_in = last is not None and (last.submitted_at is not None or closed)
    by_hand = any(attempt.submitted_by in BY_HAND for attempt in own_attempts)
    state: State
    if last is not None:
        state = "handed-in" if handed_in else "working"
    elif closed:
        state = "missed"
    else:
        state = "to-start" if assignment.has_opened(now) else "not-open"
    left = assignment.attempts_allowed is None or len(own_attempts) < assignment.attempts_allowed
    return Task(
        assignment=assignment,
        attempt=last,
        attempts_made=len(own_attempts),
        state=state,
        handed_in_by_clock=handed_in and not by_hand,
        may_start=assignment.is_open(now) and left and (last is None or handed_in),
        feedback_due=is_due(assignment, now, handed_in=handed_in),
    )
