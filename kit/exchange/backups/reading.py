"""Opening a backup: what it says of itself, then what it holds, looked at before it is used."""

import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

from kit.classroom.backups.errors import (
    DamagedBackup,
    NewerBackup,
    NoBackup,
    PassphraseMissing,
    WrongPassphrase,
)
from kit.exchange.backups import facts as stated
from kit.exchange.backups.encryption import CannotOpen, NotWhole, decrypt
from kit.exchange.backups.erased_list import read_erased
from kit.exchange.backups.facts import BackupFacts
from kit.exchange.backups.folders import told_of_restore, workspace
from kit.exchange.backups.making import DATABASE, ENCRYPTED, IDENTITY, KEY, digest
from kit.store.backups.erasures import ErasureRecord
from kit.store.backups.online import CopyNotWhole, check_copy
from kit.store.migrate import head, steps
from kit.vocabulary import N_

_KEY_LARGEST: Final = 10_000
_IDENTITY_LARGEST: Final = 100_000
_CUT: Final = N_("it is cut off or changed.")


@dataclass(frozen=True, slots=True)
class Opened:
    """A backup whose content lies in a folder of its own until the block ends.

    `database` is SQLite's file or PostgreSQL's dump, whole by its digest and, SQLite's, by looking;
    `key` the signing key, if it has one; `erased` what the list beside it says must not come back.
    """

    path: Path
    facts: BackupFacts
    database: Path
    key: bytes | None
    erased: Sequence[ErasureRecord]


def backup_facts(path: Path) -> BackupFacts:
    """What a backup says of itself without being opened; an encrypted one says little.

    Raises BackupProblem. Nothing is written.
    """
    with _archive(path) as archive:
        return _facts(archive, path)


@contextmanager
def opened_backup(path: Path, passphrase: str | None, *, within: Path) -> Iterator[Opened]:
    """Open a backup and look whether all of it is whole; `within`: the data folder.

    Raises BackupProblem: no backup, damaged, of a newer kit, passphrase missing or wrong, no room.
    """
    with ExitStack() as stack:
        with told_of_restore(within):
            aside = stack.enter_context(workspace(within))
            opened = _opened(path, passphrase, aside)
        yield opened


def _opened(path: Path, passphrase: str | None, aside: Path) -> Opened:
    with _archive(path) as outer:
        facts = _facts(outer, path)
        erased = read_erased(path.parent)
        if not facts.encrypted:
            return _extracted(outer, aside, path, facts, erased)
        if passphrase is None:
            raise PassphraseMissing(path=path)
        inner = aside / "backup.zip"
        _decrypt(outer, inner, path, passphrase)
    with _archive(inner, path) as archive:
        return _extracted(archive, aside, path, _facts(archive, path), erased)


@contextmanager
def _archive(file: Path, path: Path | None = None) -> Iterator[zipfile.ZipFile]:
    path = path or file
    try:
        archive = zipfile.ZipFile(file)
    except FileNotFoundError as error:
        raise NoBackup(path=path, why=N_("there is no such file.")) from error
    except OSError as error:
        raise NoBackup(path=path, why=f"{error.strerror}.") from error
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise NoBackup(path=path, why=N_("it is another kind of file, or only a part.")) from error
    with archive:
        if any(member.header_offset < 0 for member in archive.infolist()):
            # Reading it would fail in the system, by an error that also a broken disk has.
            raise NoBackup(path=path, why=N_("it is another kind of file, or only a part."))
        yield archive


def _facts(archive: zipfile.ZipFile, path: Path) -> BackupFacts:
    raw = _member(archive, stated.NAME, stated.LARGEST, path)
    if raw is None:
        raise NoBackup(path=path, why=N_("another program's archive."))
    facts = stated.parsed(raw, path)
    if facts.schema_name not in steps():
        if facts.schema_name > head():
            raise NewerBackup(
                path=path, theirs=f"{facts.kit}, schema {facts.schema_name}", ours=head()
            )
        raise NoBackup(path=path, why=N_("it has tables of no kit."))
    return facts


def _member(archive: zipfile.ZipFile, name: str, largest: int, path: Path) -> bytes | None:
    """A small member whole; None where there is none. Raises DamagedBackup."""
    try:
        with archive.open(name) as member:
            raw = member.read(largest + 1)
    except KeyError:
        return None
    except _BROKEN as error:
        raise DamagedBackup(path=path, why=_CUT) from error
    if len(raw) > largest:
        raise DamagedBackup(path=path, why=_CUT)
    return raw


#: What Python's reader of archives raises at bytes that are none.
_BROKEN: Final = (
    zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError,
)  # fmt: skip


def _read(source: IO[bytes], path: Path) -> bytes:
    try:
        return source.read(1 << 20)
    except OSError as error:
        raise NoBackup(path=path, why=f"{error.strerror}.") from error


def _decrypt(outer: zipfile.ZipFile, inner: Path, path: Path, passphrase: str) -> None:
    identity = _member(outer, IDENTITY, _IDENTITY_LARGEST, path)
    if identity is None or ENCRYPTED not in outer.namelist():
        raise DamagedBackup(path=path, why=_CUT)
    try:
        with outer.open(ENCRYPTED) as source, inner.open("wb") as target:
            decrypt(source, target, identity, passphrase)
    except CannotOpen as error:
        raise WrongPassphrase(path=path) from error
    except (NotWhole, *_BROKEN) as error:
        raise DamagedBackup(path=path, why=_CUT) from error


def _extracted(
    archive: zipfile.ZipFile,
    aside: Path,
    path: Path,
    facts: BackupFacts,
    erased: Sequence[ErasureRecord],
) -> Opened:
    database = aside / DATABASE[facts.system]
    key = _member(archive, KEY, _KEY_LARGEST, path)
    if (key is not None) != (KEY in facts.digests):
        raise DamagedBackup(path=path, why=_CUT)
    try:
        with archive.open(database.name) as source, database.open("xb") as target:
            while piece := _read(source, path):
                target.write(piece)
    except (KeyError, *_BROKEN) as error:
        raise DamagedBackup(path=path, why=_CUT) from error
    if digest(database) != facts.digests.get(database.name):
        raise DamagedBackup(path=path, why=_CUT)
    if facts.system == stated.SQLITE:
        try:
            check_copy(database, dict(facts.counts))
        except CopyNotWhole as error:
            raise DamagedBackup(path=path, why=str(error)) from error
    return Opened(path, facts, database, key, erased)
