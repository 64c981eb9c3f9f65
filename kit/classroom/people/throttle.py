"""Slowing guessers down without stopping a class.

Failures are counted, successes never. Counters are rows, so that every process sees them; `who`
is a keyed hash with the day in it, so that no address is kept and none can be followed from day
to day. What is guessed decides what a full counter means.

**Codes** (join, personal, one-time) are looked up first, and a right one is never refused: a
whole class may sit behind one address, beside somebody who guesses. No counter can hold a guesser
up then, but their length does. There are 30**8 = 6.6e11 codes; at 1,000 tries a second, more
than a laptop answers, a lesson of 45 minutes sees 2.7 million of them. The chance that one of
them is a given join code is 1 in 240,000; that one is a personal code of a class of forty, 1 in
6,000, of a full class of 200, 1 in 1,200, and who hits one enters one name that the teacher can
take back. So the counters cap load alone: once one is full, a wrong code costs two reads and
writes nothing.

**Passwords** are chosen by people and far shorter in truth. A full counter refuses before the
password is looked at, and a try is counted before it is verified and given back when it was
right, so that parallel tries cannot overshoot. Full counters of the network do not hold up who
sits at the computer itself.
"""

import hashlib
import hmac
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Connection

from kit.classroom.people.errors import TooManyTries, TooManyWrongCodes
from kit.network import is_loopback
from kit.store import kit_state
from kit.store.engine import Store

WINDOW: Final = timedelta(minutes=10)
#: Counters are kept in steps of one minute, so that a window slides.
_STEP: Final = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Guard:
    """Limits on one kind of failure, per WINDOW. None: not counted.

    `pair`: for one target (a classroom, an account) from one address; `address`: for all targets
    from one address; `target` and `kit`: for one target and for all, from anywhere but this
    computer itself.
    """

    name: str
    pair: int
    address: int | None
    target: int | None
    kit: int


#: A class of forty that each mistype twice is told what was wrong each time. What was typed is no
#: target: a guesser would fill the table with it.
JOINING: Final = Guard("joining", pair=120, address=None, target=None, kit=600)
#: The target is the classroom.
RETURNING: Final = Guard("returning", pair=120, address=None, target=None, kit=600)
#: The target is the account. Many addresses together get 50 guesses at one password in ten
#: minutes (7,200 a day); verifying `kit` of them keeps a processor busy for half a minute of ten.
SIGNING_IN: Final = Guard("signing-in", pair=10, address=30, target=50, kit=500)


@dataclass(frozen=True, slots=True)
class Caller:
    """Who tries, for the counters alone: `address` is never stored."""

    address: str
    secret: bytes

    def hashed(self, what: str, now: datetime) -> str:
        """A keyed hash that means nothing tomorrow."""
        day = now.date().isoformat()
        return hmac.new(self.secret, f"{day}|{what}".encode(), hashlib.sha256).hexdigest()


def _counters(
    guard: Guard, caller: Caller, target: str, now: datetime
) -> Iterator[tuple[str, str, int]]:
    """The counters that a failure of this caller fills, always in the same order."""
    name, address = guard.name, caller.address
    limits = [("pair", f"{address}|{target}", guard.pair), ("address", address, guard.address)]
    if not is_loopback(address):
        limits += [("target", target, guard.target), ("kit", "", guard.kit)]
    for scope, what, limit in limits:
        if limit is not None:
            yield f"{name}-{scope}", caller.hashed(f"{name}-{scope}|{what}", now), limit


def refuse_guessers(
    connection: Connection, guard: Guard, caller: Caller, target: str, now: datetime
) -> None:
    """For a code that was wrong: raise TooManyWrongCodes where a counter of the guard is full."""
    for scope, who, limit in _counters(guard, caller, target, now):
        if kit_state.failures(connection, scope, who, now - WINDOW) >= limit:
            raise TooManyWrongCodes


def count_failure(
    connection: Connection, guard: Guard, caller: Caller, target: str, now: datetime
) -> None:
    """Count one failure, and drop what no window reaches any more."""
    for scope, who, _limit in _counters(guard, caller, target, now):
        kit_state.add_failure(connection, scope, who, _step(now))
    forget_old_in(connection, now)


def take_try(
    connection: Connection, guard: Guard, caller: Caller, target: str, now: datetime
) -> None:
    """Count a try as failed before it is judged. Raises TooManyTries where none is left.

    What raises is to undo the transaction: a refused try is not counted. Counting comes before
    looking, so that on PostgreSQL the counter's row makes tries at once wait for one another.
    """
    for scope, who, limit in _counters(guard, caller, target, now):
        kit_state.add_failure(connection, scope, who, _step(now))
        if kit_state.failures(connection, scope, who, now - WINDOW) > limit:
            raise TooManyTries(minutes=int(WINDOW.total_seconds() // 60))
    forget_old_in(connection, now)


def give_back(
    connection: Connection, guard: Guard, caller: Caller, target: str, now: datetime
) -> None:
    """The try taken at `now` was right after all: it does not count."""
    for scope, who, _limit in _counters(guard, caller, target, now):
        kit_state.take_failure_back(connection, scope, who, _step(now))


def forget_old(store: Store, now: datetime) -> None:
    """As `forget_old_in`, in a transaction of its own; nothing is written where nothing is old."""
    with store.reading() as connection:
        if not kit_state.has_failures(connection, now - 2 * WINDOW):
            return
    with store.writing() as connection:
        forget_old_in(connection, now)


def forget_old_in(connection: Connection, now: datetime) -> None:
    """Drop what no window reaches any more.

    A hash tells nothing without the kit's key; with it, whoever tries all addresses there are
    finds which one it is of. So it stays no longer than it is used: it goes at the next failure,
    when somebody joins or signs in, when the kit starts, and by the clock while it runs.
    """
    kit_state.forget_failures(connection, now - 2 * WINDOW)


def _step(now: datetime) -> datetime:
    return now - (now - datetime.min.replace(tzinfo=now.tzinfo)) % _STEP
