"""A backup while a class answers, a restore that is killed, a stick that is full."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kit.exchange.backups.reading import opened_backup
from kit.store.engine import open_store
from kit.store.migrate import upgrade
from tests.store.filling import fill
from tests.support import commands
from tests.support.backups import backup_of, new_kit
from tests.support.phone import Phone
from tests.support.room import make_room
from tests.support.serving import free_port, serving

pytestmark = [pytest.mark.process, pytest.mark.slow, pytest.mark.timeout(180)]


def answers_in(database: Path) -> list[tuple[str, int]]:
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return connection.execute("SELECT hex(attempt_id), revision FROM answer").fetchall()


@pytest.mark.long
def test_class_answers_on_while_backups_are_made(tmp_path: Path) -> None:
    """Each backup is whole and has at least what was acknowledged before it began."""
    data = tmp_path / "data"
    data.mkdir()
    url = f"sqlite:///{data / 'kit.sqlite3'}"
    upgrade(url)
    with closing(open_store(url)) as store:
        room = make_room(store, now=datetime.now(UTC))
    with serving(data, free_port(), "--local") as served:
        phones = [Phone(served.url) for _ in range(4)]
        for number, phone in enumerate(phones):
            phone.begin(room.code, f"Cleo {number}", room.assignment_id)
        acknowledged = [0] * len(phones)
        refused: list[int] = []
        stop = threading.Event()

        def work(number: int) -> None:
            while not stop.is_set():
                revision = acknowledged[number] + 1
                reply = phones[number].save("plan", "official", revision)
                if reply.status != 200:
                    refused.append(reply.status)
                    return
                acknowledged[number] = revision
                time.sleep(0.05)

        threads = [threading.Thread(target=work, args=(number,)) for number in range(len(phones))]
        for thread in threads:
            thread.start()
        before = []
        try:
            while min(acknowledged) < 1:
                time.sleep(0.01)
            for _ in range(2):
                before.append(sum(acknowledged))
                status, out, err = commands.run(
                    "backup", "--to", str(tmp_path / "stick"), variables={"KIT_DATA": str(data)}
                )
                assert (status, err) == (0, ""), out
        finally:
            stop.set()
            for thread in threads:
                thread.join()
    assert refused == []
    backups = sorted(
        (tmp_path / "stick").glob("*.kitbackup"), key=lambda path: path.stat().st_mtime
    )
    assert len(backups) == 2
    for least, path in zip(before, backups, strict=True):
        with opened_backup(path, None, within=tmp_path / "aside") as opened:
            stored = answers_in(opened.database)
        assert sum(revision for _, revision in stored) >= least
        assert len(stored) == 4


@pytest.mark.long
@pytest.mark.sampled(1)
@pytest.mark.skipif(os.name != "posix", reason="kill -9 is POSIX's")
@pytest.mark.parametrize("part", [0.1, 0.3, 0.5, 0.7, 0.9])
def test_restore_that_is_killed_leaves_the_old_or_the_new(tmp_path: Path, part: float) -> None:
    data = tmp_path / "kit"
    store = new_kit(data)
    fill(store)
    path = backup_of(store, data, tmp_path / "stick").path
    with store.writing() as connection:
        connection.exec_driver_sql("UPDATE classroom SET name = '9C'")
    store.close()
    seconds = time_of_restore(tmp_path, data, path)
    process = started(data, path)
    time.sleep(seconds * part)
    process.send_signal(signal.SIGKILL)
    process.wait()
    name = class_in(data / "kit.sqlite3")
    assert name in {"9B", "9C"}
    assert (
        commands.run("restore", str(path), "--replace", variables={"KIT_DATA": str(data)})[0] == 0
    )
    assert class_in(data / "kit.sqlite3") == "9B"
    assert not [one for one in data.iterdir() if "restoring" in one.name]
    assert not list((data / "backups").glob(".making-*"))
    kept = [class_in(one / "kit.sqlite3") for one in (data / "backups").glob("replaced-*")]
    assert "9C" in kept


def started(data: Path, path: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "kit", "restore", str(path), "--replace"],
        env=commands.environment({"KIT_DATA": str(data)}),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def time_of_restore(tmp_path: Path, data: Path, path: Path) -> float:
    other = tmp_path / "other"
    shutil.copytree(data, other)
    began = time.monotonic()
    assert started(other, path).wait() == 0
    return time.monotonic() - began


def class_in(database: Path) -> str:
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        return str(connection.execute("SELECT name FROM classroom").fetchone()[0])


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[Path]:
    """A file system of its own, where this machine lets one be mounted."""
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)],
        check=False,
        capture_output=True,
    )
    if mounted.returncode:
        pytest.skip("NO SMALL DISK: this machine lets the tests mount none")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=False)


@pytest.mark.long
@pytest.mark.skipif(sys.platform != "linux", reason="tmpfs is Linux's")
def test_full_stick_is_told_and_nothing_half_is_left(tmp_path: Path) -> None:
    data = tmp_path / "kit"
    store = new_kit(data)
    fill(store)
    store.close()
    with small_disk(tmp_path / "stick", "16k") as stick:
        assert commands.run("backup", "--to", str(stick), variables={"KIT_DATA": str(data)}) == (
            1,
            "",
            f"The backup cannot be written to {stick}: No space left on device. Nothing half is left there. Make room there, or choose another folder.\n",
        )
        assert list(stick.iterdir()) == []
    assert list((data / "backups").iterdir()) == []


@pytest.mark.long
@pytest.mark.skipif(sys.platform != "linux", reason="tmpfs is Linux's")
def test_restore_to_a_full_disk_changes_nothing(tmp_path: Path) -> None:
    store = new_kit(tmp_path / "kit")
    fill(store)
    path = backup_of(store, tmp_path / "kit", tmp_path / "stick").path
    store.close()
    with small_disk(tmp_path / "disk", "1m") as disk:
        status, _out, err = commands.run("restore", str(path), variables={"KIT_DATA": str(disk)})
        assert status == 1
        assert err == (
            f"The backup cannot be restored in {disk}: No space left on device. Nothing was changed. Make room there, then try again.\n"
        )
        assert not (disk / "kit.sqlite3").exists()
