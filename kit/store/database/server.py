"""How the kit puts up with its PostgreSQL server: how long it waits for a lock, and for an answer.

A lock that is not given within the kit's patience is somebody's outside: the kit's own last
milliseconds. From then on, and where many wait already, transactions wait a tenth of a second,
until for as long as that patience none had to be given up.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from time import monotonic
from typing import Any, Final

from sqlalchemy import Connection, Engine, event
from sqlalchemy.engine import ConnectionEventsTarget, Dialect
from sqlalchemy.exc import DBAPIError

from kit.store.database.faults import LOCKED, UNREACHABLE, DatabaseFault, detail_of, fault_of
from kit.store.database.postgres.connections import POOLED, listen, run_on
from kit.store.database.writer_queue import MOST_WAITING

#: libpq takes whole seconds, two or more.
CONNECT_SECONDS: Final = 3
_SHORT_MS: Final = 100
#: After a connection that failed nobody else tries one for so many seconds.
_PAUSE: Final = 1.0


def has_driver() -> bool:
    """Whether what speaks to PostgreSQL is installed."""
    try:
        return find_spec("psycopg") is not None
    except ValueError:  # known to be missing
        return False


class ServerPatience:
    """How long the transactions of one store wait for locks. `patience` in seconds."""

    def __init__(self, patience: float) -> None:
        self._patience = patience
        self._usual_ms = int(1000 * patience)
        self._open = 0
        self._counting = threading.Lock()
        self._short_until = 0.0

    @property
    def waiting(self) -> int:
        """How many transactions are open."""
        return self._open

    def listen(self, engine: Engine) -> None:
        """Be there when connections are made, and tell the server what holds for all that follows.

        Behind a pooler what one connection was told holds for nobody: there it goes with each
        transaction.
        """
        listen(engine, f"SET lock_timeout = {self._usual_ms}")
        Connecting().listen(engine)

    def begin_migration(self, connection: Connection) -> None:
        """Begin one that waits for as long as it takes: another one may be under way."""
        run_on(connection, "BEGIN; SET LOCAL lock_timeout = 0")

    @contextmanager
    def transaction(self, connection: Connection, begin: str = "BEGIN") -> Iterator[None]:
        """Begin one, and be there around its statements; what it needs to know goes in one way.

        With an empty `begin` it is one statement, which needs none where it may wait as usual.
        """
        self._count(1)
        try:
            limit = self._limit_for(connection)
            if begin or limit:
                run_on(connection, f"{begin or 'BEGIN'}{limit}")
            yield
        except DBAPIError as error:
            if fault_of(error) is LOCKED:
                self._short_until = monotonic() + self._patience
            raise
        finally:
            self._count(-1)

    def _limit_for(self, connection: Connection) -> str:
        """How long it waits for a lock, where the server was not told already."""
        if self._open > MOST_WAITING or monotonic() < self._short_until:
            return f"; SET LOCAL lock_timeout = {_SHORT_MS}"
        is_pooled = connection.info.get(POOLED)
        return f"; SET LOCAL lock_timeout = {self._usual_ms}" if is_pooled else ""

    def _count(self, change: int) -> None:
        with self._counting:
            self._open += change


class Connecting:
    """Connections to a server that may not answer: one waits for it, the others hear at once."""

    def __init__(self) -> None:
        self._trying = threading.Lock()
        self._failed_until = 0.0
        self._detail = ""

    def listen(self, engine: Engine) -> None:
        """Go before each connection that the engine makes."""
        event.listen(engine, "do_connect", self._connect)

    def _connect(
        self, dialect: Dialect, _record: ConnectionEventsTarget, args: Any, options: Any
    ) -> Any:
        if not self._failed_until:
            return self._connected(dialect, args, options)
        if monotonic() < self._failed_until or not self._trying.acquire(blocking=False):
            raise DatabaseFault(UNREACHABLE, self._detail)
        try:
            return self._connected(dialect, args, options)
        finally:
            self._trying.release()

    def _connected(self, dialect: Dialect, args: Any, options: Any) -> Any:
        try:
            connection = dialect.connect(*args, **options)
        except Exception as error:
            self._detail = detail_of(error)
            self._failed_until = monotonic() + _PAUSE
            raise
        self._failed_until = 0.0
        return connection
