"""Slowing guessers down without stopping a class.

Failures are counted, successes never: forty students behind one address join as fast as they
can type. Counters are rows, so that every process sees them; `who` is a keyed hash with the
day in it, so that no address is kept and none can be followed from day to day.
"""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Connection

from kit.classroom.errors import TooManyTries
from kit.store import kit_state

WINDOW: Final = timedelta(minutes=10)
#: Counters are kept in steps of one minute, so that a window slides.
_STEP: Final = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Guard:
    """Limits on one kind of failure, per WINDOW.

    `target`: for one code or account that is tried; `address`: a room's worth; `kit`: in all.
    """

    name: str
    target: int
    address: int
    kit: int


#: A class of forty that each mistype twice stays below `address`.
JOINING: Final = Guard("joining", target=60, address=120, kit=300)
#: `target` is the classroom: a personal code is 39 bits among at most some hundred students.
RETURNING: Final = Guard("returning", target=60, address=120, kit=300)
SIGNING_IN: Final = Guard("signing-in", target=10, address=30, kit=100)


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
) -> list[tuple[str, str, int]]:
    return [
        (f"{guard.name}-target", caller.hashed(f"{guard.name}|{target}", now), guard.target),
        (f"{guard.name}-address", caller.hashed(caller.address, now), guard.address),
        (f"{guard.name}-kit", caller.hashed("kit", now), guard.kit),
    ]


def refuse_guessers(
    connection: Connection, guard: Guard, caller: Caller, target: str, now: datetime
) -> None:
    """Raise TooManyTries where a counter of the guard is full."""
    for scope, who, limit in _counters(guard, caller, target, now):
        if kit_state.failures(connection, scope, who, now - WINDOW) >= limit:
            raise TooManyTries(minutes=int(WINDOW.total_seconds() // 60))


def count_failure(
    connection: Connection, guard: Guard, caller: Caller, target: str, now: datetime
) -> None:
    """Count one failure, and drop what no window reaches any more."""
    step = now - (now - datetime.min.replace(tzinfo=now.tzinfo)) % _STEP
    for scope, who, _limit in _counters(guard, caller, target, now):
        kit_state.add_failure(connection, scope, who, step)
    kit_state.forget_failures(connection, now - 2 * WINDOW)
