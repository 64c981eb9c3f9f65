"""Commands of the kit, each in a process of its own: its exit status and what it says.

A new Python takes a second of the processor to import what a command needs, and most commands a
tenth of that to run. So each is forked from a process that has imported the kit and done nothing
else. Where nothing can be forked, and where the start itself matters, Python is started.
"""

import atexit
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NoReturn

from click import Context

from kit.__main__ import main as run_command_line
from kit.cli import main

#: Status, standard output, standard error.
Said = tuple[int, str, str]
SECONDS = 50
NONE: Mapping[str, str] = MappingProxyType({})
#: The process to fork from, once there is one.
_waiting: list[subprocess.Popen[str]] = []


def environment(variables: Mapping[str, str] = NONE) -> dict[str, str]:
    """This process's, without what sets up a kit."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("KIT_")}
    return {**kept, "PYTHONIOENCODING": "utf-8", **variables}


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
        status = _asked(order)
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


def _asked(order: dict[str, Any]) -> int:
    """The status of a command that the waiting process has forked for."""
    if not _waiting:
        started = subprocess.Popen(
            [sys.executable, "-m", __name__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
            env=environment(),
        )
        _waiting.append(started)
        atexit.register(_end)
    (process,) = _waiting
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        process.stdin.write(json.dumps(order) + "\n")
        process.stdin.flush()
        return int(process.stdout.readline())
    except BaseException:
        # A test that was timed out must not leave its answer to the next.
        _end()
        raise


def _end() -> None:
    while _waiting:
        process = _waiting.pop()
        with process:
            process.kill()


def _wait_for_orders() -> None:
    """Be the process to fork from, until there is nobody to ask."""
    for command in main.list_commands(Context(main)):
        main.get_command(Context(main), command)
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            _obey(json.loads(line))
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


def _obey(order: dict[str, Any]) -> NoReturn:
    """Run the command in this process and end it."""
    status = 1
    try:
        for descriptor, name in ((0, os.devnull), (1, "out"), (2, "err")):
            flags = os.O_RDWR | os.O_CREAT
            os.dup2(os.open(Path(order["said"], name), flags, 0o600), descriptor)
        sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115 - closed by the caller
        sys.stderr = open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115 - closed by the caller
        os.environ.clear()
        os.environ.update(order["environment"])
        os.chdir(order["folder"])
        sys.argv = ["kit", *order["arguments"]]
        run_command_line()
        status = 0
    except SystemExit as ended:
        status = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    except BaseException:  # noqa: BLE001 - the error is the result
        sys.excepthook(*sys.exc_info())
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


if __name__ == "__main__":
    _wait_for_orders()
