"""The two servers that are measured: each its own process, stopped by its id."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from kit.classroom.assignments import assignments
from kit.classroom.assignments.pinning import Rules
from kit.classroom.people import classrooms
from kit.content.library import load_library
from kit.content.paths import shipped_root
from kit.store.engine import open_store
from kit.store.ids import new_id
from kit.store.migrate import prepare
from kit.store.people.teachers import TeacherRecord, add_teacher

_EXERCISE = "whose-words"
#: On a machine where all else runs, too, a start has taken more than 50.
_START_SECONDS = 150
#: PostgreSQL requires one.
_SECRET = "measured, and then forgotten by all"


@dataclass(frozen=True)
class Running:
    """A server on loopback, and where the class finds its work."""

    port: int
    database: Path
    pid: int
    join_code: str = ""
    assignment: str = ""
    items: Sequence[str] = ()


@contextmanager
def baseline(database: Path) -> Iterator[Running]:
    """The bare baseline under granian with the kit's own settings, gateway and threads."""
    port = _free_port()
    command = [
        sys.executable, "-m", "granian", "--interface", "rsgi", "--host", "127.0.0.1",
        "--port", str(port), "--workers", "1", "--http", "1", "--no-ws", "--no-access-log",
        "--factory", "tests.load.baseline_app:served",
    ]  # fmt: skip
    with _process(command, {"BASELINE_DATABASE": str(database)}, port) as pid:
        yield Running(port, database, pid)


@contextmanager
def kit(
    folder: Path, url: str = "", *, checkout: Path | None = None, workers: int = 1
) -> Iterator[Running]:
    """`kit serve` on a folder of its own, with one classroom that has one exercise.

    `url`: an empty PostgreSQL database to use, instead of a file in the folder. `workers`: how
    many processes serve.
    """
    folder.mkdir()
    database = folder / "kit.sqlite3"
    code, assignment, items = prepare_class(url or f"sqlite:///{database}", folder)
    settings = {"KIT_DATABASE_URL": url, "KIT_SECRET_KEY": _SECRET} if url else {}
    options = ("--workers", str(workers))
    with serve(folder, *options, checkout=checkout, **settings) as (port, pid):
        yield Running(port, database, pid, code, assignment, items)


@contextmanager
def serve(
    folder: Path, *options: str, checkout: Path | None = None, **variables: str
) -> Iterator[tuple[int, int]]:
    """`kit serve` on a data folder: its port and process id. Of another checkout where one is named."""
    port = _free_port()
    # Not the module that lies in the folder one stands in, but that of the checkout.
    command = [
        sys.executable, "-P", "-m", "kit", "serve", "--local",
        "--port", str(port), "--data", str(folder), *options,
    ]  # fmt: skip
    paths = {"PYTHONPATH": str(checkout or Path(__file__).parents[2])}
    with _process(command, {**variables, **paths}, port) as pid:
        yield port, pid


def prepare_class(url: str, folder: Path) -> tuple[str, str, Sequence[str]]:
    """A class with one exercise in an empty database: its code, the assignment, the items."""
    prepare(url, folder, servers_too=True)
    store, library, now = open_store(url), load_library(shipped_root()), datetime.now(UTC)
    teacher = TeacherRecord(new_id(), "Load", "load", None, now, None)
    with store.writing() as connection:
        add_teacher(connection, teacher)
    classroom = classrooms.create_classroom(store, teacher.id, "Load", now)
    given = assignments.give(store, library, classroom, _EXERCISE, Rules(), now)
    record = classrooms.join_code_of(store, classroom)
    store.close()
    if record is None:
        message = "the classroom has no join code"
        raise RuntimeError(message)
    return record.code, str(given), [item.id for item in library.exercises[_EXERCISE].items]


@contextmanager
def _process(command: Sequence[str], environment: dict[str, str], port: int) -> Iterator[int]:
    process = subprocess.Popen(
        command,
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        _wait_for(port, process)
        yield process.pid
    finally:
        process.terminate()
        process.wait(timeout=15)
        if process.stderr:
            process.stderr.close()


def _wait_for(port: int, process: subprocess.Popen[str]) -> None:
    for _ in range(10 * _START_SECONDS):
        if process.poll() is not None:
            message = f"the server ended: {process.stderr.read() if process.stderr else ''}"
            raise RuntimeError(message)
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=0.2):
                return
        except OSError:
            time.sleep(0.1)
    message = f"no server on port {port} after {_START_SECONDS} seconds"
    raise RuntimeError(message)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
