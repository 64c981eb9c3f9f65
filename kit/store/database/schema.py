"""Whether the tables are those that a kit's schema has, or somebody else has changed them."""

from sqlalchemy import Connection, inspect

from kit.store.models import Base

Columns = dict[str, frozenset[str]]


def own_columns() -> Columns:
    """The tables of this kit's newest schema with the names of their columns."""
    tables = Base.metadata.sorted_tables
    return {table.name: frozenset(table.columns.keys()) for table in tables}


def columns_of(connection: Connection) -> Columns:
    """The database's tables with the names of their columns."""
    tables = inspect(connection).get_multi_columns()
    return {name: frozenset(row["name"] for row in rows) for (_, name), rows in tables.items()}


def lacks(actual: Columns, expected: Columns) -> str | None:
    """The first thing that `actual` lacks, in words; None where it lacks nothing."""
    for table in sorted(expected):
        if table not in actual:
            return f"the table {table} is missing"
        missing = sorted(expected[table] - actual[table])
        if missing:
            return f"the column {missing[0]} of the table {table} is missing"
    return None
