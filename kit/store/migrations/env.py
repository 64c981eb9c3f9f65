"""How Alembic runs the steps: all in one transaction, with nothing lost on SQLite.

Batch migrations on SQLite rebuild a table: with foreign keys on, dropping the old one
deletes its children by cascade. So they are off before BEGIN (inside a transaction the
pragma does nothing), and what they would have caught is checked before the commit.
"""

from typing import Any, Final, Literal

from alembic import context
from sqlalchemy import Connection

from kit.store.models import Base
from kit.store.models.base import UTCDateTime

#: A number of our own among PostgreSQL's advisory locks.
_MIGRATING: Final = 0x57_48_4F_53_45


class BrokenReferencesError(Exception):
    """A step left rows that refer to nothing; it was undone."""


def _render_type(kind: str, value: Any, _context: Any) -> str | Literal[False]:
    """Write our own types as SQLAlchemy's: a step must not change when the kit's code does."""
    if kind == "type" and isinstance(value, UTCDateTime):
        return "sa.DateTime(timezone=True)"
    return False


def _run(connection: Connection) -> None:
    sqlite = connection.dialect.name == "sqlite"
    if sqlite:
        _set_foreign_keys(connection, "OFF")
    try:
        context.configure(
            connection=connection,
            target_metadata=Base.metadata,
            render_as_batch=sqlite,
            render_item=_render_type,
            transactional_ddl=True,
            transaction_per_migration=False,
        )
        with context.begin_transaction():
            if not sqlite:
                # Two kits that start at once: the second waits here, then finds nothing to do.
                # SQLite's BEGIN IMMEDIATE has made it wait already (Store.migrating).
                connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_MIGRATING})")
            context.run_migrations()
            if sqlite:
                _check_references(connection)
    finally:
        if sqlite:
            connection.rollback()
            _set_foreign_keys(connection, "ON")


def _set_foreign_keys(connection: Connection, state: Literal["ON", "OFF"]) -> None:
    """Past SQLAlchemy, which would open a transaction around the pragma."""
    driver = connection.connection.dbapi_connection
    if driver is None:
        message = "the connection to migrate on is closed"
        raise RuntimeError(message)
    driver.cursor().execute(f"PRAGMA foreign_keys={state}")


def _check_references(connection: Connection) -> None:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    if broken:
        message = f"rows without the row they refer to, by table: {broken[:10]}"
        raise BrokenReferencesError(message)


_run(context.config.attributes["connection"])
