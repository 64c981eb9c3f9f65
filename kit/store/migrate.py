"""Bringing a database to the schema this kit knows, and refusing what it cannot.

SQLite is migrated by `kit serve` itself, after a backup; PostgreSQL only by `kit migrate`.
"""

import re
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Final

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, create_engine

from kit.store.database.connections import DATABASE_FILES
from kit.store.database.faults import FULL, UNREACHABLE, fault_of
from kit.store.database.files import BACKUPS, back_up, damage, unwritable
from kit.store.database.problems import (
    DatabaseChanged,
    DatabaseCorrupt,
    DatabaseForeign,
    DatabaseNewer,
    DatabaseOlder,
    DatabaseProblem,
    DatabaseUnreachable,
    DatabaseUnwritable,
    changed,
    corrupt,
    file_of,
    first_use,
    problem_of,
    shown,
    start_elsewhere,
)
from kit.store.database.schema import Columns, columns_of, lacks, own_columns
from kit.store.engine import Store, open_store
from kit.store.private import LinkInPlace, private_file, refuse_link
from kit.store.rows.standstill import UTF8, encoding

#: For whoever brings a database up to date: what may be wrong with it comes from here, too.
__all__ = [
    "DatabaseChanged",
    "DatabaseCorrupt",
    "DatabaseForeign",
    "DatabaseNewer",
    "DatabaseOlder",
    "DatabaseProblem",
    "DatabaseUnreachable",
    "DatabaseUnwritable",
    "alembic_config",
    "current",
    "first_use",
    "head",
    "known_schema",
    "prepare",
    "steps",
    "upgrade",
]
_TABLES_SHOWN: Final = 3  # of another program's database, in the line that refuses it
_MIGRATIONS: Final = Path(__file__).parent / "migrations"


def alembic_config(connection: Connection | None = None) -> Config:
    """Alembic's configuration for the kit's steps, without a file of its own."""
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.set_main_option("file_template", "%%(rev)s")
    config.attributes["connection"] = connection
    return config


def steps() -> tuple[str, ...]:
    """All revisions this kit knows, the newest first. Read from their files once a process."""
    return _steps_of(_MIGRATIONS)


@cache
def _steps_of(_folder: Path) -> tuple[str, ...]:
    scripts = ScriptDirectory.from_config(alembic_config())
    return tuple(script.revision for script in scripts.walk_revisions())


def head() -> str:
    """The newest revision this kit knows."""
    if steps():
        return steps()[0]
    message = "the kit was packaged without its migrations"
    raise RuntimeError(message)


def current(connection: Connection) -> str | None:
    """The database's revision; None for an empty database."""
    return MigrationContext.configure(connection).get_current_revision()


def upgrade(url: str) -> None:
    """Bring the database at `url` to the newest schema. Raises a DatabaseProblem."""
    _refuse_unwritable(url)
    _make_private(url)
    with _opened(url) as store:
        _known_schema(store, url)
        with store.migrating() as connection:
            command.upgrade(alembic_config(connection), "head")


def prepare(
    url: str,
    data_folder: Path,
    *,
    servers_too: bool = False,
    migrated: Callable[[str | None, str], None] = lambda _before, _after: None,
) -> Path | None:
    """Make the database at `url` ready for `kit serve`; `servers_too`: as `kit migrate` does.

    SQLite: created or migrated; before a migration a backup goes to `data_folder`/backups and its
    path is returned. PostgreSQL: only looked at, unless asked for. `migrated` is told both schemas,
    None for an empty database. Raises a DatabaseProblem.
    """
    _refuse_unwritable(url)
    _make_private(url)
    _refuse_corrupt(url)
    with _opened(url) as store:
        schema = _known_schema(store, url)
        if store.is_sqlite:
            _refuse_read_only(store)
        if schema == head():
            return None
        if not store.is_sqlite and not servers_too:
            message = (
                f"The database {shown(url)} has the schema {schema or 'of no kit yet'}; "
                f"this kit needs {head()}. Run `kit migrate` first."
            )
            raise DatabaseOlder(message)
        path = file_of(url)
        old = None if schema is None or path is None else _copy(url, path, data_folder, schema)
    upgrade(url)
    migrated(schema, head())
    return old


@contextmanager
def _opened(url: str) -> Iterator[Store]:
    """The store, for a while; what is wrong with the database is a DatabaseProblem."""
    with first_use(url), closing(open_store(url)) as store:
        yield store


def _make_private(url: str) -> None:
    path = file_of(url)
    if path is None:
        return
    try:
        for suffix in DATABASE_FILES:
            refuse_link(path.with_name(path.name + suffix))
        with suppress(OSError):  # SQLite says better what is wrong with the path
            private_file(path)
    except LinkInPlace as problem:
        raise DatabaseUnreachable(str(problem)) from problem


def _known_schema(store: Store, url: str) -> str | None:
    with store.engine.connect() as connection:
        return known_schema(connection, url)


def known_schema(connection: Connection, url: str) -> str | None:
    """The schema of an open database, None for an empty one. Raises a DatabaseProblem.

    What is refused: a server's database that has not room for every text; a schema that no kit has,
    or a newer one; tables of another program; a kit's tables that another program has changed.
    """
    _refuse_encoding(connection, url)
    try:
        schema = current(connection)
    except CommandError as error:
        # More schemas than one, which no kit writes.
        raise corrupt(url, error) from error
    _refuse_newer(schema, url)
    _refuse_foreign(connection, url, schema)
    return schema


def _refuse_encoding(connection: Connection, url: str) -> None:
    """Its collation is no matter: the kit orders names by a rule of its own, and compares so."""
    kept_in = encoding(connection)
    if kept_in != UTF8:
        message = (
            f"The database {shown(url)} keeps texts as {kept_in}, and names and answers need UTF8. "
            "Nothing was changed. Make another one: CREATE DATABASE NAME ENCODING 'UTF8' TEMPLATE "
            "template0."
        )
        raise DatabaseUnwritable(message)


def _refuse_newer(schema: str | None, url: str) -> None:
    known = steps()
    if schema is None or schema in known:
        return
    newest = max(revision for revision in known if revision[:4].isdigit())
    is_numbered = re.fullmatch(r"\d{4}_\w+", schema)
    if not is_numbered or schema < newest or schema[4:] in {revision[4:] for revision in known}:
        raise corrupt(url, f"it names the schema {schema!r}, which no kit has")
    message = (
        f"The database {shown(url)} was made by a newer kit (schema {schema}; this one knows "
        f"{head()}). Install the newer kit again, or {start_elsewhere(url)}."
    )
    raise DatabaseNewer(message)


def _refuse_foreign(connection: Connection, url: str, schema: str | None) -> None:
    """Without a revision it is new and empty, or none of ours; with one it has the kit's tables."""
    columns = columns_of(connection)
    if schema is None and columns:
        message = (
            f"The database {shown(url)} belongs to another program: it holds "
            f"{_listed(sorted(columns))}, and nothing of the kit. Nothing was changed. Name "
            "another one with --database-url, or another folder with --data."
        )
        raise DatabaseForeign(message)
    lacking = lacks(columns, _columns_at(schema)) if schema else None
    if lacking:
        raise changed(url, lacking)


def _columns_at(schema: str) -> Columns:
    """The tables that a kit of that schema has, found by making them in memory."""
    if schema == head():
        return own_columns()
    engine = create_engine("sqlite://")
    try:
        with engine.connect() as connection:
            command.upgrade(alembic_config(connection), schema)
            return columns_of(connection)
    finally:
        engine.dispose()


def _listed(tables: Sequence[str]) -> str:
    noun = "the table" if len(tables) == 1 else "the tables"
    more = "" if len(tables) <= _TABLES_SHOWN else f" and {len(tables) - _TABLES_SHOWN} more"
    return f"{noun} {', '.join(tables[:_TABLES_SHOWN])}{more}"


def _refuse_unwritable(url: str) -> None:
    """Before it is opened: what SQLite leaves beside it could not be written to either."""
    path = file_of(url)
    locked = path and unwritable(path)
    if locked:
        mode = f"{locked.stat().st_mode & 0o777:04o}"
        what = "folder" if locked.is_dir() else "file"
        message = (
            f"The database {path} cannot be used: the {what} {locked} may not be read and written "
            f"by who starts the kit (its mode is {mode}). Change that, then start again."
        )
        raise DatabaseUnwritable(message)


def _refuse_read_only(store: Store) -> None:
    """Write something and take it back: permissions alone do not tell."""
    with store.engine.connect() as connection:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        connection.exec_driver_sql("CREATE TABLE kit_can_write (x INTEGER)")
        connection.exec_driver_sql("ROLLBACK")


def _refuse_corrupt(url: str) -> None:
    path = file_of(url)
    if path is None or not path.exists():
        return
    try:
        damaged = damage(path)
    except sqlite3.OperationalError as error:
        raise problem_of(url, fault_of(error, path) or UNREACHABLE, error) from error
    if damaged:
        raise corrupt(url, damaged)


def _copy(url: str, database: Path, data_folder: Path, schema: str) -> Path:
    try:
        return back_up(database, data_folder, schema)
    except LinkInPlace as problem:
        raise DatabaseUnreachable(str(problem)) from problem
    except (OSError, sqlite3.Error) as error:
        reason = getattr(error, "strerror", None) or str(error)
        is_full = fault_of(error) is FULL
        mend = "Make room on the disk" if is_full else "See that the folder may be written to"
        message = (
            f"The database {shown(url)} cannot be copied to {data_folder / BACKUPS} before it "
            f"is brought up to date: {reason}. Nothing was changed. {mend}, then start again."
        )
        raise DatabaseUnwritable(message) from error
