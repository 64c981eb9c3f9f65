"""Everything of one classroom, whatever tables there are."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select

from kit.store.models import Base


def rows_of_classroom(
    connection: Connection, classroom_id: UUID
) -> Mapping[str, Sequence[Mapping[str, Any]]]:
    """The classroom's rows by table; tables that are of no classroom are left out."""
    found = {}
    for table in Base.metadata.sorted_tables:
        column = table.c.get("classroom_id", table.c.id if table.name == "classroom" else None)
        if column is not None:
            statement = select(table).where(column == classroom_id)
            found[table.name] = [dict(row) for row in connection.execute(statement).mappings()]
    return found
