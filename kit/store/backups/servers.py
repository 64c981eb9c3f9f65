"""PostgreSQL's own programs for dumps."""

from pathlib import Path

from sqlalchemy import Connection


def dump_database(connection: Connection, target: Path) -> None:
    """Dump what a reading transaction sees to a new file."""
    raise NotImplementedError
