"""The database looked through without changing it, or a file beside it: not even its log.

While somebody serves it, or has it open, it is read beside them. Else nobody writes to it: then it
is read as it lies; what a kit that was killed left in its log is read in a copy of both elsewhere.
"""

import os
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

import psutil
from sqlalchemy import Connection, StaticPool, create_engine
from sqlalchemy.exc import DBAPIError

from kit.classroom.backups.state import LastBackup, last_backup_in
from kit.doctor.data.locks import OtherProgram, other_programs
from kit.network import Picked
from kit.server.holder import Holder
from kit.store import kit_state
from kit.store.cluster.looking import Cluster, look
from kit.store.database.faults import Fault, fault_of
from kit.store.database.files import damage_in
from kit.store.database.problems import DatabaseProblem, file_of, first_use, shown
from kit.store.database.whereabouts import parts_of
from kit.store.engine import open_store
from kit.store.migrate import current, head, known_schema, steps
from kit.store.rules.newest import answers_held, newest_moment, oldest_class

#: What is left for looking through it page by page, before the whole look is given up.
_PAGES_SECONDS: Final = 1.0
_STEPS: Final = 20_000
#: Seconds to wait for somebody else's lock, and between two looks at who has it.
_PATIENCE: Final = 0.5
_LOOK_AGAIN: Final = 0.2
#: More is not copied, to look at it elsewhere.
COPIED_MOST: Final = 1 << 30


class CannotCopy(Exception):
    """There is no room elsewhere to look at a copy."""


@dataclass(frozen=True, slots=True)
class Stored:
    """What was seen of a database. Sizes in bytes; moments in UTC, None where there is none.

    `error` is what kept it from being read: a DatabaseProblem, or whatever was raised. `damage` is
    as SQLite words it, None for none. `is_whole` is None where its pages were not looked through.
    """

    place: str
    is_file: bool
    is_there: bool = True
    error: Exception | None = None
    fault: Fault | None = None
    damage: str | None = None
    loose_rows: int = 0
    is_whole: bool | None = None
    schema: str | None = None
    size: int = 0
    log: int = 0
    others: tuple[OtherProgram, ...] = ()
    picked: Picked | None = None
    reached_at: datetime | None = None
    newest: datetime | None = None
    first_class: datetime | None = None
    answers: int = 0
    backup: LastBackup | None = None
    cluster: Cluster = field(default_factory=Cluster)

    @classmethod
    def failed(cls, url: str, error: Exception) -> "Stored":
        """Of one that could not be looked at."""
        path = file_of(url)
        return cls(shown(url), path is not None, error=error, fault=fault_of(error, path))


def look_at(url: str, running: Holder | None, *, in_process: bool) -> Stored:
    """What can be seen of the database of the settings. Never raises for what is wrong with it.

    `in_process`: the process that asks serves it, so that nothing but SQLite may open its file.
    """
    path = file_of(url)
    try:
        return _of_server(url) if path is None else _of_file(url, path, running, in_process)
    except (DatabaseProblem, DBAPIError, sqlite3.Error, OSError, CannotCopy) as error:
        failed = Stored.failed(url, error)
        return failed if path is None else replace(failed, **_sizes(path, _own(running)))


def _of_server(url: str) -> Stored:
    seen = Stored(shown(url), is_file=False)
    with (
        first_use(url),
        closing(open_store(url, _PATIENCE)) as store,
        store.reading() as connection,
    ):
        return _rows(seen, connection, url)


def _of_file(url: str, path: Path, running: Holder | None, in_process: bool) -> Stored:
    seen = Stored(shown(url), is_file=True, **_sizes(path, _own(running)))
    if not path.exists() or not seen.size:
        return replace(seen, is_there=False)
    before = _states(path)
    in_use = in_process or running is not None or bool(seen.others)
    try:
        with _read_only(path, in_use=in_use) as opened:
            with _as_connection(opened) as connection:
                seen = _rows(seen, connection, url)
            return _pages(seen, opened)
    except (DBAPIError, sqlite3.Error) as error:
        if not in_use and _states(path) != before:
            # Somebody has begun to write meanwhile: what was read is of no one moment.
            raise CannotCopy from error
        raise


def _sizes(path: Path, own: set[int]) -> dict[str, Any]:
    parts = parts_of(path)
    return {"size": _size(parts[0]), "log": _size(parts[1]), "others": _others(path, own)}


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _own(running: Holder | None) -> set[int]:
    """The processes of the kit, and this one."""
    own = {os.getpid()}
    if running is not None and running.pid is not None:
        own.add(running.pid)
        with suppress(psutil.Error):
            own |= {child.pid for child in psutil.Process(running.pid).children(recursive=True)}
    return own


def _others(path: Path, own: set[int]) -> tuple[OtherProgram, ...]:
    """Who has it open; who writes at both of two looks keeps it from others."""
    first = other_programs(path, own)
    if not any(other.writes for other in first):
        return first
    time.sleep(_LOOK_AGAIN)
    still = {other.pid for other in other_programs(path, own) if other.writes}
    return tuple(replace(other, writes=other.pid in still) for other in first)


def _states(path: Path) -> list[tuple[int, int] | None]:
    states: list[tuple[int, int] | None] = []
    for part in parts_of(path):
        try:
            status = part.stat()
        except OSError:
            states.append(None)
        else:
            states.append((status.st_size, status.st_mtime_ns))
    return states


@contextmanager
def _read_only(path: Path, *, in_use: bool) -> Iterator[sqlite3.Connection]:
    if in_use:
        with closing(_opened(path, "mode=ro")) as connection:
            yield connection
        return
    journals = [parts_of(path)[1], Path(f"{path}-journal")]
    if not any(_size(journal) for journal in journals):
        with closing(_opened(path, "immutable=1")) as connection:
            yield connection
        return
    with tempfile.TemporaryDirectory(prefix="whose-words-look-") as folder:
        parts = [part for part in (path, *journals) if part.exists()]
        need = sum(map(_size, parts))
        if need > COPIED_MOST or 2 * need > shutil.disk_usage(folder).free:
            raise CannotCopy
        for part in parts:
            shutil.copyfile(part, Path(folder, part.name))
        with closing(_opened(Path(folder, path.name), "mode=rw")) as connection:
            yield connection


def _opened(path: Path, how: str) -> sqlite3.Connection:
    return sqlite3.connect(
        f"file:{quote(str(path))}?{how}", uri=True, timeout=_PATIENCE, isolation_level=None
    )


@contextmanager
def _as_connection(opened: sqlite3.Connection) -> Iterator[Connection]:
    engine = create_engine("sqlite://", creator=lambda: opened, poolclass=StaticPool)
    with engine.connect() as connection:
        yield connection


def _rows(seen: Stored, connection: Connection, url: str) -> Stored:
    """Its schema, and where that is this kit's, what is stored."""
    schema = current(connection)
    if schema is not None and schema != head() and schema in steps():
        # Whether it has its tables is looked at by the start that brings it up to date.
        return replace(seen, schema=schema)
    if known_schema(connection, url) is None:
        return replace(seen, is_there=False)
    reached = kit_state.fact(connection, kit_state.OTHER_DEVICE)
    return replace(
        seen,
        schema=schema,
        picked=Picked.of_text(kit_state.fact(connection, kit_state.PICKED_ADDRESS)),
        reached_at=datetime.fromisoformat(reached) if reached else None,
        newest=newest_moment(connection),
        first_class=oldest_class(connection),
        answers=answers_held(connection),
        backup=last_backup_in(connection),
        cluster=look(connection),
    )


def _pages(seen: Stored, opened: sqlite3.Connection) -> Stored:
    """Whether its pages are whole, and each row has those it belongs to; as far as time allows."""
    until = time.monotonic() + _PAGES_SECONDS
    opened.set_progress_handler(lambda: time.monotonic() > until, _STEPS)
    try:
        damage = damage_in(opened, "integrity_check")
        loose = opened.execute("PRAGMA foreign_key_check").fetchall() if damage is None else []
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_INTERRUPT:
            raise
        return seen
    return replace(seen, damage=damage, loose_rows=len(loose), is_whole=not (damage or loose))
