"""When a backup is due by its schedule, and which older ones go. Pure: local times in, words out.

A day is known by its date alone, so that an hour which the clocks leave out, or have twice, makes
no backup too few or too many: on each day one, from that hour on.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

#: After teaching: nobody has answered for so long.
QUIET: Final = timedelta(hours=1)
#: And so long after the backup before, unless another day has come.
APART: Final = timedelta(hours=4)
#: How many backups the kit keeps in the folder, at least and at most.
KEPT_LEAST: Final = 1
KEPT_MOST: Final = 365
_DAYS_OF_WEEK: Final = 7


class Often(StrEnum):
    """How often the kit makes a backup by itself."""

    OFF = "off"
    AFTER_TEACHING = "after-teaching"
    DAILY = "daily"
    WEEKLY = "weekly"


@dataclass(frozen=True, slots=True)
class Schedule:
    """When the kit makes backups by itself, and how many it keeps of them.

    `hour` is 0 to 23 by this computer's clock, `weekday` 0 (Monday) to 6, `keep` from 1 to 365.
    `since` is when it was set: what was due before then is not made.
    """

    often: Often = Often.OFF
    hour: int = 16
    weekday: int = 4
    keep: int = 10
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """The last backup that the schedule made: of which day, when, and with answers until when.

    `covers` is None where there were none. A turn that a schedule has not made yet is no Turn.
    """

    day: date
    made_at: datetime
    covers: datetime | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """A backup that the schedule has made: its name in the folder, and its length in bytes."""

    name: str
    size: int


def day_of(schedule: Schedule, local: datetime) -> date:
    """The last day, up to `local`, on which the schedule wanted a backup.

    `local` has the time by this computer's clock. Only for a schedule by the clock.
    """
    day = local.date()
    if local.hour < schedule.hour:
        day -= timedelta(days=1)
    if schedule.often is Often.WEEKLY:
        day -= timedelta(days=(day.weekday() - schedule.weekday) % _DAYS_OF_WEEK)
    return day


def due(
    schedule: Schedule, last: Turn | None, local: datetime, newest_answer: datetime | None = None
) -> Turn | None:
    """The turn that is to be taken now; None where nothing is due.

    `local` is aware and has the zone of this computer's clock. `newest_answer` is asked for after
    teaching alone: when a student last answered, None for never.
    """
    if schedule.often is Often.OFF:
        return None
    if schedule.often is Often.AFTER_TEACHING:
        return _after_teaching(last, local, newest_answer)
    day = day_of(schedule, local)
    if last is None:
        since = schedule.since
        is_new = since is None or day > day_of(schedule, since.astimezone(local.tzinfo))
        return Turn(day, local, newest_answer) if is_new else None
    # A day ahead of today was on a clock that was wrong: it keeps no backup from being made.
    is_ahead = last.day > local.date() + timedelta(days=1)
    return Turn(day, local, newest_answer) if day > last.day or is_ahead else None


def _after_teaching(last: Turn | None, local: datetime, newest: datetime | None) -> Turn | None:
    if newest is None or newest > local:
        return None
    turn = Turn(newest.astimezone(local.tzinfo).date(), local, newest)
    if last is not None and last.covers is not None and newest <= last.covers:
        return None
    if turn.day < local.date():
        return turn
    is_quiet = local - newest >= QUIET
    is_apart = last is None or not timedelta() <= local - last.made_at < APART
    return turn if is_quiet and is_apart else None


def next_day(schedule: Schedule, local: datetime) -> date | None:
    """The day of the next backup by the clock; None where the clock does not say it.

    Said of a schedule that has nothing to catch up.
    """
    if schedule.often not in {Often.DAILY, Often.WEEKLY}:
        return None
    step = 1 if schedule.often is Often.DAILY else _DAYS_OF_WEEK
    return day_of(schedule, local) + timedelta(days=step)


def to_sweep(files: Sequence[Made], present: Mapping[str, int], keep: int) -> Sequence[str]:
    """The names of those that go: all but the newest `keep` of what the schedule made.

    `files` is what it has made in this folder, oldest first, each name once; `present` what lies
    there now, as lengths in bytes by name. What has another length is another file by now, and
    nobody's to delete; so is whatever the schedule has not made. `keep` below 1 counts as 1.
    """
    ours = [file.name for file in files if present.get(file.name) == file.size]
    return ours[: -max(KEPT_LEAST, keep)]


def set_anew(schedule: Schedule, now: datetime) -> Schedule:
    """The schedule as it holds from now on."""
    return replace(schedule, since=now)
