"""What becomes of stored moments when the computer's clock is set while the kit runs.

Somebody sets it right, or the network does: a laptop with a flat battery is an hour or a year off
until it finds one. A step is no time that passed, so by itself it ends nothing: no session, no
code, no exercise, and what came after the key stays after the key.
"""

from datetime import datetime, timedelta
from typing import Final

from kit.classroom.clock import Step, note_skip
from kit.classroom.people.leftovers import MERGE_KEPT, SESSION_IDLE, WITHDRAWN_KEPT
from kit.store.engine import Store
from kit.store.rules import moments

#: From here on what the lesson wrote moves as a whole; less is evened out where it happened.
_LARGE: Final = timedelta(minutes=1)
#: A lesson's day: a server that has run for months is not rewritten.
_LESSON: Final = timedelta(hours=12)
#: Processes on one computer see one step, each at its own moment.
_SAME: Final = timedelta(seconds=2)

Known = list[tuple[datetime, datetime]]


def carry_over(store: Store, step: Step, known: Known) -> None:
    """Carry stored moments over a step, unless another process has done it.

    `known` are the steps that this process has heard of; what is new is added.
    """
    with store.writing() as connection:
        stored = moments.known_steps(connection, lock=True)
        others = [(was, now) for was, now in stored if (was, now) not in known]
        if any(abs((now - was) - step.by) <= _SAME for was, now in others):
            known[:] = stored
            return
        if step.by > timedelta():
            undo = max(MERGE_KEPT, WITHDRAWN_KEPT)
            moments.carry_forward(connection, step.before, step.after, SESSION_IDLE, undo)
        else:
            moments.carry_back(connection, step.before, step.after, _start(step))
        moments.add_step(connection, step.before, step.after)
        known[:] = moments.known_steps(connection)


def _start(step: Step) -> datetime:
    """From when on moments are moved: at the least all that lie ahead of the clock as it is now."""
    if -step.by < _LARGE:
        return step.after
    return min(step.after, max(step.since, step.before - _LESSON))


def recall_steps(store: Store) -> Known:
    """The steps of before this start, so that what they skipped counts for no one's time."""
    with store.reading() as connection:
        known = moments.known_steps(connection)
    for was, now in known:
        note_skip(Step(was, now, was))
    return known
