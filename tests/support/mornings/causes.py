"""Each cause: the block of a `with` is the bad morning; at its end the cause is gone again."""

import fcntl
import os
import resource
import shutil
import sqlite3
import struct
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from kit.store.database import faults
from kit.store.database.faults import Fault
from tests.support.mornings import machine
from tests.support.mornings.scene import Scene

#: As the kit's own copies are named, and older than what a test makes.
COPY = "kit-0022-20261130T070000000000Z.sqlite3"
_SHUT_DOWN = 0x8004587D
#: The first byte of a page says what it is, and no such kind has this one.
_NO_PAGE = b"\xff"


@dataclass(frozen=True)
class Cause:
    """What somebody did, or what broke.

    `disk` is what the data folder lies on: "" the usual one, "tmpfs" or "ext4" a disk of its own.
    `goes_on`: with its cause gone the kit works again by itself. `reads`: a teacher's pages still
    come; None: those whose rows are not in what is lost. `on`: which of the teacher's pages meets it first, where none of the student's does.
    """

    name: str
    fault: Fault
    happens: Callable[[Scene], AbstractContextManager[None]]
    disk: str = ""
    goes_on: bool = True
    reads: bool | None = True
    on: str = ""


def _disk_of(scene: Scene) -> Path:
    return scene.data.parent


@contextmanager
def _full(scene: Scene) -> Iterator[None]:
    with machine.filled(_disk_of(scene)):
        yield


@contextmanager
def _locked(scene: Scene, how: str) -> Iterator[None]:
    with closing(sqlite3.connect(scene.database, isolation_level=None)) as other:
        other.execute(f"BEGIN {how}")
        yield
        other.execute("ROLLBACK")


@contextmanager
def _immediate(scene: Scene) -> Iterator[None]:
    with _locked(scene, "IMMEDIATE"):
        yield


@contextmanager
def _exclusive(scene: Scene) -> Iterator[None]:
    with _locked(scene, "EXCLUSIVE"):
        yield


@contextmanager
def _moved(scene: Scene) -> Iterator[None]:
    away = scene.data.with_name("away")
    scene.data.rename(away)
    yield
    away.rename(scene.data)


@contextmanager
def _unmounted(scene: Scene) -> Iterator[None]:
    disk = _disk_of(scene)
    elsewhere = disk.with_name("elsewhere")
    elsewhere.mkdir()
    machine.run("mount", "--bind", disk, elsewhere)
    machine.run("umount", "-l", disk)
    yield
    machine.run("mount", "--bind", elsewhere, disk)
    machine.run("umount", "-l", elsewhere)


@contextmanager
def _read_only(scene: Scene) -> Iterator[None]:
    """As the system does with a disk that has errors."""
    machine.run("mount", "-o", "remount,abort", _disk_of(scene))
    yield


@contextmanager
def _unchangeable(scene: Scene) -> Iterator[None]:
    """The log alone: the folder and its disk can be written to."""
    log = f"{scene.database}-wal"
    machine.run("chattr", "+i", log)
    yield
    machine.run("chattr", "-i", log)


@contextmanager
def _taken_out(scene: Scene) -> Iterator[None]:
    """As of a stick that was pulled out: whatever is asked of the disk is an error."""
    folder = os.open(_disk_of(scene), os.O_RDONLY)
    fcntl.ioctl(folder, _SHUT_DOWN, struct.pack("I", 2))
    os.close(folder)
    yield


@contextmanager
def _without_log(scene: Scene) -> Iterator[None]:
    Path(f"{scene.database}-wal").unlink()
    yield


@contextmanager
def _cut(scene: Scene) -> Iterator[None]:
    log = Path(f"{scene.database}-wal")
    os.truncate(log, log.stat().st_size // 2)
    yield


@contextmanager
def _emptied(scene: Scene) -> Iterator[None]:
    os.truncate(f"{scene.database}-wal", 0)
    yield


@contextmanager
def _replaced(scene: Scene) -> Iterator[None]:
    other = scene.database.with_name("other")
    shutil.copy(scene.database, other)
    other.replace(scene.database)
    yield


@contextmanager
def _damaged(scene: Scene) -> Iterator[None]:
    """One byte of the page that the answers begin with."""
    with closing(sqlite3.connect(scene.database)) as other:
        other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        size = other.execute("PRAGMA page_size").fetchone()[0]
        root = other.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'answer'").fetchone()
    with scene.database.open("r+b") as file:
        file.seek((root[0] - 1) * size)
        file.write(_NO_PAGE)
    copies = scene.data / "backups"
    copies.mkdir(exist_ok=True)
    (copies / COPY).write_bytes(b"")
    yield


@contextmanager
def _no_memory(scene: Scene) -> Iterator[None]:
    """None beyond what the kit has by now."""
    worker = machine.worker_of(scene.served)
    with machine.limited(worker, resource.RLIMIT_AS, machine.in_use(worker)):
        yield


FULL = Cause("full", faults.FULL, _full, disk="tmpfs")
IMMEDIATE = Cause("locked", faults.LOCKED, _immediate)
EXCLUSIVE = Cause("locked-whole", faults.LOCKED, _exclusive)
MOVED = Cause("moved", faults.GONE, _moved)
UNMOUNTED = Cause("unmounted", faults.GONE, _unmounted, disk="tmpfs")
READ_ONLY = Cause("read-only", faults.READ_ONLY, _read_only, disk="ext4", goes_on=False)
UNCHANGEABLE = Cause("unchangeable", faults.READ_ONLY, _unchangeable, disk="ext4")
TAKEN_OUT = Cause(
    "taken-out", faults.DISK_ERROR, _taken_out, disk="ext4", goes_on=False, reads=False
)
WITHOUT_LOG = Cause("without-log", faults.LOG_GONE, _without_log, goes_on=False)
CUT = Cause("cut", faults.LOG_CUT, _cut, goes_on=False, reads=None)
EMPTIED = Cause("emptied", faults.LOG_CUT, _emptied, goes_on=False, reads=False)
REPLACED = Cause("replaced", faults.REPLACED, _replaced, goes_on=False)
DAMAGED = Cause("damaged", faults.DAMAGED, _damaged, goes_on=False)
NO_MEMORY = Cause("no-memory", faults.NO_MEMORY, _no_memory, on="results")

CAUSES = (
    *(FULL, IMMEDIATE, EXCLUSIVE, MOVED, UNMOUNTED, READ_ONLY, UNCHANGEABLE, TAKEN_OUT),
    *(WITHOUT_LOG, CUT, EMPTIED, REPLACED, DAMAGED, NO_MEMORY),
)


@contextmanager
def disk_for(cause: Cause, folder: Path) -> Iterator[Path]:
    """Where the data folder of a kit lies that is to meet this cause."""
    if cause.disk == "tmpfs":
        with machine.tmpfs(folder / "disk", "12m") as disk:
            yield disk
    elif cause.disk == "ext4":
        with machine.image(folder / "image", folder / "disk") as disk:
            yield disk
    else:
        yield folder


def why_not(cause: Cause) -> str:
    """Why this machine cannot have it; empty where it can."""
    if cause.disk:
        return machine.why_no_images() if cause.disk == "ext4" else machine.why_no_mounts()
    return ""
