"""Writers wait for one another as long as it takes, and for somebody outside so many seconds."""

import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from kit.store import kit_state
from kit.store.database.faults import LOCKED, DatabaseFault
from kit.store.database.writer_queue import MOST_WAITING
from kit.store.engine import Store, open_store
from tests.support import databases

PATIENCE = 1.0


@pytest.fixture
def impatient(tmp_path: Path) -> Iterator[Store]:
    with closing(open_store(databases.new_sqlite(tmp_path), PATIENCE)) as store:
        yield store


@contextmanager
def held(store: Store) -> Iterator[None]:
    """By a connection of another program's."""
    path = str(store.engine.url.database)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        yield
        connection.execute("ROLLBACK")


def seconds_until_refused(store: Store) -> float:
    began = time.monotonic()
    with pytest.raises(DatabaseFault) as caught, store.writing():
        pass
    assert caught.value.fault is LOCKED
    return time.monotonic() - began


def put(store: Store, number: int = 0) -> None:
    with store.writing() as connection:
        kit_state.put_fact(connection, f"fact {number}", "x")


@pytest.mark.long
def test_somebody_outside_is_waited_for_once_and_then_hardly(impatient: Store) -> None:
    with held(impatient):
        assert seconds_until_refused(impatient) >= PATIENCE
        assert seconds_until_refused(impatient) < PATIENCE / 2
    put(impatient)
    with held(impatient):
        assert seconds_until_refused(impatient) >= PATIENCE, "it is another lock"


@pytest.mark.long
def test_all_who_wait_are_refused_together(impatient: Store) -> None:
    """And not each after its own seconds at the head of the queue."""
    began = time.monotonic()
    with held(impatient), ThreadPoolExecutor(6) as threads:
        list(threads.map(lambda _: seconds_until_refused(impatient), range(6)))
    assert time.monotonic() - began < 3 * PATIENCE


def test_more_than_so_many_do_not_wait_for_somebody_outside(tmp_path: Path) -> None:
    with (
        closing(open_store(databases.new_sqlite(tmp_path), 8.0)) as store,
        ThreadPoolExecutor(MOST_WAITING) as threads,
    ):
        with held(store):
            waiting = [threads.submit(put, store, number) for number in range(MOST_WAITING)]
            time.sleep(0.8)
            assert seconds_until_refused(store) < 0.5
        for one in waiting:
            one.result()


@pytest.mark.long
def test_own_writers_are_waited_for_as_long_as_it_takes(impatient: Store) -> None:
    """A made-up class, say, is one long transaction."""
    with ThreadPoolExecutor(1) as apart:
        with impatient.writing() as connection:
            kit_state.put_fact(connection, "a", "1")
            waiting = apart.submit(put, impatient)
            time.sleep(2 * PATIENCE)
        waiting.result()


#: Writes for so many seconds, begins by a word and ends by another.
_WRITER = """
import sys, time
from kit.store.engine import open_store
store = open_store(sys.argv[1], 1.0, is_one_of_several=True)
with store.writing():
    print("begun", flush=True)
    time.sleep(float(sys.argv[2]))
"""


@contextmanager
def writing_elsewhere(store: Store, seconds: float) -> Iterator[subprocess.Popen[str]]:
    """Another of the kit's serving processes, once it writes."""
    command = [sys.executable, "-c", _WRITER, str(store.engine.url), str(seconds)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout
        assert other.stdout.readline() == "begun\n"
        yield other
        other.kill()


@pytest.fixture
def one_of_several(tmp_path: Path) -> Iterator[Store]:
    url = databases.new_sqlite(tmp_path)
    with closing(open_store(url, PATIENCE, is_one_of_several=True)) as store:
        yield store


on_several = pytest.mark.skipif(os.name != "posix", reason="Windows has one serving process")


@on_several
def test_processes_that_serve_wait_for_one_another_as_long_as_it_takes(
    one_of_several: Store,
) -> None:
    began = time.monotonic()
    with writing_elsewhere(one_of_several, 1.6 * PATIENCE) as other:
        put(one_of_several)
        assert other.wait() == 0
    assert time.monotonic() - began > 1.6 * PATIENCE


@on_several
def test_turn_of_a_process_that_is_killed_ends_with_it(one_of_several: Store) -> None:
    with writing_elsewhere(one_of_several, 600) as other, ThreadPoolExecutor(1) as apart:
        waiting = apart.submit(put, one_of_several)
        time.sleep(0.3)
        assert not waiting.done()
        other.kill()
        waiting.result(timeout=20)


@on_several
def test_who_meets_somebody_outside_lets_the_other_processes_find_out_meanwhile(
    one_of_several: Store,
) -> None:
    url = str(one_of_several.engine.url)
    with (
        closing(open_store(url, PATIENCE, is_one_of_several=True)) as other,
        held(one_of_several),
        ThreadPoolExecutor(2) as threads,
    ):
        began = time.monotonic()
        list(threads.map(seconds_until_refused, (one_of_several, other)))
        assert time.monotonic() - began < 1.8 * PATIENCE


@on_several
def test_nothing_more_lies_beside_the_database_of_several(one_of_several: Store) -> None:
    put(one_of_several)
    database = Path(str(one_of_several.engine.url.database))
    assert {path.name for path in database.parent.iterdir()} == {
        f"{database.name}{ending}" for ending in ("", "-wal", "-shm")
    }


#: Four threads write for so many seconds, empty the log now and then, and read what they wrote.
_BUSY = """
import random, sys, time
from concurrent.futures import ThreadPoolExecutor
from kit.store import kit_state
from kit.store.engine import open_store
store = open_store(sys.argv[1], 3.0, is_one_of_several=True)
own, end, chance = sys.argv[2], time.monotonic() + float(sys.argv[3]), random.Random(sys.argv[2])

def work(number):
    done = 0
    while time.monotonic() < end:
        text = str(done) * chance.randrange(1, 400)
        with store.writing() as connection:
            kit_state.put_fact(connection, f"{own}-{number}", text)
        done += 1
        if chance.random() < 0.05:
            store.checkpoint(50)
        with store.reading() as connection:
            assert kit_state.fact(connection, f"{own}-{number}") == text
    return done

with ThreadPoolExecutor(4) as threads:
    print(min(threads.map(work, range(4))))
store.checkpoint()
store.close()
"""


@on_several
@pytest.mark.long
def test_processes_empty_the_log_under_one_another_and_nothing_is_taken_for_a_fault(
    tmp_path: Path,
) -> None:
    command = [sys.executable, "-c", _BUSY, databases.new_sqlite(tmp_path)]
    both = [
        subprocess.Popen([*command, own, "10"], stdout=subprocess.PIPE, text=True) for own in "ab"
    ]
    least = [int(process.communicate()[0]) for process in both]
    assert [process.returncode for process in both] == [0, 0]
    assert min(least) > 20, "each thread of either has its turns"
