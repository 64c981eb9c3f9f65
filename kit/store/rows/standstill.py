"""A transaction in which nobody else writes, and what a server says of itself and its visitors."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from sqlalchemy import Connection, text

from kit.store.engine import Store
from kit.store.rows.plain import tables

_OTHERS: Final = (
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
    "AND pid <> pg_backend_pid() AND backend_type = 'client backend' "
    # The servers of a cluster among themselves, for what was asked before.
    "AND application_name NOT LIKE 'citus%'"
)
#: What a server keeps every text in.
UTF8: Final = "UTF8"


@contextmanager
def standstill(store: Store) -> Iterator[Connection]:
    """A writing transaction in which nobody else writes to the kit's tables until the block ends.

    SQLite has one writer anyway; a server is asked for the locks of all tables. Raises
    DatabaseFault or DBAPIError where somebody does not let go within the store's patience.
    """
    with store.writing() as connection:
        if not store.is_sqlite:
            names = ", ".join(table.name for table in tables())
            connection.execute(text(f"LOCK TABLE {names} IN SHARE ROW EXCLUSIVE MODE"))
        yield connection


def others(connection: Connection) -> int:
    """How many others are connected to a server's database; 0 for SQLite, which does not say."""
    if connection.dialect.name == "sqlite":
        return 0
    # Within a transaction a server would go on saying what it said first.
    connection.execute(text("SELECT pg_stat_clear_snapshot()"))
    return int(connection.execute(text(_OTHERS)).scalar_one())


def encoding(connection: Connection) -> str:
    """What a server's database keeps texts in; SQLite's has any text."""
    if connection.dialect.name == "sqlite":
        return UTF8
    return str(connection.execute(text("SHOW server_encoding")).scalar_one())
