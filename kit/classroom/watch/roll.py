"""What an administrator sees of the kit: teachers, classes by age, disk, backups, refused sign-ins.

Counts and days, from one reading transaction. No answer, no mark, no name of a student or a class
is read for it.
"""

import shutil
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Final
from uuid import UUID

from kit.classroom.backups import plans
from kit.classroom.backups.plans import Trouble
from kit.classroom.backups.schedule import Schedule
from kit.classroom.backups.state import LastBackup, last_backup_in
from kit.classroom.errors import NotFound
from kit.store.colleagues import roll as stored
from kit.store.colleagues.roll import ClassOnRoll, RollRecord
from kit.store.engine import Store

#: Refused sign-ins are counted for so many days, today among them.
DAYS: Final = 14
#: The ages by which classes are counted, in days: up to so many, and older than all.
AGES: Final = (90, 365, 730)


@dataclass(frozen=True, slots=True)
class OnRoll:
    """A teacher, with their own classes in counts.

    `eldest` and `first_end` are None where there is no class, or none with a last day.
    """

    account: RollRecord
    classes: int
    students: int
    eldest: datetime | None
    first_end: date | None
    without_end: int


@dataclass(frozen=True, slots=True)
class ClassesOfAge:
    """Classes up to so many days old, None: older. `ended`: past their last day, or archived."""

    days: int | None
    classes: int
    students: int
    archived: int
    without_end: int


@dataclass(frozen=True, slots=True)
class Disk:
    """Bytes. None where the disk does not say. Logs and backups are those of the data folder."""

    database: int
    free: int | None
    logs: int
    backups: int


@dataclass(frozen=True, slots=True)
class Administration:
    """The whole page. `refused`: sign-ins by day, each of the last days, today first."""

    teachers: Sequence[OnRoll]
    ages: Sequence[ClassesOfAge]
    disk: Disk
    last: LastBackup | None
    schedule: Schedule
    trouble: Trouble | None
    refused: Sequence[tuple[date, int]]


def administration(store: Store, folder: Path, now: datetime) -> Administration:
    """Read it. `folder` is the data folder; `now` carries the zone by whose days is counted."""
    with store.reading() as connection:
        rows = stored.roll(connection)
        classes = stored.classes(connection)
        refused = stored.refused_since(connection, _midnight(now) - timedelta(days=DAYS - 1))
        size = stored.database_bytes(connection)
        last = last_backup_in(connection)
        schedule, trouble = plans.schedule_in(connection), plans.trouble_in(connection)
    owned = _by_teacher(classes)
    return Administration(
        [_on_roll(row, owned.get(row.id, ())) for row in rows],
        _ages(classes, now),
        Disk(size, _free(folder), _bytes_in(folder / "logs"), _bytes_in(folder / "backups")),
        last,
        schedule,
        trouble,
        _by_day(refused, now),
    )


def one_on_roll(store: Store, teacher_id: UUID) -> OnRoll:
    """One teacher, as on the page of all. Raises NotFound."""
    with store.reading() as connection:
        rows = stored.roll(connection, teacher_id)
        classes = stored.classes(connection, teacher_id)
    if not rows:
        raise NotFound
    return _on_roll(rows[0], classes)


def _by_teacher(classes: Sequence[ClassOnRoll]) -> Mapping[UUID, Sequence[ClassOnRoll]]:
    whose = attrgetter("teacher_id")
    return {owner: list(theirs) for owner, theirs in groupby(sorted(classes, key=whose), whose)}


def _on_roll(row: RollRecord, classes: Sequence[ClassOnRoll]) -> OnRoll:
    ends = [entry.kept_until for entry in classes if entry.kept_until is not None]
    return OnRoll(
        row,
        len(classes),
        sum(entry.students for entry in classes),
        min((entry.created_at for entry in classes), default=None),
        min(ends, default=None),
        len(classes) - len(ends),
    )


def _ages(classes: Sequence[ClassOnRoll], now: datetime) -> Sequence[ClassesOfAge]:
    by_age: dict[int | None, list[ClassOnRoll]] = {days: [] for days in (*AGES, None)}
    for entry in classes:
        age = (now - entry.created_at).days
        by_age[next((days for days in AGES if age <= days), None)].append(entry)
    return [
        ClassesOfAge(
            days,
            len(entries),
            sum(entry.students for entry in entries),
            sum(entry.archived_at is not None for entry in entries),
            sum(entry.kept_until is None for entry in entries),
        )
        for days, entries in by_age.items()
    ]


def _midnight(now: datetime) -> datetime:
    return now.replace(hour=0, minute=0, second=0, microsecond=0)


def _by_day(moments: Sequence[datetime], now: datetime) -> Sequence[tuple[date, int]]:
    counts = Counter(moment.astimezone(now.tzinfo).date() for moment in moments)
    days = [now.date() - timedelta(days=back) for back in range(DAYS)]
    return [(day, counts[day]) for day in days]


def _free(folder: Path) -> int | None:
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return None


def _bytes_in(folder: Path) -> int:
    """What the files of a folder take; 0 where there is none."""
    try:
        return sum(path.lstat().st_size for path in folder.iterdir() if path.is_file())
    except OSError:
        return 0
