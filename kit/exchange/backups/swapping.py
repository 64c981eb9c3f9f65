"""Putting a database's file into the place of another, which is kept: at any moment one is there.

What was there gets a second name in a folder of its own first. Then one renaming puts the new file
into its place; whoever cuts the power before has the old one, and after it the new one.
"""

import os
import shutil
import sqlite3
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from kit.exchange.backups.folders import BACKUPS, sync_folder, writing_whole
from kit.exchange.backups.making import KEY
from kit.store.database.connections import DATABASE_FILES
from kit.store.private import open_private, private_folder, refuse_link


def keep_present(data: Path, database: Path, now: datetime, *, is_whole: bool) -> Path:
    """Keep what is there in `backups/replaced-…`, which is returned; nothing is taken away yet.

    `is_whole`: its log may be folded into it. SQLite drops the log of what is no database.
    Raises LinkInPlace or OSError.
    """
    if is_whole:
        _fold_log(database)
    parent = data / BACKUPS
    refuse_link(parent)
    private_folder(parent)
    folder = parent / f"replaced-{now.astimezone():%Y-%m-%d-%H%M%S}"
    while folder.exists():
        folder = folder.with_name(f"{folder.name}-again")
    folder.mkdir(mode=0o700)
    for path in [*_parts(database), data / KEY]:
        if path.exists():
            refuse_link(path)
            _second_name(path, folder / path.name)
    sync_folder(folder)
    sync_folder(parent)
    return folder


def put_in_place(ready: Path, database: Path) -> None:
    """Let the new file be the database. Raises OSError."""
    for part in _parts(database)[1:]:
        # Kept by now. What is left of another database's log would be taken for this one's.
        part.unlink(missing_ok=True)
    ready.replace(database)
    sync_folder(database.parent)


def key_aside(data: Path, key: bytes) -> Path | None:
    """Write the backup's signing key beside the data folder's; None where that is the same.

    Renaming it is all that is left to do. Raises LinkInPlace or OSError.
    """
    path = data / KEY
    refuse_link(path)
    if path.exists() and path.read_bytes() == key:
        return None
    aside = data / f".{KEY}.restoring"
    with writing_whole(aside) as file:
        file.write(key)
    return aside


def put_key(data: Path, aside: Path) -> None:
    """Let it be the data folder's key."""
    aside.replace(data / KEY)
    sync_folder(data)


def _parts(database: Path) -> list[Path]:
    return [database.with_name(f"{database.name}{suffix}") for suffix in DATABASE_FILES]


def _fold_log(database: Path) -> None:
    """Bring the log into the one file, where that can be: a damaged database keeps it beside."""
    if not database.exists():
        return
    with suppress(sqlite3.Error), closing(sqlite3.connect(database, timeout=1)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")


def _second_name(path: Path, other: Path) -> None:
    try:
        os.link(path, other)
    except OSError:
        # No second names on this file system, or another one: a copy then.
        descriptor = open_private(other, os.O_WRONLY | os.O_CREAT | os.O_EXCL)
        with path.open("rb") as source, os.fdopen(descriptor, "wb") as target:
            shutil.copyfileobj(source, target, 1 << 20)
            target.flush()
            os.fsync(target.fileno())
