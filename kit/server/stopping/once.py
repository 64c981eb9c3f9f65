"""The serving process's side of a stop: it begins once, whatever comes after it."""

import os
import signal
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection
from types import FrameType
from typing import Any, Final

#: What may come of one Ctrl-C or of one closed window, beside what the main process sends.
_NAMES: Final = ("SIGINT", "SIGTERM", "SIGBREAK", "SIGHUP")


class StopsOnce:
    """Whether the process is stopping. Of the signals that say so granian hears the first alone.

    Its channel for them holds one: a third Ctrl-C made its loop wait for good, with the
    interpreter, and of what was being answered nothing was (tests/faults/test_stops.py).
    """

    def __init__(self) -> None:
        self._has_begun = threading.Event()

    @property
    def has_begun(self) -> bool:
        """Whether no new request is taken any more."""
        return self._has_begun.is_set()

    def take_signals(self) -> None:
        """From the main thread, once granian has set its handlers.

        Where there is a SIGHUP the main process alone decides: Ctrl-C and a closed window reach
        both, and that sends SIGTERM to this one.
        """
        mains = hasattr(signal, "SIGHUP")
        for name in _NAMES:
            number = getattr(signal, name, None)
            if number is None:
                continue
            if mains and name != "SIGTERM":
                signal.signal(number, signal.SIG_IGN)
            else:
                signal.signal(number, self._first(signal.getsignal(number)))

    def _first(self, then: Any) -> Callable[[int, FrameType | None], None]:
        """A handler that hands the first signal on and has all others passed over.

        Where the loop is woken by the signal itself, `then` does nothing, and is called all the
        same.
        """

        def handler(number: int, frame: FrameType | None) -> None:
            for name in _NAMES:
                if hasattr(signal, name):
                    signal.signal(getattr(signal, name), signal.SIG_IGN)
            self._has_begun.set()
            if callable(then):
                then(number, frame)

        return handler


def stop_this_process() -> None:
    """As the main process's signal does: the server hears of it, and finishes what it has begun."""
    if os.name == "posix":
        os.kill(os.getpid(), signal.SIGTERM)
    else:
        signal.raise_signal(signal.SIGINT)


def stop_when_asked(asked: Connection) -> None:
    """Wait for the main process to ask, where it has no signal for that."""
    try:
        asked.recv()
    except (EOFError, OSError):
        return  # it has ended, which is looked for elsewhere
    stop_this_process()
