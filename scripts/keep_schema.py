"""Write down the database that this kit's tests fill, and what this kit reads in it.

    PYTHONPATH=. python scripts/keep_schema.py tests/store/schemas

makes 0007.sql and 0007.json, say, for the schema 0007. Do so before a migration changes it, with
the kit that has it; an older one is made by that kit, in a checkout of its time:

    cd CHECKOUT && PYTHONPATH=. python THIS_FILE FOLDER
"""

import enum
import json
import sqlite3
import sys
import tempfile
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select

from kit.store.engine import open_store
from kit.store.migrate import head, upgrade
from kit.store.models import Base
from tests.store.filling import fill

#: What people did and what came of it: where a schema has these, they are read and written down.
TABLES = ("answer", "mark", "key_version", "appeal", "decision", "vote")
KNOWN = Base.metadata.tables


def plain(value: Any) -> Any:
    """A value for JSON."""
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, enum.Enum):
        return value.value
    return str(value) if isinstance(value, UUID) else value


def rows_of(connection: Connection, name: str) -> list[dict[str, Any]]:
    """All rows of a table, by primary key."""
    statement = select(KNOWN[name]).order_by(*KNOWN[name].primary_key.columns)
    return [
        {key: plain(value) for key, value in row.items()}
        for row in connection.execute(statement).mappings()
    ]


def main(folder: Path) -> None:
    """Fill a database, and write both files."""
    with tempfile.TemporaryDirectory() as aside:
        path = Path(aside) / "kit.sqlite3"
        url = f"sqlite:///{path}"
        upgrade(url)
        store = open_store(url)
        fill(store)
        with store.engine.connect() as connection:
            rows = {name: rows_of(connection, name) for name in TABLES if name in KNOWN}
        store.close()
        with closing(sqlite3.connect(path)) as connection:
            lines = list(connection.iterdump())
    name = head()[:4]
    (folder / f"{name}.sql").write_text("\n".join(lines) + "\n", encoding="utf-8")
    text = json.dumps(rows, indent=1, ensure_ascii=False)
    (folder / f"{name}.json").write_text(text + "\n", encoding="utf-8")
    print(name, len(lines), {name: len(kept) for name, kept in rows.items()})


if __name__ == "__main__":
    main(Path(sys.argv[1]))
