"""What stops the kit: Ctrl-C, SIGTERM, a closed window, and `kit stop` where there are no signals.

It falls to the main process, which asks the one that serves to finish. That takes no connection
from then on, closes those on which nothing is asked, and answers what is being asked. Where it
has not ended after STOP_SECONDS it is ended; a signal more changes nothing.
"""

import os
import signal
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any, Final

import click
from granian.server.common import AbstractServer

from kit.server.server_words import FINISHING, STOP_SECONDS

#: Elsewhere a worker can only be ended at once: it is asked over a pipe, and waited for.
BY_SIGNAL: Final = os.name == "posix"
_NAMES: Final = ("SIGINT", "SIGTERM", "SIGBREAK", "SIGHUP")


def ignores_hang_up() -> bool:
    """Whether who started the kit wants it to outlive the window, as `nohup` does."""
    return hasattr(signal, "SIGHUP") and signal.getsignal(signal.SIGHUP) is signal.SIG_IGN


class Stopping:
    """The main process's side. `asks` is its end of the worker's pipe."""

    def __init__(
        self,
        server: AbstractServer[Any],
        asks: Connection,
        say: Callable[[str], None] = click.echo,
    ) -> None:
        self._server = server
        self._asks = asks
        self._say = say
        self._has_begun = self._has_said = False
        self._main = os.getpid()

    def take_signals(self, *, outlives_window: bool) -> None:
        """Stop by signals from now on; SIGHUP else is granian's for the wish to load anew.

        A forked worker has this handler until it sets its own: what tells it to stop ends it.
        """

        def stop(number: int, _frame: object) -> None:
            if os.getpid() == self._main:
                self.begin()
            elif number == signal.SIGTERM:
                os._exit(0)

        for name in _NAMES:
            if hasattr(signal, name):
                ignored = name == "SIGHUP" and outlives_window
                signal.signal(getattr(signal, name), signal.SIG_IGN if ignored else stop)

    def begin(self) -> None:
        """Stop. Once begun there is nothing to add: who asks again hears what is waited for."""
        if self._has_begun:
            if not self._has_said:
                self._has_said = True
                # Not in a signal's handler: what it interrupts may be writing a line.
                threading.Thread(target=self._say, args=(FINISHING,), daemon=True).start()
            return
        self._has_begun = True
        if BY_SIGNAL:
            self._interrupt()
        else:
            threading.Thread(target=self._let_finish, daemon=True).start()

    def _interrupt(self) -> None:
        self._server.signal_handler_interrupt()  # type: ignore[no-untyped-call]  # the library's types

    def _let_finish(self) -> None:
        """Where granian would end the worker in the middle of its answers."""
        for process in self._server.wrks:
            process.interrupt_by_parent = True  # its end is expected, and nothing is started anew
        self._asks.send(None)
        for process in self._server.wrks:
            process.join(STOP_SECONDS)
        self._interrupt()
