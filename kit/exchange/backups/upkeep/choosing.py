"""A folder that a teacher chooses for backups: whether one fits there, and what to mind."""

import shutil
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from http import HTTPStatus
from pathlib import Path
from tempfile import TemporaryFile
from typing import Final

from platformdirs import user_documents_path

from kit.classroom.errors import KitError
from kit.exchange.backups.folders import BACKUPS
from kit.network import mounted, synchronised_folder
from kit.settings import Settings
from kit.store.database.faults import FULL, fault_of
from kit.store.database.problems import file_of
from kit.store.database.whereabouts import parts_of
from kit.store.private import private_folder
from kit.vocabulary import N_

#: A backup is smaller than the database that it is of; so much is to be left beside it.
_BESIDE: Final = 4 * 1024 * 1024
#: Of a server's database nothing is known beforehand.
_OF_SERVER: Final = 64 * 1024 * 1024
#: Where systems put sticks and other disks.
_STICKS: Final = ("/media/", "/run/media/", "/mnt/", "/Volumes/")
_MEGABYTE: Final = 1_000_000


class FolderRefused(KitError):
    """No backup can be made in the folder that was typed."""

    status = HTTPStatus.BAD_REQUEST


class Advice(StrEnum):
    """What to mind of a folder that can be taken."""

    #: It goes when the data folder goes.
    INSIDE_DATA = "inside-data"
    #: It goes with the disk.
    SAME_DISK = "same-disk"
    #: Somebody else's computer gets a copy.
    SYNCHRONISED = "synchronised"


@dataclass(frozen=True, slots=True)
class FolderLook:
    """A folder that can be taken, and what to mind; `service` is who synchronises it, or empty."""

    folder: Path
    advice: Sequence[Advice] = ()
    service: str = ""


def look_at_folder(typed: str, settings: Settings) -> FolderLook:
    """Whether a backup can be made in the folder that was typed. Raises FolderRefused.

    Nothing is made there, not even the folder: where a stick is not in, it would be made on the
    disk that it should be a copy of. The kit's own is.
    """
    folder = _folder_of(typed)
    if folder == own_folder(settings):
        with suppress(OSError):
            private_folder(folder)
    _refuse_unwritable(folder)
    _refuse_full(folder, settings)
    return advised(folder, settings)


def advised(folder: Path, settings: Settings) -> FolderLook:
    """What to mind of a folder, as far as it can be seen without writing to it."""
    data = settings.data.resolve()
    service = synchronised_folder(folder)
    advice = []
    if folder.resolve().is_relative_to(data):
        advice.append(Advice.INSIDE_DATA)
    elif _is_same_disk(folder, data):
        advice.append(Advice.SAME_DISK)
    if service is not None:
        advice.append(Advice.SYNCHRONISED)
    return FolderLook(folder, advice, service or "")


def _folder_of(typed: str) -> Path:
    text = typed.strip().strip('"')
    if not text:
        raise FolderRefused(N_("Type the folder that backups go to, or choose one of those below."))
    if "\0" in text:
        raise FolderRefused(N_("A folder's path has no such sign in it. Type it again."))
    try:
        folder = Path(text).expanduser()
    except RuntimeError:  # nobody's home
        folder = Path(text)
    if not folder.is_absolute():
        raise FolderRefused(
            N_(
                "“%(typed)s” does not say where it begins. Type the whole path, such as "
                "%(example)s."
            ),
            typed=text,
            example=_example(),
        )
    return folder


def _example() -> str:
    return str(user_documents_path() / "Backups")


def _refuse_unwritable(folder: Path) -> None:
    try:
        is_there, is_folder = folder.exists(), folder.is_dir()
    except OSError:  # a name that is too long, a disk that does not answer
        is_there = is_folder = False
    if not is_there:
        raise FolderRefused(
            N_(
                "There is no folder %(folder)s now. Is it on a stick that is not in? Put it in, "
                "make the folder, or choose another one."
            ),
            folder=folder,
        )
    if not is_folder:
        raise FolderRefused(
            N_("%(folder)s is a file, not a folder. Type the folder that it lies in."),
            folder=folder,
        )
    try:
        with TemporaryFile(dir=folder, prefix=".can-write-") as file:
            file.write(b"\0" * 4096)
            file.flush()
    except OSError as error:
        raise _cannot_write(folder, error) from error


def _cannot_write(folder: Path, error: OSError) -> FolderRefused:
    if fault_of(error) is FULL:
        return FolderRefused(
            N_("The disk of %(folder)s is full. Make room there, or choose another folder."),
            folder=folder,
        )
    return FolderRefused(
        N_(
            "The kit may not write to %(folder)s (%(why)s). Choose another folder, or let whoever "
            "runs the kit write there."
        ),
        folder=folder,
        why=error.strerror or type(error).__name__,
    )


def _refuse_full(folder: Path, settings: Settings) -> None:
    """Refuse where the database would not fit: what is made there is smaller, as a rule."""
    need = size_of_database(settings) + _BESIDE
    free = shutil.disk_usage(folder).free
    if free < need:
        raise FolderRefused(
            N_(
                "%(folder)s has %(free)s MB left, and a backup may take %(need)s MB. Make room "
                "there, or choose another folder."
            ),
            folder=folder,
            free=free // _MEGABYTE,
            need=-(-need // _MEGABYTE),
        )


def size_of_database(settings: Settings) -> int:
    """Bytes that the database takes on this computer's disk; a guess for a server's."""
    database = file_of(settings.database_url)
    if database is None:
        return _OF_SERVER
    return sum(part.stat().st_size for part in parts_of(database) if part.exists())


def _is_same_disk(folder: Path, data: Path) -> bool:
    try:
        return folder.stat().st_dev == data.stat().st_dev
    except OSError:
        return False


def likely_folders(settings: Settings) -> Sequence[Path]:
    """Where a backup may go on this computer now: sticks that are in, Documents, the kit's own."""
    mounts = mounted(every_kind=False)
    return [
        folder
        for folder in (*sticks(mounts, sys.platform), user_documents_path(), own_folder(settings))
        if _may_hold(folder, settings)
    ]


def _may_hold(folder: Path, settings: Settings) -> bool:
    """Whether it is there; the kit's own is made where it is not."""
    try:
        return folder == own_folder(settings) or folder.is_dir()
    except OSError:
        return False


def own_folder(settings: Settings) -> Path:
    """The folder for backups beside the database, where nobody has chosen another one."""
    return settings.data / BACKUPS


def sticks(mounts: Sequence[tuple[str, str, str]], platform: str) -> Sequence[Path]:
    """Of the mounted (mount point, options, file system), what seems to be a stick. Pure.

    `platform` as `sys.platform` has it. What may only be read is left out.
    """
    chosen = []
    for point, options, kind in mounts:
        words = options.split(",")
        if "ro" in words or kind in {"squashfs", "iso9660", "udf"} or "cdrom" in words:
            continue
        is_stick = "removable" in words if platform == "win32" else point.startswith(_STICKS)
        if is_stick:
            chosen.append(Path(point))
    return chosen
