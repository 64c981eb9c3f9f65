"""kit.store.migrate.prepare: what it does before the kit serves, and each line it refuses with."""

import errno
import os
import re
import socket
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import event, make_url, text

from kit.store import migrate
from kit.store.engine import Store, open_store
from tests.store.database.postgres.test_wrong_databases import REMEDY as SERVER_REMEDY
from tests.store.filling import add_steps, fill, revision_at, rows_at
from tests.support import databases

#: Written out: a step that slips in is seen here.
NEWEST = "0027_administrators"
#: What to do where a database is not to be had.
ELSEWHERE = {
    "sqlite": "start with another --data folder",
    "postgresql": "name another database with --database-url",
}
WIDEN = """\
with op.batch_alter_table("student") as batch:
    batch.alter_column("name", type_=sa.String(120), nullable=False)
"""
FAIL = "op.execute('DELETE FROM mark')\nraise RuntimeError('the step broke')"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The kit's data folder, empty."""
    folder = tmp_path / "data"
    folder.mkdir()
    return folder


@pytest.fixture
def refusing_port() -> Iterator[int]:
    """A port of loopback that is taken, and at which nobody listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield taken.getsockname()[1]


def stamp(url: str, revision: str) -> None:
    """Write another revision into the database."""
    store = open_store(url)
    with store.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :r"), {"r": revision})
    store.close()


def shown(url: str) -> str:
    """How messages name the database."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return str(parsed.database)
    return parsed.render_as_string(hide_password=True)


def test_prepare_makes_a_new_sqlite_database(tmp_path: Path, data: Path) -> None:
    """Where there is no file yet it is made, and nothing is backed up."""
    url = databases.new_sqlite(tmp_path, migrated=False)
    assert migrate.prepare(url, data) is None
    assert revision_at(url) == migrate.head()
    assert list(data.iterdir()) == []


@pytest.mark.sampled(1)
def test_prepare_leaves_a_ready_database_alone(store: Store, database_url: str, data: Path) -> None:
    """A database of the newest schema is neither changed nor backed up."""
    fill(store)
    before = rows_at(database_url)
    assert migrate.prepare(database_url, data) is None
    assert rows_at(database_url) == before
    assert list(data.iterdir()) == []


def test_prepare_backs_up_before_it_migrates(
    sqlite_store: Store, tmp_path: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The backup has the old schema and all rows, those still in the write-ahead log too."""
    url = sqlite_store.engine.url.render_as_string()
    with sqlite_store.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_autocheckpoint=0")
    fill(sqlite_store)
    before = rows_at(url)
    add_steps(monkeypatch, tmp_path, WIDEN)
    backup = migrate.prepare(url, data)
    assert backup is not None
    assert list((data / "backups").iterdir()) == [backup]
    assert re.fullmatch(rf"kit-{NEWEST}-\d{{8}}T\d{{12}}Z\.sqlite3", backup.name)
    assert (revision_at(url), rows_at(url)) == ("a_step_1", before)
    assert revision_at(f"sqlite:///{backup}") == NEWEST
    assert rows_at(f"sqlite:///{backup}") == before


@pytest.mark.long
def test_prepare_with_a_failing_step_leaves_database_and_backup(
    sqlite_store: Store, tmp_path: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the migration breaks the database is as it was, and the backup is there."""
    fill(sqlite_store)
    url = sqlite_store.engine.url.render_as_string()
    before = rows_at(url)
    add_steps(monkeypatch, tmp_path, FAIL)
    with pytest.raises(RuntimeError) as caught:
        migrate.prepare(url, data)
    assert str(caught.value) == "the step broke"
    (backup,) = (data / "backups").iterdir()
    assert rows_at(url) == rows_at(f"sqlite:///{backup}") == before


@pytest.mark.parametrize(
    ("number", "mend"),
    [
        (errno.ENOSPC, "Make room on the disk"),
        (errno.EACCES, "See that the folder may be written to"),
    ],
)
def test_copy_that_cannot_be_made_changes_nothing(
    sqlite_store: Store,
    tmp_path: Path,
    data: Path,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    mend: str,
) -> None:
    url = sqlite_store.engine.url.render_as_string()
    add_steps(monkeypatch, tmp_path, WIDEN)

    def refuse(*_where: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(migrate, "back_up", refuse)
    with pytest.raises(migrate.DatabaseUnwritable) as caught:
        migrate.prepare(url, data)
    assert str(caught.value) == (
        f"The database {shown(url)} cannot be copied to {data / 'backups'} before it is brought up "
        f"to date: {os.strerror(number)}. Nothing was changed. {mend}, then start again."
    )
    assert revision_at(url) == NEWEST


@pytest.mark.sampled(1)
def test_prepare_refuses_a_newer_database(store: Store, database_url: str, data: Path) -> None:
    """A schema that this kit does not know is left to the kit that made it."""
    fill(store)
    stamp(database_url, "9999_of_next_year")
    before = rows_at(database_url)
    with pytest.raises(migrate.DatabaseNewer) as caught:
        migrate.prepare(database_url, data)
    assert str(caught.value) == (
        f"The database {shown(database_url)} was made by a newer kit (schema 9999_of_next_year; "
        f"this one knows {NEWEST}). Install the newer kit again, "
        f"or {ELSEWHERE[make_url(database_url).get_backend_name()]}."
    )
    assert rows_at(database_url) == before
    assert list(data.iterdir()) == []


@pytest.mark.postgres
@pytest.mark.parametrize("system", ["postgres"], indirect=True)
def test_server_whose_database_another_program_changed_is_told_what_can_be_done_there(
    store: Store, database_url: str, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder named `backups` where the kit is started is nobody's there."""
    monkeypatch.chdir(data)
    (data / "backups").mkdir()
    with store.migrating() as connection, connection.begin():
        connection.execute(text("DROP TABLE mark"))
    with pytest.raises(migrate.DatabaseChanged) as caught:
        migrate.prepare(database_url, data)
    assert str(caught.value) == (
        f"Another program has changed the database {shown(database_url)}: the table mark is "
        "missing. Nothing was changed now. Restore a backup from before, or name another database "
        "with --database-url."
    )
    stamp(database_url, "x")
    with pytest.raises(migrate.DatabaseCorrupt) as damaged:
        migrate.prepare(database_url, data)
    assert str(damaged.value) == (
        f"The database {shown(database_url)} is damaged (it names the schema 'x', which no kit "
        "has). Keep it, and name another database with --database-url."
    )


def test_upgrade_refuses_a_newer_database(database_url: str) -> None:
    """`kit migrate` refuses a newer schema in the same words."""
    stamp(database_url, "9999_of_next_year")
    with pytest.raises(migrate.DatabaseNewer) as caught:
        migrate.upgrade(database_url)
    assert str(caught.value) == (
        f"The database {shown(database_url)} was made by a newer kit (schema 9999_of_next_year; "
        f"this one knows {NEWEST}). Install the newer kit again, "
        f"or {ELSEWHERE[make_url(database_url).get_backend_name()]}."
    )
    assert revision_at(database_url) == "9999_of_next_year"


@pytest.mark.long
@pytest.mark.postgres
def test_prepare_refuses_an_older_postgres(
    tmp_path: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """PostgreSQL is migrated by `kit migrate` only: an older schema is named and left alone."""
    url = databases.new_postgres()
    add_steps(monkeypatch, tmp_path, WIDEN)
    with pytest.raises(migrate.DatabaseOlder) as caught:
        migrate.prepare(url, data)
    assert str(caught.value) == (
        f"The database {shown(url)} has the schema {NEWEST}; "
        "this kit needs a_step_1. Run `kit migrate` first."
    )
    assert revision_at(url) == NEWEST
    assert list(data.iterdir()) == []
    databases.drop_postgres(url)


@pytest.mark.postgres
def test_prepare_refuses_an_empty_postgres(data: Path) -> None:
    """An empty PostgreSQL database waits for `kit migrate`, too."""
    url = databases.new_postgres(migrated=False)
    with pytest.raises(migrate.DatabaseOlder) as caught:
        migrate.prepare(url, data)
    assert str(caught.value) == (
        f"The database {shown(url)} has the schema of no kit yet; "
        f"this kit needs {NEWEST}. Run `kit migrate` first."
    )
    assert revision_at(url) is None
    databases.drop_postgres(url)


def test_prepare_refuses_a_file_that_is_no_database(tmp_path: Path, data: Path) -> None:
    """Another file in the database's place is named and kept as it is."""
    path = tmp_path / "kit.sqlite3"
    path.write_bytes(b"Dear diary, " * 500)
    with pytest.raises(migrate.DatabaseCorrupt) as caught:
        migrate.prepare(f"sqlite:///{path}", data)
    assert str(caught.value) == (
        f"The database {path} is damaged (file is not a database). Keep the file, and start "
        "with another --data folder."
    )
    assert path.read_bytes() == b"Dear diary, " * 500


def test_prepare_names_the_backups_of_a_damaged_database_where_there_are_any(data: Path) -> None:
    """A folder that is there is named; a first start has none."""
    path = data / "kit.sqlite3"
    path.write_bytes(b"Dear diary, " * 500)
    (data / "backups").mkdir()
    with pytest.raises(migrate.DatabaseCorrupt) as caught:
        migrate.prepare(f"sqlite:///{path}", data)
    assert str(caught.value) == (
        f"The database {path} is damaged (file is not a database). Keep the file, put the newest "
        f"copy from {data / 'backups'} in its place, or start with another --data folder."
    )


def limit(monkeypatch: pytest.MonkeyPatch, pragma: str) -> None:
    """Open databases as a system that does not let them be written to: root may write anywhere."""

    def opened(url: str) -> Store:
        store = open_store(url)
        event.listen(store.engine, "connect", lambda made, _: made.execute(f"PRAGMA {pragma}"))
        return store

    monkeypatch.setattr(migrate, "open_store", opened)


READ_ONLY = (
    "cannot be used. The kit may read its database, and not write to it (attempt to write a "
    "readonly database). Give it the right to write (with SQLite to the file, to those beside it, "
    "-wal and -shm, and to their folder), then start again."
)


def test_prepare_refuses_a_database_that_cannot_be_written_to(
    sqlite_store: Store, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Found before the kit serves, though nothing has to be migrated."""
    url = sqlite_store.engine.url.render_as_string()
    limit(monkeypatch, "query_only=ON")
    with pytest.raises(migrate.DatabaseUnwritable) as caught:
        migrate.prepare(url, data)
    assert str(caught.value) == f"The database {shown(url)} {READ_ONLY}"


def test_prepare_refuses_a_full_disk(
    tmp_path: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A new database that does not fit is a line, not a traceback."""
    url = databases.new_sqlite(tmp_path, migrated=False)
    limit(monkeypatch, "max_page_count=20")
    with pytest.raises(migrate.DatabaseUnwritable) as caught:
        migrate.prepare(url, data)
    assert str(caught.value) == (
        f"The database {shown(url)} cannot be used. The disk that the kit writes to is full "
        "(database or disk is full). Make room on it, then start again."
    )


def test_first_use_tells_of_a_disk_that_filled_up(sqlite_store: Store) -> None:
    """What a ready database has no room for is the same line."""
    url = sqlite_store.engine.url.render_as_string()

    def write() -> None:
        with migrate.first_use(url), sqlite_store.engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA query_only=ON")
            connection.exec_driver_sql("DELETE FROM kit_state")

    with pytest.raises(migrate.DatabaseUnwritable) as caught:
        write()
    assert str(caught.value) == f"The database {shown(url)} {READ_ONLY}"


@pytest.mark.parametrize(
    ("tables", "holds"),
    [(["notes"], "the table notes"), (list("dcba"), "the tables a, b, c and 1 more")],
)
def test_database_of_another_program_is_refused(
    tmp_path: Path, data: Path, tables: list[str], holds: str
) -> None:
    """Tables without a revision are none of the kit's: nothing is migrated into them."""
    path = tmp_path / "other.sqlite3"
    with closing(sqlite3.connect(path)) as connection:
        for table in tables:
            connection.execute(f"CREATE TABLE {table} (x INTEGER)")
    for ask in (lambda url: migrate.prepare(url, data), migrate.upgrade):
        with pytest.raises(migrate.DatabaseForeign) as caught:
            ask(f"sqlite:///{path}")
        assert str(caught.value) == (
            f"The database {path} belongs to another program: it holds {holds}, and nothing of the "
            "kit. Nothing was changed. Name another one with --database-url, or another folder "
            "with --data."
        )
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute("SELECT name FROM sqlite_master ORDER BY name").fetchall()
    assert found == [(table,) for table in sorted(tables)]


def test_upgrade_refuses_a_file_that_is_no_database(tmp_path: Path) -> None:
    """`kit migrate` does not touch another file either."""
    path = tmp_path / "kit.sqlite3"
    path.write_bytes(b"Dear diary, " * 500)
    with pytest.raises(migrate.DatabaseCorrupt) as caught:
        migrate.upgrade(f"sqlite:///{path}")
    assert str(caught.value) == (
        f"The database {path} is damaged (file is not a database). Keep the file, and start "
        "with another --data folder."
    )


def damage(path: Path) -> None:
    """Overwrite the root page of the table `student`, as a failing disk might."""
    with closing(sqlite3.connect(path)) as connection:
        (size,) = connection.execute("PRAGMA page_size").fetchone()
        (page,) = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'student'"
        ).fetchone()
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * 200)


def damaged_file(folder: Path) -> Path:
    """A kit's database with a damaged page."""
    path = Path(str(make_url(databases.new_sqlite(folder)).database))
    damage(path)
    return path


def test_prepare_refuses_a_damaged_page_in_one_line(tmp_path: Path, data: Path) -> None:
    """Damage inside the file is found before a student's work meets it, and told in one line."""
    path = damaged_file(tmp_path)
    before = path.read_bytes()
    with closing(sqlite3.connect(path)) as connection:
        (found,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    with pytest.raises(migrate.DatabaseCorrupt) as caught:
        migrate.prepare(f"sqlite:///{path}", data)
    assert str(caught.value) == (
        f"The database {path} is damaged ({' '.join(found.split())}). Keep the file, and "
        "start with another --data folder."
    )
    assert path.read_bytes() == before


def test_prepare_refuses_a_folder_that_is_not_there(tmp_path: Path, data: Path) -> None:
    """A database in no folder cannot be opened, and none is made."""
    path = tmp_path / "nowhere" / "kit.sqlite3"
    with pytest.raises(migrate.DatabaseUnreachable) as caught:
        migrate.prepare(f"sqlite:///{path}", data)
    assert str(caught.value) == (
        f"The database {path} cannot be opened: unable to open database file. "
        "Check --database-url and that the folder may be written to."
    )
    assert not path.parent.exists()


@pytest.mark.postgres
@pytest.mark.parametrize("scheme", ["postgresql", "postgresql+psycopg"])
def test_prepare_names_a_postgres_that_is_not_there(
    data: Path, refusing_port: int, scheme: str
) -> None:
    """A refused connection is one line, without the password."""
    with pytest.raises(migrate.DatabaseUnreachable) as caught:
        migrate.prepare(f"{scheme}://kit:open-sesame@127.0.0.1:{refusing_port}/kit", data)
    assert str(caught.value) == (
        f"The database {scheme}://kit:***@127.0.0.1:{refusing_port}/kit cannot be opened: "
        f'connection failed: connection to server at "127.0.0.1", port {refusing_port} failed: '
        "Connection refused Is the server running on that host and accepting TCP/IP connections?. "
        f"{SERVER_REMEDY}"
    )
