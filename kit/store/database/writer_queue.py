"""SQLite's writers of this process, one after the other, and what they wait for.

For one another they wait as long as it takes. For somebody outside they wait so many seconds,
counted from when the first of them met the lock: then all who wait are refused, and whoever comes
later after a tenth of a second, until the lock is gone. And no more wait at once than leave threads
for pages that write nothing.
"""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from time import monotonic
from typing import Final

from sqlalchemy import Connection, Engine

from kit.store.database.faults import LOCKED, DatabaseFault, fault_of

#: So many wait while somebody outside holds the database; the gateway has four threads more.
MOST_WAITING: Final = 12
#: SQLite looks again and again for so long, in milliseconds; then we ask whether to go on.
_STEP_MS: Final = 100


class WriterQueue:
    """A queue at one connection. `patience`: seconds to wait for somebody outside."""

    def __init__(self, engine: Engine, patience: float) -> None:
        self.queue = threading.Lock()
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
            with self.queue:
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
        with self.queue:
            if self._idle is not None:
                self._give_back(self._idle)
                self._idle = None


def _wait(connection: Connection, milliseconds: int) -> None:
    """How long SQLite itself waits for somebody else, at one connection."""
    driver = connection.connection.driver_connection
    if isinstance(driver, sqlite3.Connection):
        driver.execute(f"PRAGMA busy_timeout={milliseconds}")
