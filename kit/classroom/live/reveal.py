"""Showing a key a moment after the press, so that a slip of the thumb can be called back.

The moment is stored with the session, and honoured by whoever looks or votes next: nothing has to
run meanwhile, and the page that asked for it may be closed.
"""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from kit.classroom.clock import Clock, clock_at
from kit.classroom.errors import NotFound
from kit.classroom.live.errors import KeyIsOut, SessionEnded
from kit.classroom.live.session import (
    came_again,
    moved,
    refuse_other_step,
    refuse_other_way,
    to_move,
)
from kit.store.engine import Store
from kit.store.live import sessions
from kit.vocabulary import Stage

#: How long the press can be called back.
REVEAL_AFTER: Final = timedelta(seconds=3)


def reveal_soon(
    store: Store, classroom_id: UUID, assignment_id: UUID, step: int, clock: Clock
) -> None:
    """Show the key of the question before the class in REVEAL_AFTER. `step` is that of the page.

    Any other move calls it off. Pressed twice is once. Raises NotFound, SessionEnded, MovedOn or
    CannotMove.
    """
    with store.writing() as connection:
        live_session = to_move(connection, classroom_id, assignment_id, clock)
        if came_again(live_session, step) and live_session.session.reveal_at is not None:
            return
        refuse_other_step(live_session, step)
        if live_session.round is None:
            raise NotFound
        refuse_other_way(live_session.round.stage, Stage.REVEAL)
        moved(connection, live_session, reveal_at=clock() + REVEAL_AFTER)


def cancel_reveal(store: Store, classroom_id: UUID, assignment_id: UUID, clock: Clock) -> None:
    """Call off a key that is to be shown soon; where none is, nothing changes.

    Raises NotFound, SessionEnded, or KeyIsOut where its moment has come.
    """
    with store.writing() as connection:
        live_session = to_move(connection, classroom_id, assignment_id, clock)
        if live_session.session.reveal_at is not None:
            moved(connection, live_session)
            return
    # After the transaction, which has shown the key if its moment had come.
    if live_session.round is not None and live_session.round.stage is Stage.REVEAL:
        raise KeyIsOut


def settle_reveal(store: Store, classroom_id: UUID, assignment_id: UUID, now: datetime) -> None:
    """Show the key that is due by now, if there is one: most often there is none.

    What it writes is the moment that was set, whenever it is asked.
    """
    with store.single_read() as connection:
        due_at = sessions.reveal_due_at(connection, classroom_id, assignment_id)
    if due_at is None or due_at > now:
        return
    with store.writing() as connection:
        try:
            to_move(connection, classroom_id, assignment_id, clock_at(now))
        except SessionEnded:
            return
