"""What can be wrong with the database or the disk, told by what the system itself says of it.

Nothing is guessed: SQLite's codes, the system's error numbers and PostgreSQL's states each mean one
thing. Where SQLite says only that it cannot, the folder is tried and the system asked why. What
none of them explains is a fault of the kit, and stays a traceback.
"""

import errno
import os
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import Final

from sqlalchemy import exc
from sqlalchemy.exc import DBAPIError

from kit.store.database.postgres.states import name_of
from kit.vocabulary import N_


@dataclass(frozen=True, slots=True)
class Fault:
    """A kind of fault: `what` is wrong, for whoever meets it, and `advice` for who runs the kit.

    Both are English message ids, as those of KitError; the advice lacks its end. `name` is for
    scripts. A browser asks again after `retry_after` seconds. `passing`: once the advice is
    followed the kit goes on by itself, and what it writes then shows that it is over.
    """

    name: str
    what: str
    advice: str
    retry_after: int = 10
    passing: bool = True
    #: The advice speaks of copies: a page names the newest.
    from_copy: bool = False


_BY_ITSELF: Final = 3
FULL: Final = Fault(
    "DiskFull",
    N_("The disk that the kit writes to is full."),
    N_("Make room on it"),
)
LOCKED: Final = Fault(
    "DatabaseLocked",
    N_("Another program holds the kit's database."),
    N_("Close what has it open, such as a program that shows or copies databases"),
    _BY_ITSELF,
)
READ_ONLY: Final = Fault(
    "DatabaseReadOnly",
    N_("The kit may read its database, and not write to it."),
    N_(
        "Give it the right to write (with SQLite to the file, to those beside it, -wal and -shm, "
        "and to their folder)"
    ),
)
GONE: Final = Fault(
    "DatabaseGone",
    N_("The kit's database is not where it was: it was deleted, moved or renamed."),
    N_("Put the data folder back"),
)
LOG_GONE: Final = Fault(
    "DatabaseLogGone",
    N_("A file that belongs to the kit's database was taken away from beside it."),
    N_("Stop the kit and start it again"),
    passing=False,
)
LOG_CUT: Final = Fault(
    "DatabaseLogCut",
    N_("A file that belongs to the kit's database was cut short: what was saved last is lost."),
    N_(
        "Stop the kit and start it again, then have your students look at what they gave last; "
        "leave the files that end in -wal and -shm alone"
    ),
    passing=False,
)
UNOPENED: Final = Fault(
    "DatabaseUnopened",
    N_("The kit's database cannot be opened."),
    N_("See that it is a file, and one that the kit may open"),
)
REPLACED: Final = Fault(
    "DatabaseReplaced",
    N_("Another file lies where the kit's database was."),
    N_("Stop the kit and start it again to use the one that is there, or put the first one back"),
)
UNREACHABLE: Final = Fault(
    "DatabaseUnreachable",
    N_("The kit gets no connection to its database server."),
    N_("See that the server runs and lets the kit in"),
    _BY_ITSELF,
)
FORBIDDEN: Final = Fault(
    "DatabaseForbids",
    N_("The database server does not let the kit do what it has to."),
    N_("Give the kit's account its rights back"),
)
DAMAGED: Final = Fault(
    "DatabaseDamaged",
    N_("The kit's database is damaged."),
    N_(
        "Stop the kit, then put the newest backup back (kit restore FILE --replace, which keeps "
        "the damaged database), or the newest copy in its place (the kit's own are in the folder "
        "backups)"
    ),
    passing=False,
    from_copy=True,
)
DISK_ERROR: Final = Fault(
    "DiskError",
    N_("The disk reports an error when the kit reads or writes its database."),
    N_(
        "If the disk was taken out, put it back, then stop the kit and start it again. Else stop "
        "the kit and copy its data folder to another disk"
    ),
    passing=False,
)
CHANGED: Final = Fault(
    "DatabaseChanged",
    N_("Another program has changed the tables of the kit's database."),
    N_("Stop the kit and start the one that they are made for, or put a copy from before back"),
    passing=False,
    from_copy=True,
)
NO_HANDLES: Final = Fault(
    "NoHandles",
    N_("The system lets the kit open no more files just now."),
    N_("Close what else has many open, or start the kit with a higher limit (ulimit -n)"),
    _BY_ITSELF,
)
NO_MEMORY: Final = Fault(
    "NoMemory",
    N_("The computer has no memory left for the kit."),
    N_("Close other programs"),
    _BY_ITSELF,
)
NO_DRIVER: Final = Fault(
    "NoDriver",
    N_("What the kit needs for PostgreSQL is not installed."),
    N_('Install it (pip install "whose-words[postgres]", or the wheel with [postgres] behind it)'),
)
STATEMENT_POOLER: Final = Fault(
    "StatementPooler",
    N_("The pooler before the database gives each statement another connection."),
    N_("Set pool_mode = transaction in PgBouncer's configuration and load it anew"),
)
SLOW: Final = Fault(
    "DatabaseSlow",
    N_("The database server takes too long for what the kit asks of it."),
    N_("See what keeps it busy, or keeps something in it locked (pg_locks)"),
    _BY_ITSELF,
)
UNCONFIRMED: Final = Fault(
    "DatabaseUnconfirmed",
    N_("The standby of the database server does not confirm what the kit saves."),
    N_("See that the standby runs and follows, or make a server of it if the first one is gone"),
    _BY_ITSELF,
)
CROWDED: Final = Fault(
    "PoolEmpty",
    N_("All connections of the kit to its database server are in use."),
    N_("See what keeps the server busy, and that its standby runs, if it waits for one"),
    _BY_ITSELF,
)
_BY_NAME: Final = {kind.name: kind for kind in list(globals().values()) if isinstance(kind, Fault)}

#: How the system numbers what it refuses, wherever it does.
_NUMBERS: Final = {
    errno.ENOSPC: FULL,
    errno.EDQUOT: FULL,
    errno.EMFILE: NO_HANDLES,
    errno.ENFILE: NO_HANDLES,
    errno.EIO: DISK_ERROR,
    errno.ENOMEM: NO_MEMORY,
}
#: The same, said of the database's own folder.
_NUMBERS_OF_FOLDER: Final = _NUMBERS | {
    errno.EROFS: READ_ONLY,
    errno.EACCES: READ_ONLY,
    errno.EPERM: READ_ONLY,
    errno.ENOENT: GONE,
    errno.ENOTDIR: GONE,
}
_PRIMARY: Final = 0xFF
_CODES: Final = {
    sqlite3.SQLITE_FULL: FULL,
    sqlite3.SQLITE_BUSY: LOCKED,
    sqlite3.SQLITE_PROTOCOL: LOCKED,
    sqlite3.SQLITE_PERM: READ_ONLY,
    sqlite3.SQLITE_READONLY: READ_ONLY,
    sqlite3.SQLITE_READONLY_DBMOVED: GONE,
    sqlite3.SQLITE_IOERR_SHORT_READ: LOG_CUT,
    sqlite3.SQLITE_NOTADB: DAMAGED,
    sqlite3.SQLITE_NOMEM: NO_MEMORY,
}
#: SQLite says that it cannot; why, the system knows. Of a disk that reads nothing any more SQLite
#: says that the database is malformed.
_UNEXPLAINED: Final = {
    sqlite3.SQLITE_IOERR: DISK_ERROR,
    sqlite3.SQLITE_CANTOPEN: UNOPENED,
    sqlite3.SQLITE_CORRUPT: DAMAGED,
}
#: What the system's loader says where a library of Python's finds no memory.
_UNMAPPED: Final = "failed to map segment"
#: What Python says of a text that is none, without a code.
_NO_TEXT: Final = "Could not decode to UTF-8"
#: As much as a page of the database: what has room for it has room for a save.
_TRIAL: Final = 8192


class DatabaseFault(Exception):
    """What the kit itself has seen to be wrong, or had to wait for too long."""

    def __init__(self, fault: Fault, detail: str = "") -> None:
        super().__init__(detail or fault.what)
        self.fault = fault
        self.detail = detail


def fault_of(error: BaseException, database: Path | None = None) -> Fault | None:
    """Which fault an error tells of; None where it is the kit's own.

    `database` is SQLite's file, whose folder is tried where SQLite gives no reason.
    """
    if isinstance(error, DatabaseFault):
        return error.fault
    if isinstance(error, exc.TimeoutError):
        return CROWDED
    told = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(told, sqlite3.Error):
        return _of_sqlite(told, database)
    if type(told).__module__.startswith("psycopg"):
        return _of_postgres(told)
    if isinstance(told, OSError):
        return _NUMBERS.get(told.errno or 0)
    if isinstance(told, ImportError):
        return _of_loader(told)
    return NO_MEMORY if isinstance(told, MemoryError) else None


def detail_of(error: BaseException) -> str:
    """What the system says itself, in one line."""
    told = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(told, DatabaseFault):
        return told.detail
    if isinstance(told, ImportError):
        # What the loader said; around it a library advises at length.
        told = told.__cause__ or told
    return " ".join(str(told).split())


def _of_loader(error: ImportError) -> Fault | None:
    """What a page needs alone is imported with the first of them: its library may not come."""
    causes = [error, error.__cause__, error.__context__]
    words = " ".join(str(cause) for cause in causes if cause is not None)
    if _UNMAPPED in words:
        return NO_MEMORY
    return next((kind for number, kind in _NUMBERS.items() if os.strerror(number) in words), None)


def _of_sqlite(error: sqlite3.Error, database: Path | None) -> Fault | None:
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return DAMAGED if str(error).startswith(_NO_TEXT) else None
    if code in _CODES and code not in _UNEXPLAINED:
        return _CODES[code]
    if unexplained := _UNEXPLAINED.get(code & _PRIMARY):
        return _of_folder(database) or unexplained
    return _CODES.get(code & _PRIMARY)


def _of_folder(database: Path | None) -> Fault | None:
    """Why the system lets nobody write there, if so.

    Never by opening the database itself: closing any handle on it would end this process's locks.
    """
    if database is None:
        return None
    try:
        with TemporaryFile(dir=database.parent, buffering=0) as trial:
            trial.write(bytes(_TRIAL))
    except OSError as error:
        return _NUMBERS_OF_FOLDER.get(error.errno or 0)
    if not database.exists():
        return GONE
    # By name, as all looks here; a file that may not be changed keeps even root from it.
    beside = (Path(f"{database}{ending}") for ending in ("", "-wal", "-shm"))
    return None if all(os.access(path, os.W_OK) for path in beside if path.exists()) else READ_ONLY


def _of_postgres(error: BaseException | None) -> Fault | None:
    """By its state; without one no server has answered, or no more."""
    if (state := getattr(error, "sqlstate", None)) is not None:
        return _BY_NAME.get(name_of(state) or "")
    kinds = {kind.__name__ for kind in type(error).__mro__}
    return UNREACHABLE if kinds & {"OperationalError", "InterfaceError"} else None
