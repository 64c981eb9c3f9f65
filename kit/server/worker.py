"""A process that serves the pages: it leaves stopping to its parent, and ends with it."""

import gc
import multiprocessing
import os
import signal
import sys
import threading
import time
import traceback
from datetime import UTC, datetime
from importlib import import_module
from mmap import mmap
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, Final

from kit.content.added.courses import Courses
from kit.server.stopping.once import stop_this_process, stop_when_asked
from kit.server.stopping.signals import BY_SIGNAL
from kit.store.database.problems import DatabaseProblem

#: The app is loaded here and not above: what is wrong with it is told in words.
_APP: Final = "kit.web.wsgi"
#: For what is being answered when the parent dies; a writer may wait for the database as long.
_LAST_SECONDS: Final = 15.0
#: The parent stops a worker that has told it why it cannot start; it ends by itself otherwise.
_TOLD_SECONDS: Final = 5.0
#: How soon a worker among several sees that its parent has gone.
_LOOK_SECONDS: Final = 1.0
#: After so many new things Python looks for rings of them that nobody has any more. By its own 700
#: that was a quarter of the time in which the answers of 200 students are read.
_NEW_THINGS: Final = 10_000
_KIT: Final = Path(__file__).parents[1]


class DeviceSeen:
    """When another device asked for something last, since the kit started; None: none has.

    In memory that all its processes share, whichever of them was asked. It has no file, as
    `multiprocessing` would make one where not everybody may: in /dev/shm.
    """

    def __init__(self) -> None:
        self._seconds = memoryview(mmap(-1, 8)).cast("d")

    def __reduce__(self) -> tuple[type["DeviceSeen"], tuple[()]]:
        """A process that is spawned, and not forked, is the only one: it begins its own."""
        return DeviceSeen, ()

    @property
    def at(self) -> datetime | None:
        """The moment, by the kit's clock."""
        seconds = self._seconds[0]
        return datetime.fromtimestamp(seconds, UTC) if seconds else None

    def note(self, now: datetime) -> None:
        """One has asked."""
        self._seconds[0] = now.timestamp()


def load(
    tells: Connection,
    asked: Connection,
    courses: Courses | None,
    device_seen: DeviceSeen,
    number: int,
) -> Any:
    """The app, in the worker, over the content that its parent has read, if it hands that on.

    Where it cannot be loaded, `tells` takes the reason, in words. By `asked` it is to stop where
    the parent has no signal for that. `number` is the worker's, from 0 on.
    """
    leave_signals_to_parent()
    if not BY_SIGNAL:
        threading.Thread(target=stop_when_asked, args=(asked,), daemon=True).start()
    threading.Thread(target=_end_with_parent, daemon=True).start()
    try:
        app = import_module(_APP).load(courses, device_seen, number)
    except Exception as error:  # noqa: BLE001 - the error is the result
        tells.send(in_words(error))
        time.sleep(_TOLD_SECONDS)
        sys.exit(1)
    _settle()
    return app


def _settle() -> None:
    """What is there now stays: look for no rings in it again, and seldom in what comes."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_NEW_THINGS, *gc.get_threshold()[1:])


def leave_signals_to_parent() -> None:
    """Until the server is up, which takes them itself: Ctrl-C and a closed window reach both."""
    for name in ("SIGINT", "SIGHUP", "SIGBREAK"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    # A forked worker has its parent's handler, which would stop nothing here.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _end_with_parent() -> None:
    """Without its parent nobody could stop it, and its port would stay taken."""
    parent = multiprocessing.parent_process()
    if parent is None:
        return
    while not _has_ended(parent):
        parent.join(_LOOK_SECONDS)
    stop_this_process()
    time.sleep(_LAST_SECONDS)
    os._exit(1)


def _has_ended(parent: BaseProcess) -> bool:
    """Whether it has.

    The pipe by which a worker hears of it is held open by those that were forked later, too.
    """
    is_orphan = os.name == "posix" and os.getppid() != parent.pid
    return is_orphan or not parent.is_alive()


def in_words(error: Exception) -> str:
    """The error as one line: as it says itself, and for a fault of the program with its place."""
    if isinstance(error, DatabaseProblem):
        return str(error)
    text = " ".join(str(getattr(error, "orig", None) or error).split())
    where = [frame for frame in traceback.extract_tb(error.__traceback__) if _is_ours(frame)]
    place = f" ({Path(where[-1].filename).name}, line {where[-1].lineno})" if where else ""
    return f"{type(error).__name__}: {text}{place}"


def _is_ours(frame: traceback.FrameSummary) -> bool:
    return Path(frame.filename).is_relative_to(_KIT) and frame.filename != __file__
