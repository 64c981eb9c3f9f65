"""SQLite's log: folding it in, and whether it is as long as its index says.

SQLite cannot know: it takes for the log what lies there. The index beside it (-shm) counts the
pages in the log, and outlives a kit that was killed. See https://sqlite.org/walformat.html.
"""

import sqlite3
import struct
from contextlib import suppress
from pathlib import Path
from typing import Final

from sqlalchemy import PoolProxiedConnection

#: Of the index: version, whether it is made, a page's size, pages in the log, the log's salts; and
#: behind a second of it how many pages were folded into the database.
_INDEX: Final = struct.Struct("=I8xBxHI12x8s8x48xI")
_LOG_HEAD: Final = 32
_PAGE_HEAD: Final = 24
_VERSION: Final = 3_007_000
#: A page of 65,536 bytes does not fit two bytes, and is written as one.
_LARGEST: Final = 65_536
_SALTS: Final = slice(16, 24)


def missing_pages(database: Path) -> int:
    """How many pages the log lacks of those that its index counts; 0 where nothing is known.

    Only while nobody in this process has the database open: closing the index would end SQLite's
    locks on it. A log of another time than the index tells nothing.
    """
    try:
        index = Path(f"{database}-shm").read_bytes()[: _INDEX.size]
    except OSError:
        return 0
    if len(index) < _INDEX.size:
        return 0
    version, is_ready, size, pages, salts, folded = _INDEX.unpack(index)
    if version != _VERSION or not is_ready:
        return 0
    try:
        log = Path(f"{database}-wal").read_bytes()
    except OSError:
        log = b""
    if log and log[_SALTS] != salts:
        return 0
    there = max(0, len(log) - _LOG_HEAD) // (_PAGE_HEAD + (_LARGEST if size == 1 else size))
    return max(0, int(pages) - max(there, int(folded)))


def fold_in(connection: PoolProxiedConnection, wait_ms: int, usual_ms: int) -> bool:
    """Bring the log into the database and empty it; whether that could be done.

    Readers are waited for as long as `wait_ms`, from then on `usual_ms`, in milliseconds.
    """
    wait = "PRAGMA busy_timeout={}"
    cursor = connection.cursor()
    cursor.execute(wait.format(wait_ms))
    busy = True
    with suppress(sqlite3.OperationalError):
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        (busy, _, _), *_ = cursor.fetchall()
    cursor.execute(wait.format(usual_ms))
    return not busy
