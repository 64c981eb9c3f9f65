"""Files that are there whole or not at all, and the place where they are made."""

import errno
import os
import secrets
import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from tempfile import mkdtemp
from typing import IO, Final

import psutil
from sqlalchemy.exc import DBAPIError

from kit.classroom.backups.errors import FolderProblem, NotRestored
from kit.store.database.faults import FULL, DatabaseFault, fault_of
from kit.store.private import LinkInPlace, open_private, private_folder, refuse_link
from kit.vocabulary import N_
from kit.whole_number import whole_number

#: In the data folder: backups by default, and what is being made.
BACKUPS: Final = "backups"
ENDING: Final = ".kitbackup"
_ASIDE: Final = ".making-"
_STEM: Final = "whose-words-"
_PART: Final = ".part"
_ANEW: Final = os.O_RDWR | os.O_CREAT | os.O_EXCL
#: What nobody has written to for so long is nobody's any more.
_LEFT_SECONDS: Final = 3600
_MENDS: Final = {
    errno.ENOSPC: N_("Make room there, or choose another folder."),
    errno.EDQUOT: N_("Make room there, or choose another folder."),
    errno.ENOENT: N_("Is the stick still in? Put it back, or choose another folder."),
    errno.EIO: N_("Is the stick still in? Put it back, or choose another folder."),
    errno.ENODEV: N_("Is the stick still in? Put it back, or choose another folder."),
}
_FULL: Final = {errno.ENOSPC, errno.EDQUOT}
_ROOM: Final = N_("Make room there, then try again.")
_RIGHTS: Final = N_("See that the kit may write there, then try again.")
_MEND: Final = N_("See that the kit may write there, or choose another folder.")


@contextmanager
def workspace(within: Path) -> Iterator[Path]:
    """A private folder of this process in `within`/backups, gone when the block ends.

    What processes that were killed have left there goes, too. Raises LinkInPlace or OSError.
    """
    parent = within / BACKUPS
    refuse_link(parent)
    private_folder(parent)
    _clear_left(parent)
    folder = Path(mkdtemp(prefix=f"{_ASIDE}{os.getpid()}-", dir=parent))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _clear_left(parent: Path) -> None:
    for folder in parent.glob(f"{_ASIDE}*"):
        number = folder.name.removeprefix(_ASIDE).partition("-")[0]
        with suppress(ValueError):
            if not psutil.pid_exists(whole_number(number, 1)):
                shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def writing_whole(path: Path) -> Iterator[IO[bytes]]:
    """Write a file aside, bring it to the disk, and rename it into its place.

    Whatever goes wrong, nothing of it is left. Raises OSError or LinkInPlace.
    """
    refuse_link(path)
    aside = path.with_name(f".{path.name}.{os.getpid()}-{secrets.token_hex(4)}{_PART}")
    with _renamed(aside, path, open_private(aside, _ANEW)) as file:
        yield file


@contextmanager
def writing_backup(folder: Path, now: datetime) -> Iterator[tuple[Path, IO[bytes]]]:
    """The same for a backup of that moment: where it will lie, under a name that is not there yet.

    What a backup that was killed has left in the folder goes.
    """
    _clear_parts(folder)
    for path in _names(folder, now):
        aside = path.with_name(f".{path.name}{_PART}")
        try:
            descriptor = open_private(aside, _ANEW)
        except FileExistsError:
            continue  # somebody makes one of this very name
        if path.exists():
            os.close(descriptor)
            aside.unlink()
            continue
        with _renamed(aside, path, descriptor) as file:
            yield path, file
        return


@contextmanager
def _renamed(aside: Path, path: Path, descriptor: int) -> Iterator[IO[bytes]]:
    try:
        with os.fdopen(descriptor, "w+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        aside.replace(path)
    except BaseException:
        with suppress(OSError):
            aside.unlink()
        raise
    sync_folder(path.parent)


def _names(folder: Path, now: datetime) -> Iterator[Path]:
    """By this computer's clock: to the minute, to the second, and beyond."""
    local = now.astimezone()
    yield folder / f"{_STEM}{local:%Y-%m-%d-%H%M}{ENDING}"
    yield folder / f"{_STEM}{local:%Y-%m-%d-%H%M%S}{ENDING}"
    while True:
        yield folder / f"{_STEM}{local:%Y-%m-%d-%H%M%S}-{secrets.token_hex(3)}{ENDING}"


def _clear_parts(folder: Path) -> None:
    for part in folder.glob(f".{_STEM}*{_PART}"):
        with suppress(OSError):
            if time.time() - part.stat().st_mtime > _LEFT_SECONDS:
                part.unlink()


def sync_folder(folder: Path) -> None:
    """Bring what was renamed in a folder to the disk, where the system can."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


@contextmanager
def told_of_folder(folder: Path) -> Iterator[None]:
    """What the system refuses there is a FolderProblem."""
    try:
        yield
    except LinkInPlace as problem:
        raise FolderProblem(folder=folder, why=str(problem), mend="") from problem
    except OSError as error:
        why = f"{error.strerror or error}."
        raise FolderProblem(
            folder=folder, why=why, mend=_MENDS.get(error.errno or 0, _MEND)
        ) from error


@contextmanager
def told_of_restore(folder: Path) -> Iterator[None]:
    """What keeps a restore into this folder from being done is a NotRestored."""
    try:
        yield
    except LinkInPlace as problem:
        raise NotRestored(folder=folder, why=str(problem), mend="") from problem
    except OSError as error:
        why = f"{error.strerror or error}."
        mend = _ROOM if error.errno in _FULL else _RIGHTS
        raise NotRestored(folder=folder, why=why, mend=mend) from error
    except (DBAPIError, sqlite3.Error, DatabaseFault) as error:
        fault = fault_of(error)
        if fault is None:
            raise
        mend = _ROOM if fault is FULL else f"{fault.advice}."
        raise NotRestored(folder=folder, why=fault.what, mend=mend) from error
