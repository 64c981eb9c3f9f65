"""SQLite's database is copied while somebody writes, and the copy is looked at."""

import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from kit.store.backups.counting import table_counts
from kit.store.backups.online import CopyNotWhole, check_copy, copy_database
from kit.store.engine import Store, open_store
from tests.store.filling import fill, rows
from tests.support.databases import new_sqlite


@pytest.fixture
def own(tmp_path: Path) -> Store:
    return open_store(new_sqlite(tmp_path))


def copied(store: Store, target: Path) -> dict[str, int]:
    with store.reading() as connection:
        counts = table_counts(connection)
        copy_database(connection, target, lambda _share: None)
    return counts


def test_copy_is_one_file_with_all_rows(own: Store, tmp_path: Path) -> None:
    fill(own)
    target = tmp_path / "copy.sqlite3"
    counts = copied(own, target)
    assert check_copy(target, counts) == counts
    assert [path.name for path in tmp_path.glob("copy*")] == ["copy.sqlite3"]
    assert target.stat().st_mode & 0o777 == 0o600
    with own.reading() as connection:
        before = rows(connection)
    with closing(open_store(f"sqlite:///{target}")) as store, store.reading() as connection:
        assert rows(connection) == before
    own.close()


@pytest.mark.long
def test_copy_sees_one_moment_while_others_write(own: Store, tmp_path: Path) -> None:
    """Each of ten copies has as many rows as were counted, whatever is written meanwhile."""
    with own.writing() as connection:
        connection.execute(text("CREATE TABLE filler (x TEXT)"))
        connection.execute(text("INSERT INTO filler VALUES (:x)"), [{"x": "x" * 900}] * 3000)
    stop = threading.Event()

    def write() -> None:
        while not stop.is_set():
            with own.writing() as connection:
                connection.execute(text("INSERT INTO filler VALUES ('y')"))

    writer = threading.Thread(target=write)
    writer.start()
    try:
        counts = []
        for number in range(10):
            target = tmp_path / f"copy{number}.sqlite3"
            counts.append(copied(own, target))
            check_copy(target, counts[-1])
    finally:
        stop.set()
        writer.join()
        own.close()
    totals = [one["filler"] for one in counts]
    assert totals == sorted(totals)
    assert totals[0] < totals[-1]


def test_progress_goes_from_some_to_all(own: Store, tmp_path: Path) -> None:
    fill(own)
    shares: list[float] = []
    with own.reading() as connection:
        table_counts(connection)
        copy_database(connection, tmp_path / "copy.sqlite3", shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == 1
    own.close()


def test_other_count_is_told(own: Store, tmp_path: Path) -> None:
    fill(own)
    target = tmp_path / "copy.sqlite3"
    counts = copied(own, target)
    own.close()
    with pytest.raises(CopyNotWhole) as caught:
        check_copy(target, {**counts, "student": 99})
    assert str(caught.value) == "the table student has 3 rows where 99 were to be."
    with pytest.raises(CopyNotWhole) as caught:
        check_copy(target, {**counts, "zebra": 1})
    assert str(caught.value) == "the table zebra has no rows where 1 were to be."


def test_row_that_refers_to_none_is_told(own: Store, tmp_path: Path) -> None:
    fill(own)
    target = tmp_path / "copy.sqlite3"
    copied(own, target)
    own.close()
    with closing(sqlite3.connect(target)) as connection, connection:
        connection.execute("DELETE FROM attempt")
    with pytest.raises(CopyNotWhole) as caught:
        check_copy(target, None)
    assert str(caught.value) == "a row of the table answer refers to one that is not there."


@pytest.mark.long
@pytest.mark.parametrize("size", [0, 20, 5000])
def test_half_a_file_is_told(own: Store, tmp_path: Path, size: int) -> None:
    fill(own)
    target = tmp_path / "copy.sqlite3"
    counts = copied(own, target)
    own.close()
    target.write_bytes(target.read_bytes()[:size])
    with pytest.raises(CopyNotWhole):
        check_copy(target, counts)


def test_server_is_not_copied_so(room: object, store: Store, tmp_path: Path) -> None:
    if store.is_sqlite:
        return
    with store.reading() as connection, pytest.raises(TypeError):
        copy_database(connection, tmp_path / "copy", lambda _share: None)
