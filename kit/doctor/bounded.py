"""Work that may hang, given up after a while: a mount that is gone, a server that is silent."""

import threading
import time
from collections.abc import Callable
from typing import Final, Generic, TypeVar

Result = TypeVar("Result")

#: How long one look may take, in seconds.
SECONDS: Final = 2.0
#: And how long where the computer only works slowly, or has much else to do.
AT_WORK_SECONDS: Final = 20.0
#: What hangs waits, and takes next to nothing of the processor: less than so much of a time.
_AT_WORK_SHARE: Final = 0.01


class TookTooLong(Exception):
    """It has not come back yet."""


class _Look(threading.Thread, Generic[Result]):
    """The work, in a thread of its own that keeps nobody from ending."""

    def __init__(self, work: Callable[[], Result]) -> None:
        super().__init__(daemon=True)
        self._work = work
        self._clock: int | None = None
        self.results: list[Result] = []
        self.errors: list[BaseException] = []

    def run(self) -> None:
        if hasattr(time, "pthread_getcpuclockid"):
            self._clock = time.pthread_getcpuclockid(threading.get_ident())
        try:
            self.results.append(self._work())
        except BaseException as error:  # noqa: BLE001 - the error is the result
            self.errors.append(error)

    def processor(self) -> float:
        """The seconds of the processor that it has had; 0.0 where the system does not tell."""
        try:
            return 0.0 if self._clock is None else time.clock_gettime(self._clock)
        except OSError:
            return 0.0  # it has just ended


def within_seconds(work: Callable[[], Result], seconds: float = SECONDS) -> Result:
    """What the work returns. Raises TookTooLong after `seconds`, else what the work raises.

    What is at work all the while, and does not wait for anything, is given AT_WORK_SECONDS: it is
    the computer that is slow.
    """
    look = _Look(work)
    look.start()
    until = time.monotonic() + max(seconds, AT_WORK_SECONDS)
    before = 0.0
    look.join(seconds)
    while look.is_alive() and time.monotonic() < until:
        now = look.processor()
        if now - before < _AT_WORK_SHARE * seconds:
            break
        before = now
        look.join(seconds)
    if look.errors:
        raise look.errors[0]
    if not look.results:
        raise TookTooLong
    return look.results[0]
