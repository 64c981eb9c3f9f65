"""What goes on, what lies on the disk, and how old the last backup is."""

import json
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from kit.classroom.watch.activity import LAST_BACKUP, activity
from kit.store import kit_state
from tests.support.room import Room


def put(room: Room, text: str) -> None:
    with room.store.writing() as connection:
        kit_state.put_fact(connection, LAST_BACKUP, text)


def backup_age(room: Room, folder: Path) -> float | None:
    return activity(room.store, None, folder, room.now).backup_age


def test_age_is_that_of_the_last_backup_where_there_was_one(room: Room, tmp_path: Path) -> None:
    assert backup_age(room, tmp_path) is None
    put(room, json.dumps({"at": (room.now - timedelta(days=2)).isoformat(), "size": 1}))
    assert backup_age(room, tmp_path) == 2 * 86_400
    put(room, json.dumps({"at": (room.now + timedelta(days=2)).isoformat()}))
    assert backup_age(room, tmp_path) == 0


@pytest.mark.parametrize("text", ["", "x", "{}", "[]", '{"at": "soon"}', '{"at": 5}'])
def test_fact_that_says_no_moment_is_no_backup(room: Room, tmp_path: Path, text: str) -> None:
    put(room, text)
    assert backup_age(room, tmp_path) is None


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
