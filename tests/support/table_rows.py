"""All rows of a small database, to put them into an empty one of the same system in a moment."""

from collections.abc import Iterator, Sequence
from typing import Any

from psycopg import sql
from sqlalchemy import Connection

from kit.store.models import Base

#: A statement, and the rows that it is run for; without any it has them in itself.
Filling = tuple[str, Sequence[tuple[Any, ...]]]


def is_bare(connection: Connection) -> bool:
    """Whether no table has a row."""
    some = " OR ".join(
        f'EXISTS (SELECT 1 FROM "{table.name}")' for table in Base.metadata.tables.values()
    )
    return not connection.exec_driver_sql(f"SELECT {some}").scalar_one()


def fillings_of(connection: Connection) -> list[Filling]:
    """What puts these rows there again."""
    if connection.dialect.name == "sqlite":
        return list(_sqlite(connection))
    # One string takes one way to the server and back.
    return [("; ".join(_postgres(connection)), ())]


def fill(connection: Connection, fillings: Sequence[Filling]) -> None:
    """Put the rows there, past SQLAlchemy: as they lie in the database."""
    cursor: Any = connection.connection.cursor()
    for statement, rows in fillings:
        if rows:
            cursor.executemany(statement, rows)
        else:
            cursor.execute(statement)
    cursor.close()


def _sqlite(connection: Connection) -> Iterator[Filling]:
    for table in Base.metadata.sorted_tables:
        columns = ", ".join(f'"{column.name}"' for column in table.columns)
        rows = connection.exec_driver_sql(f'SELECT {columns} FROM "{table.name}"').fetchall()
        if rows:
            marks = ", ".join("?" for _ in table.columns)
            statement = f'INSERT INTO "{table.name}" ({columns}) VALUES ({marks})'
            yield statement, [tuple(row) for row in rows]


def _postgres(connection: Connection) -> Iterator[str]:
    driver: Any = connection.connection.driver_connection
    for table in Base.metadata.sorted_tables:
        name = f'"{table.name}"'
        rows = connection.exec_driver_sql(f"SELECT json_agg(t)::text FROM {name} t").scalar_one()
        if rows is not None:
            literal = sql.Literal(rows).as_string(driver)
            yield f"INSERT INTO {name} SELECT * FROM json_populate_recordset(NULL::{name}, {literal})"
