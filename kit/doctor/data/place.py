"""The data folder: whether it is there, carried elsewhere by a service, and on a disk with room."""

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from kit.doctor.data.database import megabytes
from kit.doctor.facts import Facts
from kit.doctor.finding import Finding, Kind, State
from kit.network import synchronised_folder
from kit.store.database.problems import file_of
from kit.vocabulary import N_

#: What 1,000 answers take with all that hangs on them, in bytes; and what is a day of teaching:
#: six classes of thirty, with an exercise of fourteen questions each.
ANSWERS_1000: Final = 820_000
DAY_ANSWERS: Final = 6 * 30 * 14
DAY: Final = ANSWERS_1000 * DAY_ANSWERS // 1000
#: Days of teaching below which it is wrong, or to be minded.
_WRONG_DAYS: Final = 5
_MIND_DAYS: Final = 50
_COUNTED_DAYS: Final = 1000

ROOM: Final = Kind(
    "space",
    State.WELL,
    N_("%(free)s are free on the disk of the data: room for %(days)s days of teaching."),
)
SHORT: Final = Kind(
    "space-short",
    State.MIND,
    N_("%(free)s are free on the disk of the data: room for %(days)s days of teaching."),
    N_("Make room on it in the next days."),
)
FULL: Final = Kind(
    "space-full",
    State.WRONG,
    SHORT.what,
    N_("Make room on it now: on a full disk nothing is saved."),
)
NO_ROOM_TO_COPY: Final = Kind(
    "space-copy",
    State.MIND,
    N_("The database is %(size)s large, and only %(free)s are free: no copy of it has room there."),
    N_("Make room before you update the kit, which keeps a copy, or back up."),
)
SYNCHRONISED: Final = Kind(
    "folder-synchronised",
    State.MIND,
    N_("The data folder lies in %(service)s. A synchronised or network folder can damage it."),
    N_("Stop the kit, move the folder to a disk of this computer, and name it with --data."),
)
OWN_DISK: Final = Kind(
    "folder", State.WELL, N_("The data folder lies on a disk of this computer, in no known cloud.")
)
NEW: Final = Kind(
    "folder-new", State.WELL, N_("There is no data folder yet; the first start makes it.")
)
NO_FOLDER: Final = Kind(
    "folder-none",
    State.WRONG,
    N_("What should be the data folder is a file, or lies in one."),
    N_("Name a folder with --data."),
)


def check(facts: Facts) -> Sequence[Finding]:
    """The data folder, and that of the database where it is another one."""
    return list(_findings(facts))


def _findings(facts: Facts) -> Iterator[Finding]:
    folder = facts.settings.data
    there = _nearest(folder)
    if not there.is_dir():
        yield NO_FOLDER.at(folder)
        return
    service = synchronised_folder(folder)
    if service is not None:
        yield SYNCHRONISED.at(folder, service=service)
    else:
        yield (OWN_DISK if folder.exists() else NEW).at(folder)
    database = file_of(facts.settings.database_url)
    yield from _space(folder if database is None else database.parent, facts.database.size)


def _space(folder: Path, size: int) -> Iterator[Finding]:
    free = shutil.disk_usage(_nearest(folder)).free
    yield of_space(folder, free)
    if size > free >= _WRONG_DAYS * DAY:
        yield NO_ROOM_TO_COPY.at(folder, size=megabytes(size), free=megabytes(free))


def of_space(folder: Path, free: int) -> Finding:
    """What so many free bytes are good for. Pure."""
    days = free // DAY
    kind = FULL if days < _WRONG_DAYS else SHORT if days < _MIND_DAYS else ROOM
    room = days if days <= _COUNTED_DAYS else f"more than {_COUNTED_DAYS:,}"
    return kind.at(folder, free=megabytes(free), days=room)


def _nearest(folder: Path) -> Path:
    """The folder, or what is there of the way to it."""
    path = folder.absolute()
    while not path.exists() and path != path.parent:
        path = path.parent
    return path
