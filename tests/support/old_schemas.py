"""Databases of older kits: tests/store/schemas says how they were made."""

import json
import sqlite3
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Any

import psycopg
from alembic import command
from psycopg import sql
from sqlalchemy import make_url

from kit.store.engine import open_store
from kit.store.migrate import alembic_config

FOLDER = Path(__file__).parents[1] / "store" / "schemas"
#: By number: "0001" and so on.
NUMBERS = sorted(path.stem for path in FOLDER.glob("*.sql"))

Rows = dict[str, list[dict[str, Any]]]


def put_sqlite(number: str, path: Path) -> None:
    """The database of that schema, as a file."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript((FOLDER / f"{number}.sql").read_text("utf-8"))


@cache
def read_by_its_kit(number: str) -> Rows:
    """What the kit of that schema read in some of its tables."""
    rows: Rows = json.loads((FOLDER / f"{number}.json").read_text("utf-8"))
    return rows


def stored(path: Path, columns: dict[str, list[str]] | None = None) -> Rows:
    """Every row of a file as SQLite keeps it, by table and in the order of the values' texts.

    `columns`: of these tables, and these columns of them, alone.
    """
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        tables = columns or {table: ["*"] for table in _tables(connection)}
        return {
            table: sorted(
                (
                    dict(row)
                    for row in connection.execute(f"SELECT {', '.join(names)} FROM {table}")
                ),
                key=repr,
            )
            for table, names in tables.items()
        }


def _tables(connection: sqlite3.Connection) -> list[str]:
    query = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'alembic_version'"
    return [str(name) for (name,) in connection.execute(query)]


def put_postgres(path: Path, url: str) -> None:
    """The same rows in an empty database of a server, at the schema that the file has."""
    with closing(sqlite3.connect(path)) as connection:
        (revision,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    store = open_store(url)
    with store.migrating() as migrating:
        command.upgrade(alembic_config(migrating), revision)
    store.close()
    plain = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(plain) as server:
        # In the order of their names the tables come before those that they point at.
        server.execute("SET session_replication_role = replica")
        server.execute("SET timezone = 'UTC'")
        for table, rows in stored(path).items():
            for row in rows:
                _insert(server, table, row)


def _insert(server: psycopg.Connection[Any], table: str, row: dict[str, Any]) -> None:
    types = dict(
        server.execute(
            "SELECT column_name, data_type FROM information_schema.columns WHERE table_name = %s",
            [table],
        ).fetchall()
    )
    values = [
        bool(value) if types[name] == "boolean" and value is not None else value
        for name, value in row.items()
    ]
    statement = sql.SQL("INSERT INTO {} ({}) VALUES ({})").format(
        sql.Identifier(table),
        sql.SQL(", ").join(map(sql.Identifier, row)),
        sql.SQL(", ").join([sql.Placeholder()] * len(row)),
    )
    server.execute(statement, values)
