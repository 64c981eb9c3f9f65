"""What there is before a restore, whatever lies in the database's place."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from kit.exchange.backups.present import Present, present
from tests.store.filling import fill
from tests.support.backups import new_kit, settings_of


def test_nothing_is_empty(tmp_path: Path) -> None:
    assert present(settings_of(tmp_path)) == Present(is_empty=True)
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "kit.sqlite3").touch()
    assert present(settings_of(tmp_path)) == Present(is_empty=True)


def test_first_start_is_empty_and_a_class_is_not(tmp_path: Path) -> None:
    store = new_kit(tmp_path)
    assert present(settings_of(tmp_path)).is_empty
    fill(store)
    now = present(settings_of(tmp_path))
    assert not now.is_empty
    assert [one.name for one in now.classes] == ["9B"]
    assert len(now.erased) == 1
    store.close()


@pytest.mark.parametrize("raw", [b"x", b"essay" * 1000, b"SQLite format 3\0" + b"\x01" * 5000])
def test_what_is_no_database_is_unreadable_and_left(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "kit.sqlite3").write_bytes(raw)
    assert present(settings_of(tmp_path)) == Present(unreadable=True)
    assert (tmp_path / "kit.sqlite3").read_bytes() == raw


def test_another_programs_database_is_unreadable(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "kit.sqlite3")) as connection, connection:
        connection.execute("CREATE TABLE songs (title TEXT)")
    assert present(settings_of(tmp_path)) == Present(unreadable=True)
