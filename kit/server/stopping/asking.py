"""Asking the kit that holds a database to stop, from another process, and waiting until it has.

By a signal to its main process. On Windows, which has none for a process with another window, by
a file beside the database that holds the id of who is meant, and that a kit looks for.
"""

import os
import signal
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

import psutil

from kit.server.holder import Holder, file_beside, holder_of
from kit.server.stopping.signals import BY_SIGNAL
from kit.settings import Settings
from kit.store.private import open_private
from kit.whole_number import whole_number

#: What the file's name adds to the database's.
SUFFIX: Final = "-stop"
_LOOK_SECONDS: Final = 0.5
_LOOK_AGAIN_SECONDS: Final = 0.1
_TEXT_MOST: Final = 20
#: A process was begun before it wrote its id down; clocks of files are coarser.
_SLACK_SECONDS: Final = 2.0


class NotOurs(Exception):
    """The process that holds the database may be stopped by somebody else only."""


def is_the_holder(holder: Holder, beside: Path) -> bool:
    """Whether the process of that id is the one that wrote it into the file `beside`.

    The id may be another process's by now. Raises NotOurs where the system does not let one look.
    """
    if holder.pid is None:
        return False
    try:
        process = psutil.Process(holder.pid)
        if BY_SIGNAL:
            return any(Path(file.path) == beside.resolve() for file in process.open_files())
        written = beside.stat().st_mtime
        return process.create_time() <= written + _SLACK_SECONDS
    except psutil.AccessDenied as error:
        raise NotOurs from error
    except (psutil.NoSuchProcess, OSError):
        return False


def ask(holder: Holder, beside: Path) -> None:
    """Ask it to stop; nothing where it has ended. Raises NotOurs, or OSError for the file."""
    if holder.pid is None or not is_the_holder(holder, beside):
        return
    if BY_SIGNAL:
        try:
            # psutil looks once more whether the id is still that process's.
            psutil.Process(holder.pid).send_signal(signal.SIGTERM)
        except psutil.AccessDenied as error:
            raise NotOurs from error
        except psutil.NoSuchProcess:
            return
    else:
        _write(_file(beside), holder.pid)


def has_let_go(settings: Settings, within: float) -> bool:
    """Wait until nobody holds the database; False where somebody still does after that time."""
    until = time.monotonic() + within
    while holder_of(settings) is not None:
        if time.monotonic() > until:
            return False
        time.sleep(_LOOK_AGAIN_SECONDS)
    return True


def stop_when_asked(settings: Settings, stop: Callable[[], None]) -> None:
    """In the kit's main process: look for the file for as long as it lives, where that is the way.

    What an earlier kit was asked by is taken away first.
    """
    beside = file_beside(settings)
    if BY_SIGNAL or beside is None:
        return
    path = _file(beside)
    with suppress(OSError):
        path.unlink(missing_ok=True)
    threading.Thread(target=look_for, args=(path, stop), daemon=True).start()


def look_for(path: Path, stop: Callable[[], None]) -> None:
    """Stop as soon as the file names this process."""
    while _read(path) != os.getpid():
        time.sleep(_LOOK_SECONDS)
    with suppress(OSError):
        path.unlink(missing_ok=True)
    stop()


def _file(beside: Path) -> Path:
    return Path(f"{beside}{SUFFIX}")


def _write(path: Path, pid: int) -> None:
    descriptor = open_private(path, os.O_RDWR | os.O_CREAT | os.O_TRUNC)
    try:
        os.write(descriptor, str(pid).encode("ascii"))
    finally:
        os.close(descriptor)


def _read(path: Path) -> int | None:
    try:
        descriptor = open_private(path, os.O_RDONLY)
    except OSError:
        return None
    try:
        return whole_number(os.read(descriptor, _TEXT_MOST).decode("ascii", "replace"), 1)
    except (OSError, ValueError):
        return None
    finally:
        os.close(descriptor)
