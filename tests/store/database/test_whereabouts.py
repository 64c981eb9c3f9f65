"""Nothing is committed into a file that does not lie at its path any more."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from kit.store import kit_state
from kit.store.database.faults import (
    GONE,
    LOG_CUT,
    LOG_GONE,
    REPLACED,
    DatabaseFault,
    Fault,
)
from kit.store.database.whereabouts import Whereabouts
from kit.store.engine import Store, open_store
from tests.support import databases

pytestmark = pytest.mark.skipif(
    os.name != "posix", reason="Windows lets nobody take a file that is open"
)


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[tuple[Store, Path]]:
    """A store with something in it, and its file in a folder of its own."""
    folder = tmp_path / "data"
    folder.mkdir()
    url = databases.new_sqlite(folder)
    with closing(open_store(url)) as store:
        put(store, "first")
        yield store, Path(str(store.engine.url.database))


def put(store: Store, name: str) -> None:
    with store.writing() as connection:
        kit_state.put_fact(connection, name, "x")


def fault_of_putting(store: Store) -> Fault:
    with pytest.raises(DatabaseFault) as caught:
        put(store, "second")
    return caught.value.fault


def has(url: str, name: str) -> bool:
    with closing(open_store(url)) as store, store.reading() as connection:
        return kit_state.fact(connection, name) is not None


def beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


def test_folder_moved_away_and_back(opened: tuple[Store, Path], tmp_path: Path) -> None:
    store, path = opened
    path.parent.rename(tmp_path / "away")
    assert fault_of_putting(store) is GONE
    assert not path.parent.exists()
    with store.reading() as connection:
        assert kit_state.fact(connection, "first") == "x", "what is open can be read on"
    (tmp_path / "away").rename(path.parent)
    put(store, "second")
    assert has(f"sqlite:///{path}", "second")


def test_folder_deleted(opened: tuple[Store, Path]) -> None:
    store, path = opened
    shutil.rmtree(path.parent)
    assert fault_of_putting(store) is GONE


def test_another_folder_in_its_place(opened: tuple[Store, Path], tmp_path: Path) -> None:
    store, path = opened
    path.parent.rename(tmp_path / "away")
    shutil.copytree(tmp_path / "away", path.parent)
    assert fault_of_putting(store) is REPLACED
    assert not has(f"sqlite:///{path}", "second")


def test_new_connection_makes_no_new_database(opened: tuple[Store, Path]) -> None:
    """Where only the file is gone, SQLite would make an empty one."""
    store, path = opened
    path.unlink()
    store.engine.dispose()
    with pytest.raises(DatabaseFault) as caught, store.reading():
        pass
    assert caught.value.fault is GONE
    assert not path.exists()


@pytest.mark.parametrize("ending", ["-wal", "-shm"])
def test_file_beside_it_deleted_takes_nothing_along(
    opened: tuple[Store, Path], ending: str
) -> None:
    """What was acknowledged lay in the log alone: it is brought home at once."""
    store, path = opened
    beside(path, ending).unlink()
    assert fault_of_putting(store) is LOG_GONE
    copy = shutil.copy(path, path.parent / "copy.sqlite3")
    assert has(f"sqlite:///{copy}", "first")
    assert not has(f"sqlite:///{copy}", "second")


def test_store_that_was_closed_takes_what_is_there(opened: tuple[Store, Path]) -> None:
    store, path = opened
    store.close()
    copy = shutil.copy(path, path.parent / "copy.sqlite3")
    Path(copy).replace(path)
    put(store, "second")
    assert has(f"sqlite:///{path}", "second")


def test_log_that_sqlite_removes_itself_is_not_missed(opened: tuple[Store, Path]) -> None:
    """With its last connection closed it takes the log away."""
    store, path = opened
    writers = store._writers
    assert writers is not None
    writers.close()
    store.engine.dispose()
    assert not beside(path, "-wal").exists()
    put(store, "second")
    assert has(f"sqlite:///{path}", "second")


@pytest.mark.long
def test_log_that_was_cut_is_not_written_to(opened: tuple[Store, Path]) -> None:
    store, path = opened
    for name in ("a", "b", "c"):
        put(store, name)
    log = beside(path, "-wal")
    os.truncate(log, log.stat().st_size - 1)
    length = log.stat().st_size
    assert fault_of_putting(store) is LOG_CUT
    assert log.stat().st_size == length
    assert not store.checkpoint()


def test_log_that_was_emptied_takes_nothing_that_is_acknowledged(
    opened: tuple[Store, Path],
) -> None:
    store, path = opened
    put(store, "a")
    os.truncate(beside(path, "-wal"), 0)
    assert fault_of_putting(store) is LOG_CUT


@pytest.mark.parametrize("length", [0, 1, 23])
def test_log_that_another_writer_begins_just_now_has_not_lost_its_head(
    tmp_path: Path, length: int
) -> None:
    """A commit is looked at when others may write already: the log was emptied, and has no head yet."""
    database = tmp_path / "kit.sqlite3"
    beside(database, "-wal").write_bytes(bytes(length))
    Whereabouts(database).note_log()


def test_log_that_begins_with_nothing_has_lost_its_head(tmp_path: Path) -> None:
    database = tmp_path / "kit.sqlite3"
    beside(database, "-wal").write_bytes(bytes(24))
    with pytest.raises(DatabaseFault) as caught:
        Whereabouts(database).note_log()
    assert caught.value.fault is LOG_CUT


def test_log_that_sqlite_empties_or_begins_anew_was_not_cut(opened: tuple[Store, Path]) -> None:
    store, path = opened
    for name in ("a", "b", "c"):
        put(store, name)
    assert store.checkpoint()
    put(store, "d")
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    put(store, "e")
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA wal_checkpoint(RESTART)")
    put(store, "f")
