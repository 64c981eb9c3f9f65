"""The database of a backup, made ready aside: of this kit's schema, and without who was erased."""

import os
import shutil
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection

from kit.classroom.backups.errors import BackupProblem, DamagedBackup
from kit.classroom.backups.state import PREFIX
from kit.exchange.backups.reading import Opened
from kit.store import kit_state
from kit.store.backups.erasures import ErasureRecord, add_erasures, erase_again
from kit.store.colleagues.kit_lines import KitLineRecord, add_lines
from kit.store.engine import open_store
from kit.store.migrate import DatabaseProblem, upgrade
from kit.store.rows.comparing import differences
from kit.vocabulary import N_


def bring_to_head(opened: Opened) -> None:
    """Bring what was taken out of the backup to this kit's schema. Raises DamagedBackup."""
    try:
        upgrade(url_of(opened.database))
    except DatabaseProblem as problem:
        raise DamagedBackup(path=opened.path, why=str(problem)) from problem


@dataclass(frozen=True, slots=True)
class Carried:
    """What a restored database has of the one that it replaces.

    `erased`: who must not come back; `trail`: what was done with accounts and the kit, and that
    this was restored; `facts`: those about backups, None: the backup's own.
    """

    erased: Sequence[ErasureRecord]
    trail: Sequence[KitLineRecord]
    facts: Mapping[str, str] | None


def make_ready(opened: Opened, target: Path, carried: Carried) -> int:
    """Write the database as it shall be to `target`, one file, and compare it row by row.

    Returns how many were erased again. Raises BackupProblem or OSError.
    """
    shutil.copyfile(opened.database, target)
    with (
        closing(open_store(url_of(target))) as store,
        closing(open_store(url_of(opened.database))) as copy,
    ):
        with copy.reading() as ours, store.writing() as theirs:
            refuse_unlike(ours, theirs, opened.path)
            erased_again = settle(theirs, carried)
        store.checkpoint()
    with closing(sqlite3.connect(target)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
    descriptor = os.open(target, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    return erased_again


def refuse_unlike(backup: Connection, restored: Connection, path: Path) -> None:
    """Compare two databases of this kit's schema row by row. Raises BackupProblem."""
    unlike = differences(backup, restored, 1)
    if unlike:
        raise BackupProblem(
            N_(
                "What was read back of %(path)s is not what stands in it (%(what)s), so nothing "
                "was replaced. See that the disk is whole, then try again."
            ),
            path=path,
            what=unlike[0],
        )


def settle(connection: Connection, carried: Carried) -> int:
    """Delete again who was erased, and keep that it was, and the trail; how many were there."""
    count = erase_again(connection, carried.erased)
    add_erasures(connection, carried.erased)
    add_lines(connection, carried.trail)
    if carried.facts is not None:
        kit_state.replace_facts(connection, PREFIX, carried.facts)
    return count


def url_of(path: Path) -> str:
    """The URL of SQLite's file."""
    return f"sqlite:///{path}"
