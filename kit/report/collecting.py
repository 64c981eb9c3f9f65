"""What a report is made of: numbers, versions, states and the log's last lines.

All of it can be had of a kit in whatever state: its folder gone, its database damaged, or newer.
"""

import platform
import shutil
import sys
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from re import match, search
from typing import Any, Final

from kit.logs.pipeline import log_path
from kit.settings import TABLE, Settings
from kit.store.database.files import BACKUPS
from kit.store.database.problems import file_of
from kit.store.database.table_sizes import TableSizes, table_sizes
from kit.store.migrate import head

_KIT: Final = "whose-words"
#: Settings whose values are words of a list or numbers. Any other is only said to be set.
SHOWN: Final = frozenset(
    {
        "local", "port", "without_shipped", "teacher_on_network",
        "second_factor", "log_level", "log_format", "log_to",
    }
)  # fmt: skip
#: What the kit is worked on with.
_FOR_WORK: Final = r"extra == ['\"]dev['\"]"
#: Of the longest line of the log that is taken.
_LINE_MOST: Final = 2000


@dataclass(frozen=True, slots=True)
class Program:
    """The kit and what it runs on. `packages`: version by name, empty where one is missing."""

    version: str
    schema: str
    python: str
    system: str
    packages: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Folder:
    """The data folder: sizes in bytes by what they are of, None for what is not there.

    `copy_age`: days since the newest of the `copies` was made; `free`: bytes on its disk.
    """

    is_there: bool
    sizes: Mapping[str, int | None]
    copies: int
    copy_age: int | None
    free: int | None


@dataclass(frozen=True, slots=True)
class Report:
    """All that a report says. `findings` are those of `kit doctor`, a line each."""

    made_at: datetime
    program: Program
    settings: Mapping[str, str]
    folder: Folder
    tables: TableSizes
    findings: Sequence[str]
    log: Sequence[str]


def collect(settings: Settings, now: datetime, lines: int, findings: Sequence[str]) -> Report:
    """The report of a kit with these settings; `lines`: how many of the log's at most."""
    return Report(
        now,
        program(),
        settings_shown(settings),
        folder(settings, now),
        table_sizes(settings.database_url),
        findings,
        last_lines(log_path(settings), lines),
    )


def program() -> Program:
    """The kit's and its libraries' versions, and the system."""
    return Program(
        version(_KIT),
        head(),
        f"{platform.python_implementation()} {platform.python_version()}",
        f"{platform.system()} {platform.release()} {platform.machine()}, "
        f"{'64' if sys.maxsize > 2**32 else '32'} bits",
        packages(),
    )


def packages() -> Mapping[str, str]:
    """The version of each library that the kit runs with, the one for PostgreSQL included."""
    lines = (line for line in requires(_KIT) or () if not search(_FOR_WORK, line))
    named = (match(r"[A-Za-z0-9._-]+", line) for line in lines)
    return {name[0]: _version(name[0]) for name in named if name}


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def settings_shown(settings: Settings) -> Mapping[str, str]:
    """Each setting by its name: as it is, or whether it is set at all."""
    return {row.name: _shown(row.name, getattr(settings, row.name)) for row in TABLE}


def _shown(name: str, value: Any) -> str:
    if name in SHOWN:
        return str(value)
    if name == "database_url":
        return "SQLite" if file_of(value) else "PostgreSQL"
    return "not set" if value is None else "set"


def folder(settings: Settings, now: datetime) -> Folder:
    """What lies in the data folder, by kind and size, without a name of anybody's file."""
    data, database = settings.data, file_of(settings.database_url)
    sizes: dict[str, int | None] = {}
    if database is not None:
        beside = {"log of the database": "-wal", "shared memory": "-shm"}
        sizes["database"] = _size(database)
        sizes |= {
            words: _size(database.with_name(database.name + suffix))
            for words, suffix in beside.items()
        }
    logs = log_path(settings)
    sizes["the kit's log"] = _sum(logs.parent, f"{logs.name}*")
    copies = _entries(data / BACKUPS, "*")
    newest = max((made for made in map(_changed, copies) if made is not None), default=None)
    return Folder(
        data.is_dir(),
        sizes,
        len(copies),
        None if newest is None else (now - newest).days,
        _free(data),
    )


def _size(path: Path) -> int | None:
    try:
        return path.stat().st_size
    except OSError:
        return None


def _sum(folder: Path, pattern: str) -> int | None:
    sizes = [size for path in _entries(folder, pattern) if (size := _size(path)) is not None]
    return sum(sizes) if sizes else None


def _entries(folder: Path, pattern: str) -> list[Path]:
    try:
        return list(folder.glob(pattern))
    except OSError:
        return []


def _changed(path: Path) -> datetime | None:
    try:
        return datetime.fromtimestamp(path.stat().st_mtime, UTC)
    except OSError:
        return None


def _free(folder: Path) -> int | None:
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return None


def last_lines(path: Path, count: int) -> Sequence[str]:
    """The last lines of the log, and of the file before it where the first is short."""
    kept: deque[str] = deque(maxlen=count)
    for file in (path.with_name(f"{path.name}.1"), path):
        try:
            with file.open(encoding="utf-8", errors="backslashreplace") as lines:
                kept.extend(line.rstrip("\n")[:_LINE_MOST] for line in lines)
        except OSError:
            continue
    return list(kept)
