"""Two databases compared row by row, whatever each of them is."""

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Column, Connection, Table

from kit.store.rows.plain import Row, is_json, read_rows, tables

#: As many differences are told; the first says already that the two are not alike.
MOST: Final = 100
#: As much of a digest tells two texts of one table apart.
_SHOWN: Final = 8

#: Told from time to time: the table's name, and how many of its rows were compared since.
Progress = Callable[[str, int], None]
_REPORTED: Final = 500


@dataclass(frozen=True)
class Difference:
    """A row that only one of two databases has, or a value in which they differ.

    Nothing that somebody wrote stands in it: of a text in `key` it has the digest's beginning.
    """

    table: str
    #: The primary key, `column=value` each.
    key: tuple[str, ...]
    #: None: the row itself is missing in one of them.
    column: str | None
    #: Whether each has the row; of a column, whether each has a value there (no NULL).
    in_a: bool
    in_b: bool

    def __str__(self) -> str:
        which = "first" if self.in_a else "second"
        where = f"{self.table} ({', '.join(self.key)})"
        if self.column is None:
            return f"{where}: only in the {which}"
        if self.in_a and self.in_b:
            return f"{where}: another value of {self.column}"
        return f"{where}: {self.column} has a value only in the {which}"


@dataclass(frozen=True)
class Comparison:
    """What was compared, and what came of it."""

    #: Rows by table, counted where either has them; Alembic's own among them.
    rows: dict[str, int]
    #: How many values were compared: rows by their columns.
    values: int
    #: The first ones, by table and key; empty where both hold the same.
    differences: Sequence[Difference]


def differences(a: Connection, b: Connection, most: int = MOST) -> Sequence[Difference]:
    """The first `most` differences between two databases of this kit's schema; none: they agree."""
    return compare(a, b, most=most).differences


def compare(
    a: Connection, b: Connection, progress: Progress | None = None, *, most: int = MOST
) -> Comparison:
    """Compare every value of every table, in the order of the primary keys.

    Both are streamed: no more than a few hundred rows are in memory. It ends early once `most`
    differences stand. Raises ValueError for a value that no kit has stored.
    """
    rows: dict[str, int] = {}
    values = 0
    unlike: list[Difference] = []
    for table in tables():
        rows[table.name] = 0
        for row_a, row_b in _side_by_side(a, b, table):
            rows[table.name] += 1
            values += len(table.columns)
            unlike.extend(_differing(table, row_a, row_b))
            if len(unlike) >= most:
                return Comparison(rows, values, tuple(unlike[:most]))
            if progress and rows[table.name] % _REPORTED == 0:
                progress(table.name, _REPORTED)
        if progress:
            progress(table.name, rows[table.name] % _REPORTED)
    return Comparison(rows, values, tuple(unlike))


def _side_by_side(
    a: Connection, b: Connection, table: Table
) -> Iterator[tuple[Row | None, Row | None]]:
    """The rows of both with the same key; None in place of a row that is missing."""
    places = [list(table.columns).index(column) for column in table.primary_key.columns]
    rows_a, rows_b = read_rows(a, table), read_rows(b, table)
    row_a, row_b = next(rows_a, None), next(rows_b, None)
    while row_a is not None or row_b is not None:
        key_a = [row_a[place] for place in places] if row_a is not None else None
        key_b = [row_b[place] for place in places] if row_b is not None else None
        if key_b is None or (key_a is not None and key_a < key_b):
            yield row_a, None
            row_a = next(rows_a, None)
        elif key_a is None or key_b < key_a:
            yield None, row_b
            row_b = next(rows_b, None)
        else:
            yield row_a, row_b
            row_a, row_b = next(rows_a, None), next(rows_b, None)


def _differing(table: Table, row_a: Row | None, row_b: Row | None) -> Iterator[Difference]:
    if row_a == row_b:
        return
    present = row_a or row_b or ()
    key = tuple(
        f"{column.name}={_shown(value)}"
        for column, value in zip(table.columns, present, strict=True)
        if column.primary_key
    )
    if row_a is None or row_b is None:
        yield Difference(table.name, key, None, row_a is not None, row_b is not None)
        return
    for column, in_a, in_b in zip(table.columns, row_a, row_b, strict=True):
        if _normal(column, in_a) != _normal(column, in_b):
            yield Difference(table.name, key, column.name, in_a is not None, in_b is not None)


def _normal(column: Column[Any], value: Any) -> Any:
    """What has to be equal. Of JSON it is what its text says, in its order; blanks say nothing."""
    if isinstance(value, float):
        # NaN is like itself, and -0.0, which SQLite does not keep, like 0.0.
        return repr(value + 0.0)
    if is_json(column) and isinstance(value, str):
        try:
            return json.dumps(json.loads(value))
        except ValueError:
            return value
    return value


def _shown(value: Any) -> str:
    """A part of a key that tells nothing of anybody."""
    if isinstance(value, UUID | int):
        return str(value)
    if isinstance(value, datetime):
        return value.isoformat()
    return f"#{hashlib.sha256(str(value).encode('utf-8', 'replace')).hexdigest()[:_SHOWN]}"
