"""A look that may take long and must not be made often, for whoever asks: bounded in both.

It is made in a thread of its own, so that who asks gets an answer in time whatever becomes of it;
one at a time, and none sooner after the last than `pause`: so that asking often costs nothing.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic
from typing import Final, Generic, TypeVar

Outcome = TypeVar("Outcome")
#: A look is good for so long.
PAUSE: Final = 5.0
#: Who asks waits for it so long at most.
PATIENCE: Final = 4.0


@dataclass(frozen=True, slots=True)
class _Seen(Generic[Outcome]):
    outcome: Outcome
    #: On the monotonic clock.
    at: float


class Checkup(Generic[Outcome]):
    """`look` makes it, and raises nothing; `late` is what is said where it has not ended in time.

    Seconds all; `clock` is monotonic.
    """

    def __init__(
        self,
        look: Callable[[], Outcome],
        late: Outcome,
        *,
        pause: float = PAUSE,
        patience: float = PATIENCE,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        self._look = look
        self._late = late
        self._pause = pause
        self._patience = patience
        self._clock = clock
        self._seen: _Seen[Outcome] | None = None
        self._ended = threading.Event()
        self._ended.set()
        self._begun = 0.0
        self._deciding = threading.Lock()
        self._waiting = threading.Lock()

    def outcome(self) -> Outcome:
        """The last look's, if that is not long ago, or a new one's.

        One who asks waits for it; others get meanwhile what was seen last, if anything was. Of a
        look that hangs all hear that it does.
        """
        with self._deciding:
            now, seen = self._clock(), self._seen
            if self._ended.is_set():
                if seen is not None and now - seen.at < self._pause:
                    return seen.outcome
                self._ended.clear()
                self._begun = now
                threading.Thread(target=self._make, daemon=True).start()
            left = self._patience - (now - self._begun)
        if left <= 0:
            return self._late
        if not self._waiting.acquire(timeout=left if seen is None else 0):
            return self._late if seen is None else seen.outcome
        try:
            in_time = self._ended.wait(left)
        finally:
            self._waiting.release()
        return self._seen.outcome if in_time and self._seen is not None else self._late

    def _make(self) -> None:
        try:
            self._seen = _Seen(self._look(), self._clock())
        finally:
            self._ended.set()
