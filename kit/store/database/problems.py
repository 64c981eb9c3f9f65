"""What keeps the kit from working with a database at its start, each a line to show."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy import make_url
from sqlalchemy.exc import DBAPIError

from kit.store.database.faults import (
    DAMAGED,
    GONE,
    REPLACED,
    UNOPENED,
    UNREACHABLE,
    DatabaseFault,
    Fault,
    detail_of,
    fault_of,
)
from kit.store.database.files import BACKUPS

_SERVER_REMEDY: Final = (
    "See that the server runs, lets the kit in and has a connection left (max_connections), that "
    "it has a database of that name, and that user, password, host and port in KIT_DATABASE_URL "
    "are right; then start again."
)


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
    """Something keeps the kit from writing to the database, or from working with it at all."""


class DatabaseChanged(DatabaseProblem):
    """Another program has changed the kit's tables."""


class DatabaseForeign(DatabaseProblem):
    """The database is another program's."""


def file_of(url: str) -> Path | None:
    """SQLite's file; None for a server."""
    parsed = make_url(url)
    is_file = parsed.get_backend_name() == "sqlite" and parsed.database
    return Path(str(parsed.database)) if is_file else None


def shown(url: str) -> str:
    """The URL without its password; for SQLite the file."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return parsed.database or ":memory:"
    return parsed.render_as_string(hide_password=True)


@contextmanager
def first_use(url: str) -> Iterator[None]:
    """Where the kit first works with a database: what is wrong with it is a DatabaseProblem."""
    try:
        yield
    except (DBAPIError, sqlite3.Error, DatabaseFault, OSError) as error:
        fault = fault_of(error, file_of(url))
        if fault is None:
            raise
        raise problem_of(url, fault, error) from error


def problem_of(url: str, fault: Fault, error: Exception) -> DatabaseProblem:
    """The line for a fault that the kit meets before it serves."""
    detail = detail_of(error)
    if fault is DAMAGED:
        return corrupt(url, detail)
    if fault in (GONE, REPLACED, UNOPENED, UNREACHABLE):
        return _unreachable(url, error)
    because = f" ({detail})" if detail else ""
    message = (
        f"The database {shown(url)} cannot be used. {fault.what.rstrip('.')}{because}. "
        f"{fault.advice}, then start again."
    )
    return DatabaseUnwritable(message)


def corrupt(url: str, reason: object) -> DatabaseCorrupt:
    """One line, however many the database says."""
    path = file_of(url)
    backups = path.with_name(BACKUPS) if path else None
    if backups and backups.is_dir():
        restore = f"put the newest copy from {backups} in its place, or "
    else:
        restore = "and "
    message = (
        f"The database {shown(url)} is damaged ({' '.join(str(reason).split())}). "
        f"Keep {'the file' if path else 'it'}, {restore}{start_elsewhere(url)}."
    )
    return DatabaseCorrupt(message)


def changed(url: str, lacking: str) -> DatabaseChanged:
    """By another program: what it lacks of what the kit made."""
    is_file = file_of(url) is not None
    mend = "Put a copy from before in its place" if is_file else "Restore a backup from before"
    message = (
        f"Another program has changed the database {shown(url)}: {lacking}. Nothing was changed "
        f"now. {mend}, or {start_elsewhere(url)}."
    )
    return DatabaseChanged(message)


def start_elsewhere(url: str) -> str:
    """What to do where a database is not to be had: of a server's the folder says nothing."""
    if file_of(url) is None:
        return "name another database with --database-url"
    return "start with another --data folder"


def _unreachable(url: str, error: Exception) -> DatabaseUnreachable:
    if file_of(url) is None:
        reason, remedy = detail_of(error).rstrip("."), _SERVER_REMEDY
    else:
        reason = str(getattr(error, "orig", error)).strip().splitlines()[0]
        remedy = "Check --database-url and that the folder may be written to."
    return DatabaseUnreachable(f"The database {shown(url)} cannot be opened: {reason}. {remedy}")
