"""Each fault by an error that the real thing raises, and none for what is the kit's own."""

import errno
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

import numpy as np
import psycopg
import pytest
from sqlalchemy.exc import IntegrityError, OperationalError, ProgrammingError

from kit.store import kit_state
from kit.store.database import faults
from kit.store.database.faults import DatabaseFault, Fault, detail_of, fault_of
from kit.store.engine import Store, open_store
from tests.support import databases

LIMITED = """
import resource, signal, sqlite3, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
from pathlib import Path
from kit.store.database.faults import fault_of
path = Path(sys.argv[1])
connection = sqlite3.connect(path)
resource.setrlimit(getattr(resource, sys.argv[2]), (int(sys.argv[3]), int(sys.argv[3])))
try:
    sqlite3.connect(path.with_name("other")).execute("CREATE TABLE a (b)")
    connection.execute("CREATE TABLE a (b)")
    connection.execute("INSERT INTO a VALUES (zeroblob(1000000))")
    connection.commit()
except Exception as error:
    print(fault_of(error, path).name)
"""


def raised(act: Callable[[], object]) -> BaseException:
    with pytest.raises(Exception) as caught:  # noqa: PT011 - the error is the result
        act()
    return caught.value


@contextmanager
def sqlite(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as connection:
        yield connection


def test_full_database_is_a_full_disk(sqlite_store: Store) -> None:
    def fill() -> None:
        with sqlite_store.writing() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
            kit_state.put_fact(connection, "a", "x" * 100_000)

    assert sqlite_store.fault_of(raised(fill)) is faults.FULL


def test_lock_of_another_connection(tmp_path: Path) -> None:
    with sqlite(tmp_path / "a") as first, sqlite(tmp_path / "a") as second:
        first.execute("BEGIN IMMEDIATE")
        assert fault_of(raised(lambda: second.execute("BEGIN IMMEDIATE"))) is faults.LOCKED


def test_database_that_may_only_be_read(tmp_path: Path) -> None:
    with sqlite(tmp_path / "a") as connection:
        connection.execute("PRAGMA query_only=ON")
        error = raised(lambda: connection.execute("CREATE TABLE a (b)"))
    assert fault_of(error) is faults.READ_ONLY


def test_file_that_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"Dear diary, " * 500)
    with sqlite(path) as connection:
        error = raised(lambda: connection.execute("SELECT * FROM a"))
    assert fault_of(error, path) is faults.DAMAGED


def test_text_that_is_none(tmp_path: Path) -> None:
    with sqlite(tmp_path / "a") as connection:
        error = raised(lambda: connection.execute("SELECT CAST(x'ff' AS TEXT)").fetchall())
    assert fault_of(error) is faults.DAMAGED


def test_folder_that_is_gone_and_file_that_is_a_folder(tmp_path: Path) -> None:
    for path, fault in ((tmp_path / "no" / "a", faults.GONE), (tmp_path, faults.UNOPENED)):
        assert fault_of(raised(partial(sqlite3.connect, path)), path) is fault


@pytest.mark.long
@pytest.mark.process
@pytest.mark.skipif(sys.platform != "linux", reason="limits are numbered by each system")
@pytest.mark.parametrize(
    ("limit", "number", "name"),
    [("RLIMIT_NOFILE", 4, "NoHandles"), ("RLIMIT_FSIZE", 16384, "DiskError")],
)
def test_limit_of_the_system_is_told_by_the_system(
    tmp_path: Path, limit: str, number: int, name: str
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, tmp_path / "a", limit, str(number)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == f"{name}\n"


@pytest.mark.parametrize(
    ("number", "fault"),
    [
        (errno.ENOSPC, faults.FULL),
        (errno.EDQUOT, faults.FULL),
        (errno.EMFILE, faults.NO_HANDLES),
        (errno.ENFILE, faults.NO_HANDLES),
        (errno.EIO, faults.DISK_ERROR),
        (errno.ENOMEM, faults.NO_MEMORY),
        (errno.ENOENT, None),
        (errno.EACCES, None),
    ],
)
def test_error_of_the_system_is_a_fault_where_it_means_one_thing(
    number: int, fault: Fault | None
) -> None:
    assert fault_of(OSError(number, "x")) is fault


def test_memory() -> None:
    assert fault_of(MemoryError()) is faults.NO_MEMORY


def test_array_that_is_larger_than_the_memory() -> None:
    assert fault_of(raised(lambda: np.empty(1 << 50))) is faults.NO_MEMORY


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ("a.so: failed to map segment from shared object", faults.NO_MEMORY),
        ("a.so: cannot open shared object file: Too many open files", faults.NO_HANDLES),
        ("a.so: cannot read file data: Input/output error", faults.DISK_ERROR),
        ("No module named 'a'", None),
    ],
)
def test_library_that_does_not_come(words: str, fault: Fault | None) -> None:
    """As NumPy says it: at length, and because of what the system's loader said."""

    def load() -> None:
        message = "IMPORTANT: PLEASE READ THIS"
        raise ImportError(message) from ImportError(words)

    assert fault_of(raised(load)) is fault
    assert detail_of(raised(load)) == words


@pytest.mark.parametrize("error", [ValueError("x"), KeyError("x"), RuntimeError("x")])
def test_other_errors_are_the_kits_own(error: Exception) -> None:
    assert fault_of(error) is None


def test_statement_that_fits_no_table_is_the_kits_own_while_the_tables_are_whole(
    store: Store,
) -> None:
    def ask() -> None:
        with store.reading() as connection:
            connection.exec_driver_sql("SELECT no_such_column FROM answer")

    error = raised(ask)
    assert isinstance(error, OperationalError if store.is_sqlite else ProgrammingError)
    assert store.fault_of(error) is None


def test_tables_that_somebody_changed(store: Store, database_url: str) -> None:
    """As an older or a newer kit would, that was let at the same database."""
    with store.writing() as connection:
        connection.exec_driver_sql("ALTER TABLE kit_state RENAME COLUMN value TO other")

    def ask() -> None:
        with store.reading() as connection:
            kit_state.fact(connection, "a")

    try:
        assert store.fault_of(raised(ask)) is faults.CHANGED
    finally:
        # The database is another test's next.
        with store.writing() as connection:
            connection.exec_driver_sql("ALTER TABLE kit_state RENAME COLUMN other TO value")


def test_row_that_was_there_already_is_the_kits_own(store: Store) -> None:
    def add() -> None:
        with store.writing() as connection:
            for _ in range(2):
                connection.exec_driver_sql("INSERT INTO kit_state (name, value) VALUES ('a', '1')")

    error = raised(add)
    assert isinstance(error, IntegrityError)
    assert store.fault_of(error) is None


@pytest.mark.sampled(3)
@pytest.mark.postgres
@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("SET TRANSACTION READ ONLY; DELETE FROM kit_state", faults.READ_ONLY),
        ("DO $$ BEGIN RAISE 'x' USING ERRCODE = '53100'; END $$", faults.FULL),
        ("DO $$ BEGIN RAISE 'x' USING ERRCODE = '53200'; END $$", faults.NO_MEMORY),
        ("DO $$ BEGIN RAISE 'x' USING ERRCODE = '42501'; END $$", faults.FORBIDDEN),
        ("DO $$ BEGIN RAISE 'x' USING ERRCODE = '55P03'; END $$", faults.SLOW),
        ("DO $$ BEGIN RAISE 'x' USING ERRCODE = '58030'; END $$", faults.DISK_ERROR),
        ("DO $$ BEGIN RAISE 'x' USING ERRCODE = 'XX001'; END $$", faults.DAMAGED),
        ("DO $$ BEGIN RAISE 'x' USING ERRCODE = '57P01'; END $$", faults.UNREACHABLE),
        ("SELECT pg_terminate_backend(pg_backend_pid())", faults.UNREACHABLE),
        ("SELECT 1 / 0", None),
    ],
)
def test_what_postgres_says(statement: str, fault: Fault | None) -> None:
    url = databases.new_postgres()
    try:
        with closing(open_store(url)) as store:

            def act() -> None:
                with store.writing() as connection:
                    connection.exec_driver_sql(statement)

            assert store.fault_of(raised(act)) is fault
    finally:
        databases.drop_postgres(url)


@pytest.mark.postgres
def test_server_that_is_not_there() -> None:
    with closing(open_store("postgresql://kit:hush@127.0.0.1:1/kit")) as store:

        def ask() -> None:
            with store.single_read():
                pass

        first, second = raised(ask), raised(ask)
    assert isinstance(first, OperationalError)
    assert isinstance(first.orig, psycopg.OperationalError)
    assert isinstance(second, DatabaseFault), "who comes at once after it does not try again"
    assert fault_of(first) is fault_of(second) is faults.UNREACHABLE
    assert "\n" not in detail_of(first)


def test_driver_that_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kit.store.database.server.find_spec", lambda _name: None)
    error = raised(lambda: open_store("postgresql://kit@127.0.0.1:1/kit"))
    assert fault_of(error) is faults.NO_DRIVER
