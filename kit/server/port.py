"""The port to listen on, and who has it where it is taken."""

import errno
import os
import socket
from contextlib import suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from typing import Final

import psutil

from kit.network import is_loopback
from kit.server.gateway import OURS
from kit.settings import Settings

_LAST: Final = 65535
#: Below it a port belongs to programs with an administrator's rights, on most systems.
_FREE_FROM: Final = 1024
#: What a kit on this computer needs to say that it is one, even a busy one.
_ASK_SECONDS: Final = 2.0


class PortTaken(Exception):
    """The port cannot be listened on. Its text is the line to show."""


@dataclass(frozen=True, slots=True)
class Listener:
    """Who has a port. `pid` and `name` are None where this computer does not tell.

    Of a kit, `pid` is the process that is to be stopped.
    """

    is_kit: bool
    pid: int | None = None
    name: str | None = None


def host_of(settings: Settings) -> str:
    """The address to listen on: this computer's alone where nobody else is to be answered."""
    proxies = settings.proxies
    alone = settings.local or (proxies and all(map(is_loopback, proxies)))
    return "127.0.0.1" if alone else "0.0.0.0"  # noqa: S104 - the way in for the classroom


def free_port(settings: Settings) -> int:
    """The port to listen on: the one set, if it is free, or for 0 any that is.

    Raises PortTaken.
    """
    try:
        return try_port(settings)
    except OSError as error:
        reason = _reason(settings.port, error)
        message = f"Port {settings.port} cannot be used ({error.strerror}): {reason}"
        raise PortTaken(message) from error


def try_port(settings: Settings) -> int:
    """The same without a line. Raises OSError."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        if os.name == "posix":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind((host_of(settings), settings.port))
        return int(probe.getsockname()[1])


def _reason(port: int, error: OSError) -> str:
    """Why it cannot be used, and what to do."""
    if needs_rights(port, error):
        return (
            f"ports below {_FREE_FROM} need an administrator's rights. Start with --port 8000, or "
            "another from there on; a web server can pass on what comes to this one."
        )
    return f"{_who_listens(port)} Stop it, or start with --port {beside(port)}."


def needs_rights(port: int, error: OSError) -> bool:
    """Whether it is refused for want of an administrator's rights."""
    return error.errno == errno.EACCES and port < _FREE_FROM


def beside(port: int) -> int:
    """Another port to try."""
    return port + 1 if port < _LAST else port - 1


def _who_listens(port: int) -> str:
    """A sentence about what has the port, as far as this computer tells."""
    listener = listener_on(port)
    pid = listener.pid
    if listener.is_kit:
        return f"a kit serves there{f', process {pid}' if pid else ''}."
    if pid is None:
        return "perhaps the kit runs already, or another program does."
    return f"process {pid}{f' ({listener.name})' if listener.name else ''} listens there."


def listener_on(port: int, seconds: float = _ASK_SECONDS) -> Listener:
    """Who listens there, where somebody does; asked whether it is a kit for so long at most."""
    process, is_kit = _listener(port), _answers_as_kit(port, seconds)
    if process is None:
        return Listener(is_kit)
    if is_kit:
        return Listener(is_kit, process.ppid())  # the worker listens, its parent is stopped
    with suppress(psutil.Error):
        return Listener(is_kit, process.pid, process.name())
    return Listener(is_kit, process.pid)


def _listener(port: int) -> psutil.Process | None:
    """The process that listens there; of a family, the eldest. None where that is not told."""
    try:
        connections = psutil.net_connections("tcp")
    except psutil.Error:
        return None
    pids = {
        found.pid
        for found in connections
        if found.pid and found.status == psutil.CONN_LISTEN and found.laddr[1:] == (port,)
    }
    with suppress(psutil.Error):
        family = [psutil.Process(pid) for pid in pids]
        return next((process for process in family if process.ppid() not in pids), None)
    return None


def _answers_as_kit(port: int, seconds: float) -> bool:
    """Whether a kit answers there: each of its replies says so."""
    connection = HTTPConnection("127.0.0.1", port, timeout=seconds)
    try:
        connection.request("HEAD", "/")
        return connection.getresponse().getheader(OURS) is not None
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()
