"""Whether anything was left behind: all rows of all tables."""

from sqlalchemy import func, select

from kit.store.engine import Store
from kit.store.models.base import Base


def rows_of(store: Store) -> dict[str, int]:
    """How many rows each table has."""
    with store.reading() as connection:
        return {
            table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in Base.metadata.sorted_tables
        }
