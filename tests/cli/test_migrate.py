"""Databases: brought to this kit's schema, or refused by `kit migrate` and `kit serve`."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from re import escape, fullmatch

import alembic.command
import pytest
from sqlalchemy import create_engine

from kit.store.migrate import alembic_config, head, upgrade
from tests.support import commands
from tests.support.databases import drop_postgres, new_postgres, new_sqlite

pytestmark = pytest.mark.process

SECRET = "0123456789abcdef0123456789abcdef"
BOTH = pytest.mark.parametrize("command", ["migrate", "serve"])
LOCAL = {"migrate": (), "serve": ("--local", "--port", "0")}
KEEP = "Keep the file, and start with another --data folder.\n"
DONE = f"The database has the schema {head()}.\n"


def kit(folder: Path, *arguments: str, **variables: str) -> commands.Said:
    """Run a command of the kit; exit status, standard output and standard error."""
    return commands.run(*arguments, variables={"HOME": str(folder), **variables})


def run(command: str, data: Path, *options: str) -> tuple[int, str, str]:
    return kit(data.parent, command, "--data", str(data), *LOCAL[command], *options)


def revision(file: Path) -> list[tuple[str]]:
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute("SELECT version_num FROM alembic_version").fetchall()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the database of the data folder lies; there is none yet."""
    path = tmp_path / "data" / "kit.sqlite3"
    path.parent.mkdir()
    return path


@pytest.mark.long
def test_migrate_makes_the_folder_and_the_database(tmp_path: Path) -> None:
    data = tmp_path / "new" / "data"
    assert kit(tmp_path, "migrate", "--data", str(data)) == (0, DONE, "")
    assert revision(data / "kit.sqlite3") == [(head(),)]


@pytest.mark.long
def test_migrate_again_changes_nothing(tmp_path: Path) -> None:
    for _ in range(2):
        assert kit(tmp_path, "migrate", "--data", str(tmp_path)) == (0, DONE, "")
    assert revision(tmp_path / "kit.sqlite3") == [(head(),)]


def test_migrate_keeps_a_copy_of_what_was_before_and_says_where(tmp_path: Path) -> None:
    """As `kit serve` does."""
    file = tmp_path / "kit.sqlite3"
    with closing(sqlite3.connect(file)) as connection:
        engine = create_engine(f"sqlite:///{file}")
        with engine.connect() as opened:
            alembic.command.upgrade(alembic_config(opened), "0005_live_rounds")
        engine.dispose()
        assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [
            ("0005_live_rounds",)
        ]
    status, out, err = kit(tmp_path, "migrate", "--data", str(tmp_path))
    (copy,) = (tmp_path / "backups").iterdir()
    assert (status, out, err) == (
        0,
        f"The database as it was before is kept: {copy}\n{DONE}",
        "",
    )
    assert revision(copy) == [("0005_live_rounds",)]
    assert revision(file) == [(head(),)]


def test_table_that_somebody_took_away_is_named(tmp_path: Path) -> None:
    url = new_sqlite(tmp_path)
    path = Path(url.removeprefix("sqlite:///"))
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TABLE mark")
    assert run("migrate", tmp_path / "data", "--database-url", url) == (
        1,
        "",
        (
            f"Another program has changed the database {path}: the table mark is missing. Nothing "
            "was changed now. Put a copy from before in its place, or start with another --data "
            "folder.\n"
        ),
    )


@pytest.mark.long
@pytest.mark.sampled(1)
@BOTH
def test_missing_driver_is_one_line(tmp_path: Path, command: str) -> None:
    """A module of its name that is found nowhere: what looks for one comes before all paths."""
    (tmp_path / "sitecustomize.py").write_text("import sys\nsys.modules['psycopg'] = None\n")
    given = {
        "KIT_DATABASE_URL": "postgresql://me:hush@127.0.0.1:1/kit",
        "KIT_SECRET_KEY": SECRET,
        "KIT_DATA": str(tmp_path / "data"),
        "PYTHONPATH": os.pathsep.join([str(tmp_path), str(Path(__file__).parents[2])]),
    }
    found = commands.run_afresh(
        command, *LOCAL[command], variables={"HOME": str(tmp_path), **given}
    )
    assert found == (
        1,
        "",
        (
            "The database postgresql://me:***@127.0.0.1:1/kit cannot be used. What the kit needs "
            'for PostgreSQL is not installed. Install it (pip install "whose-words[postgres]", or '
            "the wheel with [postgres] behind it), then start again.\n"
        ),
    )


@pytest.fixture
def empty_postgres() -> Iterator[str]:
    """A PostgreSQL database without a schema."""
    url = new_postgres(migrated=False)
    yield url
    drop_postgres(url)


@pytest.mark.long
@pytest.mark.postgres
def test_migrate_brings_postgres_to_the_schema(tmp_path: Path, empty_postgres: str) -> None:
    given = {"KIT_DATABASE_URL": empty_postgres, "KIT_SECRET_KEY": SECRET}
    given["KIT_DATA"] = str(tmp_path)
    status, out, err = kit(tmp_path, "serve", "--local", "--port", "0", **given)
    assert (status, out) == (1, "")
    assert fullmatch(
        rf"The database postgresql\+psycopg://\S+ has the schema of no kit yet; this kit needs "
        rf"{head()}\. Run `kit migrate` first\.\n",
        err,
    )
    assert kit(tmp_path, "migrate", **given) == (0, DONE, "")


def test_migrate_without_a_secret_key_does_not_touch_postgres(tmp_path: Path) -> None:
    url = "postgresql://me:hush@127.0.0.1:1/kit"
    assert kit(tmp_path, "migrate", "--data", str(tmp_path), "--database-url", url) == (
        2,
        "",
        (
            "KIT_SECRET_KEY is not set, and PostgreSQL requires it: all processes must sign with the "
            "same key. Allowed: 32 characters or more, the same at every start.\n"
        ),
    )


def test_postgres_that_is_not_there_is_named_without_its_password(tmp_path: Path) -> None:
    url = "postgresql://me:hush@127.0.0.1:1/kit"
    given = {"KIT_DATABASE_URL": url, "KIT_SECRET_KEY": SECRET, "KIT_DATA": str(tmp_path)}
    status, out, err = kit(tmp_path, "migrate", **given)
    assert (status, out) == (1, "")
    assert fullmatch(
        r"The database postgresql://me:\*\*\*@127\.0\.0\.1:1/kit cannot be opened: [^\n]+\. "
        r"See that the server runs, lets the kit in and has a connection left \(max_connections\), that "
        r"it has a database of that name, and that user, password, host and port in "
        r"KIT_DATABASE_URL are right; then start again\.\n",
        err,
    )
    assert "hush" not in err


def test_data_folder_under_a_file_is_refused(tmp_path: Path) -> None:
    """A path under a file: permissions would not bind a test that runs as root."""
    (tmp_path / "file").touch()
    data = tmp_path / "file" / "data"
    reason = (
        "Not a directory" if os.name == "posix" else "The system cannot find the path specified"
    )
    assert kit(tmp_path, "migrate", "--data", str(data)) == (
        1,
        "",
        f"The data folder {data} cannot be used: {reason}.\n",
    )


@BOTH
def test_database_in_a_folder_that_is_not_there_is_refused(tmp_path: Path, command: str) -> None:
    path = tmp_path / "nowhere" / "kit.sqlite3"
    assert run(command, tmp_path / "data", "--database-url", f"sqlite:///{path}") == (
        1,
        "",
        (
            f"The database {path} cannot be opened: unable to open database file. "
            "Check --database-url and that the folder may be written to.\n"
        ),
    )


def test_serve_refuses_a_file_that_is_no_database_and_keeps_it(file: Path) -> None:
    file.write_bytes(b"no database at all. " * 100)
    message = f"The database {file} is damaged (file is not a database). {KEEP}"
    assert run("serve", file.parent) == (1, "", message)
    assert file.read_bytes() == b"no database at all. " * 100


def test_migrate_advises_on_a_file_that_is_no_database(file: Path) -> None:
    file.write_bytes(b"no database at all. " * 100)
    message = f"The database {file} is damaged (file is not a database). {KEEP}"
    assert run("migrate", file.parent) == (1, "", message)


def damaged(file: Path) -> str:
    """A migrated database with two pages overwritten; returns what serve says of it."""
    upgrade(f"sqlite:///{file}")
    whole = file.read_bytes()
    file.write_bytes(whole[:4096] + b"\xff" * 8192 + whole[12288:])
    status, out, err = run("serve", file.parent)
    assert (status, out) == (1, "")
    return err


@pytest.mark.long
def test_serve_refuses_a_database_with_damaged_pages(file: Path) -> None:
    start = escape(f"The database {file} is damaged (")
    assert fullmatch(rf"(?s){start}.+\)\. {escape(KEEP)}", damaged(file))


def test_message_of_damaged_pages_is_one_line(file: Path) -> None:
    assert damaged(file).count("\n") == 1


@BOTH
def test_database_of_a_newer_kit_is_refused_and_left_alone(tmp_path: Path, command: str) -> None:
    url = new_sqlite(tmp_path)
    path = Path(url.removeprefix("sqlite:///"))
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999_later'")
        connection.commit()
    assert run(command, tmp_path / "data", "--database-url", url) == (
        1,
        "",
        (
            f"The database {path} was made by a newer kit (schema 9999_later; this one knows "
            f"{head()}). Install the newer kit again, or start with another --data folder.\n"
        ),
    )
    assert revision(path) == [("9999_later",)]


def test_wrong_settings_are_said_before_anything_is_made(tmp_path: Path) -> None:
    data = tmp_path / "data"
    found = kit(tmp_path, "migrate", "--data", str(data), KIT_PORT="x", KIT_ZZ="1")
    known = (
        "KIT_LOCAL, KIT_ADDRESS, KIT_PORT, KIT_WORKERS, KIT_DATA, KIT_DATABASE_URL, KIT_CONTENT, "
        "KIT_WITHOUT_SHIPPED, KIT_PUBLIC_URL, KIT_ALSO_URLS, KIT_PROXY, KIT_TEACHER_ON_NETWORK, "
        "KIT_SECOND_FACTOR, KIT_CLASSES_MOST, KIT_STUDENTS_MOST, KIT_TEXTS_MOST, KIT_TIME_ZONE, "
        "KIT_SCHOOL_LINE, KIT_LOG_LEVEL, KIT_LOG_FORMAT, KIT_LOG_TO, KIT_SECRET_KEY, "
        "KIT_METRICS, KIT_METRICS_TOKEN"
    )
    assert found == (
        2,
        "",
        (
            f"Warning: The variable KIT_ZZ is none of the kit's. Known: {known}.\n"
            "KIT_PORT is 'x', which is not allowed. "
            "Allowed: a whole number from 0 to 65535, 0 for any free port.\n"
        ),
    )
    assert not data.exists()
