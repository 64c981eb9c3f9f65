"""How the kit puts up with its PostgreSQL server: how long it waits for a lock, and for an answer.

A lock that is not given within the kit's patience is somebody's outside: the kit's own last
milliseconds. From then on, and where many wait already, transactions wait a tenth of a second,
until for as long as that patience none had to be given up.
"""

import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from time import monotonic
from typing import Any, Final

from sqlalchemy import Connection, Engine, event
from sqlalchemy.engine import ConnectionEventsTarget, Dialect
from sqlalchemy.exc import DBAPIError

from kit.store.database.faults import SLOW, UNREACHABLE, DatabaseFault, detail_of, fault_of
from kit.store.database.postgres.connections import POOLED, begin_on, listen, run_on
from kit.store.database.writer_queue import MOST_WAITING

#: libpq takes whole seconds, two or more.
CONNECT_SECONDS: Final = 3
_SHORT_MS: Final = 100
_OF_SERVING: Final = {
    "statement_timeout": 30_000,
    "idle_in_transaction_session_timeout": 60_000,
}
#: After a connection that failed nobody else tries one for so many seconds.
_PAUSE: Final = 1.0


def has_driver() -> bool:
    """Whether what speaks to PostgreSQL is installed."""
    try:
        return find_spec("psycopg") is not None
    except ValueError:  # known to be missing
        return False


class ServerPatience:
    """How long the transactions of one store wait, for locks above all. `patience` in seconds.

    One that `serves` a class lets no statement take longer than half a minute (a COMMIT that waits
    for a standby is none of those), and no transaction lie idle for longer than a minute, since a
    process that was stopped still has its locks.
    """

    def __init__(self, patience: float, *, serves: bool = False) -> None:
        self._patience = patience
        self._limits = {"lock_timeout": int(1000 * patience)}
        if serves:
            self._limits |= _OF_SERVING
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
        listen(engine, "; ".join(self._settings("SET", self._limits)))
        Connecting().listen(engine)

    def begin_migration(self, connection: Connection) -> None:
        """Begin one that waits for as long as it takes: another one may be under way."""
        run_on(connection, self._begin("BEGIN", dict.fromkeys(self._limits, 0)))

    @contextmanager
    def transaction(self, connection: Connection, begin: str = "BEGIN") -> Iterator[None]:
        """Begin one, and be there around its statements; what it needs to know goes in one way.

        With an empty `begin` it is one statement, which needs none where it may wait as usual.
        """
        self._count(1)
        try:
            limits = self._limits_for(connection)
            if begin or limits:
                begin_on(connection, self._begin(begin or "BEGIN", limits))
            yield
        except DBAPIError as error:
            if fault_of(error) is SLOW:
                self._short_until = monotonic() + self._patience
            raise
        finally:
            self._count(-1)

    def _limits_for(self, connection: Connection) -> Mapping[str, int]:
        """In milliseconds, where the server was not told already."""
        limits = self._limits if connection.info.get(POOLED) else {}
        if self._open > MOST_WAITING or monotonic() < self._short_until:
            return {**limits, "lock_timeout": _SHORT_MS}
        return limits

    @staticmethod
    def _settings(how: str, limits: Mapping[str, int]) -> Sequence[str]:
        return [f"{how} {name} = {limit}" for name, limit in limits.items()]

    def _begin(self, begin: str, limits: Mapping[str, int]) -> str:
        return "; ".join([begin, *self._settings("SET LOCAL", limits)])

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
