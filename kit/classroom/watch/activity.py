"""How much goes on now: counts over all classes, the files' sizes, the last backup's age."""

import shutil
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from kit.classroom.backups.state import last_backup_in
from kit.store.engine import Store
from kit.store.watch.counts import read_open_live_sessions, read_students_at_work

#: Who saved nothing for longer is not counted as at work.
AT_WORK: Final = timedelta(minutes=10)
#: A live session that nobody closed is over after a double lesson without a move.
LIVE: Final = timedelta(minutes=90)


@dataclass(frozen=True, slots=True)
class Activity:
    """What goes on: counts; sizes in bytes, 0 for a server's database; ages in seconds.

    `backup_age` is None where none was made, `free` where the disk does not say.
    """

    live_sessions: int
    students_at_work: int
    database_bytes: int
    log_bytes: int
    free_bytes: int | None
    backup_age: float | None


def activity(store: Store, database: Path | None, folder: Path, now: datetime) -> Activity:
    """Read it, in one transaction. `database` is SQLite's file. Raises what the store raises."""
    with store.reading() as connection:
        live_sessions = read_open_live_sessions(connection, now, now - LIVE)
        students = read_students_at_work(connection, now - AT_WORK)
        backup = last_backup_in(connection)
    return Activity(
        live_sessions,
        students,
        _size(database),
        _size(database and Path(f"{database}-wal")),
        _free(folder),
        None if backup is None else max(0.0, (now - backup.at).total_seconds()),
    )


def _size(path: Path | None) -> int:
    try:
        return path.stat().st_size if path else 0
    except OSError:
        return 0


def _free(folder: Path) -> int | None:
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return None
