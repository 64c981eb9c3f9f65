"""Serving the app: granian, one process with many threads.

SQLite has one writer, so more processes that each try to write cost the slowest student most
(docs/performance.md); threads of one process queue at the store's lock instead.
"""

import os
import socket

from granian import Granian
from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels

from kit.network import is_loopback
from kit.server.gateway import ARRIVAL_SECONDS
from kit.settings import TABLE, Settings


class PortTaken(Exception):
    """Something else listens there. Its text is the line to show."""


def host_of(settings: Settings) -> str:
    """The address to listen on: this computer's alone where nobody else is to be answered."""
    proxies = settings.proxies
    alone = settings.local or (proxies and all(map(is_loopback, proxies)))
    return "127.0.0.1" if alone else "0.0.0.0"  # noqa: S104 - the way in for the classroom


def free_port(settings: Settings) -> int:
    """The port to listen on: the one set, if it is free, or for 0 any that is.

    Raises PortTaken.
    """
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        if os.name == "posix":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host_of(settings), settings.port))
        except OSError as error:
            other = settings.port + 1 if settings.port < 65535 else settings.port - 1  # noqa: PLR2004 - the last port
            message = (
                f"Port {settings.port} cannot be used ({error.strerror}): perhaps the kit runs "
                f"already, or another program does. Stop it, or start with --port {other}."
            )
            raise PortTaken(message) from error
        return int(probe.getsockname()[1])


def serve(settings: Settings) -> None:
    """Serve until Ctrl-C or SIGTERM. The settings go to the worker by its environment."""
    os.environ.update(as_environment(settings))
    Granian(
        "kit.web.wsgi:load",
        factory=True,
        address=host_of(settings),
        port=settings.port,
        interface=Interfaces.RSGI,
        workers=1,
        respawn_failed_workers=True,
        http=HTTPModes.http1,
        http1_settings=HTTP1Settings(header_read_timeout=int(1000 * ARRIVAL_SECONDS)),
        backlog=1024,
        websockets=False,
        log_level=LogLevels.warning,
    ).serve()


def as_environment(settings: Settings) -> dict[str, str]:
    """The settings as KIT_ variables; what is not set is left out."""
    values = {row.variable: getattr(settings, row.name) for row in TABLE}
    return {name: str(value) for name, value in values.items() if value is not None}
