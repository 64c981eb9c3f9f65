"""`kit serve` forked from a process that has imported the kit and read the course it ships with.

Whoever types it waits for Python to import the kit, for the course to be read and for each template
to be compiled: five seconds of the processor, for every kit that a test starts. What it does with
its arguments, its environment and its worker is the same. Where the start itself matters, start
Python: tests/support/starting.py.
"""

import gc
import json
import os
import select
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from functools import lru_cache, partial
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn
from unittest.mock import patch

from flask import Flask
from jinja2 import FileSystemBytecodeCache

from kit.classroom.people.accounts import passwords as kits_own
from kit.content.added import courses
from kit.content.library import Library, load_library
from kit.content.paths import shipped_root
from tests.support import passwords
from tests.support.forking import WaitingProcess, end_by, import_commands
from tests.support.shipped import shipped_library

#: The process to fork from.
_waiting = WaitingProcess(__name__)


class ForkedKit:
    """A kit that runs: as much of `subprocess.Popen` as its tests need."""

    def __init__(self, arguments: Sequence[str], environment: Mapping[str, str]) -> None:
        self._said = Path(tempfile.mkdtemp(prefix="whose-words-kit-"))
        os.mkfifo(self._said / "out")
        os.mkfifo(self._said / "status")
        self._ends = os.open(self._said / "status", os.O_RDONLY | os.O_NONBLOCK)
        order = {
            "arguments": arguments,
            "folder": str(Path.cwd()),
            "environment": dict(environment),
            "said": str(self._said),
        }
        self.pid = _waiting.answer(order)
        self.stdout = (self._said / "out").open(encoding="utf-8")
        self.returncode: int | None = None

    def poll(self) -> int | None:
        """Its exit status, or None while it runs."""
        if self.returncode is None and self._has_ended(0):
            self.wait()
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        """Its exit status, once it has ended. Raises TimeoutExpired."""
        if self.returncode is not None:
            return self.returncode
        if not self._has_ended(timeout):
            raise subprocess.TimeoutExpired("kit serve", timeout or 0)
        self.returncode = int(os.read(self._ends, 16))
        os.close(self._ends)
        return self.returncode

    def send_signal(self, number: int) -> None:
        """As by `kill`; nothing where it has ended."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        """At once."""
        self.send_signal(signal.SIGKILL)

    def _has_ended(self, timeout: float | None) -> bool:
        return bool(select.select([self._ends], [], [], timeout)[0])


def can_fork() -> bool:
    """Whether this system can."""
    return hasattr(os, "fork")


def _wait_for_orders() -> None:
    """Be the process to fork from, until there is nobody to ask."""
    _prepare()
    for line in sys.stdin:
        if os.fork() == 0:
            _keep(json.loads(line))


def _prepare() -> None:
    """Import and read all that a kit needs; passwords cost no more than in other tests."""
    import_commands()
    import_module("kit.web.wsgi")
    patch.object(kits_own, "_hasher", passwords.QUICK).start()
    patch.object(courses, "load_library", _read_once).start()
    folder = tempfile.mkdtemp(prefix="whose-words-templates-")
    Flask.jinja_options = {"bytecode_cache": FileSystemBytecodeCache(folder)}
    shipped_library()
    # What there is by now is no kit's garbage, and no page of it need be copied to look.
    gc.freeze()
    # Keepers are not waited for.
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)


@lru_cache(maxsize=1)
def _shipped() -> Path:
    return shipped_root()


def _read_once(root: Path, beside: Library | None = None) -> Library:
    """As `load_library`: the shipped course alone has been read."""
    alone = root == _shipped() and beside is None
    return shipped_library() if alone else load_library(root, beside)


def _keep(order: Mapping[str, Any]) -> NoReturn:
    """Fork the kit, say its id, and leave a note of what it ends with."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    kit = os.fork()
    if kit == 0:
        end_by(order, partial(_connect, order))
    # A stop of the whole group is the kit's to answer.
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        signal.signal(getattr(signal, name), signal.SIG_IGN)
    os.write(1, f"{kit}\n".encode())
    tells = os.open(Path(order["said"], "status"), os.O_WRONLY)
    status = os.waitstatus_to_exitcode(os.waitpid(kit, 0)[1])
    os.write(tells, str(status).encode())
    os._exit(0)


def _connect(order: Mapping[str, Any]) -> None:
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(os.open(Path(order["said"], "out"), os.O_WRONLY), 1)
    os.dup2(1, 2)


if __name__ == "__main__":
    _wait_for_orders()
