"""What an administrator sees of the kit: teachers, classes by age, disk, backups, refused sign-ins.

Counts and days, from one reading transaction. No answer, no mark, no name of a student or a class
is read for it. Of a district's teachers one page at a time, and its classes and refused sign-ins
are counted only where somebody asks: who looks for a teacher waits for no count of all students.
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

from sqlalchemy import Connection

from kit.classroom.backups import plans
from kit.classroom.backups.plans import Trouble
from kit.classroom.backups.schedule import Schedule
from kit.classroom.backups.state import LastBackup, last_backup_in
from kit.classroom.errors import NotFound
from kit.classroom.people.names import name_key
from kit.store.colleagues import roll as stored
from kit.store.colleagues.roll import (
    AccountsCounted,
    ClassesCounted,
    ClassOnRoll,
    RollPart,
    RollRecord,
)
from kit.store.engine import Store

#: Refused sign-ins are counted for so many days, today among them.
DAYS: Final = 14
#: The ages by which classes are counted, in days: up to so many, and older than all.
AGES: Final = (90, 365, 730)
#: Teachers on a page.
AT_ONCE: Final = 50
#: More classes than these are counted by age only where somebody asks.
COUNTED_AT_ONCE: Final = 2000
_NONE: Final = ClassesCounted(0, 0, 0, 0)


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
    """Classes up to so many days old; None: older than all others."""

    days: int | None
    counted: ClassesCounted


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of it is asked for: names with `words` in them, and which page of them, from 1.

    `counts`: all classes and refused sign-ins are counted, however many there are.
    """

    words: str = ""
    page: int = 1
    counts: bool = False


@dataclass(frozen=True, slots=True)
class TeachersShown:
    """A page of teachers, by name, of those that are asked for."""

    entries: Sequence[OnRoll]
    counted: AccountsCounted
    words: str
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class Disk:
    """Bytes. None where the disk does not say. Logs and backups are those of the data folder."""

    database: int
    free: int | None
    logs: int
    backups: int


@dataclass(frozen=True, slots=True)
class Administration:
    """The whole page. `refused`: sign-ins by day, each of the last days, today first.

    `ages` and `refused` are None where there are many classes and nobody asked.
    """

    teachers: TeachersShown
    ages: Sequence[ClassesOfAge] | None
    disk: Disk
    last: LastBackup | None
    schedule: Schedule
    trouble: Trouble | None
    refused: Sequence[tuple[date, int]] | None


def administration(
    store: Store, folder: Path, now: datetime, wanted: Wanted | None = None
) -> Administration:
    """Read it. `folder` is the data folder; `now` carries the zone by whose days is counted.

    A page after the last is the last one.
    """
    wanted = wanted or Wanted()
    with store.reading() as connection:
        shown = _teachers(connection, wanted)
        counts = wanted.counts or not stored.has_more_classes(connection, COUNTED_AT_ONCE)
        ages = _ages(connection, now) if counts else None
        refused = _refused(connection, now) if counts else None
        size = stored.database_bytes(connection)
        last = last_backup_in(connection)
        schedule, trouble = plans.schedule_in(connection), plans.trouble_in(connection)
    return Administration(
        shown,
        ages,
        Disk(size, _free(folder), _bytes_in(folder / "logs"), _bytes_in(folder / "backups")),
        last,
        schedule,
        trouble,
        refused,
    )


def one_on_roll(store: Store, teacher_id: UUID) -> OnRoll:
    """One teacher, as on the page of all. Raises NotFound."""
    with store.reading() as connection:
        entries = _on_roll_in(connection, RollPart(teacher_id))
    if not entries:
        raise NotFound
    return entries[0]


def _teachers(connection: Connection, wanted: Wanted) -> TeachersShown:
    words = wanted.words.strip()
    # By the keys by which names are told apart, so that capitals and look-alikes do not matter.
    key = name_key(words)
    counted = stored.count_accounts(connection, key)
    pages = max(1, -(-counted.fitting // AT_ONCE))
    page = min(wanted.page, pages)
    part = RollPart(key=key, skip=(page - 1) * AT_ONCE, most=AT_ONCE)
    return TeachersShown(_on_roll_in(connection, part), counted, words, page, pages)


def _on_roll_in(connection: Connection, part: RollPart) -> Sequence[OnRoll]:
    rows = stored.roll(connection, part)
    owned = _by_teacher(stored.classes(connection, [row.id for row in rows]))
    return [_on_roll(row, owned.get(row.id, ())) for row in rows]


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


def _ages(connection: Connection, now: datetime) -> Sequence[ClassesOfAge]:
    # A class is so many days old until it is a day older.
    since = [now - timedelta(days=days + 1) for days in AGES]
    counted = stored.classes_by_age(connection, since)
    return [
        ClassesOfAge(days, counted.get(place, _NONE)) for place, days in enumerate((*AGES, None))
    ]


def _midnight(now: datetime) -> datetime:
    return now.replace(hour=0, minute=0, second=0, microsecond=0)


def _refused(connection: Connection, now: datetime) -> Sequence[tuple[date, int]]:
    moments = stored.refused_since(connection, _midnight(now) - timedelta(days=DAYS - 1))
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
