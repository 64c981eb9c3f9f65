"""The clock that a use case asks: under the lock that orders it, never before it waits for that.

A moment taken on the way in may lie before that of somebody who came later and went first: an
answer that was saved in time would read as one given after the key was shown.

The kit's own clock is `KitClock`. It goes evenly, whatever becomes of the computer's, and follows
it only between requests, once what was counted by the old time has been carried over
(`kit.classroom.keeping.clock_step`). So no use case meets a clock that goes back, or skips a day.
"""

import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

#: What says which moment it is. The server's own, `kit.web.state.now`, decides what is open.
Clock = Callable[[], datetime]

#: Less is no step: clocks are put right by fractions of a second all day.
TOLERANCE: Final = timedelta(seconds=1)


def clock_at(moment: datetime) -> Clock:
    """A clock that stands still, for work that is told when it happens: a made-up class, a test."""
    return lambda: moment


def wall_clock() -> datetime:
    """What the computer's clock says, which anybody may set."""
    return datetime.fromtimestamp(time.time(), UTC)


def steady_seconds() -> float:
    """Seconds that nobody sets, and that pass while the computer sleeps, too.

    Linux's monotonic clock stops with the lid closed, and macOS's follows the one that is set.
    """
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    if sys.platform == "darwin":
        return time.clock_gettime(time.CLOCK_MONOTONIC_RAW)
    return time.monotonic()


@dataclass(frozen=True, slots=True)
class Step:
    """The computer's clock was set: it would say `before`, and says `after`.

    `since`: when the stretch began that was counted by the time of before, on that clock.
    """

    before: datetime
    after: datetime
    since: datetime

    @property
    def by(self) -> timedelta:
        """How far it was set, negative for back."""
        return self.after - self.before


#: The steps that this process knows of, newest last.
_steps: list[Step] = []


def note_skip(step: Step) -> None:
    """From now on `lived` leaves out what this step skipped, and counts twice what it repeated."""
    _steps.append(step)


def forget_skips() -> None:
    """Know of no steps, as at a start."""
    _steps.clear()


def lived(since: datetime, until: datetime) -> timedelta:
    """How much time has passed since a browser was told of a moment; none where that lies ahead.

    A clock that was put back leaves such moments.

    What a clock that was set forward skipped has not passed. Between two steps the clock went
    evenly; of times that it said twice `since` is the later, so that nobody's time is over early.
    """
    total, end = timedelta(), until
    for step in reversed(_steps):
        if step.after <= since <= end:
            return total + (end - since)
        total += max(timedelta(), end - step.after)
        end = step.before
    if since > until:
        return timedelta()
    return total + max(timedelta(), end - since)


def passed(since: datetime, until: datetime) -> timedelta:
    """As `lived`, for a moment of the database, which a step back has carried over.

    What a clock that was set forward skipped has not passed; what it said twice is no matter.
    """
    forward = (step for step in _steps if step.by > timedelta())
    skipped = sum((step.by for step in forward if since <= step.before < until), timedelta())
    return max(timedelta(), until - since - skipped)


class KitClock:
    """The time of the computer's clock, in even seconds; a step is reported, and taken when told.

    Until a step is taken the clock goes on as if nobody had set the computer's.
    """

    def __init__(
        self, wall: Clock = wall_clock, steady: Callable[[], float] = steady_seconds
    ) -> None:
        self.wall = wall
        self.steady = steady
        #: Held by who carries a step over.
        self.turn = threading.Lock()
        self._anchoring = threading.Lock()
        self._anchor = (wall(), steady())
        self._since = self._anchor[0]
        #: The last step that was taken; a page may say so.
        self.last: Step | None = None

    def now(self) -> datetime:
        """This moment. Never before one that was told earlier, but by a step that was taken."""
        at, seconds = self._anchor
        return at + timedelta(seconds=self.steady() - seconds)

    def look(self) -> Step | None:
        """The step that the computer's clock has made, None where there is none to speak of."""
        with self._anchoring:
            seconds = self.steady()
            wall, told = self.wall(), self.now()
            if abs(wall - told) >= TOLERANCE:
                return Step(told, wall, self._since)
            # A bit behind it is followed; a bit ahead it is waited for.
            if wall > told:
                self._anchor = (wall, seconds)
            return None

    def take(self, step: Step) -> None:
        """Go by the computer's clock as it is now."""
        note_skip(step)
        with self._anchoring:
            self._anchor = (max(self.wall(), step.after), self.steady())
            self._since = step.after
            self.last = step
