"""What the page of backups shows: what goes on, the last one, the schedule, and what lies there."""

import itertools
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Final

from kit.classroom.backups import plans, runs
from kit.classroom.backups.errors import BackupProblem
from kit.classroom.backups.plans import Trouble
from kit.classroom.backups.runs import Run
from kit.classroom.backups.schedule import Schedule, next_day
from kit.classroom.backups.state import LastBackup, chosen_folder, kept_keys, last_backup
from kit.exchange.backups.folders import ENDING
from kit.exchange.backups.reading import backup_facts
from kit.exchange.backups.upkeep.choosing import FolderLook, advised, own_folder
from kit.settings import Settings
from kit.store.engine import Store

#: As many as the page lists, newest first.
_LISTED_MOST: Final = 30


@dataclass(frozen=True, slots=True)
class ListedBackup:
    """A backup in the folder. `made_at` is None where the file does not say it: no whole one."""

    name: str
    size: int
    made_at: datetime | None
    encrypted: bool


@dataclass(frozen=True, slots=True)
class Overview:
    """What there is to say of backups. `look` is on where they go, `is_there` whether that is now.

    The kit's own folder counts as there: the kit makes it when it needs it. `is_chosen`: a teacher
    chose it. `next_day` None: the clock alone does not say when. `run` is what goes on now or was
    made last, None where nothing was. `backups` are the newest.
    """

    look: FolderLook
    is_chosen: bool
    is_there: bool
    last: LastBackup | None
    run: Run | None
    schedule: Schedule
    next_day: date | None
    trouble: Trouble | None
    is_encrypted: bool
    backups: Sequence[ListedBackup]


def overview(store: Store, settings: Settings, now: datetime) -> Overview:
    """What the page shows; files are looked at, and none is opened whole."""
    chosen = chosen_folder(store)
    folder = chosen or own_folder(settings)
    with store.reading() as connection:
        schedule = plans.schedule_in(connection)
        trouble = plans.trouble_in(connection)
        run = runs.current_in(connection, now)
    return Overview(
        advised(folder, settings),
        chosen is not None,
        chosen is None or _is_there(folder),
        last_backup(store),
        run,
        schedule,
        next_day(schedule, now.astimezone()),
        trouble,
        kept_keys(store) is not None,
        backups_in(folder),
    )


def _is_there(folder: Path) -> bool:
    try:
        return folder.is_dir()
    except OSError:
        return False


def backups_in(folder: Path) -> Sequence[ListedBackup]:
    """The kit's backups in a folder, newest first; empty where it is not there."""
    names = list[str]()
    with suppress(OSError):
        names = [path.name for path in folder.iterdir() if is_backup_name(path.name)]
    # Their names begin with the day and the time.
    newest = (_listed(folder / name) for name in sorted(names, reverse=True))
    return list(itertools.islice(filter(None, newest), _LISTED_MOST))


def is_backup_name(name: str) -> bool:
    """Whether a file of that name may be one of the kit's backups."""
    return name.endswith(ENDING) and not name.startswith(".")


def _listed(path: Path) -> ListedBackup | None:
    try:
        if path.is_symlink() or not path.is_file():
            return None
        size = path.stat().st_size
        facts = backup_facts(path)
    except BackupProblem:
        return ListedBackup(path.name, size, None, encrypted=False)
    except OSError:  # gone meanwhile
        return None
    return ListedBackup(path.name, size, facts.made_at, facts.encrypted)


def backup_file(store: Store, settings: Settings, name: str) -> Path | None:
    """The backup of that name in the folder that backups go to; None where there is none."""
    folder = chosen_folder(store) or own_folder(settings)
    if name != Path(name).name or not is_backup_name(name):
        return None
    listed = _listed(folder / name)
    return folder / name if listed is not None else None
