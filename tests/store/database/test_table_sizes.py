"""Rows are counted in a database of whatever state, and nothing in it or beside it changes."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from kit.store.database.table_sizes import UNREADABLE, TableSizes, table_sizes
from kit.store.engine import Store
from kit.store.migrate import head, upgrade
from tests.support.room import make_room


def url_of(path: Path) -> str:
    return f"sqlite:///{path}"


@pytest.fixture(name="path")
def _path(tmp_path: Path) -> Path:
    path = tmp_path / "kit.sqlite3"
    upgrade(url_of(path))
    return path


def change(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def test_tables_and_schema(any_store: Store) -> None:
    make_room(any_store)
    sizes = table_sizes(any_store.engine.url.render_as_string(hide_password=False))
    assert (sizes.schema, sizes.others, sizes.problem) == (head(), 0, None)
    assert sizes.rows is not None
    assert (sizes.rows["classroom"], sizes.rows["student"], sizes.rows["vote"]) == (1, 3, 0)


def test_newer_kits_database_is_counted_as_far_as_it_is_known(path: Path) -> None:
    change(
        path,
        "UPDATE alembic_version SET version_num = '0999_the_future'",
        "CREATE TABLE from_tomorrow (name TEXT)",
        "INSERT INTO kit_state VALUES ('a', 'b')",
    )
    sizes = table_sizes(url_of(path))
    assert (sizes.schema, sizes.others) == ("0999_the_future", 1)
    assert sizes.rows is not None
    assert sizes.rows["kit_state"] == 1


def test_other_programs_database_is_not_quoted(tmp_path: Path) -> None:
    path = tmp_path / "kit.sqlite3"
    change(
        path,
        "CREATE TABLE zoraida (name TEXT)",
        "CREATE TABLE alembic_version (version_num TEXT)",
        "INSERT INTO alembic_version VALUES ('Zoraida')",
    )
    assert table_sizes(url_of(path)) == TableSizes(None, {}, 1)


def test_missing_damaged_and_foreign_files(tmp_path: Path) -> None:
    path = tmp_path / "kit.sqlite3"
    assert table_sizes(url_of(path)) == TableSizes(problem="is not there")
    assert list(tmp_path.iterdir()) == []
    path.write_text("Zoraida Quillfeather, 9B\n" * 100)
    assert table_sizes(url_of(path)) == TableSizes(problem="SQLITE_NOTADB")


def test_damaged_table_takes_nothing_from_the_others(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
        roots = dict(connection.execute("SELECT name, rootpage FROM sqlite_master"))
        (size,) = connection.execute("PRAGMA page_size").fetchone()
        indexes = connection.execute("PRAGMA index_list(student)").fetchall()
    with path.open("r+b") as file:
        for name in ("student", *(index[1] for index in indexes)):
            file.seek((roots[name] - 1) * size)
            file.write(b"\xff" * size)
    rows = table_sizes(url_of(path)).rows
    assert rows is not None
    assert (rows["student"], rows["classroom"]) == (UNREADABLE, 0)


def test_server_that_does_not_answer() -> None:
    sizes = table_sizes("postgresql://me:hush@127.0.0.1:9/kit?connect_timeout=2")
    assert sizes == TableSizes(problem="OperationalError")


def test_nothing_is_left_beside_it(path: Path) -> None:
    before = {file.name: file.read_bytes() for file in path.parent.iterdir()}
    table_sizes(url_of(path))
    after = {file.name: file.read_bytes() for file in path.parent.iterdir()}
    assert after == before
