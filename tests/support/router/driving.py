"""A connection to the first database that has one to the second behind it, and its cursors."""

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack, suppress
from typing import Any, Final, Self

import psycopg
from psycopg.pq import TransactionStatus

from kit.store.database.postgres.connections import run
from kit.store.database.postgres.cursors import QuietCursor
from tests.support.router.places import BOTH, FIRST, SECOND, Way
from tests.support.router.pulling import pulled

_SETTINGS: Final = ("lock_timeout", "statement_timeout", "idle_in_transaction_session_timeout")
_HOW_IT_IS: Final = "SELECT current_setting('transaction_isolation'), " + ", ".join(
    f"current_setting('{name}')" for name in _SETTINGS
)
_IDLE: Final = TransactionStatus.IDLE
_OF_FIRST: Final = Way()


class RoutedConnection(psycopg.Connection[Any]):
    """The first database's connection. Its transaction spans both, from when the second is asked.

    `to_second`: what to connect to the second with. `classroom` and `sent`: the class that a
    statement of the transaction named, and that statement. `is_of_tests`: a test began it itself.
    """

    to_second: dict[str, Any]
    classroom: str | None = None
    sent: str = ""
    is_of_tests: bool = False
    _second: "psycopg.Connection[Any] | None" = None

    def server(self, place: int) -> "psycopg.Connection[Any]":
        """A connection to the one or the other, in the transaction if there is one.

        Raises psycopg.Error.
        """
        if place == FIRST:
            return self
        if self._second is None or self._second.closed:
            self._second = psycopg.Connection.connect(**self.to_second)
            for handler in self._notice_handlers:
                self._second.add_notice_handler(handler)
        self._begin_second(self._second)
        return self._second

    def _begin_second(self, second: "psycopg.Connection[Any]") -> None:
        """Begin there what is begun here, or let it wait as long as this one does."""
        status = self.info.transaction_status
        if status is TransactionStatus.INERROR or second.info.transaction_status is not _IDLE:
            return
        answer = psycopg.Cursor(self).execute(_HOW_IT_IS).fetchone()
        assert answer is not None
        isolation, *limits = answer
        words, how = [], "SET"
        if status is not _IDLE:
            words, how = [f"BEGIN ISOLATION LEVEL {isolation}"], "SET LOCAL"
        pairs = zip(_SETTINGS, limits, strict=True)
        run(second, "; ".join([*words, *(f"{how} {name} = '{limit}'" for name, limit in pairs)]))

    def cursor(self, _name: str = "", **options: Any) -> Any:  # type: ignore[override]  # the library's types
        """A cursor that is routed; one on the server, of a name, would lie in the first alone."""
        return super().cursor(**options)

    @property
    def failed(self) -> int | None:
        """Which of the two has had a fault in this transaction, and hears of nothing more."""
        for place, server in ((FIRST, self), (SECOND, self._second)):
            if server is not None and server.info.transaction_status is TransactionStatus.INERROR:
                return place
        return None

    def commit(self) -> None:
        """The second first: where it cannot, nothing of the first stands."""
        self._forget_class()
        if self._second is not None:
            self._second.commit()
        super().commit()

    def rollback(self) -> None:
        """Both, whatever becomes of the one."""
        self._forget_class()
        if self._second is not None:
            with suppress(psycopg.OperationalError):
                self._second.rollback()
        super().rollback()

    def _forget_class(self) -> None:
        self.classroom, self.sent = None, ""

    def close(self) -> None:
        """Both."""
        if self._second is not None:
            self._second.close()
        super().close()


class RoutedCursor(QuietCursor):
    """A cursor whose statement runs where `way` says; what SQLAlchemy asks of it, asks that."""

    def __init__(self, connection: RoutedConnection, **options: Any) -> None:
        super().__init__(connection, **options)
        self._routed = connection
        self.way: Way = _OF_FIRST
        self._rows: deque[Any] | None = None
        self._parts: list[psycopg.Cursor[Any]] = []

    def execute(self, query: Any, params: Any = None, **options: Any) -> Self:
        """Run a statement. Raises psycopg.Error."""
        way = self._taken_way()
        if way is _OF_FIRST:
            super().execute(query, params, **options)
        else:
            # What is prepared already knows the tables themselves, not what stands before them.
            how = {**options, "prepare": False} if any(way.pulls) else options
            self._go(way, lambda cursor, _numbers: cursor.execute(query, params, **how))
        return self

    def executemany(self, query: Any, params_seq: Iterable[Any], **options: Any) -> None:
        """Run a statement with many rows of values. Raises psycopg.Error."""
        way = self._taken_way()
        rows = list(params_seq)
        if way is _OF_FIRST:
            super().executemany(query, rows, **options)
            return

        def send(cursor: "psycopg.Cursor[Any]", numbers: Sequence[int] | None) -> None:
            mine = rows if numbers is None else [rows[number] for number in numbers]
            cursor.executemany(query, mine, **options)

        self._go(way, send)

    def _taken_way(self) -> Way:
        way, self.way = self.way, _OF_FIRST
        self._rows, self._parts = None, []
        # After a fault it says so itself that the transaction is aborted.
        return _OF_FIRST if self._routed.failed == FIRST else way

    def _go(self, way: Way, send: "Callable[[Any, Sequence[int] | None], object]") -> None:
        if way.asks_twice:
            # For its locks; the answer is that of the statement that sees all rows.
            for place in BOTH:
                send(QuietCursor(self._routed.server(place)), None)
        rows: deque[Any] = deque()
        for place, numbers in way.parts:
            here = self._routed.server(place)
            with ExitStack() as stack:
                if way.pulls[place]:
                    there = self._routed.server(SECOND if place == FIRST else FIRST)
                    stack.enter_context(pulled(here, there, way.pulls[place]))
                cursor = QuietCursor(here)
                send(cursor, numbers)
                if place in way.answers:
                    self._parts.append(cursor)
                    if cursor.description is not None:
                        rows.extend(cursor.fetchall())
        self._rows = rows

    @property
    def description(self) -> Any:
        """The columns of the answer."""
        return self._parts[0].description if self._parts else super().description

    def columns(self) -> Sequence[psycopg.Column]:
        """Each of them."""
        return self._parts[0].description or [] if self._parts else super().columns()

    @property
    def rowcount(self) -> int:
        """Of all whose answer counts."""
        return sum(part.rowcount for part in self._parts) if self._parts else super().rowcount

    def fetchone(self) -> Any:
        """The next row, or None."""
        if self._rows is None:
            return super().fetchone()
        return self._rows.popleft() if self._rows else None

    def fetchmany(self, size: int = 0) -> list[Any]:
        """So many of the next."""
        if self._rows is None:
            return super().fetchmany(size)
        return [self._rows.popleft() for _ in range(min(size or self.arraysize, len(self._rows)))]

    def fetchall(self) -> list[Any]:
        """All that are left."""
        if self._rows is None:
            return super().fetchall()
        rows = list(self._rows)
        self._rows.clear()
        return rows
