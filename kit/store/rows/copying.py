"""Copying every row of a database into another one, of either kind."""

from collections.abc import Callable, Iterator
from typing import Any, Final

from sqlalchemy import Connection, Table, delete
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError

from kit.store.rows.plain import REVISION, Row, insertion, read_rows, tables

#: Told after each batch: the table's name, and how many of its rows were copied since last time.
Progress = Callable[[str, int], None]
#: A batch ends with the row that fills it: by number, or by what its texts and pictures take.
_BATCH_ROWS: Final = 500
_BATCH_BYTES: Final = 4_000_000


class RowsRefused(Exception):
    """The other database does not take what this one holds. Its text is a sentence, no values."""


def copy_rows(source: Connection, target: Connection, progress: Progress) -> dict[str, int]:
    """Copy every row of `source` into `target`, whose tables are there and empty; rows by table.

    Both have this kit's newest schema; `target` is in a transaction that may write, which the
    caller ends: until then nobody else sees anything. A few megabytes of rows are in memory at a
    time. Raises RowsRefused where `target` cannot keep a value, or has another schema.
    """
    copied = {
        table.name: _copy_table(source, target, table, progress)
        for table in tables()
        if table is not REVISION
    }
    _copy_revision(source, target)
    return copied


def clear_rows(target: Connection) -> None:
    """Delete every row of every table but Alembic's."""
    for table in reversed(tables()):
        if table is not REVISION:
            target.execute(delete(table))


def _copy_table(source: Connection, target: Connection, table: Table, progress: Progress) -> int:
    statement = insertion(target, table)
    names = [column.name for column in table.columns]
    copied = 0
    try:
        for batch in _batches(read_rows(source, table)):
            target.execute(statement, [dict(zip(names, row, strict=True)) for row in batch])
            copied += len(batch)
            progress(table.name, len(batch))
    except (DataError, IntegrityError) as error:
        message = f"The other database does not take a row of {table.name}: {_reason(error)}."
        raise RowsRefused(message) from error
    return copied


def _batches(rows: Iterator[Row]) -> Iterator[list[Row]]:
    batch: list[Row] = []
    size = 0
    for row in rows:
        batch.append(row)
        size += sum(len(value) for value in row if isinstance(value, str | bytes))
        if len(batch) == _BATCH_ROWS or size >= _BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _copy_revision(source: Connection, target: Connection) -> None:
    revisions = list(read_rows(source, REVISION))
    theirs = list(read_rows(target, REVISION))
    if not theirs:
        target.execute(insertion(target, REVISION), [{"version_num": row[0]} for row in revisions])
    elif theirs != revisions:
        message = (
            f"The schemas differ: {_listed(revisions)} here, {_listed(theirs)} there. "
            "Bring both to the newest one first."
        )
        raise RowsRefused(message)


def _listed(revisions: list[Row]) -> str:
    return ", ".join(str(row[0]) for row in revisions) or "none"


def _reason(error: DBAPIError) -> str:
    """What is wrong, without the row's values, which may be what somebody wrote."""
    diagnosis: Any = getattr(error.orig, "diag", None)
    primary = getattr(diagnosis, "message_primary", None)
    return " ".join(str(primary or error.orig).split()).rstrip(".")
