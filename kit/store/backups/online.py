"""Copying SQLite's database while a class works with it, and looking whether the copy is whole.

The copy is read in one transaction: it sees one moment, however long it takes, and in SQLite's log
mode nobody who saves waits for who reads. Counting in the same transaction says what the copy must
hold. Small steps leave the disk to whoever saves between them.
"""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, create_engine

from kit.store.backups.counting import Counts, table_counts
from kit.store.private import private_file

#: How much is done, from 0 to 1.
Progress = Callable[[float], None]
#: So many pages in one step: a megabyte.
_STEP: Final = 256


class CopyNotWhole(Exception):
    """What was copied is not what was to be copied. Its text says what is wrong, in a sentence."""

    def __init__(self, what: str) -> None:
        super().__init__(f"{what}.")


def copy_database(connection: Connection, target: Path, progress: Progress) -> None:
    """Copy what a reading transaction sees to a new file, one file alone, on the disk at the end.

    Raises LinkInPlace, OSError or sqlite3.Error; the file is then to be removed.
    """
    source = connection.connection.driver_connection
    if not isinstance(source, sqlite3.Connection):
        message = "only SQLite's own databases are copied so"
        raise TypeError(message)
    private_file(target)

    def told(_status: int, remaining: int, total: int) -> None:
        progress(1 - remaining / max(total, 1))

    with closing(sqlite3.connect(target)) as copy:
        source.backup(copy, pages=_STEP, progress=told)
        # Its head says that there is a log beside it; a backup is one file.
        copy.execute("PRAGMA journal_mode=DELETE")


def check_copy(copy: Path, expected: Counts | None) -> Counts:
    """Open a database that nobody uses and look at all of it; the rows of each of its tables.

    Raises CopyNotWhole where it is damaged, a row refers to none, or a count is another one.
    """
    engine = create_engine(f"sqlite:///{copy}")
    try:
        with engine.connect() as connection:
            _check_pages(connection.connection.driver_connection)
            counts = table_counts(connection)
    except (sqlite3.Error, UnicodeDecodeError) as error:
        what = f"SQLite says: {error}"
        raise CopyNotWhole(what) from error
    finally:
        engine.dispose()
    if expected is not None:
        _compare(counts, expected)
    return counts


def _compare(counts: Counts, expected: Counts) -> None:
    for name in sorted({*counts, *expected}):
        rows, others = counts.get(name, "no"), expected.get(name, "no")
        if rows != others:
            what = f"the table {name} has {rows} rows where {others} were to be"
            raise CopyNotWhole(what)


def _check_pages(driver: object) -> None:
    if not isinstance(driver, sqlite3.Connection):
        message = "no connection of SQLite's"
        raise TypeError(message)
    driver.text_factory = lambda raw: raw.decode("utf-8", "replace")
    problem = driver.execute("PRAGMA integrity_check(1)").fetchone()[0]
    if problem != "ok":
        what = f"SQLite says: {problem}"
        raise CopyNotWhole(what)
    broken = driver.execute("PRAGMA foreign_key_check").fetchone()
    if broken is not None:
        what = f"a row of the table {broken[0]} refers to one that is not there"
        raise CopyNotWhole(what)
    driver.text_factory = str
