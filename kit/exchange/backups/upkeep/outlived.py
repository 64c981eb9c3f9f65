"""Copies of the database that still have what was deleted for good: how long they stay.

Of what the kit makes by itself none outlives a deletion by more than `KEPT`: neither backups by
the schedule, of which a newer one must lie in the folder, nor the copies in `backups` of the data
folder from before an upgrade or a restore. What somebody made by hand is theirs to delete.
"""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from kit.classroom.backups import facts, plans
from kit.classroom.backups.plans import OwnFiles
from kit.classroom.backups.state import chosen_folder
from kit.exchange.backups.folders import ENDING
from kit.exchange.backups.upkeep.choosing import own_folder
from kit.settings import Settings
from kit.store.backups import erasures
from kit.store.backups.erasures import Kind
from kit.store.engine import Store

#: So long after a deletion the kit's own copies that have what was deleted are there at most.
KEPT: Final = timedelta(days=30)
#: Copies from before an upgrade, and what a restore replaced.
_COPIES: Final = ("kit-*.sqlite3", "replaced-*")
_OF_STUDENTS: Final = frozenset({Kind.CLASSROOM.value, Kind.STUDENT.value})


@dataclass(frozen=True, slots=True)
class Copies:
    """Copies that lie here now and have what is there now: how many, and where.

    `scheduled`: backups that the schedule made; `by_hand`: other backups in the same folders;
    `before_upgrade`: what the kit put aside before an upgrade or a restore.
    """

    scheduled: int
    by_hand: int
    before_upgrade: int
    folders: Sequence[Path]


def copies(store: Store, settings: Settings) -> Copies:
    """The copies that the kit can see now. A stick that is not in has more."""
    own, chosen = own_folder(settings), chosen_folder(store)
    folders = list(dict.fromkeys(folder for folder in (chosen, own) if folder is not None))
    backups = [path for folder in folders for path in _listed(folder, f"*{ENDING}")]
    names = {file.name for folder in folders for file in plans.own_files(store, str(folder)).files}
    scheduled = sum(path.name in names for path in backups)
    aside = list(_aside(settings))
    shown = [folder for folder in folders if any(path.parent == folder for path in backups)]
    return Copies(scheduled, len(backups) - scheduled, len(aside), shown)


def sweep(store: Store, settings: Settings, now: datetime) -> int:
    """Delete the kit's own copies from before a deletion that lies `KEPT` back; how many."""
    with store.reading() as connection:
        moments = [
            record.erased_at
            for record in erasures.erasures(connection)
            if record.kind in _OF_STUDENTS and record.erased_at <= now - KEPT
        ]
    if not moments:
        return 0
    before = max(moments)
    outlived = [path for path in _aside(settings) if _made_before(path, before)]
    return sum(map(_deleted, outlived)) + _sweep_scheduled(store, settings, before)


def _sweep_scheduled(store: Store, settings: Settings, before: datetime) -> int:
    folder = chosen_folder(store) or own_folder(settings)
    own = plans.own_files(store, str(folder))
    there = [
        file
        for file in own.files
        if (path := folder / file.name).is_file()
        and not path.is_symlink()
        and path.stat().st_size == file.size
    ]
    old = {file.name for file in there if _made_before(folder / file.name, before)}
    if not old or len(old) == len(there):
        return 0
    swept = {name for name in old if _deleted(folder / name)}
    with store.writing() as connection:
        facts.lock(connection, facts.FILES)
        stored = facts.read(connection, facts.FILES, OwnFiles)
        if stored is not None and stored.folder == str(folder):
            left = tuple(file for file in stored.files if file.name not in swept)
            facts.put(connection, facts.FILES, replace(stored, files=left))
    return len(swept)


def _aside(settings: Settings) -> Iterator[Path]:
    for pattern in _COPIES:
        yield from _listed(own_folder(settings), pattern)


def _listed(folder: Path, pattern: str) -> Sequence[Path]:
    with suppress(OSError):
        return [path for path in sorted(folder.glob(pattern)) if not path.is_symlink()]
    return []


def _made_before(path: Path, moment: datetime) -> bool:
    with suppress(OSError):
        return datetime.fromtimestamp(path.stat().st_mtime, UTC) < moment
    return False


def _deleted(path: Path) -> bool:
    with suppress(OSError):
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()
        return True
    return False
