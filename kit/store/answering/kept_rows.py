"""Rows of student data as JSON and back, for what is kept to be put back as it was."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Table, Uuid, insert, select

from kit.store.models import Base
from kit.store.models.base import UTCDateTime

#: A row by the names of its columns, as JSON can hold it.
KeptRow = Mapping[str, Any]


def kept_rows(
    connection: Connection, model: type[Base], *where: ColumnElement[bool]
) -> list[KeptRow]:
    """All columns of the rows, in the order of their keys."""
    table = _table(model)
    statement = select(table).where(*where).order_by(*table.primary_key.columns)
    return [
        {name: _kept(value) for name, value in row.items()}
        for row in connection.execute(statement).mappings()
    ]


def _kept(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value


def put_back(
    connection: Connection, model: type[Base], rows: Iterable[KeptRow], **changed: Any
) -> None:
    """Insert rows as they were, but for the columns that are `changed`."""
    table = _table(model)
    values = [
        {**{name: _restored(table, name, value) for name, value in row.items()}, **changed}
        for row in rows
    ]
    if values:
        connection.execute(insert(table), values)


def _restored(table: Table, name: str, value: Any) -> Any:
    if value is None or not isinstance(value, str):
        return value
    kind = table.c[name].type
    if isinstance(kind, Uuid):
        return UUID(value)
    return datetime.fromisoformat(value) if isinstance(kind, UTCDateTime) else value


def by_key(rows: Iterable[KeptRow], names: Sequence[str]) -> dict[tuple[Any, ...], KeptRow]:
    """Rows by some of their columns."""
    return {tuple(row[name] for name in names): row for row in rows}


def _table(model: type[Base]) -> Table:
    return Base.metadata.tables[model.__tablename__]
