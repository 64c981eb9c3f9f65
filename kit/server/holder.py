"""Which process serves a database, so that a second start on the same data folder can name it.

A lock of the operating system on a file beside the database: it ends with the process, however
that ends, so nothing is ever left to clean up. PostgreSQL is meant for several kits; there is none.
"""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import psutil
from sqlalchemy import make_url

from kit.settings import Settings, default_data_folder, usual_database
from kit.store.private import open_private
from kit.whole_number import whole_number

#: What the file's name adds to the database's.
SUFFIX: Final = "-holder"
#: How long a serving process whose main process died may take to end: see kit/server/worker.py.
ENDING_SECONDS: Final = 20.0
_LOOK_AGAIN_SECONDS: Final = 0.1
#: Windows keeps others from reading what is locked, so that is far behind the text.
_LOCKED_AT: Final = 2**30
_TEXT_MOST: Final = 40


class DatabaseHeld(Exception):
    """Another process serves it. Its text is the line to show."""


@dataclass(frozen=True, slots=True)
class Holder:
    """The process that serves a database, and its port; None where its file does not say so."""

    pid: int | None
    port: int | None


@contextmanager
def holding(settings: Settings) -> Iterator[None]:
    """Hold the database for this process until the block ends, or the process does.

    Raises DatabaseHeld or LinkInPlace. Where the file cannot be made nothing is held: opening the
    database says better what is wrong with its folder.
    """
    path = _file(settings)
    descriptor = None if path is None else _opened(path, os.O_RDWR | os.O_CREAT)
    if path is None or descriptor is None:
        yield
        return
    try:
        _wait_for(descriptor, path, settings)
        _write(descriptor, f"{os.getpid()} {settings.port}\n")
        yield
        with suppress(OSError):  # the disk is full, or may not be written to any more
            _write(descriptor, "")
    finally:
        os.close(descriptor)


def refuse_held(settings: Settings) -> None:
    """Raises DatabaseHeld where another process serves the database; makes no file."""
    path, holder = _file(settings), holder_of(settings)
    if path is not None and holder is not None:
        raise DatabaseHeld(_words(holder, path, settings))


def holder_of(settings: Settings) -> Holder | None:
    """Who serves the database now; None where nobody does, or it is a server's. Changes nothing.

    Raises LinkInPlace.
    """
    path = _file(settings)
    descriptor = None if path is None else _opened(path, os.O_RDONLY)
    if descriptor is None:
        return None
    try:
        return None if _locked(descriptor) else Holder(*_read(descriptor))
    finally:
        os.close(descriptor)


def file_beside(settings: Settings) -> Path | None:
    """The file by which the database is held; None for a server's, which nobody holds."""
    return _file(settings)


def _opened(path: Path, flags: int) -> int | None:
    try:
        return open_private(path, flags)
    except OSError:
        return None


def _file(settings: Settings) -> Path | None:
    url = make_url(settings.database_url)
    if url.get_backend_name() != "sqlite" or url.database is None:
        return None
    path = Path(url.database)
    return path.with_name(path.name + SUFFIX)


def _wait_for(descriptor: int, path: Path, settings: Settings) -> None:
    """Take the lock; a process that is about to end, its main process being gone, is waited for."""
    until = time.monotonic() + ENDING_SECONDS
    while not _locked(descriptor):
        holder = Holder(*_read(descriptor))
        if holder.pid is None or psutil.pid_exists(holder.pid) or time.monotonic() > until:
            raise DatabaseHeld(_words(holder, path, settings))
        time.sleep(_LOOK_AGAIN_SECONDS)


def _words(holder: Holder, path: Path, settings: Settings) -> str:
    database = path.with_name(path.name.removesuffix(SUFFIX))
    who = f"process {holder.pid}" if holder.pid else "another process"
    where = f" and serves port {holder.port}" if holder.port else ""
    return (
        f"The kit runs already with {database}: {who} holds it{where}. Go on there, or stop it "
        f"(Ctrl-C in its window, or `{stop_command(settings)}`) and start again. A second kit "
        "beside it takes a folder of its own, named with --data."
    )


def stop_command(settings: Settings) -> str:
    """How to stop the kit with these settings from another window."""
    words = ["kit", "stop"]
    if settings.data != default_data_folder():
        words += ["--data", str(settings.data)]
    if settings.database_url != usual_database(settings.data):
        words += ["--database-url", settings.database_url]
    return " ".join(word if " " not in word else f'"{word}"' for word in words)


def _read(descriptor: int) -> tuple[int | None, int | None]:
    """Process id and port, as far as they stand there."""
    os.lseek(descriptor, 0, os.SEEK_SET)
    words = os.read(descriptor, _TEXT_MOST).decode("ascii", "replace").split()
    numbers: list[int | None] = [None, None]
    for at, word in enumerate(words[: len(numbers)]):
        try:
            numbers[at] = whole_number(word, 1)
        except ValueError:
            break
    return numbers[0], numbers[1]


def _write(descriptor: int, text: str) -> None:
    os.ftruncate(descriptor, 0)
    os.lseek(descriptor, 0, os.SEEK_SET)
    os.write(descriptor, text.encode("ascii"))


def _locked(descriptor: int) -> bool:
    """Take the lock; False where another process has it. A file system without any has it free."""
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415 - not on every platform

            os.lseek(descriptor, _LOCKED_AT, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415 - not on every platform

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:
        return True
    return True
