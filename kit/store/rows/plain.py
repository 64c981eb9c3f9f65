"""Rows as both databases keep them: the same values read from either, and written to either.

A value is read as it is stored, not as the kit means it: JSON as its text, so that SQL's NULL and
JSON's null stay apart and no number is rounded; an enumeration as its word, which may be that of
another kit. Moments, ids, truth values and bytes are Python's own.
"""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from sqlalchemy import (
    JSON,
    Column,
    ColumnElement,
    Connection,
    Enum,
    Insert,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    bindparam,
    cast,
    collate,
    insert,
    select,
    type_coerce,
)

from kit.store.models import Base

#: Alembic's own table, which the models do not have.
REVISION: Final = Table(
    "alembic_version", MetaData(), Column("version_num", String(32), primary_key=True)
)
#: As many rows are fetched at once, and where a row may hold a picture.
_FETCHED: Final = 500
_FETCHED_LARGE: Final = 4

Row = Sequence[Any]


def tables() -> list[Table]:
    """Every table of the kit, those that others point at first; Alembic's own is the last."""
    return [*Base.metadata.sorted_tables, REVISION]


def read_rows(connection: Connection, table: Table) -> Iterator[Row]:
    """The rows of a table by primary key, in an order that is the same on both databases.

    They are streamed, so the transaction stays open for as long as they are read. The values stand
    in the order of the table's columns. Raises ValueError for a value that no kit has stored.
    """
    statement = select(*(_stored(column) for column in table.columns)).order_by(
        *(_ordered(connection, column) for column in table.primary_key.columns)
    )
    is_large = any(isinstance(column.type, LargeBinary) for column in table.columns)
    fetched = _FETCHED_LARGE if is_large else _FETCHED
    for row in connection.execute(statement.execution_options(yield_per=fetched)):
        yield tuple(row)


def insertion(connection: Connection, table: Table) -> Insert:
    """The statement that writes rows as `read_rows` reads them, a value by its column's name."""
    return insert(table).values(
        {column.name: _written(connection, column) for column in table.columns}
    )


def is_json(column: Column[Any]) -> bool:
    """Whether its values are the texts of JSON."""
    return isinstance(column.type, JSON)


def _stored(column: Column[Any]) -> ColumnElement[Any]:
    if is_json(column):
        return cast(column, Text).label(column.name)
    if isinstance(column.type, Enum):
        return type_coerce(column, String).label(column.name)
    return column


def _written(connection: Connection, column: Column[Any]) -> ColumnElement[Any]:
    if is_json(column):
        text = bindparam(column.name, type_=Text)
        # SQLite would make a number of what is cast to JSON, which it does not know.
        return cast(text, column.type) if connection.dialect.name == "postgresql" else text
    if isinstance(column.type, Enum):
        return bindparam(column.name, type_=String)
    return bindparam(column.name, type_=column.type)


def _ordered(connection: Connection, column: Column[Any]) -> ColumnElement[Any]:
    """A server sorts texts as its language does; SQLite by their bytes, and so does Python."""
    if isinstance(column.type, String) and connection.dialect.name == "postgresql":
        return collate(column, "C")
    return column
