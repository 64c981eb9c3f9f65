"""The router: it goes before each statement of a store on two databases, and refuses what needs both."""

from functools import cache
from typing import Any, Final

from psycopg.pq import TransactionStatus
from sqlalchemy import Connection, event
from sqlalchemy.engine import Engine

from tests.support import one_classroom, senders
from tests.support.router.driving import RoutedConnection, RoutedCursor
from tests.support.router.exceptions import JOINS, SPANNING
from tests.support.router.places import Way, way_of

#: By the name of a first database: that of its second.
_seconds: Final[dict[str, str]] = {}
_SHOWN: Final = 300


class NeedsBothError(Exception):
    """What no router sends: a transaction or a statement that needs two servers."""


def pair(first: str, second: str) -> None:
    """From now on a store that is opened on `first` has its classes there and in `second`."""
    _watch()
    _seconds[first] = second


def part(first: str) -> None:
    """It is one database again."""
    _seconds.pop(first, None)


def second_of(first: str) -> str | None:
    """The name of the second; None for a database that stands alone."""
    return _seconds.get(first)


@cache
def _watch() -> None:
    """Be there when stores connect, and before each of their statements."""
    event.listen(Engine, "do_connect", _connect)
    event.listen(Engine, "begin", _begin)
    event.listen(Engine, "before_cursor_execute", _route)


def _connect(_dialect: Any, _record: Any, _words: Any, options: dict[str, Any]) -> Any:
    second = _seconds.get(str(options.get("dbname") or options.get("database")))
    if second is None:
        return None
    connection = RoutedConnection.connect(**{**options, "cursor_factory": RoutedCursor})
    connection.to_second = {**options, "dbname": second}
    return connection


def _begin(connection: Connection) -> None:
    driver = connection.connection.driver_connection
    if isinstance(driver, RoutedConnection):
        driver.is_of_tests = senders.is_opened_by_test()


def _route(
    _connection: Connection, cursor: Any, statement: str, rows: Any, context: Any, many: bool
) -> None:
    if not isinstance(cursor, RoutedCursor):
        return
    way = way_of(statement, context, len(rows) if many else 1)
    driver = cursor.connection
    assert isinstance(driver, RoutedConnection)
    if way.loose:
        _refuse_loose(way, statement)
    if way.joins:
        _refuse_join(way, statement)
    if way.classroom is not None:
        _keep_to_one(driver, way.classroom, statement)
    cursor.way = way


def _refuse_loose(way: Way, statement: str) -> None:
    if (sender := senders.sender_not_across()) is not None:
        _refuse(
            f"no server to send it to: {sender} names not one classroom for "
            f"{', '.join(way.loose)}: {_brief(statement)}"
        )


def _refuse_join(way: Way, statement: str) -> None:
    sender = senders.sender_not_across()
    if sender is not None and not any(sender.startswith(name) for name in JOINS):
        _refuse(
            f"a class on one server and {', '.join(way.joins)} on another: {sender}: "
            f"{_brief(statement)}"
        )


def _keep_to_one(driver: RoutedConnection, classroom: str, statement: str) -> None:
    """Once a transaction of the kit has named a classroom it names no other.

    What a test begins itself may: tests fill databases.
    """
    if driver.is_of_tests or driver.info.transaction_status is TransactionStatus.IDLE:
        return
    if driver.classroom is None:
        if senders.sender_not_across() is not None:
            driver.classroom, driver.sent = classroom, statement
    elif (
        driver.classroom != classroom
        and (sender := senders.sender_not_across())
        and not senders.comes_through(SPANNING)
    ):
        _refuse(
            f"a transaction of two classrooms, which may lie on two servers: {sender}: "
            f"{driver.classroom} in {_brief(driver.sent)} and then {classroom} in "
            f"{_brief(statement)}"
        )


def _refuse(message: str) -> None:
    # Noted as well: what catches the error would hide it.
    one_classroom.strays.append(message)
    raise NeedsBothError(message)


def _brief(statement: str) -> str:
    return " ".join(statement.split())[:_SHOWN]
