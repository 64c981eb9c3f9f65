"""Reading rows into frozen records, and the one statement the two dialects spell differently."""

from collections.abc import Sequence
from dataclasses import fields
from typing import Any, TypeVar

from sqlalchemy import Connection, Select
from sqlalchemy.dialects import postgresql, sqlite

from kit.store.models.base import Base

Record = TypeVar("Record")


def columns(record: type[Any], model: type[Base]) -> tuple[Any, ...]:
    """The model's columns that the record's fields are named after, in the fields' order."""
    return tuple(getattr(model, field.name) for field in fields(record))


def fetch_one(
    connection: Connection, record: type[Record], statement: Select[*tuple[Any, ...]]
) -> Record | None:
    """The statement's only row as a record, or None."""
    row = connection.execute(statement).one_or_none()
    return None if row is None else record(*row)


def fetch_all(
    connection: Connection, record: type[Record], statement: Select[*tuple[Any, ...]]
) -> Sequence[Record]:
    """The statement's rows as records."""
    return [record(*row) for row in connection.execute(statement)]


def insert_or(connection: Connection, model: type[Base]) -> sqlite.Insert:
    """An INSERT that knows ON CONFLICT, in the connection's dialect (both spell it alike)."""
    if connection.dialect.name == "sqlite":
        return sqlite.insert(model)
    return postgresql.insert(model)  # type: ignore[return-value]  # same methods, other class
