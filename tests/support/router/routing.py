"""Which databases are two behind the router, and the listeners that send statements there."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import URL, Connection, event, make_url
from sqlalchemy.engine import ConnectionEventsTarget, Dialect, Engine

from kit.store.cluster.tables import foreign_keys
from tests.support.router.aims import aim_of
from tests.support.router.connections import RoutedConnection, RoutedCursor, RoutedServerCursor

#: The URL of the second database by the name of the first.
_seconds: dict[str, str] = {}


class Routed(str):
    """The name of a kind of database, for what is two behind the router."""

    __slots__ = ()


def put_before(url: str, second: str) -> None:
    """Route what is sent to the database at `url` to it and the second one."""
    _watch()
    _seconds[str(make_url(url).database)] = second


def second_of(url: str) -> str | None:
    """The URL of the second database, where there is one."""
    return _seconds.get(str(make_url(url).database))


def is_routed(url: URL) -> bool:
    """Whether the database is the first of two."""
    return url.database in _seconds


def forget(url: str) -> None:
    """Route no more."""
    _seconds.pop(str(make_url(url).database), None)


def drop_keys() -> Sequence[str]:
    """Statements that take off the foreign keys that no cluster can hold."""
    kept = {key.name for key in foreign_keys(cluster=True)}
    return [
        f'ALTER TABLE "{key.table.name}" DROP CONSTRAINT "{key.name}"'
        for key in foreign_keys(cluster=False)
        if key.name not in kept
    ]


@cache
def _watch() -> None:
    event.listen(Engine, "do_connect", _connect)
    event.listen(Engine, "before_cursor_execute", _aim)


def _connect(
    _dialect: Dialect, _record: ConnectionEventsTarget, _args: Any, options: Mapping[str, Any]
) -> RoutedConnection | None:
    second = _seconds.get(options.get("dbname", ""))
    if second is None:
        return None
    connection = RoutedConnection.connect(**{**options, "cursor_factory": RoutedCursor})
    connection.server_cursor_factory = RoutedServerCursor
    connection.second_url = (
        make_url(second).set(drivername="postgresql").render_as_string(hide_password=False)
    )
    return connection


def _aim(
    _connection: Connection, cursor: Any, statement: str, _values: Any, context: Any, _many: bool
) -> None:
    if isinstance(cursor, RoutedCursor | RoutedServerCursor):
        cursor.aim = aim_of(statement, context)
