"""Whether the files that SQLite has open are those that lie at its path.

A file that is deleted or moved stays open, and takes what is written to it until the last who has
it open goes. So nothing is acknowledged before the path was looked at: three looks before a commit
take some ten microseconds, a save two milliseconds.
"""

import os
from pathlib import Path
from threading import Lock
from typing import Final, NamedTuple

from sqlalchemy import Engine, event

from kit.store.database.faults import GONE, LOG_CUT, LOG_GONE, REPLACED, DatabaseFault

#: Beside the database, and a part of it: without its log it lacks what was saved last.
_BESIDE = ("-wal", "-shm")

Identity = tuple[int, int]
#: Of a log's head: they tell one filling of it from the next.
_SALTS: Final = slice(16, 24)


class _Log(NamedTuple):
    """A log's length in bytes, and its salts."""

    length: int
    salts: bytes


_NO_LOG: Final = _Log(0, b"")


class Whereabouts:
    """The files of one open database, known by device and inode; none of a server's."""

    def __init__(self, database: Path | None) -> None:
        self.database = database
        self._paths = [] if database is None else parts_of(database)
        self._known: list[Identity | None] = [None] * len(self._paths)
        self._connections = 0
        #: The log after the last commit.
        self._log = _NO_LOG
        self._lock = Lock()

    def listen(self, engine: Engine) -> None:
        """Be there when a connection is made or closed."""
        event.listen(engine, "do_connect", lambda *_: self._check_before_connecting())
        event.listen(engine, "connect", lambda *_: self.connected())
        event.listen(engine, "close", lambda *_: self.disconnected())

    def connected(self) -> None:
        """A connection was opened. Raises as `check` does."""
        self.check()
        with self._lock:
            self._connections += 1

    def disconnected(self) -> None:
        """One was closed. With the last one SQLite may remove what lies beside the database."""
        with self._lock:
            self._connections -= 1
            if not self._connections:
                self._known[1:] = [None] * len(_BESIDE)

    def forget(self) -> None:
        """Take what lies there next for the database."""
        with self._lock:
            self._known = [None] * len(self._paths)
            self._log = _NO_LOG

    def note_log(self) -> None:
        """After a commit: how long the log is. Raises DatabaseFault where it has lost its head.

        It was emptied by somebody, and what SQLite wrote stands behind nothing.
        """
        if self._paths:
            self._log = _log_of(self._paths[1])
            if self._log.length and not any(self._log.salts):
                raise DatabaseFault(LOG_CUT, f"{self._paths[1]} begins with nothing")

    def check(self) -> None:
        """Raise DatabaseFault where one of the files is not there any more, or another one is.

        What is seen for the first time is known from then on.
        """
        for number in range(len(self._paths)):
            self._look(number)
        if self._paths:
            self._look_at_log()

    def _look_at_log(self) -> None:
        """SQLite writes it anew from its head, with other salts, or empties it; it cuts nothing."""
        known, path = self._log, self._paths[1]
        try:
            length = path.stat().st_size
        except OSError:
            return
        if 0 < length < known.length and _log_of(path).salts == known.salts:
            message = f"{path} has {length} bytes left of {known.length}"
            raise DatabaseFault(LOG_CUT, message)

    def check_database(self) -> None:
        """The same of the database alone, for who has it not open now."""
        if self._paths:
            self._look(0)

    def _look(self, number: int) -> None:
        path, known = self._paths[number], self._known[number]
        now = _identity(path)
        if known is None:
            self._known[number] = now
        elif now is None:
            raise DatabaseFault(LOG_GONE if number else GONE, f"{path} is not there")
        elif now != known:
            raise DatabaseFault(LOG_GONE if number else REPLACED, f"{path} is another file")

    def _check_before_connecting(self) -> None:
        """SQLite makes a new database, and new files beside it, where there are none."""
        if self._known[0] is not None:
            self.check()


def _log_of(path: Path) -> _Log:
    """As it lies there. SQLite locks nothing in it: it may be opened and closed.

    It may also be emptied and begun again between the two looks, by who writes next: what had no
    whole head at the first of them was no log.
    """
    try:
        with path.open("rb", buffering=0) as file:
            head = file.read(_SALTS.stop)
            length = os.fstat(file.fileno()).st_size
    except OSError:
        return _NO_LOG
    return _Log(length, head[_SALTS]) if len(head) == _SALTS.stop else _NO_LOG


def parts_of(database: Path) -> list[Path]:
    """The database's file and those beside it, there or not."""
    return [database, *(Path(f"{database}{ending}") for ending in _BESIDE)]


def _identity(path: Path) -> Identity | None:
    """None where nothing can be seen."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino
