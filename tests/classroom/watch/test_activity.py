"""What goes on, what lies on the disk, and how old the last backup is."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from kit.classroom.backups.state import LastBackup, note_backup
from kit.classroom.watch.activity import activity
from tests.support.room import Room


def note(room: Room, days: int) -> None:
    made_at = room.now + timedelta(days=days)
    note_backup(room.store, LastBackup(made_at, Path("kit.kitbackup"), 1, encrypted=False))


def backup_age(room: Room, folder: Path) -> float | None:
    return activity(room.store, None, folder, room.now).backup_age


def test_age_is_that_of_the_last_backup_where_there_was_one(room: Room, tmp_path: Path) -> None:
    assert backup_age(room, tmp_path) is None
    note(room, -2)
    assert backup_age(room, tmp_path) == 2 * 86_400
    note(room, 2)
    assert backup_age(room, tmp_path) == 0


def test_files_are_measured_where_there_are_any(
    room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = tmp_path / "kit.sqlite3"
    database.write_bytes(b"x" * 100)
    seen = activity(room.store, database, tmp_path, room.now)
    assert (seen.database_bytes, seen.log_bytes) == (100, 0)
    Path(f"{database}-wal").write_bytes(b"x" * 30)
    assert activity(room.store, database, tmp_path, room.now).log_bytes == 30
    assert seen.free_bytes is not None
    assert seen.free_bytes > 0
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: (tmp_path / "no").stat())
    assert activity(room.store, database, tmp_path, room.now).free_bytes is None
