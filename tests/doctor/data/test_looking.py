"""The database is looked through as it lies, whatever its state, and nothing of it is changed."""

import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kit.doctor.data import looking
from kit.doctor.data.looking import CannotCopy, Stored, look_at
from kit.server.holder import Holder
from kit.store import kit_state
from kit.store.engine import open_store
from kit.store.migrate import head
from tests.support.bad_mornings import kit_folder, snapshot
from tests.support.room import NOON, make_room

#: A kit that is killed: what was saved last stands in the log alone.
KILLED = """
import os, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA wal_autocheckpoint=0")
connection.execute("INSERT INTO kit_state VALUES ('other_device_seen_at', '2026-11-02T08:00:00+00:00')")
os.kill(os.getpid(), 9)
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return kit_folder(tmp_path / "data")


def look(data: Path, running: Holder | None = None, *, in_process: bool = False) -> Stored:
    return look_at(f"sqlite:///{data / 'kit.sqlite3'}", running, in_process=in_process)


def log_every_save(data: Path) -> None:
    with closing(sqlite3.connect(data / "kit.sqlite3")) as connection:
        connection.execute("PRAGMA journal_mode=wal")


def test_what_is_stored_is_told(data: Path) -> None:
    store = open_store(f"sqlite:///{data / 'kit.sqlite3'}")
    room = make_room(store)
    room.do_all("Mia", plan="editorial")
    with store.writing() as connection:
        kit_state.put_fact(connection, kit_state.OTHER_DEVICE, NOON.isoformat())
        kit_state.put_fact(connection, kit_state.PICKED_ADDRESS, '["wlan0", "192.168.1.9"]')
    store.close()
    before = snapshot(data)
    seen = look(data)
    assert snapshot(data) == before
    assert (seen.is_there, seen.error, seen.damage, seen.loose_rows, seen.is_whole) == (
        True, None, None, 0, True,
    )  # fmt: skip
    assert (seen.schema, seen.place) == (head(), str(data / "kit.sqlite3"))
    assert seen.answers == 4
    assert seen.reached_at == NOON
    assert seen.picked is not None
    assert seen.picked.ip == "192.168.1.9"
    assert seen.newest is not None
    assert seen.first_class is not None
    assert seen.first_class <= seen.newest
    assert seen.size == (data / "kit.sqlite3").stat().st_size


def test_log_of_a_kit_that_was_killed_is_read_elsewhere(data: Path) -> None:
    log_every_save(data)
    ended = subprocess.run(
        [sys.executable, "-c", KILLED, str(data / "kit.sqlite3")], check=False, timeout=30
    )
    assert ended.returncode == -signal.SIGKILL
    before = snapshot(data)
    assert {"kit.sqlite3-wal", "kit.sqlite3-shm"} <= set(before)
    seen = look(data)
    assert snapshot(data) == before
    assert (seen.error, seen.is_whole) == (None, True)
    assert seen.reached_at == datetime(2026, 11, 2, 8, tzinfo=UTC)
    assert seen.log == (data / "kit.sqlite3-wal").stat().st_size


def test_log_is_not_copied_where_there_is_no_room(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (data / "kit.sqlite3-wal").write_bytes(b"something")
    monkeypatch.setattr(looking, "COPIED_MOST", 100)
    assert isinstance(look(data).error, CannotCopy)


def test_database_that_is_in_use_is_read_beside_its_user(data: Path) -> None:
    log_every_save(data)
    with closing(sqlite3.connect(data / "kit.sqlite3", isolation_level=None)) as kit:
        kit.execute(
            "INSERT INTO kit_state VALUES ('other_device_seen_at', '2026-11-02T08:00:00+00:00')"
        )
        names = {path.name for path in data.iterdir()}
        wal = (data / "kit.sqlite3-wal").read_bytes()
        for in_process in (True, False):
            seen = look(data, Holder(None, 8000), in_process=in_process)
            assert (seen.error, seen.is_whole) == (None, True)
            assert seen.reached_at is not None
        assert {path.name for path in data.iterdir()} == names
        assert (data / "kit.sqlite3-wal").read_bytes() == wal


def test_looking_from_within_leaves_the_locks_of_the_kit(data: Path) -> None:
    """Closing a file that this process has open elsewhere would end its locks."""
    log_every_save(data)
    with closing(sqlite3.connect(data / "kit.sqlite3", isolation_level=None)) as kit:
        kit.execute("BEGIN IMMEDIATE")
        look(data, Holder(None, 8000), in_process=True)
        tries = subprocess.run(
            [
                sys.executable, "-c",
                "import sqlite3, sys; sqlite3.connect(sys.argv[1], 0.1).execute('BEGIN IMMEDIATE')",
                str(data / "kit.sqlite3"),
            ],
            check=False, capture_output=True, text=True, timeout=30,
        )  # fmt: skip
    assert tries.stderr.strip().endswith("database is locked")


def test_large_database_is_looked_through_as_far_as_time_allows(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looking, "_PAGES_SECONDS", -1.0)
    monkeypatch.setattr(looking, "_STEPS", 1)
    seen = look(data)
    assert (seen.error, seen.damage, seen.is_whole, seen.schema) == (None, None, None, head())


def test_schema_of_an_earlier_kit_is_told_and_no_more_is_read(data: Path) -> None:
    with closing(sqlite3.connect(data / "kit.sqlite3")) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0005_live_rounds'")
        connection.execute("DROP TABLE kit_state")
        connection.commit()
    seen = look(data)
    assert (seen.error, seen.schema, seen.answers) == (None, "0005_live_rounds", 0)


def test_missing_and_empty_files_are_no_database(tmp_path: Path) -> None:
    assert not look(tmp_path).is_there
    (tmp_path / "kit.sqlite3").touch()
    assert not look(tmp_path).is_there
    with closing(sqlite3.connect(tmp_path / "kit.sqlite3")) as connection:
        connection.execute("PRAGMA user_version=7")
        connection.commit()
    assert not look(tmp_path).is_there
    assert {path.name for path in tmp_path.iterdir()} == {"kit.sqlite3"}


def test_file_that_is_being_written_is_of_no_one_moment(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = (data / "kit.sqlite3").read_bytes()

    def written(*_: object) -> Stored:
        (data / "kit.sqlite3").write_bytes(whole[:8192])
        raise sqlite3.DatabaseError("database disk image is malformed")

    monkeypatch.setattr(looking, "_rows", written)
    assert isinstance(look(data).error, CannotCopy)
    shutil.rmtree(data)


def test_failure_of_a_server_is_told_without_its_password() -> None:
    stored = Stored.failed("postgresql://me:hush@127.0.0.1:1/kit", TimeoutError())
    assert (stored.place, stored.is_file) == ("postgresql://me:***@127.0.0.1:1/kit", False)
