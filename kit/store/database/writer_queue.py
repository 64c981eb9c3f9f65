"""SQLite's writers, one after the other, and what they wait for.

Those of one process take turns at a lock in it. Where several processes serve, these take turns at
a lock of the system (`Turns`): SQLite's own waiting sleeps and looks again, and while it sleeps the
others pass by, so that the slowest of forty students waits four times as long
(docs/performance.md).

For one another they wait as long as it takes. For somebody outside they wait so many seconds,
counted from when the first of them met the lock: then all who wait are refused, and whoever comes
later after a tenth of a second, until the lock is gone. And no more wait at once than leave threads
for pages that write nothing.
"""

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic, sleep
from typing import Final

from sqlalchemy import Connection, Engine

from kit.store.database.faults import LOCKED, DatabaseFault, fault_of

#: So many wait while somebody outside holds the database; the gateway has four threads more.
MOST_WAITING: Final = 12
#: SQLite looks again and again for so long, in milliseconds; then we ask whether to go on.
_STEP_MS: Final = 100
_PASS_SECONDS: Final = 0.001


class Turns:
    """Turns to write among the processes that serve one file; not on Windows, where one serves.

    They are at the folder that the database lies in: nothing more lies beside it, and the system
    ends a turn with the process whose it is, however that ends. Raises OSError where the folder
    cannot be looked into.
    """

    def __init__(self, database: Path) -> None:
        self._folder = os.open(database.parent, os.O_RDONLY)

    def begin(self) -> None:
        """Wait for one, as long as it takes."""
        import fcntl  # noqa: PLC0415 - not on every platform

        fcntl.flock(self._folder, fcntl.LOCK_EX)

    def end(self) -> None:
        """Let the next process have its turn."""
        import fcntl  # noqa: PLC0415 - not on every platform

        fcntl.flock(self._folder, fcntl.LOCK_UN)

    def pass_on(self) -> None:
        """Let the others have theirs, and wait for one again."""
        self.end()
        # Who waited is woken by now, and is the first.
        sleep(_PASS_SECONDS)
        self.begin()

    def close(self) -> None:
        """Ask for no more."""
        os.close(self._folder)


class WriterQueue:
    """A queue at one connection. `patience`: seconds to wait for somebody outside.

    `turns`: among several serving processes; None where one serves.
    """

    def __init__(self, engine: Engine, patience: float, turns: Turns | None = None) -> None:
        self._queue = threading.Lock()
        self._turns = turns
        self._engine = engine
        self._patience = patience
        self._idle: Connection | None = None
        self._waiting = 0
        self._counting = threading.Lock()
        #: Since when somebody outside has held the database; seen and set by whose turn it is.
        self._held_since: float | None = None

    @property
    def waiting(self) -> int:
        """How many write or wait for their turn."""
        return self._waiting

    @contextmanager
    def alone(self) -> Iterator[None]:
        """As long as no other of the kit's writers is at it: here, or in another process."""
        with self._queue:
            if self._turns is None:
                yield
                return
            self._turns.begin()
            try:
                yield
            finally:
                self._turns.end()

    @contextmanager
    def connection(self) -> Iterator[Connection]:
        """The writers' connection, for one of them. After an error the next one gets another.

        Raises DatabaseFault where too many wait for somebody outside.
        """
        with self._turn():
            connection = self._idle or self._opened()
            self._idle = None
            try:
                yield connection
            except BaseException:
                self._give_back(connection)
                raise
            self._idle = connection

    @contextmanager
    def _turn(self) -> Iterator[None]:
        if self._held_since is not None and self._waiting >= MOST_WAITING:
            raise DatabaseFault(LOCKED, f"{self._waiting} wait for it already")
        self._count(1)
        try:
            with self.alone():
                yield
        finally:
            self._count(-1)

    def _count(self, change: int) -> None:
        with self._counting:
            self._waiting += change

    def begin(self, driver: sqlite3.Connection) -> None:
        """Begin to write. Raises DatabaseFault where somebody outside has held on for too long."""
        began = monotonic()
        while True:
            try:
                driver.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError as error:
                if fault_of(error) is not LOCKED:
                    raise
                self._held_since = self._held_since or began
                if monotonic() - self._held_since >= self._patience:
                    raise DatabaseFault(LOCKED, str(error)) from error
                if self._turns is not None:
                    # Each process finds out by itself, and all at once.
                    self._turns.pass_on()
            else:
                self._held_since = None
                return

    def _opened(self) -> Connection:
        connection = self._engine.connect()
        _wait(connection, _STEP_MS)
        return connection

    def _give_back(self, connection: Connection) -> None:
        """To those who read, and wait as long as all others."""
        with suppress(sqlite3.Error):
            _wait(connection, int(1000 * self._patience))
        connection.close()

    def close(self) -> None:
        """Give the connection back."""
        with self._queue:
            if self._idle is not None:
                self._give_back(self._idle)
                self._idle = None
        if self._turns is not None:
            self._turns.close()
            self._turns = None


def _wait(connection: Connection, milliseconds: int) -> None:
    """How long SQLite itself waits for somebody else, at one connection."""
    driver = connection.connection.driver_connection
    if isinstance(driver, sqlite3.Connection):
        driver.execute(f"PRAGMA busy_timeout={milliseconds}")
