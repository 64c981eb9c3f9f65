"""What stops a start before the server takes the signals: it ends in a line, with no traceback."""

import _thread
import logging
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Final

import click

_NAMES: Final = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
#: Between two tries, where the first was not heard.
_AGAIN_SECONDS: Final = 0.2


class _Interruption(BaseException):
    """The start is to end. No KeyboardInterrupt: of one that crosses `exec`, Python dies twice."""


class _Interrupts:
    """Raises in the main thread until somebody has heard.

    What is raised while Python clears an object away, in a callback of a weak reference say, is
    passed over, and the start would go on as if nobody had asked.
    """

    def __init__(self) -> None:
        self.is_heard = False
        self._was_asked = False

    def take_signals(self) -> None:
        for name in _NAMES:
            number = getattr(signal, name, None)
            if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
                signal.signal(number, self._interrupt)

    def _interrupt(self, number: int, _frame: FrameType | None) -> None:
        if self.is_heard or _is_on_its_way(sys.exception()):
            return
        # What is cut off half-way logs that with a traceback, as the pool does of a connection that
        # it was closing: it is no fault, and the one line below says what happened.
        logging.disable()
        sys.unraisablehook = _silent
        if not self._was_asked:
            self._was_asked = True
            # No Thread: what was interrupted may hold the lock that its start takes.
            _thread.start_new_thread(self._ask_again, (signal.Signals(number),))
        raise _Interruption

    def _ask_again(self, number: signal.Signals) -> None:
        """Until it is heard, or the server has taken the signals, which stops by the next."""
        is_ours = True
        while is_ours:
            time.sleep(_AGAIN_SECONDS)
            if self.is_heard:
                return
            is_ours = signal.getsignal(number) == self._interrupt
            _send(number)


def _send(number: signal.Signals) -> None:
    """To the main thread, which hears it while it waits, too, where there are signals."""
    main = threading.main_thread().ident
    if main is not None and hasattr(signal, "pthread_kill"):
        signal.pthread_kill(main, number)
    else:
        _thread.interrupt_main(number)


def _is_on_its_way(error: BaseException | None) -> bool:
    """Whether the interruption is what the main thread clears up after."""
    while error is not None and not isinstance(error, _Interruption):
        error = error.__context__
    return error is not None


def _silent(passed_over: "sys.UnraisableHookArgs") -> None:
    """Say nothing of an interruption that was passed over; of all else what Python says."""
    if passed_over.exc_type is not _Interruption:
        sys.__unraisablehook__(passed_over)


@contextmanager
def start_stopped_in_words() -> Iterator[None]:
    """Ctrl-C and the like during the start, before the server takes them: a line, no traceback."""
    interrupts = _Interrupts()
    interrupts.take_signals()
    try:
        yield
    except _Interruption:
        interrupts.is_heard = True
        click.echo("The kit was stopped before it was up; all saved answers are kept.", err=True)
        sys.exit(0)
