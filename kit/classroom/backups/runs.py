"""The backup that is being made: one at a time, whichever process makes it.

A fact of the database, which whoever makes the backup renews every few seconds. One that is not
renewed any more was ended with its process, and keeps nobody from making another.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Final

from sqlalchemy import Connection

from kit.classroom.backups import facts
from kit.classroom.errors import KitError
from kit.store.engine import Store
from kit.store.ids import new_token
from kit.vocabulary import N_

#: How often a run is renewed, and from when on it counts as ended with its process.
BEAT: Final = timedelta(seconds=2)
_GONE: Final = timedelta(minutes=2)
#: A run that was cut off is spoken of for so long.
_SAID: Final = timedelta(hours=1)
#: What is said of a run that its process took along.
CUT_OFF: Final = N_(
    "The last backup was cut off: the kit was stopped while it was made. Make it once more."
)


class AlreadyRunning(KitError):
    """Two backups at once: the one that runs goes on."""

    status = HTTPStatus.CONFLICT
    message = N_(
        "A backup is being made since %(since)s, so no second one was begun. It is listed here "
        "when it is done."
    )


@dataclass(frozen=True, slots=True)
class Failure:
    """Why something could not be done: an error's message, and its facts as texts."""

    message: str
    facts: dict[str, str]

    @classmethod
    def of(cls, error: KitError) -> "Failure":
        """What the error says."""
        return cls(error.message, {name: str(value) for name, value in error.facts.items()})


@dataclass(frozen=True, slots=True)
class Run:
    """A backup that is being made, or was last: `share` is how much is done, 0 to 1.

    `ended_at` None: it is being made. `failure` None: nothing went wrong.
    """

    id: str
    begun_at: datetime
    beat_at: datetime
    folder: str
    by_schedule: bool = False
    share: float = 0.0
    ended_at: datetime | None = None
    failure: Failure | None = None

    def is_alive(self, now: datetime) -> bool:
        """Whether it is being made; a clock that was put back does not keep it alive."""
        return self.ended_at is None and abs(now - self.beat_at) < _GONE


def begin(store: Store, folder: str, now: datetime) -> Run:
    """Be the one who makes a backup now. Raises AlreadyRunning."""
    with store.writing() as connection:
        return begin_in(connection, folder, now)


def begin_in(
    connection: Connection, folder: str, now: datetime, *, by_schedule: bool = False
) -> Run:
    """As `begin`, in a writing transaction that is open."""
    facts.lock(connection, facts.RUN)
    other = facts.read(connection, facts.RUN, Run)
    if other is not None and other.is_alive(now):
        raise AlreadyRunning(since=other.begun_at)
    run = Run(new_token(), now, now, folder, by_schedule)
    facts.put(connection, facts.RUN, run)
    return run


def beat(store: Store, run: Run, share: float, now: datetime) -> None:
    """Say that it is still being made, and how much of it is done."""
    _put(store, replace(run, share=share, beat_at=now))


def end(store: Store, run: Run, now: datetime, failure: Failure | None = None) -> None:
    """Say that it is made, or why not."""
    share = 1.0 if failure is None else run.share
    _put(store, replace(run, share=share, beat_at=now, ended_at=now, failure=failure))


def forget(store: Store) -> None:
    """Nothing goes on, and nothing is said of the last run: after a restore it is old."""
    with store.writing() as connection:
        facts.put(connection, facts.RUN, None)


def current(store: Store, now: datetime) -> Run | None:
    """The run that goes on, or the last one; one that was cut off lately says so."""
    with store.reading() as connection:
        return current_in(connection, now)


def current_in(connection: Connection, now: datetime) -> Run | None:
    """As `current`, in a transaction that is open."""
    run = facts.read(connection, facts.RUN, Run)
    if run is None or run.ended_at is not None or run.is_alive(now):
        return run
    if abs(now - run.beat_at) > _SAID:
        return None
    return replace(run, ended_at=run.beat_at, failure=Failure(CUT_OFF, {}))


def _put(store: Store, run: Run) -> None:
    """Store it, unless another has taken its place meanwhile."""
    with store.writing() as connection:
        facts.lock(connection, facts.RUN)
        stored = facts.read(connection, facts.RUN, Run)
        if stored is not None and stored.id == run.id:
            facts.put(connection, facts.RUN, run)
