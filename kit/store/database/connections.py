"""How each connection to SQLite's file is made: not through a link, and as the kit's promises need.

See docs/ARCHITECTURE.md for what rests on the pragmas.
"""

import sqlite3
import sys
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Engine, event

#: What SQLite keeps beside the database, by what follows its name; the first is itself.
DATABASE_FILES: Final = ("", "-wal", "-shm", "-journal")
_PRAGMAS: Final = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "secure_delete=ON",
)


def listen_for_files(engine: Engine) -> None:
    """Be there when connections are made: refuse links, then set the pragmas."""
    event.listen(engine, "do_connect", _refuse_links)
    event.listen(engine, "connect", _set_pragmas)


def _refuse_links(_dialect: object, _record: object, arguments: list[Any], _named: object) -> None:
    """SQLite follows a link in the database's place, and Python cannot tell it not to."""
    for suffix in DATABASE_FILES:
        path = f"{arguments[0]}{suffix}"
        if Path(path).is_symlink():
            message = f"{path} is a link"
            raise sqlite3.OperationalError(message)


def _set_pragmas(connection: sqlite3.Connection, _record: object) -> None:
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    if sys.platform == "darwin":
        connection.execute("PRAGMA fullfsync=ON")
