"""Commands of the kit, each in a process of its own: its exit status and what it says.

A new Python takes a second of the processor to import what a command needs, and most commands a
tenth of that to run. So each is forked from a process that has imported the kit and done nothing
else. Where nothing can be forked, and where the start itself matters, Python is started.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

from tests.support import forking
from tests.support.forking import end_by, import_commands

#: Status, standard output, standard error.
Said = tuple[int, str, str]
SECONDS = 50
NONE: Mapping[str, str] = MappingProxyType({})
#: The process to fork from.
_waiting = forking.WaitingProcess(__name__)


def environment(variables: Mapping[str, str] = NONE) -> dict[str, str]:
    """This process's, without what sets up a kit."""
    return {**forking.environment(), "PYTHONIOENCODING": "utf-8", **variables}


def run(*arguments: str, folder: Path | None = None, variables: Mapping[str, str] = NONE) -> Said:
    """Run `kit ...` in a folder, or in this process's."""
    if not hasattr(os, "fork"):
        return run_afresh(*arguments, folder=folder, variables=variables)
    with tempfile.TemporaryDirectory() as said:
        order = {
            "arguments": arguments,
            "folder": str(folder or Path.cwd()),
            "environment": environment(variables),
            "said": said,
        }
        status = _waiting.answer(order)
        out, err = (Path(said, name).read_bytes().decode() for name in ("out", "err"))
    return status, out, err


def run_afresh(
    *arguments: str, folder: Path | None = None, variables: Mapping[str, str] = NONE
) -> Said:
    """The same as whoever types it: Python starts, too."""
    done = subprocess.run(
        [sys.executable, "-m", "kit", *arguments],
        capture_output=True,
        encoding="utf-8",
        timeout=SECONDS,
        check=False,
        cwd=folder,
        env=environment(variables),
    )
    return done.returncode, done.stdout, done.stderr


def _wait_for_orders() -> None:
    """Be the process to fork from, until there is nobody to ask."""
    import_commands()
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            order = json.loads(line)
            end_by(order, partial(_connect, order))
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


def _connect(order: dict[str, Any]) -> None:
    for descriptor, name in ((0, os.devnull), (1, "out"), (2, "err")):
        flags = os.O_RDWR | os.O_CREAT
        os.dup2(os.open(Path(order["said"], name), flags, 0o600), descriptor)


if __name__ == "__main__":
    _wait_for_orders()
