"""Which other programs have a SQLite database open, by the locks that the system tells of.

Linux lists all of them for all to read. Elsewhere nobody is told, and nothing is known.
"""

import re
from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import psutil

from kit.store.database.whereabouts import parts_of
from kit.whole_number import whole_number

_LIST: Final = Path("/proc/locks")
#: SQLite's own bytes: who reads or writes without a log locks these of the database, and who has
#: it open with one reads them; byte 120 of the file -shm is held by who writes.
_PENDING: Final = 0x4000_0000
_RESERVED: Final = _PENDING + 1
_LAST: Final = _PENDING + 511
_WRITER: Final = 120
_LARGEST: Final = 2**64
_LINE: Final = re.compile(
    r"\d+:\s+POSIX\s+\S+\s+(READ|WRITE)\s+(-?\d+)\s+\w+:\w+:(\d+)\s+(\d+)\s+(\d+|EOF)\s*", re.ASCII
)


@dataclass(frozen=True, slots=True)
class Lock:
    """A lock of a process on a range of a file."""

    pid: int
    inode: int
    writes: bool
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class OtherProgram:
    """Another program that has the database open; `writes`: nobody else may meanwhile."""

    pid: int
    name: str
    writes: bool


def locks_in(text: str) -> Iterator[Lock]:
    """The locks that lines of /proc/locks tell of; what is none is passed over. Pure."""
    for line in text.splitlines():
        match = _LINE.fullmatch(line)
        if match is None:
            continue
        kind, pid, inode, first, last = match.groups()
        # The whole file, to its end, is no range that SQLite locks.
        with suppress(ValueError):
            yield Lock(
                whole_number(pid, 1),
                whole_number(inode, 0, _LARGEST),
                kind == "WRITE",
                whole_number(first, 0, _LARGEST),
                whole_number(last, 0, _LARGEST),
            )


def other_programs(
    database: Path, own: Collection[int], listing: Path = _LIST
) -> tuple[OtherProgram, ...]:
    """Who else has the database open now; `own` are the processes of the kit and of this look."""
    try:
        text = listing.read_text("ascii", "replace")
    except OSError:
        return ()
    parts = [_inode(path) for path in parts_of(database)]
    writes: dict[int, bool] = {}
    for lock in locks_in(text):
        is_open = lock.inode == parts[0] and _PENDING <= lock.first <= _LAST
        in_log = lock.inode == parts[2] and lock.first <= _WRITER <= lock.last
        holds = lock.writes and (in_log or (is_open and lock.last >= _RESERVED))
        if lock.pid not in own and (is_open or holds):
            writes[lock.pid] = writes.get(lock.pid, False) or holds
    return tuple(OtherProgram(pid, _name(pid), holds) for pid, holds in sorted(writes.items()))


def _inode(path: Path) -> int | None:
    try:
        return path.stat().st_ino
    except OSError:
        return None


def _name(pid: int) -> str:
    try:
        return psutil.Process(pid).name()
    except psutil.Error:
        return "?"
