"""Serving the app: granian, one process with many threads, or several.

SQLite has one writer. Threads of one process queue at the store's lock, and processes take turns
(kit/store/database/writer_queue.py): the second one pays where there is a processor for it.
"""

import logging
import multiprocessing
import os
import threading
from contextlib import suppress
from functools import partial
from multiprocessing.connection import Connection
from typing import Any, Final

from granian import Granian
from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels
from granian.server.common import AbstractServer

from kit import logs
from kit.content.added.courses import Courses
from kit.server import worker
from kit.server.gateway import ARRIVAL_SECONDS
from kit.server.port import PortTaken, free_port, host_of
from kit.server.server_words import STOP_SECONDS, InOurWords
from kit.server.stopping.asking import stop_when_asked
from kit.server.stopping.signals import Stopping, ignores_hang_up
from kit.server.worker import DeviceSeen
from kit.settings import TABLE, Settings

#: So many each process has open at once; who comes then waits at the port.
_CONNECTIONS_MOST: Final = 1024


class CannotServe(Exception):
    """The pages cannot be served. Its text is the line to show."""


def serve(settings: Settings, courses: Courses) -> None:
    """Serve until Ctrl-C, SIGTERM or a closed window. The worker's settings are its environment.

    A worker that is forked has `courses` from this process; one that is spawned, as on Windows,
    reads the content itself. Raises CannotServe.
    """
    os.environ.update(as_environment(settings))
    told, tells = multiprocessing.Pipe(duplex=False)
    asked, asks = multiprocessing.Pipe(duplex=False)
    server = _server(settings)
    forked = multiprocessing.get_start_method() == "fork"
    loader = partial(worker.load, tells, asked, courses if forked else None, DeviceSeen())
    reasons: list[str] = []
    threading.Thread(target=_listen, args=(told, reasons, server), daemon=True).start()
    stopping = Stopping(server, asks)
    stop_when_asked(settings, stopping.begin)
    server.on_startup(partial(stopping.take_signals, outlives_window=ignores_hang_up()))
    try:
        server.serve(target_loader=loader, wrap_loader=False)
    except (OSError, RuntimeError) as error:
        raise CannotServe(_no_port(settings, error)) from error
    except SystemExit as ended:
        if ended.code:
            message = "The process that serves the pages cannot be kept running."
            raise CannotServe(message) from ended
    if reasons:
        message = f"The pages cannot be served: {reasons[0]}"
        raise CannotServe(message)


class _NumberedWorkers(Granian):  # type: ignore[valid-type,misc]  # the library's types
    """Tells each worker its number, from 0 on: one that starts anew has that of the dead one.

    granian gives the number to no app, and the first alone does what is done once for all.
    """

    def _spawn_worker(self, idx: int, target: Any, callback_loader: Any) -> Any:
        numbered = partial(callback_loader, idx)
        return super()._spawn_worker(idx=idx, target=target, callback_loader=numbered)


def _no_port(settings: Settings, error: OSError | RuntimeError) -> str:
    """Why the port cannot be listened on, which was free when the start looked.

    Meanwhile another program may have been given it, for a connection of its own. granian says so
    by a RuntimeError with what the system said; any other one is raised again.
    """
    if isinstance(error, RuntimeError) and "os error" not in str(error):
        raise error
    try:
        free_port(settings)
    except PortTaken as taken:
        return str(taken)
    said = str(error).partition("\n")[0]
    return f"The kit cannot listen on port {settings.port}: {said}. Start it once more."


def _server(settings: Settings) -> AbstractServer[Any]:
    server: AbstractServer[Any] = _NumberedWorkers(
        "kit.web.wsgi",
        address=host_of(settings),
        port=settings.port,
        interface=Interfaces.RSGI,
        workers=settings.workers,
        respawn_failed_workers=True,
        workers_kill_timeout=STOP_SECONDS,
        http=HTTPModes.http1,
        http1_settings=HTTP1Settings(header_read_timeout=int(1000 * ARRIVAL_SECONDS)),
        backlog=_CONNECTIONS_MOST,
        # By itself it is shared out, and connections are not: of sixteen each would take 64.
        backpressure=_CONNECTIONS_MOST,
        websockets=False,
        log_level=LogLevels.warning,
    )
    words = InOurWords(
        lambda: [worker.inner for worker in server.wrks], several=settings.workers > 1
    )
    logging.getLogger("_granian").addFilter(words)
    logs.take_granian_in()
    return server


def _listen(told: Connection, reasons: list[str], server: AbstractServer[Any]) -> None:
    """A worker that cannot start says why, once: there is no sense in starting it again."""
    with suppress(EOFError):  # the kit has ended
        reasons.append(told.recv())
        server.signal_handler_interrupt()  # type: ignore[no-untyped-call]  # the library's types


def as_environment(settings: Settings) -> dict[str, str]:
    """The settings as KIT_ variables; what is not set is left out."""
    values = {row.variable: getattr(settings, row.name) for row in TABLE}
    return {name: str(value) for name, value in values.items() if value is not None}
