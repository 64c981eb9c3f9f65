"""How long SQLite's log is, against what its index counts, with files as SQLite leaves them."""

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from kit.store.database.log_length import fold_in, missing_pages
from kit.store.engine import Store


@pytest.fixture
def killed(tmp_path: Path) -> Path:
    """A database as a kit leaves it that was killed: its files are copied while it is open."""
    database, left = tmp_path / "a", tmp_path / "left"
    left.mkdir()
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("CREATE TABLE a (b)")
        for number in range(20):
            connection.execute("INSERT INTO a VALUES (?)", [str(number) * 2000])
        for ending in ("", "-wal", "-shm"):
            shutil.copy(f"{database}{ending}", left)
    return left / "a"


def test_log_that_is_whole_lacks_nothing(killed: Path) -> None:
    assert missing_pages(killed) == 0


def test_log_that_was_cut_emptied_or_deleted_lacks_what_was_not_folded_in(killed: Path) -> None:
    log = Path(f"{killed}-wal")
    pages = (log.stat().st_size - 32) // (24 + 4096)
    os.truncate(log, log.stat().st_size - 1)
    assert missing_pages(killed) == 1
    os.truncate(log, 32 + 2 * (24 + 4096))
    assert missing_pages(killed) == pages - 2
    os.truncate(log, 0)
    assert missing_pages(killed) == pages
    log.unlink()
    assert missing_pages(killed) == pages


def test_nothing_is_known_without_an_index_or_by_that_of_another_log(killed: Path) -> None:
    log, index = Path(f"{killed}-wal"), Path(f"{killed}-shm")
    log.write_bytes(log.read_bytes()[:16] + b"otherone" + log.read_bytes()[24:4000])
    assert missing_pages(killed) == 0
    log.unlink()
    for content in (b"", b"\0" * 32_768, b"\xff" * 32_768):
        index.write_bytes(content)
        assert missing_pages(killed) == 0
    index.unlink()
    assert missing_pages(killed) == 0


def test_what_was_folded_in_is_not_missed(tmp_path: Path) -> None:
    database = tmp_path / "a"
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("CREATE TABLE a (b)")
        connection.execute("PRAGMA wal_checkpoint(PASSIVE)")
        folder = tmp_path / "left"
        folder.mkdir()
        for ending in ("", "-shm"):
            shutil.copy(f"{database}{ending}", folder)
    assert missing_pages(folder / "a") == 0


def test_log_is_folded_in_unless_somebody_reads(sqlite_store: Store) -> None:
    database = str(sqlite_store.engine.url.database)
    with (
        closing(sqlite3.connect(database, isolation_level=None)) as reader,
        closing(sqlite_store.engine.raw_connection()) as connection,
    ):
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM kit_state").fetchone()
        with sqlite_store.writing() as writing:
            writing.exec_driver_sql("UPDATE kit_state SET value = value")
            writing.exec_driver_sql("INSERT INTO kit_state (name, value) VALUES ('a', 'b')")
        assert not fold_in(connection, 10, 100)
        reader.execute("COMMIT")
        assert fold_in(connection, 10, 100)
    assert Path(f"{database}-wal").stat().st_size == 0
