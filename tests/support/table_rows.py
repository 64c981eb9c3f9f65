"""All rows of a small database, to put them into an empty one of the same system in a moment."""

import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

import psycopg
from psycopg import sql
from sqlalchemy import Connection

from kit.store.models import Base
from tests.support.router.driving import RoutedConnection
from tests.support.router.places import BOTH

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
    driver: Any = connection.connection.driver_connection
    # One string takes one way to the server and back; each of two databases has its own.
    return [("; ".join(_postgres(part)), ()) for part in _parts(driver)]


def fill(connection: Connection, fillings: Sequence[Filling]) -> None:
    """Put the rows there, past SQLAlchemy: as they lie in the database."""
    driver: Any = connection.connection.driver_connection
    if not isinstance(driver, sqlite3.Connection):
        for part, (statement, _rows) in zip(_parts(driver), fillings, strict=True):
            if statement:
                part.execute(statement.encode())
        return
    cursor = driver.cursor()
    for statement, rows in fillings:
        cursor.executemany(statement, rows)
    cursor.close()


def _sqlite(connection: Connection) -> Iterator[Filling]:
    for table in Base.metadata.sorted_tables:
        columns = ", ".join(f'"{column.name}"' for column in table.columns)
        rows = connection.exec_driver_sql(f'SELECT {columns} FROM "{table.name}"').fetchall()
        if rows:
            marks = ", ".join("?" for _ in table.columns)
            statement = f'INSERT INTO "{table.name}" ({columns}) VALUES ({marks})'
            yield statement, [tuple(row) for row in rows]


def _parts(driver: psycopg.Connection[Any]) -> Sequence[psycopg.Connection[Any]]:
    """Of each database behind the router its connection; the one where there is no router."""
    if isinstance(driver, RoutedConnection):
        return [driver.server(place) for place in BOTH]
    return [driver]


def _postgres(driver: psycopg.Connection[Any]) -> Iterator[str]:
    for table in Base.metadata.sorted_tables:
        name = f'"{table.name}"'
        query = f"SELECT json_agg(t)::text FROM {name} t"
        ((rows,),) = driver.execute(query.encode()).fetchall()
        if rows is not None:
            literal = sql.Literal(rows).as_string(driver)
            yield f"INSERT INTO {name} SELECT * FROM json_populate_recordset(NULL::{name}, {literal})"
