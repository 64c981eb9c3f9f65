"""Moving a kit into a folder: a stick, or one that another computer shares."""

import os
import sqlite3
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path
from typing import Final

from sqlalchemy import Connection

from kit.exchange.moving.moving import (
    MoveRefused,
    Report,
    Reporter,
    blaming,
    compared,
    copy,
    departing,
    holds_the_same,
    refuse_works,
)
from kit.secret import put_key
from kit.store.database.connections import DATABASE_FILES
from kit.store.database.files import damage
from kit.store.database.problems import corrupt
from kit.store.database.schema import columns_of
from kit.store.engine import Store, open_store
from kit.store.migrate import current, head, upgrade
from kit.store.private import private_folder
from kit.store.rows.counting import counts

#: The database of a data folder, and what it is called until all of it is there.
DATABASE: Final = "kit.sqlite3"
_ASIDE: Final = "kit.sqlite3-moving"
_ADVICE: Final = "Name another folder, or put that database somewhere else first."


def move_to_folder(
    source: Store, folder: Path, key: str, report: Reporter, now: datetime
) -> Report:
    """Move the kit in `source` and its signing key into `folder`, which is made where it lacks.

    Raises MoveRefused, LinkInPlace, OSError or a DatabaseProblem: nothing was moved then.
    """
    database = folder / DATABASE
    _refuse_place(source, folder)
    private_folder(folder)
    aside = folder / _ASIDE
    try:
        with blaming(source, f"sqlite:///{aside}"), departing(source, str(folder), now) as leaving:
            there = _look(leaving, database)
            if there is None:
                there = _written(leaving, aside, report)
                put_key(folder, key)
                _take_place(aside, database)
            return there
    finally:
        # Of another move that was cut off, too. What has taken its place is not there any more.
        _remove(aside)


def _refuse_place(source: Store, folder: Path) -> None:
    own = source.engine.url.database if source.is_sqlite else None
    if own and Path(own).resolve() == (folder / DATABASE).resolve():
        message = f"The classes are in {folder} already: name another folder."
        raise MoveRefused(message)
    if not folder.parent.is_dir():
        message = (
            f"There is no folder {folder.parent}. If it is a stick or a shared folder, see that it "
            "is in or connected; else make it."
        )
        raise MoveRefused(message)


def _look(leaving: Connection, database: Path) -> Report | None:
    """Look at a database that is there; a report where it is the one to move, moved before."""
    if not database.exists():
        return None
    url = f"sqlite:///{database}"
    damaged = damage(database)
    if damaged:
        raise corrupt(url, damaged)
    with closing(open_store(url)) as store:
        with store.reading() as target:
            if current(target) is None and columns_of(target):
                message = f"{database} is another program's database. {_ADVICE}"
                raise MoveRefused(message)
            if current(target) == head() and (comparison := holds_the_same(leaving, target)):
                return Report(counts(leaving), comparison, was_there=True)
            refuse_works(target, str(database), _ADVICE)
        if not store.checkpoint():
            message = f"Another program has {database} open. Close it, then run this again."
            raise MoveRefused(message)
    return None


def _written(leaving: Connection, aside: Path, report: Reporter) -> Report:
    """Write everything to the file aside, close it, and compare it as it is read anew."""
    total = counts(leaving)
    progress = report(2 * sum(total.values()) + 1)
    url = f"sqlite:///{aside}"
    _remove(aside)
    upgrade(url)
    with closing(open_store(url)) as store:
        with store.writing() as target:
            copy(leaving, target, progress)
        store.checkpoint()
    with closing(sqlite3.connect(aside)) as connection:
        broken = connection.execute("PRAGMA foreign_key_check").fetchone()
    if broken or (damaged := damage(aside)):
        raise corrupt(url, "rows without the row they refer to" if broken else damaged)
    with closing(open_store(url)) as store, store.reading() as target:
        return Report(total, compared(leaving, target, progress))


def _take_place(aside: Path, database: Path) -> None:
    """One step: until then nothing is there, and afterwards all of it."""
    for suffix in DATABASE_FILES[1:]:
        database.with_name(database.name + suffix).unlink(missing_ok=True)
    aside.replace(database)
    with suppress(OSError):  # not every system opens folders
        descriptor = os.open(database.parent, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _remove(aside: Path) -> None:
    with suppress(OSError):
        for suffix in DATABASE_FILES:
            aside.with_name(aside.name + suffix).unlink(missing_ok=True)
