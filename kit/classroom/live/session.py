"""A live session: the teacher puts questions to the class and moves each from stage to stage."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from math import ceil
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection

from kit.classroom.assignments.assignments import give
from kit.classroom.assignments.closing import close_in
from kit.classroom.assignments.loading import load_assignment
from kit.classroom.assignments.pinned_content import exercise_of
from kit.classroom.assignments.pinning import Rules
from kit.classroom.clock import Clock
from kit.classroom.errors import NotFound
from kit.classroom.live.errors import CannotMove, MovedOn, SessionEnded
from kit.classroom.stages import MOVES, left, open_ballot
from kit.content.exercise import Exercise
from kit.content.library import Library
from kit.items.fields.base_models import Item
from kit.store.assignments import AssignmentRecord
from kit.store.engine import Store
from kit.store.live import sessions
from kit.store.live.sessions import RoundRecord, SessionRecord, SessionVersion
from kit.vocabulary import STAGE_NAMES, Feedback, Stage

#: What a teacher may suggest for a vote, in seconds; None suggests nothing.
SUGGESTIONS: Final = (None, 30, 45, 60, 90, 120, 180)
#: One attempt, whose answers are what stood after the last vote; the keys with the last one.
RULES: Final = Rules(feedback=Feedback.ON_CLOSING, live=True)


@dataclass(frozen=True, slots=True)
class Live:
    """A live session as it stands. Holds nothing of the key.

    `exercise` has all items; `rounds` those put so far, by item.
    """

    assignment: AssignmentRecord
    session: SessionRecord
    exercise: Exercise[Any]
    rounds: Mapping[str, RoundRecord]

    @property
    def round(self) -> RoundRecord | None:
        """The round before the class; None before the first."""
        return self.rounds.get(self.session.item_id) if self.session.item_id else None

    @property
    def item(self) -> Item | None:
        """The question before the class."""
        item: Item | None = self.exercise.item(self.round.item_id) if self.round else None
        return item

    @property
    def ended(self) -> bool:
        """Whether the session is over."""
        return self.assignment.closed_at is not None

    def seconds_left(self, now: datetime, time_factor: int = 100) -> int | None:
        """Whole seconds until a vote's suggested time is over, 0 at least.

        `time_factor` is how much of the time somebody has, in percent. None outside a vote, and
        without a suggestion.
        """
        return seconds_left(self.session.suggested_seconds, self.round, now, time_factor)

    def key_in(self, now: datetime) -> int | None:
        """Whole seconds until the key is shown, 1 at least; None where it is not about to be."""
        reveal_at = self.session.reveal_at
        if reveal_at is None or reveal_at <= now:
            return None
        return ceil((reveal_at - now).total_seconds())

    @property
    def next_item(self) -> str | None:
        """The item that the class comes to next: the first after this one that was not put."""
        ids = [item.id for item in self.exercise.items]
        at = ids.index(self.round.item_id) + 1 if self.round else 0
        return next((one for one in [*ids[at:], *ids[:at]] if one not in self.rounds), None)


def seconds_left(
    suggested: int | None, present: RoundRecord | None, now: datetime, time_factor: int
) -> int | None:
    """As `Live.seconds_left`, of the seconds suggested and the round before the class. Pure."""
    if suggested is None or present is None:
        return None
    if present.stage not in {Stage.VOTE, Stage.VOTE_AGAIN}:
        return None
    left_over = suggested * time_factor / 100 - (now - present.since).total_seconds()
    return max(0, round(left_over))


def start(
    store: Store,
    library: Library,
    classroom_id: UUID,
    exercise_id: str,
    now: datetime,
    *,
    once: UUID | None = None,
) -> UUID:
    """Begin a live session on an exercise; returns its assignment's id. `once` as in `give`.

    Raises UnknownExercise.
    """
    return give(store, library, classroom_id, exercise_id, RULES, now, once=once)


def live_of(store: Store, classroom_id: UUID, assignment_id: UUID) -> Live:
    """The session as it stands. Raises NotFound."""
    with store.reading() as connection:
        return live_in(connection, load_assignment(connection, classroom_id, assignment_id))


def live_in(connection: Connection, record: AssignmentRecord) -> Live:
    """The session of an assignment as it stands. Raises NotFound where it is no live one."""
    session = sessions.session(connection, record.classroom_id, record.id)
    if session is None:
        raise NotFound
    rounds = sessions.rounds(connection, record.classroom_id, record.id)
    exercise = exercise_of(connection, record)
    return Live(record, session, exercise, {one.item_id: one for one in rounds})


def session_version(
    store: Store, classroom_id: UUID, assignment_id: UUID, now: datetime
) -> SessionVersion:
    """Where the session is, as every device asks for it. Raises NotFound."""
    with store.single_read() as connection:
        version = sessions.session_version(connection, classroom_id, assignment_id, now)
    if version is None:
        raise NotFound
    return version


def to_move(connection: Connection, classroom_id: UUID, assignment_id: UUID, clock: Clock) -> Live:
    """The session, held so that no vote is saved and nobody else moves it meanwhile.

    A key that is due by now is shown first. Raises NotFound or SessionEnded.
    """
    record = load_assignment(connection, classroom_id, assignment_id, lock="update")
    live_session = live_in(connection, record)
    if live_session.ended:
        raise SessionEnded(title=record.title)
    reveal_at = live_session.session.reveal_at
    if live_session.round is None or reveal_at is None or reveal_at > clock():
        return live_session
    stand(connection, live_session.round, Stage.REVEAL, reveal_at)
    moved(connection, live_session)
    return live_in(connection, record)


def came_again(live_session: Live, step: int) -> bool:
    """Whether the session's last move was made on a page of that step. Pure.

    Where it led to what is asked for now, the same button was pressed twice, or its reply lost.
    """
    return live_session.session.step == step + 1


def refuse_other_step(live_session: Live, step: int) -> None:
    """Raises MovedOn where the page that a move came from shows an older step. Pure."""
    if live_session.session.step != step:
        raise MovedOn


def moved(connection: Connection, live_session: Live, **values: Any) -> None:
    """Count a move, and store what it changes; a key that was to be shown soon is not any more."""
    record, step = live_session.assignment, live_session.session.step + 1
    changes = {"step": step, "reveal_at": None, **values}
    sessions.change_session(connection, record.classroom_id, record.id, **changes)


def move(
    store: Store, classroom_id: UUID, assignment_id: UUID, step: int, to: Stage, clock: Clock
) -> None:
    """Take the round before the class to another stage. `step` is that of the page moved from.

    Raises NotFound, SessionEnded, MovedOn or CannotMove.
    """
    with store.writing() as connection:
        live_session = to_move(connection, classroom_id, assignment_id, clock)
        present = live_session.round
        if present is not None and came_again(live_session, step) and present.stage is to:
            return
        refuse_other_step(live_session, step)
        if present is None:
            raise NotFound
        refuse_other_way(present.stage, to)
        stand(connection, present, to, clock())
        moved(connection, live_session)


def refuse_other_way(stage: Stage, to: Stage) -> None:
    """Raises CannotMove where a round does not go from a stage to another. Pure."""
    if to not in MOVES[stage]:
        raise CannotMove(
            stage=STAGE_NAMES[stage],
            to=STAGE_NAMES[to],
            allowed=", ".join(STAGE_NAMES[other] for other in MOVES[stage]) or "another question",
        )


def stand(connection: Connection, present: RoundRecord, stage: Stage, now: datetime) -> None:
    """Let a round stand at a stage since a moment."""
    opened_at = present.opened_at or (now if open_ballot(stage) else None)
    sessions.change_round(connection, replace(present, stage=stage, since=now, opened_at=opened_at))


def put(
    store: Store, classroom_id: UUID, assignment_id: UUID, step: int, item_id: str, clock: Clock
) -> None:
    """Put a question before the class: to be read, or where it was left. An open vote is closed.

    Raises NotFound (also for an item that the exercise does not have), SessionEnded or MovedOn.
    """
    with store.writing() as connection:
        live_session = to_move(connection, classroom_id, assignment_id, clock)
        if came_again(live_session, step) and live_session.session.item_id == item_id:
            return
        refuse_other_step(live_session, step)
        if item_id not in {item.id for item in live_session.exercise.items}:
            raise NotFound
        now = clock()
        _leave(connection, live_session, now)
        if item_id not in live_session.rounds:
            number = len(live_session.rounds) + 1
            sessions.add_round(
                connection,
                RoundRecord(
                    classroom_id, assignment_id, item_id, number, Stage.READ, now, opened_at=None
                ),
            )
        moved(connection, live_session, item_id=item_id)


def _leave(connection: Connection, live_session: Live, now: datetime) -> None:
    if (
        live_session.round is not None
        and left(live_session.round.stage) is not live_session.round.stage
    ):
        stand(connection, live_session.round, left(live_session.round.stage), now)


def suggest(store: Store, classroom_id: UUID, assignment_id: UUID, seconds: int | None) -> None:
    """Suggest how long a vote takes, one of SUGGESTIONS; no vote is ever cut off by it.

    Raises NotFound (also for another number) or SessionEnded.
    """
    if seconds not in SUGGESTIONS:
        raise NotFound
    with store.writing() as connection:
        record = load_assignment(connection, classroom_id, assignment_id, lock="update")
        live_session = live_in(connection, record)
        if live_session.ended:
            raise SessionEnded(title=record.title)
        waits = live_session.session.reveal_at
        moved(connection, live_session, suggested_seconds=seconds, reveal_at=waits)


def end(store: Store, classroom_id: UUID, assignment_id: UUID, clock: Clock) -> None:
    """End the session: what was given is marked, and what was voted on is taken to its key.

    Twice is once. Raises NotFound.
    """
    with store.writing() as connection:
        record = load_assignment(connection, classroom_id, assignment_id, lock="update")
        live_session = live_in(connection, record)
        if live_session.ended:
            return
        moved(connection, live_session)
        sessions.change_session(
            connection,
            classroom_id,
            assignment_id,
            pairing_hash=None,
            pairing_expires_at=None,
        )
        close_in(connection, record, clock())
