"""Making a backup: one file with the database, the signing key and what both are."""

import hashlib
import sqlite3
import zipfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import IO, Final

from sqlalchemy.exc import DBAPIError

from kit.classroom.backups.errors import BackupProblem, ProgramProblem
from kit.classroom.backups.state import Keys, LastBackup, note_backup
from kit.exchange.backups import facts as stated
from kit.exchange.backups.encryption import encrypt
from kit.exchange.backups.erased_list import add_to_list
from kit.exchange.backups.facts import BackupFacts, ClassFacts
from kit.exchange.backups.folders import BACKUPS, told_of_folder, workspace, writing_backup
from kit.settings import Settings
from kit.store.backups.counting import ClassHeld, classes_held, table_counts
from kit.store.backups.dumps import check_dump, dump_database, own_tables
from kit.store.backups.erasures import ErasureRecord, erasures
from kit.store.backups.online import CopyNotWhole, Progress, check_copy, copy_database
from kit.store.backups.programs import ProgramFailed
from kit.store.database.faults import DatabaseFault
from kit.store.engine import Store
from kit.store.migrate import current
from kit.store.private import private_folder, read_private
from kit.vocabulary import N_

#: The members of a backup beside what it says of itself.
DATABASE: Final[dict[stated.System, str]] = {
    stated.SQLITE: "kit.sqlite3",
    stated.POSTGRESQL: "kit.pgdump",
}
KEY: Final = "secret-key"
#: Those of an encrypted one.
IDENTITY: Final = "identity.age"
ENCRYPTED: Final = "backup.zip.age"
_PIECE: Final = 1 << 20
#: Of the way from nothing to the file: the copy, its check, packing.
_COPIED: Final = 0.5
_CHECKED: Final = 0.6
_PACKED: Final = 0.9


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was made: where it lies, its size in bytes, and what it says of itself."""

    path: Path
    size: int
    facts: BackupFacts
    encrypted: bool


def no_progress(_share: float) -> None:
    """Tell nobody."""


def make_backup(
    store: Store,
    settings: Settings,
    folder: Path | None,
    now: datetime,
    *,
    keys: Keys | None = None,
    progress: Progress = no_progress,
) -> Backup:
    """Back up what the kit has, while it works; None: to `backups` in the data folder.

    `keys`: encrypt with them. `progress` hears from 0 to 1 how far it is. What was made was opened
    and counted before. Several at once are several files. Raises BackupProblem, and nothing half is
    left then.
    """
    folder = folder or settings.data / BACKUPS
    with told_of_folder(settings.data / BACKUPS), workspace(settings.data) as aside:
        copied = _copied(store, settings, aside, now, progress)
        progress(_CHECKED)
        packed = aside / "backup.zip"
        with packed.open("w+b") as file:
            _pack(file, aside, copied)
        progress(_PACKED)
        with told_of_folder(folder):
            private_folder(folder)
            path = _put(folder, now, packed, copied.facts, keys)
            add_to_list(folder, copied.erased)
            size = path.stat().st_size
    with suppress(DBAPIError, DatabaseFault):
        # The file is there and whole; that it is not noted is the database's fault, told elsewhere.
        note_backup(store, LastBackup(now, path, size, keys is not None))
    progress(1)
    return Backup(path, size, copied.facts, keys is not None)


@dataclass(frozen=True, slots=True)
class _Copied:
    """What lies in the workspace: the facts, the files by their names, and who was erased."""

    facts: BackupFacts
    files: Sequence[str]
    erased: Sequence[ErasureRecord]


def _copied(
    store: Store, settings: Settings, aside: Path, now: datetime, progress: Progress
) -> _Copied:
    system: stated.System = stated.SQLITE if store.is_sqlite else stated.POSTGRESQL
    database = aside / DATABASE[system]
    try:
        with store.reading() as connection:
            only = None if store.is_sqlite else own_tables(connection)
            counts, schema = table_counts(connection, only), current(connection)
            if schema is None:
                raise BackupProblem(N_("There is nothing to back up yet: start the kit first."))
            classes, erased = classes_held(connection), erasures(connection)
            if store.is_sqlite:
                copy_database(connection, database, lambda share: progress(_COPIED * share))
            else:
                dump_database(connection, database)
        if store.is_sqlite:
            check_copy(database, counts)
        else:
            check_dump(database, counts)
    except ProgramFailed as problem:
        raise ProgramProblem(problem.message, **problem.facts) from problem
    except (CopyNotWhole, sqlite3.Error, DBAPIError) as error:
        raise _not_copied(store, error) from error
    files = [database.name]
    key = settings.data / KEY
    if settings.secret_key is None and key.exists():
        (aside / KEY).write_bytes(read_private(key))
        files.append(KEY)
    facts = BackupFacts(
        kit=version("whose-words"),
        schema=schema,
        system=system,
        made_at=now,
        counts=counts,
        classes=[class_facts(one) for one in classes],
        digests={name: digest(aside / name) for name in files},
    )
    return _Copied(facts, files, erased)


def class_facts(held_class: ClassHeld) -> ClassFacts:
    """A class as a backup states it."""
    return ClassFacts(
        name=held_class.name,
        students=held_class.students,
        answers=held_class.answers,
        newest_answer=held_class.newest_answer,
    )


def digest(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _pack(file: IO[bytes], aside: Path, copied: _Copied) -> None:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr(stated.NAME, stated.written(copied.facts))
        for name in copied.files:
            archive.write(aside / name, name)


def _put(folder: Path, now: datetime, packed: Path, facts: BackupFacts, keys: Keys | None) -> Path:
    with writing_backup(folder, now) as (path, target), packed.open("rb") as source:
        if keys is None:
            while piece := source.read(_PIECE):
                target.write(piece)
        else:
            with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
                archive.writestr(stated.NAME, stated.written(facts.outside()))
                archive.writestr(IDENTITY, keys.identity)
                with archive.open(ENCRYPTED, "w", force_zip64=True) as member:
                    encrypt(source, member, keys.recipient)
    return path


def _not_copied(store: Store, error: Exception) -> BackupProblem:
    """In words, where the system has any."""
    fault = store.fault_of(error)
    why = fault.what if fault else str(error)
    return BackupProblem(
        N_("The database cannot be backed up: %(why)s No backup was made; older ones stay."),
        why=why,
    )
