"""When the start page speaks of a backup's age, and to whom no more for a week."""

from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import update

from kit.classroom.backups import age, plans
from kit.classroom.backups.age import TooOld
from kit.classroom.backups.runs import Failure
from kit.classroom.backups.schedule import Often, Schedule
from kit.classroom.backups.state import LastBackup, note_backup
from kit.store.engine import Store
from kit.store.models import Classroom
from tests.support.room import NOON, Room

LAST = LastBackup(NOON, Path("/stick/a.kitbackup"), 1000, encrypted=False)
WEEK = timedelta(days=7)


@pytest.mark.parametrize(
    ("last", "now", "has_news", "days"),
    [
        (LAST, NOON + WEEK, True, None),
        (LAST, NOON + WEEK + timedelta(seconds=1), True, 7),
        (LAST, NOON + 3 * WEEK, True, 21),
        (LAST, NOON + 3 * WEEK, False, None),
        # A clock that was put back.
        (LAST, NOON - WEEK, True, None),
    ],
)
def test_backup_is_too_old_after_a_week_with_answers(
    last: LastBackup, now: datetime, has_news: bool, days: int | None
) -> None:
    old = age.too_old(last, now, has_news=has_news)
    assert old == (None if days is None else TooOld(last, days))


def test_kit_without_backup_speaks_of_it_from_a_hundred_answers_on(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert age.ANSWERS_ENOUGH == 100
    monkeypatch.setattr(age, "ANSWERS_ENOUGH", 8)
    room.do_all("Mia")
    assert age.look_at_age(room.store, NOON) is None
    room.do_all("Ben")
    assert age.look_at_age(room.store, NOON) == TooOld(None, None)
    with room.store.writing() as connection:
        connection.execute(update(Classroom).values(simulated_at=NOON))
    assert age.look_at_age(room.store, NOON) is None


def test_old_backup_is_spoken_of_where_answers_came_since(room: Room) -> None:
    note_backup(room.store, LAST)
    later = NOON + 2 * WEEK
    assert age.look_at_age(room.store, later) is None
    room.later(hours=1)
    room.do_all("Mia")
    assert age.look_at_age(room.store, NOON + WEEK) is None
    assert age.look_at_age(room.store, later) == TooOld(LAST, 14)


def test_who_has_put_it_away_reads_it_again_after_a_week(room: Room) -> None:
    note_backup(room.store, LAST)
    room.later(hours=1)
    room.do_all("Mia")
    later, other = NOON + 2 * WEEK, UUID(int=7)
    age.put_away(room.store, room.teacher_id, later)
    assert age.notice(room.store, room.teacher_id, later).too_old is None
    assert age.notice(room.store, other, later).too_old == TooOld(LAST, 14)
    assert age.notice(room.store, room.teacher_id, later + WEEK).too_old == TooOld(LAST, 21)
    age.bring_back(room.store, room.teacher_id)
    assert age.notice(room.store, room.teacher_id, later).too_old == TooOld(LAST, 14)


def test_trouble_of_the_schedule_is_said_whatever_was_put_away(any_store: Store) -> None:
    teacher = UUID(int=7)
    plans.save_schedule(any_store, Schedule(Often.DAILY), NOON)
    failure = Failure("%(folder)s is gone.", {"folder": "/stick"})
    plans.note_trouble(any_store, failure, NOON)
    age.put_away(any_store, teacher, NOON)
    trouble = age.notice(any_store, teacher, NOON).trouble
    assert trouble is not None
    assert trouble.failure == failure
