"""`kit serve` and other commands as processes, for what happens when they start and stop."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil

SECONDS = 55
#: What the server says of a computer with few processors.
_HINT = "[WARNING] Configuration allows"

#: Tests that run in the background, or under nohup, hand on that signals are passed over.
_AS_IN_A_WINDOW = (
    "import os, signal, sys\n"
    "signal.signal(signal.SIGINT, signal.SIG_DFL)\n"
    "signal.signal(signal.SIGHUP, signal.SIG_DFL)\n"
    "os.execvp(sys.argv[1], sys.argv[1:])"
)


@dataclass
class Started:
    """A process of the kit, and the files that its output goes to."""

    process: subprocess.Popen[bytes]
    out: Path
    err: Path

    def said(self) -> list[str]:
        """Standard error's lines, and standard output's that no start has."""
        lines = self.err.read_text("utf-8").splitlines()
        return [line for line in lines if not line.startswith(_HINT)]

    def ended(self) -> int:
        """Wait for its end; the exit status."""
        return self.process.wait(timeout=SECONDS)

    @property
    def port(self) -> int:
        """The port that it serves."""
        found = re.search(r"http://127\.0\.0\.1:(\d+)/", self.out.read_text("utf-8"))
        assert found, self.out.read_text("utf-8")
        return int(found[1])


def environment(**more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("KIT_")}
    return {**kept, "PYTHONIOENCODING": "utf-8", **more}


def command(*words: str) -> list[str]:
    return [sys.executable, "-m", "kit", *words]


def serve(folder: Path, *options: str) -> list[str]:
    return command("serve", "--local", "--port", "0", "--data", str(folder), *options)


@contextmanager
def started(words: Sequence[str], folder: Path, **more: Any) -> Iterator[Started]:
    """A process in a session of its own; what still runs of it at the end is killed by its id."""
    folder.mkdir(exist_ok=True)
    out, err = folder / "out", folder / "err"
    with out.open("wb") as to_out, err.open("wb") as to_err:
        streams = {"stdout": to_out, "stderr": to_err, "env": environment(), **more}
        process = subprocess.Popen(
            [sys.executable, "-c", _AS_IN_A_WINDOW, *words], start_new_session=True, **streams
        )
    try:
        yield Started(process, out, err)
    finally:
        for left in family(process.pid):
            os.kill(left, signal.SIGKILL)
        process.wait(timeout=SECONDS)


def family(session: int) -> list[int]:
    """What runs in that session."""
    return [process.pid for process in psutil.process_iter() if _session(process.pid) == session]


def _session(pid: int) -> int | None:
    try:
        return os.getsid(pid)
    except OSError:
        return None


def wait_until(happened: Callable[[], object], what: str) -> None:
    """Ask until it has happened."""
    until = time.monotonic() + SECONDS
    while not happened():
        assert time.monotonic() < until, f"not after {SECONDS} seconds: {what}"
        time.sleep(0.05)
