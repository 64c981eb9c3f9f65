"""The fault that stands now, for the teacher's pages, and its line in the log: once a minute.

A full disk refuses a class a thousand saves a second, and may be the one that the log lies on.
Two faults may also take turns, or one come and go with each request: the minute is each fault's
own, and that it is over is said only of what was said.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from time import monotonic
from typing import Final

from kit.store.database.faults import Fault

#: Seconds between two lines in the log about one fault.
_PAUSE: Final = 60.0
#: What has not been met for so many seconds is not said to stand.
_LASTS: Final = 120.0
_AGAIN: Final = "%(line)s Met %(count)s times more."
_OVER: Final = (
    "The database can be written to again. Requests that met this since %(since)s: %(count)s."
)


@dataclass(slots=True)
class _Standing:
    fault: Fault
    since: datetime
    #: On the monotonic clock.
    met_at: float
    is_told: bool
    has_refused: bool
    count: int = 1


@dataclass(slots=True)
class _Told:
    """The last line about one fault: when, on the monotonic clock, and how often met since."""

    at: float
    since: int = 0


class FaultBoard:
    """`say` takes a line for the log; `clock` is monotonic, in seconds."""

    def __init__(self, say: Callable[[str], None], clock: Callable[[], float] = monotonic) -> None:
        self._say = say
        self._clock = clock
        self._standing: _Standing | None = None
        self._told: dict[str, _Told] = {}
        self._lock = threading.Lock()
        #: Is told the name of each fault that is met.
        self.met: Callable[[str], None] = lambda _name: None

    @property
    def fault(self) -> Fault | None:
        """What was met last, unless it was seen to be over."""
        standing = self._standing
        return None if standing is None else standing.fault

    @property
    def has_refused(self) -> bool:
        """Whether something that somebody sent was not taken because of what stands."""
        standing = self._standing
        return standing is not None and standing.has_refused

    def now(self) -> float:
        """This moment on the clock that moments of writing are compared with."""
        return self._clock()

    def note(self, fault: Fault, line: str, *, refused: bool = True) -> None:
        """Somebody has met it. `line` says it whole; it is said at once, then once a minute.

        `refused`: what they sent was not taken; else they asked for a page.
        """
        self.met(fault.name)
        with self._lock:
            now, standing = self._clock(), self._standing
            is_told = self._say_once_a_minute(fault, line, now)
            if standing is None or standing.fault is not fault:
                since = datetime.now().astimezone()
                self._standing = _Standing(fault, since, now, is_told, refused)
                return
            standing.met_at = now
            standing.has_refused |= refused
            standing.is_told |= is_told
            standing.count += 1

    def _say_once_a_minute(self, fault: Fault, line: str, now: float) -> bool:
        """Whether it was said now; else it is counted for the next line."""
        told = self._told.get(fault.name)
        if told is not None and now - told.at < _PAUSE:
            told.since += 1
            return False
        more = told is not None and told.since and told.since + 1
        self._say(_AGAIN % {"line": line, "count": more} if more else line)
        self._told[fault.name] = _Told(now)
        return True

    def standing(self, good_at: float) -> tuple[Fault, datetime] | None:
        """What stands now, and since when; `good_at` is when all was last seen to be well.

        What has passed is said to be over, once, if it was said.
        """
        with self._lock:
            standing = self._standing
            if standing is None:
                return None
            if standing.fault.passing and good_at > standing.met_at:
                since = f"{standing.since:%H:%M:%S}"
                if standing.is_told:
                    self._say(_OVER % {"count": standing.count, "since": since})
                self._standing = None
            elif self._clock() - standing.met_at > _LASTS:
                self._standing = None
            else:
                return standing.fault, standing.since
        return None
