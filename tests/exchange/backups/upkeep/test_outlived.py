"""Copies that have what was deleted: told, and taken away thirty days after."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kit.classroom.backups import plans
from kit.classroom.backups.plans import OwnFiles
from kit.classroom.backups.schedule import Made, Turn
from kit.classroom.backups.state import choose_folder
from kit.classroom.people import class_list, classrooms
from kit.exchange.backups.upkeep import outlived
from kit.settings import Settings
from tests.support.room import Room

DAY = timedelta(days=1)


@pytest.fixture
def now() -> datetime:
    return datetime.now(UTC)


def put(path: Path, at: datetime) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"a copy")
    os.utime(path, (at.timestamp(), at.timestamp()))
    return path


def scheduled(room: Room, stick: Path, now: datetime, *days: int) -> list[Path]:
    """Backups that the schedule made so many days from now, on the stick."""
    choose_folder(room.store, stick)
    files = [put(stick / f"whose-words-{day}.kitbackup", now + day * DAY) for day in days]
    own = OwnFiles(str(stick), tuple(Made(path.name, 6) for path in files))
    plans.note_done(room.store, Turn(now.date(), now), own)
    return files


def test_scheduled_backups_from_before_go_a_month_after_the_deletion(
    room: Room, settings: Settings, stick: Path, now: datetime
) -> None:
    before, after = scheduled(room, stick, now, -1, 5)
    by_hand = put(stick / "whose-words-by-hand.kitbackup", now - DAY)
    classrooms.delete_classroom(room.store, room.classroom_id)
    assert outlived.sweep(room.store, settings, now + 29 * DAY) == 0
    assert outlived.sweep(room.store, settings, now + 31 * DAY) == 1
    assert [path.exists() for path in (before, after, by_hand)] == [False, True, True]
    assert [file.name for file in plans.own_files(room.store, str(stick)).files] == [after.name]
    assert outlived.sweep(room.store, settings, now + 32 * DAY) == 0


def test_last_backup_stays_until_there_is_a_newer_one(
    room: Room, settings: Settings, stick: Path, now: datetime
) -> None:
    (only,) = scheduled(room, stick, now, -1)
    classrooms.delete_classroom(room.store, room.classroom_id)
    assert outlived.sweep(room.store, settings, now + 400 * DAY) == 0
    assert only.exists()


def test_copies_from_before_an_upgrade_and_a_restore_go(
    room: Room, settings: Settings, now: datetime
) -> None:
    folder = settings.data / "backups"
    copy = put(folder / "kit-0022_open_articles-20260101T000000000000Z.sqlite3", now - DAY)
    replaced = folder / "replaced-2026-01-01-000000"
    put(replaced / "kit.sqlite3", now - DAY)
    os.utime(replaced, ((now - DAY).timestamp(),) * 2)
    newer = put(folder / "kit-0023_erasures-20260301T000000000000Z.sqlite3", now + DAY)
    class_list.erase_student(room.store, room.classroom_id, room.people["Mia"].student_id)
    assert outlived.copies(room.store, settings).before_upgrade == 3
    assert outlived.sweep(room.store, settings, now + 31 * DAY) == 2
    assert [path.exists() for path in (copy, replaced, newer)] == [False, False, True]


def test_nothing_goes_where_nothing_was_deleted(
    room: Room, settings: Settings, stick: Path, now: datetime
) -> None:
    scheduled(room, stick, now, -90, -1)
    assert outlived.sweep(room.store, settings, now + 400 * DAY) == 0


def test_copies_are_counted_by_who_made_them(
    room: Room, settings: Settings, stick: Path, now: datetime
) -> None:
    assert outlived.copies(room.store, settings) == outlived.Copies(0, 0, 0, [])
    scheduled(room, stick, now, -2, -1)
    put(stick / "whose-words-by-hand.kitbackup", now)
    assert outlived.copies(room.store, settings) == outlived.Copies(2, 1, 0, [stick])
