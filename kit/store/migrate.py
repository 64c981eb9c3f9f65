"""Bringing a database to the schema this kit knows, and refusing what it cannot.

SQLite is migrated by `kit serve` itself, after a backup; PostgreSQL only by `kit migrate`.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, make_url
from sqlalchemy.exc import DatabaseError, OperationalError

from kit.store.engine import DATABASE_FILES, Store, open_store
from kit.store.private import LinkInPlace, private_file, private_folder, refuse_link

BACKUPS: Final = "backups"
#: As many tables of another program's database as its line names.
_TABLES_SHOWN: Final = 3
_MIGRATIONS: Final = Path(__file__).parent / "migrations"


class DatabaseProblem(Exception):
    """The database cannot be used as it is. Its text is the line to show."""


class DatabaseCorrupt(DatabaseProblem):
    """The file is damaged, or no SQLite database."""


class DatabaseNewer(DatabaseProblem):
    """A newer kit has migrated the database."""


class DatabaseOlder(DatabaseProblem):
    """A PostgreSQL database waits for `kit migrate`."""


class DatabaseUnreachable(DatabaseProblem):
    """The database cannot be opened."""


class DatabaseUnwritable(DatabaseProblem):
    """The database can be read and not written to."""


class DatabaseForeign(DatabaseProblem):
    """The database is another program's."""


def alembic_config(connection: Connection | None = None) -> Config:
    """Alembic's configuration for the kit's steps, without a file of its own."""
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.set_main_option("file_template", "%%(rev)s")
    config.attributes["connection"] = connection
    return config


def revisions() -> set[str]:
    """All revisions this kit knows."""
    scripts = ScriptDirectory.from_config(alembic_config())
    return {script.revision for script in scripts.walk_revisions()}


def head() -> str:
    """The newest revision this kit knows."""
    revision = ScriptDirectory.from_config(alembic_config()).get_current_head()
    if revision is None:
        message = "the kit was packaged without its migrations"
        raise RuntimeError(message)
    return revision


def current(connection: Connection) -> str | None:
    """The database's revision; None for an empty database."""
    return MigrationContext.configure(connection).get_current_revision()


def upgrade(url: str) -> None:
    """Bring the database at `url` to the newest schema.

    Raises DatabaseNewer, DatabaseCorrupt or DatabaseUnreachable.
    """
    _make_private(url)
    store = open_store(url)
    try:
        schema = _current_of(store, url)
        _refuse_newer(schema, url)
        if schema is None:
            _refuse_foreign(store, url)
        with store.migrating() as connection:
            command.upgrade(alembic_config(connection), "head")
    except OperationalError as error:
        raise _unwritable(url, error) from error
    finally:
        store.close()


def prepare(url: str, data_folder: Path) -> Path | None:
    """Make the database at `url` ready for `kit serve`.

    SQLite: created or migrated; before a migration a backup goes to `data_folder`/backups and
    its path is returned. PostgreSQL: only looked at. Raises a DatabaseProblem.
    """
    _make_private(url)
    store = open_store(url)
    try:
        _refuse_corrupt(store, url)
        schema = _current_of(store, url)
        _refuse_newer(schema, url)
        if schema is None:
            _refuse_foreign(store, url)
        if store.is_sqlite:
            _refuse_read_only(store, url)
        if schema == head():
            return None
        if not store.is_sqlite:
            message = (
                f"The database {_shown(url)} has the schema {schema or 'of no kit yet'}; "
                f"this kit needs {head()}. Run `kit migrate` first."
            )
            raise DatabaseOlder(message)
        backup = None if schema is None else _back_up_or_refuse(url, data_folder, schema)
    finally:
        store.close()
    upgrade(url)
    return backup


def _make_private(url: str) -> None:
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite" and parsed.database:
        path = Path(parsed.database)
        try:
            for suffix in DATABASE_FILES:
                refuse_link(path.with_name(path.name + suffix))
            with suppress(OSError):  # SQLite says better what is wrong with the path
                private_file(path)
        except LinkInPlace as problem:
            raise DatabaseUnreachable(str(problem)) from problem


def _shown(url: str) -> str:
    """The URL without its password; for SQLite the file."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return parsed.database or ":memory:"
    return parsed.render_as_string(hide_password=True)


def _refuse_newer(schema: str | None, url: str) -> None:
    if schema is not None and schema not in revisions():
        message = (
            f"The database {_shown(url)} was made by a newer kit (schema {schema}; this one knows "
            f"{head()}). Install the newer kit again, or start with another --data folder."
        )
        raise DatabaseNewer(message)


def _refuse_foreign(store: Store, url: str) -> None:
    """A database without a revision is new and empty, or none of ours."""
    with store.engine.connect() as connection:
        tables = inspect(connection).get_table_names()
    if tables:
        message = (
            f"The database {_shown(url)} belongs to another program: it holds "
            f"{_listed(sorted(tables))}, and nothing of the kit. Nothing was changed. Name another "
            "one with --database-url, or another folder with --data."
        )
        raise DatabaseForeign(message)


def _listed(tables: Sequence[str]) -> str:
    noun = "the table" if len(tables) == 1 else "the tables"
    more = "" if len(tables) <= _TABLES_SHOWN else f" and {len(tables) - _TABLES_SHOWN} more"
    return f"{noun} {', '.join(tables[:_TABLES_SHOWN])}{more}"


def _refuse_read_only(store: Store, url: str) -> None:
    """Write something and take it back: permissions alone do not tell."""
    try:
        with store.engine.connect() as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            connection.exec_driver_sql("CREATE TABLE kit_can_write (x INTEGER)")
            connection.exec_driver_sql("ROLLBACK")
    except OperationalError as error:
        raise _unwritable(url, error) from error


@contextmanager
def first_writes(url: str) -> Iterator[None]:
    """Where the kit first writes to a ready database: what it cannot is a DatabaseProblem."""
    try:
        yield
    except OperationalError as error:
        raise _unwritable(url, error) from error


def _unwritable(url: str, error: OperationalError) -> DatabaseUnwritable:
    message = (
        f"The database {_shown(url)} cannot be written to: {_reason(error)}. Make room on the "
        "disk where it is full, or change the permissions of the file and its folder."
    )
    return DatabaseUnwritable(message)


def _reason(error: Exception) -> str:
    return str(getattr(error, "orig", error)).strip().splitlines()[0]


def _refuse_corrupt(store: Store, url: str) -> None:
    path = make_url(url).database
    if not store.is_sqlite or path is None or not Path(path).exists():
        return
    try:
        with closing(sqlite3.connect(path)) as connection:
            result = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    except sqlite3.OperationalError as error:
        raise _unreachable(url, error) from error
    except sqlite3.DatabaseError as error:
        result = str(error)
    if result != "ok":
        raise _corrupt(url, result)


def _corrupt(url: str, reason: object) -> DatabaseCorrupt:
    """One line, however many the database says."""
    backups = Path(make_url(url).database or "").with_name(BACKUPS)
    restore = f"put the newest copy from {backups} in its place, or " if backups.is_dir() else ""
    message = (
        f"The database {_shown(url)} is damaged ({' '.join(str(reason).split())}). Keep the file, "
        f"{'' if restore else 'and '}{restore}start with another --data folder."
    )
    return DatabaseCorrupt(message)


def _unreachable(url: str, error: Exception) -> DatabaseUnreachable:
    message = (
        f"The database {_shown(url)} cannot be opened: {_reason(error)}. "
        f"Check --database-url and that the folder may be written to."
    )
    return DatabaseUnreachable(message)


def _current_of(store: Store, url: str) -> str | None:
    try:
        with store.engine.connect() as connection:
            return current(connection)
    except OperationalError as error:
        raise _unreachable(url, error) from error
    except DatabaseError as error:
        raise _corrupt(url, error.orig) from error


def _back_up_or_refuse(url: str, data_folder: Path, revision: str) -> Path:
    try:
        return _back_up(url, data_folder, revision)
    except LinkInPlace as problem:
        raise DatabaseUnreachable(str(problem)) from problem
    except (OSError, sqlite3.OperationalError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        message = (
            f"The database {_shown(url)} cannot be copied to {data_folder / BACKUPS} before it "
            f"is brought up to date: {reason}. Nothing was changed. Make room on the disk, or "
            "change the folder's permissions."
        )
        raise DatabaseUnwritable(message) from error


def _back_up(url: str, data_folder: Path, revision: str) -> Path:
    """Copy the database with SQLite's backup API, which also takes what is in the WAL."""
    folder = data_folder / BACKUPS
    refuse_link(folder)
    private_folder(folder)
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")
    target = folder / f"kit-{revision}-{stamp}.sqlite3"
    private_file(target)
    database = make_url(url).database or ""
    with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(target)) as copy:
        source.backup(copy)
    return target
