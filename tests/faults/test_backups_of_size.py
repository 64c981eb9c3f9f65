"""Backups of 150 MB while somebody saves: how long they take, how long a save waits, which are whole.

The long form; its figures are printed (`-s`).
"""

import shutil
import sqlite3
import statistics
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from kit.exchange.backups.reading import opened_backup
from kit.store import kit_state
from kit.store.engine import Store
from tests.store.filling import fill
from tests.support.backups import backup_of, new_kit

pytestmark = [pytest.mark.long, pytest.mark.timeout(3600)]

_ROWS = 150_000
_COPIES = 100


@pytest.fixture
def large(tmp_path: Path) -> Iterator[Store]:
    """150 MB of facts beside a filled room."""
    store = new_kit(tmp_path / "kit")
    fill(store)
    store.close()
    with closing(sqlite3.connect(tmp_path / "kit" / "kit.sqlite3")) as connection, connection:
        connection.executemany(
            "INSERT INTO kit_state VALUES (?, ?)",
            ((f"filler {number}", f"{number:1000}") for number in range(_ROWS)),
        )
    store = new_kit(tmp_path / "kit")
    yield store
    store.close()


@contextmanager
def saving(store: Store, writers: int = 1) -> Iterator[list[float]]:
    """Somebody saves all the while; the seconds that each save took."""
    stop = threading.Event()
    seconds: list[float] = []

    def save(writer: int) -> None:
        number = 0
        while not stop.is_set():
            began = time.monotonic()
            with store.writing() as connection:
                kit_state.put_fact(connection, f"saved {writer} {number % 5000}", str(number) * 50)
            seconds.append(time.monotonic() - began)
            number += 1
            stop.wait(0.02)

    threads = [threading.Thread(target=save, args=(one,)) for one in range(writers)]
    for thread in threads:
        thread.start()
    try:
        yield seconds
    finally:
        stop.set()
        for thread in threads:
            thread.join()


def told(what: str, seconds: list[float]) -> None:
    ordered = sorted(seconds)
    print(
        f"{what}: {len(ordered)} saves, median {1000 * statistics.median(ordered):.1f} ms, "
        f"99 of 100 within {1000 * ordered[int(0.99 * len(ordered))]:.0f} ms, "
        f"longest {1000 * ordered[-1]:.0f} ms"
    )


def test_save_waits_little_while_a_large_backup_is_made(large: Store, tmp_path: Path) -> None:
    size = (tmp_path / "kit" / "kit.sqlite3").stat().st_size
    quiet: list[float] = []
    busy: list[float] = []
    for _ in range(2):
        with saving(large) as seconds:
            time.sleep(5)
        quiet += seconds
        with saving(large) as seconds:
            began = time.monotonic()
            backup = backup_of(large, tmp_path / "kit", tmp_path / "stick")
            took = time.monotonic() - began
        busy += seconds
        print(f"\n{size / 1e6:.0f} MB in {took:.1f} s, a file of {backup.size / 1e6:.1f} MB")
    told("without a backup", quiet)
    told("during backups", busy)
    assert max(busy) < 3  # as long as the kit waits before it refuses


def test_plain_copies_break_where_backups_do_not(large: Store, tmp_path: Path) -> None:
    """Of as many plain copies of the folder some may be damaged; of backups none is."""
    data = tmp_path / "kit"
    with saving(large, writers=4):
        plain = sum(broken(lambda: copied(data, tmp_path / "plain")) for _ in range(_COPIES))
        ours = sum(broken(lambda: opened(large, data, tmp_path)) for _ in range(_COPIES))
    print(f"\nof {_COPIES} plain copies {plain} were damaged, of {_COPIES} backups {ours}")
    assert ours == 0


def broken(make: Callable[[], str]) -> bool:
    return make() != "ok"


def copied(data: Path, target: Path) -> str:
    shutil.rmtree(target, ignore_errors=True)
    try:
        shutil.copytree(data, target, ignore=shutil.ignore_patterns("backups"))
        with closing(sqlite3.connect(target / "kit.sqlite3")) as connection:
            return str(connection.execute("PRAGMA integrity_check").fetchone()[0])
    except (sqlite3.DatabaseError, shutil.Error) as error:
        return str(error)


def opened(store: Store, data: Path, tmp_path: Path) -> str:
    path = backup_of(store, data, tmp_path / "stick").path
    with opened_backup(path, None, within=tmp_path):
        path.unlink()
    return "ok"
