"""Everything of one classroom, whatever tables there are."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, Table, select

from kit.store.models import Base, Erasure

#: Rows in memory at a time.
_AT_ONCE: Final = 500


def tables_of_classroom() -> Sequence[Table]:
    """The tables that hold something of a classroom, those that are referred to first.

    What was erased is nothing of it any more.
    """
    return [
        table
        for table in Base.metadata.sorted_tables
        if table.name == "classroom"
        or ("classroom_id" in table.c and table.name != Erasure.__tablename__)
    ]


def rows_of_table(
    connection: Connection, table: Table, classroom_id: UUID
) -> Iterator[Mapping[str, Any]]:
    """The classroom's rows of one table, a few hundred at a time."""
    column = table.c.id if table.name == "classroom" else table.c.classroom_id
    statement = select(table).where(column == classroom_id)
    rows = connection.execute(statement, execution_options={"yield_per": _AT_ONCE})
    return (dict(row) for row in rows.mappings())
