"""A connection to the first of two databases that carries one to the second along."""

from collections.abc import Iterator, Sequence
from typing import Any, Final, Self

import psycopg
from psycopg.pq import TransactionStatus

from kit.store.database.postgres.cursors import QuietCursor
from tests.support.router.aims import SECOND, Aim, Unroutable, merged

_IDLE: Final = TransactionStatus.IDLE
_BEGIN: Final = "BEGIN ISOLATION LEVEL {}"
#: What a connection was told, which the other one has to know as well.
_TOLD: Final = ("lock_timeout", "statement_timeout")


class RoutedConnection(psycopg.Connection[Any]):
    """What SQLAlchemy knows as the connection. Its transaction is that of both databases."""

    second_url: str = ""
    _second: "psycopg.Connection[Any] | None" = None
    #: Where the transaction's class lies, and the statement that said so.
    _pinned: "Aim | None" = None

    def reach(self, place: int) -> "psycopg.Connection[Any]":
        """The connection to a database, in a transaction where this one is."""
        if place != SECOND:
            return self
        if self._second is None or self._second.closed:
            self._second = psycopg.connect(self.second_url, autocommit=True)
        if self._is_in_transaction(self) and not self._is_in_transaction(self._second):
            names = ", ".join(f"current_setting('{name}')" for name in _TOLD)
            said = self.execute(f"SELECT current_setting('transaction_isolation'), {names}")
            isolation, *told = said.fetchone() or ()
            self._second.execute(_BEGIN.format(isolation))
            for name, value in zip(_TOLD, told, strict=True):
                self._second.execute(f"SET LOCAL {name} = '{value}'")
        return self._second

    def pin(self, aim: Aim) -> None:
        """Hold the transaction to the place of its first class. Raises Unroutable."""
        if not self._is_in_transaction(self):
            return
        if self._pinned is None:
            self._pinned = aim
        elif self._pinned.places != aim.places:
            message = (
                "a transaction of classes that lie in two databases: "
                f"{self._pinned.sender}: {self._pinned.text}; then {aim.sender}: {aim.text}"
            )
            raise Unroutable(message)

    def commit(self) -> None:
        """Both, the second first: what stands there is the class's."""
        if self._second is not None and self._is_in_transaction(self._second):
            self._second.commit()
        self._pinned = None
        super().commit()

    def rollback(self) -> None:
        """Both."""
        if self._second is not None and not self._second.closed:
            self._second.rollback()
        self._pinned = None
        super().rollback()

    def close(self) -> None:
        """Both."""
        if self._second is not None:
            self._second.close()
        super().close()

    @staticmethod
    def _is_in_transaction(connection: "psycopg.Connection[Any]") -> bool:
        return connection.info.transaction_status is not _IDLE


class RoutedCursor(QuietCursor):
    """A cursor that runs a statement where it belongs; `aim` is told before it is sent."""

    aim: Aim | None = None
    _rows: "list[Any] | None" = None
    _count: int | None = None

    def execute(self, query: Any, params: Any = None, **options: Any) -> Self:
        """Send it to one database, or to both and put their answers together."""
        aim, self.aim = self.aim, None
        self._rows = self._count = None
        routed = self._conn
        if aim is None or not isinstance(routed, RoutedConnection):
            return super().execute(query, params, **options)
        if aim.pins:
            routed.pin(aim)
        answers: list[Sequence[Any]] = []
        count = 0
        try:
            for place in aim.places:
                self._bind(routed.reach(place))
                super().execute(query, params, **options)
                count += max(0, super().rowcount)
                if len(aim.places) > 1 and self.description is not None:
                    answers.append(super().fetchall())
        finally:
            # What is closed, or asked next, is the connection that SQLAlchemy knows.
            self._conn = routed
        if len(aim.places) > 1:
            # What is whole in both is one row, by what is said of it.
            self._count = count // len(aim.places) if aim.whole else count
        if answers:
            self._rows = list(merged(aim, answers[0], answers[1]))
        return self

    def executemany(self, query: Any, params_seq: Any, **options: Any) -> None:
        """Likewise."""
        aim, self.aim = self.aim, None
        routed = self._conn
        rows = list(params_seq)
        if aim is None or not isinstance(routed, RoutedConnection):
            super().executemany(query, rows, **options)
            return
        if aim.pins:
            routed.pin(aim)
        try:
            for place in aim.places:
                self._bind(routed.reach(place))
                super().executemany(query, rows, **options)
        finally:
            self._conn = routed

    def _bind(self, connection: "psycopg.Connection[Any]") -> None:
        self._conn = connection
        self._pgconn = connection.pgconn

    @property
    def rowcount(self) -> int:
        """Of what was sent, in both where it was both."""
        return super().rowcount if self._count is None else self._count

    def fetchone(self) -> Any:
        """The next row, or None."""
        if self._rows is None:
            return super().fetchone()
        return self._rows.pop(0) if self._rows else None

    def fetchmany(self, size: int = 0) -> list[Any]:
        """The next rows."""
        if self._rows is None:
            return super().fetchmany(size)
        taken, self._rows = self._rows[: size or 1], self._rows[size or 1 :]
        return taken

    def fetchall(self) -> list[Any]:
        """All rows that are left."""
        if self._rows is None:
            return super().fetchall()
        taken, self._rows = self._rows, []
        return taken

    def __iter__(self) -> Iterator[Any]:
        return iter(self.fetchall())


class RoutedServerCursor(psycopg.ServerCursor[Any]):
    """One that the server keeps: its rows come from one database. Raises Unroutable else."""

    aim: Aim | None = None

    def execute(self, query: Any, params: Any = None, **options: Any) -> Self:
        """Declare it where its class lies."""
        routed = self._conn
        if self.aim is not None and isinstance(routed, RoutedConnection):
            if len(self.aim.places) > 1:
                message = f"a cursor of both databases: {self.aim.text}"
                raise Unroutable(message)
            connection = routed.reach(self.aim.places[0])
            self._conn, self._pgconn = connection, connection.pgconn
        return super().execute(query, params, **options)
