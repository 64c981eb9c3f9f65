"""How many rows each of the kit's tables has, of a database in whatever state; nothing is changed.

For whoever mends a fault: a database may be damaged, of a newer kit, or not be there.
"""

import re
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Engine, Table, create_engine, func, inspect, select, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import NullPool

from kit.store.database.problems import file_of
from kit.store.database.server import CONNECT_SECONDS
from kit.store.models import Base

_VERSIONS: Final = "alembic_version"
#: As the kit's makers name a schema; in another program's database anything may stand there.
_SCHEMA: Final = re.compile(r"[0-9]{4}\w{0,80}", re.ASCII)
#: In the place of a number that cannot be had.
UNREADABLE: Final = -1


@dataclass(frozen=True, slots=True)
class TableSizes:
    """The schema, as it stands there, and rows by table; `others`: how many tables are not ours.

    `problem` is the kind of what was met, where nothing more could be read.
    """

    schema: str | None = None
    rows: Mapping[str, int] | None = None
    others: int = 0
    problem: str | None = None


def table_sizes(url: str) -> TableSizes:
    """What can be read of the database at `url`. Raises nothing for the database's sake."""
    path = file_of(url)
    if path is not None and not path.is_file():
        return TableSizes(problem="is not there")
    try:
        engine = _on_server(url) if path is None else _on_file(path)
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            return _sizes(connection)
    except (SQLAlchemyError, sqlite3.Error, OSError, ImportError, UnicodeDecodeError) as error:
        return TableSizes(problem=_kind(error))


def _kind(error: Exception) -> str:
    told = getattr(error, "orig", None) or error
    name = getattr(told, "sqlite_errorname", None) or getattr(told, "sqlstate", None)
    return str(name or type(told).__name__)


def _on_file(path: Path) -> Engine:
    """To read it only, however it is: nothing is made beside it that was not there.

    Without a log nobody has it open, and SQLite may read the file as one that does not change; it
    would leave a log of its own behind.
    """
    is_open = path.with_name(path.name + "-wal").exists()
    how = "mode=ro" if is_open else "mode=ro&immutable=1"

    def opened() -> sqlite3.Connection:
        return sqlite3.connect(f"{path.absolute().as_uri()}?{how}", uri=True)

    return create_engine("sqlite://", creator=opened, poolclass=NullPool, hide_parameters=True)


def _on_server(url: str) -> Engine:
    url = url.replace("postgresql://", "postgresql+psycopg://", 1)
    options = {"connect_timeout": CONNECT_SECONDS}
    return create_engine(url, poolclass=NullPool, connect_args=options, hide_parameters=True)


def _sizes(connection: Connection) -> TableSizes:
    names = set(inspect(connection).get_table_names())
    ours = [table for table in Base.metadata.sorted_tables if table.name in names]
    schema = None
    if _VERSIONS in names:
        schema = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return TableSizes(
        schema if schema is not None and _SCHEMA.fullmatch(schema) else None,
        {table.name: _count(connection, table) for table in ours},
        len(names - {table.name for table in ours} - {_VERSIONS}),
    )


def _count(connection: Connection, table: Table) -> int:
    try:
        return connection.execute(select(func.count()).select_from(table)).scalar_one()
    except SQLAlchemyError:
        return UNREADABLE
