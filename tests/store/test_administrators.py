"""Migration 0027: the role goes to the eldest account that is open and has a password."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from kit.store.migrate import upgrade
from tests.support.old_schemas import put_sqlite

OPEN, CLOSED = None, "2026-03-01 08:00:00.000000"
HASH = "$argon2id$"


@pytest.mark.long
@pytest.mark.sampled(1)
@pytest.mark.parametrize(
    ("accounts", "chosen"),
    [
        ([("a", HASH, OPEN), ("b", HASH, OPEN)], ["a"]),
        ([("a", HASH, CLOSED), ("b", None, OPEN), ("c", HASH, OPEN)], ["c"]),
        ([("a", HASH, CLOSED), ("b", None, OPEN)], ["b"]),
        ([("a", HASH, CLOSED)], []),
        ([], []),
    ],
)
def test_existing_kit_gives_the_role_to_who_set_it_up(
    tmp_path: Path, accounts: list[tuple[str, str | None, str | None]], chosen: list[str]
) -> None:
    path = tmp_path / "kit.sqlite3"
    put_sqlite("0026", path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("DELETE FROM classroom")
        connection.execute("DELETE FROM teacher")
        for number, (name, password, disabled) in enumerate(accounts):
            row = (f"{number:032x}", name, name, password, f"2026-01-0{number + 1} 00:00", disabled)
            connection.execute(
                "INSERT INTO teacher (id, name, name_key, password_hash, created_at, disabled_at) "
                "VALUES (?, ?, ?, ?, ?, ?)",
                row,
            )
        connection.commit()
    upgrade(f"sqlite:///{path}")
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute(
            "SELECT name FROM teacher WHERE administrator_since IS NOT NULL"
        ).fetchall()
    assert [name for (name,) in rows] == chosen
