"""How many rows each table of the kit has."""

from sqlalchemy import Connection, func, inspect, select

from kit.store.rows.plain import tables


def counts(connection: Connection) -> dict[str, int]:
    """Rows by table, those tables first that others point at; without Alembic's own.

    A database of an older schema lacks tables: those are left out, so an empty one has none.
    """
    present = set(inspect(connection).get_table_names())
    return {
        table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
        for table in tables()[:-1]
        if table.name in present
    }
