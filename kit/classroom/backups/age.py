"""Whether it is time for a backup: said calmly on the start page, and in a line at the start."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from kit.classroom.backups import plans
from kit.classroom.backups.plans import Trouble
from kit.classroom.backups.state import LastBackup, last_backup
from kit.store import kit_state
from kit.store.backups.activity import answers_up_to, is_answered_since
from kit.store.engine import Store

#: A backup that is older is spoken of, where there are answers since.
OLD: Final = timedelta(days=7)
#: Without any, from so many answers on: a class of 25 that has worked on one exercise.
ANSWERS_ENOUGH: Final = 100
#: Who has put the sentence away reads it again after so long.
_QUIET: Final = timedelta(days=7)
_PUT_AWAY: Final = "backup_put_away_"


@dataclass(frozen=True, slots=True)
class TooOld:
    """It is time for a backup. `days` is how old the last one is, None where there is none."""

    last: LastBackup | None
    days: int | None


@dataclass(frozen=True, slots=True)
class Notice:
    """What the start page says of backups; None each where there is nothing to say."""

    too_old: TooOld | None
    trouble: Trouble | None


def too_old(last: LastBackup | None, now: datetime, *, has_news: bool) -> TooOld | None:
    """Whether the last backup is too old. `has_news`: what it lacks is worth the while. Pure."""
    if not has_news:
        return None
    if last is None:
        return TooOld(None, None)
    age = now - last.at
    return TooOld(last, age.days) if age > OLD else None


def look_at_age(store: Store, now: datetime) -> TooOld | None:
    """Whether it is time for a backup: answers since one that is old, or many and no backup."""
    last = last_backup(store)
    if last is not None and now - last.at <= OLD:
        return None
    with store.reading() as connection:
        if last is None:
            has_news = answers_up_to(connection, ANSWERS_ENOUGH) >= ANSWERS_ENOUGH
        else:
            has_news = is_answered_since(connection, last.at)
    return too_old(last, now, has_news=has_news)


def notice(store: Store, teacher_id: UUID, now: datetime) -> Notice:
    """What the start page says to that teacher."""
    with store.reading() as connection:
        put_away = kit_state.fact(connection, f"{_PUT_AWAY}{teacher_id}")
        trouble = plans.trouble_in(connection)
    put_away_at = datetime.fromisoformat(put_away) if put_away else None
    is_quiet = put_away_at is not None and abs(now - put_away_at) < _QUIET
    return Notice(None if is_quiet else look_at_age(store, now), trouble)


def put_away(store: Store, teacher_id: UUID, now: datetime) -> None:
    """Say nothing of a backup's age to that teacher for a week; of trouble, as ever."""
    with store.writing() as connection:
        kit_state.put_fact(connection, f"{_PUT_AWAY}{teacher_id}", now.isoformat())


def bring_back(store: Store, teacher_id: UUID) -> None:
    """Say it again, as if it had not been put away."""
    with store.writing() as connection:
        kit_state.put_fact(connection, f"{_PUT_AWAY}{teacher_id}", "")
