"""SQLite's files before anybody opens them: may they be written to, are they whole, and a copy."""

import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from kit.store.database.whereabouts import parts_of
from kit.store.private import private_file, private_folder, refuse_link

BACKUPS: Final = "backups"
_MAGIC: Final = b"SQLite format 3\0"
#: The two bytes of the head that say who may read and write it: 1 without a log, 2 with one.
_FORMATS: Final = slice(18, 20)
_KNOWN_FORMATS: Final = {b"\1\1", b"\2\2"}


def unwritable(database: Path) -> Path | None:
    """What may not be read and written: the database, a file beside it or the folder; or None.

    Looked at before it is opened: SQLite would leave files beside it that are not to be written to
    either. Who may write anyway, such as root, is not kept from it.
    """
    parts = [part for part in parts_of(database) if part.exists()]
    return next((path for path in [database.parent, *parts] if not _may_write(path)), None)


def _may_write(path: Path) -> bool:
    own = os.access in os.supports_effective_ids
    return os.access(path, os.R_OK | os.W_OK, effective_ids=own) or not path.exists()


def damage(database: Path) -> str | None:
    """What is damaged, as SQLite words it; None where nothing is.

    Raises sqlite3.OperationalError where the file cannot be opened.
    """
    with database.open("rb") as file:
        head = file.read(100)
    if head.startswith(_MAGIC) and head[_FORMATS] not in _KNOWN_FORMATS:
        # SQLite takes it for one of a later SQLite, which may only be read.
        return "file format of no SQLite"
    try:
        with closing(sqlite3.connect(database)) as connection:
            # What it quotes of a damaged page need not be text.
            connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
            result = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_ERROR:
            raise
        # It can be read, and makes no sense: "unsupported file format", say.
        result = str(error)
    except sqlite3.DatabaseError as error:
        result = str(error)
    except UnicodeDecodeError:
        # Raised in the place of an error whose message quotes what is no text.
        result = "what stands in it is no text"
    return None if result == "ok" else result


def has_magic(database: Path) -> bool:
    """Whether the file begins as SQLite's do. Raises OSError."""
    with database.open("rb") as file:
        return file.read(len(_MAGIC)) == _MAGIC


def back_up(database: Path, data_folder: Path, revision: str) -> Path:
    """Copy the database with SQLite's backup API, which also takes what is in the log.

    Raises LinkInPlace, OSError or sqlite3.Error.
    """
    folder = data_folder / BACKUPS
    refuse_link(folder)
    private_folder(folder)
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")
    target = folder / f"kit-{revision}-{stamp}.sqlite3"
    private_file(target)
    with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(target)) as copy:
        source.backup(copy)
    return target
