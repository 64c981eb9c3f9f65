import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, suppress
from pathlib import Path

import pytest
from sqlalchemy import Connection, event, func, insert, select
from sqlalchemy.exc import IntegrityError

from kit.store import kit_state
from kit.store.database.faults import LOG_CUT, DatabaseFault
from kit.store.engine import Store, open_store
from kit.store.ids import new_id, token_hash
from kit.store.limits import NONE, Limits, limits_of, set_limits
from kit.store.models import KitState, Student
from tests.support import databases
from tests.support.room import NOON

ROOT = Path(__file__).parent.parent.parent
THREADS, EACH = 20, 5
PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": 2,
    "foreign_keys": 1,
    "secure_delete": 1,
    "busy_timeout": 15_000,
}
if sys.platform == "darwin":
    PRAGMAS["fullfsync"] = 1


def in_threads(work: Callable[[int], None]) -> None:
    """Do it in twenty threads that start together; what one raises is raised."""
    start = threading.Barrier(THREADS)

    def run(number: int) -> None:
        start.wait()
        work(number)

    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(run, range(THREADS)))


@pytest.fixture
def traced(tmp_path: Path) -> Iterator[tuple[Store, list[str]]]:
    """A SQLite store, and what SQLite itself says it was told."""
    told: list[str] = []
    store = open_store(databases.new_sqlite(tmp_path))
    event.listen(
        store.engine, "connect", lambda driver, _record: driver.set_trace_callback(told.append)
    )
    with store.writing():
        pass  # the writers' connection is there from now on
    told.clear()
    yield store, told
    store.close()


def test_open_store_sets_the_pragmas_on_each_connection(sqlite_store: Store) -> None:
    """Every connection of the pool has what the kit's promises rest on, not the first only."""
    with ExitStack() as stack:
        connections = [stack.enter_context(sqlite_store.engine.connect()) for _ in range(25)]
        assert len({id(each.connection.dbapi_connection) for each in connections}) == 25
        for connection in connections:
            found = {
                pragma: connection.exec_driver_sql(f"PRAGMA {pragma}").scalar_one()
                for pragma in PRAGMAS
            }
            assert found == PRAGMAS


def test_foreign_keys_are_enforced(store: Store) -> None:
    """A row that refers to nothing is refused."""
    with pytest.raises(IntegrityError), store.writing() as connection:
        connection.execute(
            insert(Student).values(
                classroom_id=new_id(),
                id=new_id(),
                name="Mia",
                personal_code="ABCD2345",
                on_roster=False,
                created_at=NOON,
            )
        )


def test_writing_begins_immediate(traced: tuple[Store, list[str]]) -> None:
    """A writing transaction takes the write lock before it reads, and commits once."""
    store, told = traced
    with store.writing() as connection:
        assert told == ["BEGIN IMMEDIATE"]
        kit_state.put_fact(connection, "a", "1")
    assert [told[0], told[-1]] == ["BEGIN IMMEDIATE", "COMMIT"]
    assert [line for line in told if line.startswith(("BEGIN", "COMMIT", "ROLLBACK"))] == [
        "BEGIN IMMEDIATE",
        "COMMIT",
    ]


def test_glance_opens_no_transaction_and_leaves_none(traced: tuple[Store, list[str]]) -> None:
    """One statement sees one state by itself; the connection is as good as new afterwards."""
    store, told = traced
    with store.single_read() as connection:
        assert kit_state.fact(connection, "a") is None
    assert [line for line in told if line.startswith(("BEGIN", "COMMIT", "ROLLBACK"))] == []
    with store.writing() as connection:
        kit_state.put_fact(connection, "a", "1")
    with store.single_read() as connection:
        assert kit_state.fact(connection, "a") == "1"


def test_reading_begins_without_the_write_lock(traced: tuple[Store, list[str]]) -> None:
    """A reading transaction opens with a plain BEGIN, after a writing one on the connection too."""
    store, told = traced
    with store.writing():
        pass
    told.clear()
    with store.reading() as connection:
        assert told == ["BEGIN"]
        kit_state.fact(connection, "a")
    assert [line for line in told if line.startswith(("BEGIN", "COMMIT", "ROLLBACK"))] == [
        "BEGIN",
        "COMMIT",
    ]


def test_writing_undoes_all_when_it_raises(store: Store) -> None:
    """Nothing of a block that raises is kept, and the next writer is not kept waiting."""

    def give_up_halfway() -> None:
        with store.writing() as connection:
            kit_state.put_fact(connection, "a", "1")
            raise RuntimeError("halfway")

    with pytest.raises(RuntimeError, match="halfway"):
        give_up_halfway()
    with store.writing() as connection:
        assert kit_state.fact(connection, "a") is None
        kit_state.put_fact(connection, "b", "2")
    with store.reading() as connection:
        assert (kit_state.fact(connection, "a"), kit_state.fact(connection, "b")) == (None, "2")


def test_writers_of_sqlite_take_turns_at_one_connection(sqlite_store: Store) -> None:
    """Its cache of pages stays good between them. An error makes an end of it, and harms nobody."""

    def used(*, fails: bool = False) -> object:
        with suppress(ZeroDivisionError), sqlite_store.writing() as connection:
            driver = connection.connection.dbapi_connection
            seen.append(connection)
            kit_state.put_fact(connection, "a", str(1 / (not fails)))
        return driver

    seen: list[Connection] = []
    assert used() is used()
    assert [each.closed for each in seen] == [False, False]
    used(fails=True)
    assert seen[-1].closed
    used()
    sqlite_store.close()
    assert seen[-1].closed


def test_reading_is_not_kept_waiting_by_a_writer(store: Store) -> None:
    """While somebody writes, others read what was committed before."""
    with store.writing() as writer:
        kit_state.put_fact(writer, "a", "1")
        with store.reading() as reader:
            assert kit_state.fact(reader, "a") is None


def _read_write_read(store: Store) -> list[str | None]:
    """The same fact read twice in one transaction, with a write of somebody else's between."""
    with store.reading() as reader:
        first = kit_state.fact(reader, "a")
        with store.writing() as writer:
            kit_state.put_fact(writer, "a", "new")
        return [first, kit_state.fact(reader, "a")]


def test_reading_sees_one_state_on_sqlite(sqlite_store: Store) -> None:
    """A reading transaction sees the database as it was at its first look."""
    assert _read_write_read(sqlite_store) == [None, None]


@pytest.mark.postgres
def test_reading_sees_one_state_on_postgres() -> None:
    """PostgreSQL keeps what Store.reading() says of itself, too."""
    url = databases.new_postgres()
    try:
        with closing(open_store(url)) as store:
            assert _read_write_read(store) == [None, None]
    finally:
        databases.drop_postgres(url)


def test_twenty_threads_lose_nothing(store: Store) -> None:
    """Twenty threads add rows and count up one row at once: all of it arrives."""
    who = token_hash("everybody")

    def work(number: int) -> None:
        for turn in range(EACH):
            with store.writing() as connection:
                kit_state.put_fact(connection, f"{number} {turn}", "here")
                kit_state.add_failure(connection, "test", who, NOON)

    in_threads(work)
    with store.reading() as connection:
        kept = connection.execute(select(func.count()).select_from(KitState)).scalar_one()
        assert (kept, kit_state.failures(connection, "test", who, NOON)) == (100, 100)


def test_twenty_stores_lose_nothing_that_is_read_before_it_is_written(tmp_path: Path) -> None:
    """As many processes would: each has its own queue, reads a number first and adds one to it.

    With a plain BEGIN this fails with "database is locked".
    """
    url = databases.new_sqlite(tmp_path)

    def work(_number: int) -> None:
        with closing(open_store(url)) as own:
            for _ in range(EACH):
                with own.writing() as connection:
                    found = int(kit_state.fact(connection, "sum") or 0)
                    kit_state.put_fact(connection, "sum", str(found + 1))

    in_threads(work)
    with closing(open_store(url)) as store, store.reading() as connection:
        assert kit_state.fact(connection, "sum") == "100"


@pytest.mark.process
def test_a_killed_process_has_lost_nothing_it_acknowledged(database_url: str) -> None:
    """After SIGKILL in the middle of writing, each fact that was reported stored is there."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.store.killed_writer", database_url],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    ) as process:
        assert process.stdout is not None
        reported = [int(process.stdout.readline()) for _ in range(60)]
        process.kill()
        rest = process.stdout.read().splitlines(keepends=True)
    assert process.returncode != 0
    reported += [int(line) for line in rest if line.endswith("\n")]
    assert reported == list(range(len(reported)))
    with closing(open_store(database_url)) as store:
        with store.reading() as connection:
            lost = [n for n in reported if kit_state.fact(connection, f"fact {n}") != "x" * 500]
            assert lost == []
            if store.is_sqlite:
                assert connection.exec_driver_sql("PRAGMA integrity_check").scalar_one() == "ok"
        with store.writing() as connection:
            kit_state.put_fact(connection, "the next start", "writes")


def files_of(store: Store) -> tuple[bytes, bytes]:
    """The database file and its log, as they lie on the disk."""
    path = Path(str(store.engine.url.database))
    return path.read_bytes(), path.with_name(f"{path.name}-wal").read_bytes()


def test_checkpoint_brings_all_into_the_one_file(sqlite_store: Store) -> None:
    with sqlite_store.writing() as connection:
        kit_state.put_fact(connection, "a", "saved last")
    assert b"saved last" not in files_of(sqlite_store)[0]
    sqlite_store.checkpoint()
    database, log = files_of(sqlite_store)
    assert b"saved last" in database
    assert log == b""
    with sqlite_store.engine.connect() as connection:
        waits = connection.exec_driver_sql("PRAGMA busy_timeout").scalar_one()
    assert waits == PRAGMAS["busy_timeout"]


@pytest.mark.long
def test_checkpoint_waits_for_nobody_long_and_harms_nothing(sqlite_store: Store) -> None:
    """Somebody reads on: the log stays, and so does all that is in it."""
    with sqlite_store.writing() as connection:
        kit_state.put_fact(connection, "a", "1")
    with sqlite_store.reading() as reader:
        assert kit_state.fact(reader, "a") == "1"
        with sqlite_store.writing() as writer:
            kit_state.put_fact(writer, "a", "2")
        sqlite_store.checkpoint()
        assert kit_state.fact(reader, "a") == "1"
    with sqlite_store.reading() as reader:
        assert kit_state.fact(reader, "a") == "2"


@pytest.mark.postgres
def test_postgres_server_that_dropped_the_connections_is_asked_anew() -> None:
    """As after a restart of the database server: no request fails for it."""
    url = databases.new_postgres()
    try:
        with closing(open_store(url)) as store:
            with ExitStack() as stack:
                for _ in range(3):
                    stack.enter_context(store.engine.connect())
            databases.end_connections(url)
            for number in range(3):
                with store.writing() as connection:
                    kit_state.put_fact(connection, f"fact {number}", "kept")
            with store.reading() as connection:
                assert kit_state.fact(connection, "fact 2") == "kept"
    finally:
        databases.drop_postgres(url)


def test_whole_makes_one_transaction_of_many(store: Store) -> None:
    with store.atomic() as inside:
        with inside.writing() as connection:
            kit_state.put_fact(connection, "one", "1")
        with inside.reading() as connection:
            assert kit_state.fact(connection, "one") == "1"
        with inside.single_read() as connection:
            assert kit_state.fact(connection, "one") == "1"
        inside.checkpoint()
        inside.close()
        with store.reading() as connection:
            assert kit_state.fact(connection, "one") is None, "nobody else sees it yet"
    with store.reading() as connection:
        assert kit_state.fact(connection, "one") == "1"


def test_whole_that_breaks_leaves_nothing(store: Store) -> None:
    with pytest.raises(OSError, match="broken"), store.atomic() as inside:  # noqa: PT012 - all of the block is the subject
        with inside.writing() as connection:
            kit_state.put_fact(connection, "one", "1")
        raise OSError("broken")
    with store.reading() as connection:
        assert kit_state.fact(connection, "one") is None


def test_limits_of_a_test_are_no_other_tests() -> None:
    with databases.kept("sqlite") as store:
        set_limits(store, Limits(classes=3))
    with databases.kept("sqlite") as other, other.reading() as connection:
        assert other is store
        assert limits_of(connection) == NONE


def test_store_whose_log_was_cut_is_handed_to_no_other_test() -> None:
    """It empties no log any more, and what a later test deletes would seem to be read by somebody."""
    with databases.kept("sqlite") as store:
        assert store.checkpoint()
        store.fault_of(DatabaseFault(LOG_CUT))
        assert not store.checkpoint()
    with databases.kept("sqlite") as other:
        assert other is not store
        assert other.checkpoint()
