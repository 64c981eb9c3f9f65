"""Reading rows into frozen records, and the one statement the two dialects spell differently."""

from collections.abc import Callable, Sequence
from dataclasses import fields
from typing import Any, Final, TypeVar

from sqlalchemy import Connection, Select
from sqlalchemy.dialects import postgresql, sqlite

from kit.store.models.base import Base

Record = TypeVar("Record")

#: The option of a connection that reads no student's name, and the columns that it leaves blank.
NAMELESS: Final = "nameless"
_NAMES: Final = frozenset({("student", "name"), ("student", "name_key")})


def columns(record: type[Any], model: type[Base]) -> tuple[Any, ...]:
    """The model's columns that the record's fields are named after, in the fields' order."""
    return tuple(getattr(model, field.name) for field in fields(record))


def values_of(record: Any) -> dict[str, Any]:
    """The record's fields by the names of the columns that they are stored in."""
    return {field.name: getattr(record, field.name) for field in fields(record)}


def fetch_one(
    connection: Connection, record: type[Record], statement: Select[*tuple[Any, ...]], **values: Any
) -> Record | None:
    """The statement's only row as a record, or None; `values` for its named parameters.

    Building a statement costs several times what running it does, so those on the path of an
    answer are built once and take parameters.
    """
    row = connection.execute(statement, values).one_or_none()
    return None if row is None else record(*_shown(connection, statement, [row])[0])


def fetch_all(
    connection: Connection,
    record: type[Record],
    statement: Select[*tuple[Any, ...]],
    order: Callable[[Any], Any] | None = None,
    /,
    **values: Any,
) -> Sequence[Record]:
    """The statement's rows as records; `order` and `values` as for `read_rows`."""
    return [record(*row) for row in read_rows(connection, statement, order, **values)]


def read_rows(
    connection: Connection,
    statement: Select[*tuple[Any, ...]],
    order: Callable[[Any], Any] | None = None,
    /,
    **values: Any,
) -> Sequence[Sequence[Any]]:
    """The statement's rows; on a nameless connection with an empty text for each student's name.

    Records are made of nothing else, so that no page can show a name that is hidden. `order` is
    the key that they are sorted by, from a row as it is stored: the number that stands for a name
    is the same whether names are hidden or not. `values` are for the statement's parameters.
    """
    rows = connection.execute(statement, values).all()
    return _shown(connection, statement, sorted(rows, key=order) if order else rows)


def _shown(
    connection: Connection, statement: Select[*tuple[Any, ...]], rows: Sequence[Sequence[Any]]
) -> Sequence[Sequence[Any]]:
    if not connection.get_execution_options().get(NAMELESS):
        return rows
    hidden = [
        (getattr(getattr(column, "table", None), "name", ""), getattr(column, "name", "")) in _NAMES
        for column in statement.selected_columns
    ]
    return [
        ["" if hides else value for hides, value in zip(hidden, row, strict=True)] for row in rows
    ]


def insert_or(connection: Connection, model: type[Base]) -> sqlite.Insert:
    """An INSERT that knows ON CONFLICT, in the connection's dialect (both spell it alike)."""
    return insert_for(connection.dialect.name, model)


def insert_for(dialect: str, model: type[Base]) -> sqlite.Insert:
    """An INSERT that knows ON CONFLICT, in the dialect of that name."""
    if dialect == "sqlite":
        return sqlite.insert(model)
    return postgresql.insert(model)  # type: ignore[return-value]  # the library's types
