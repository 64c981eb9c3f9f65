"""A filled kit to move, on either database, and one to move it to."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from kit.exchange.moving.moving import Report, Reporter
from kit.exchange.moving.to_folder import move_to_folder
from kit.exchange.moving.to_server import move_to_server
from kit.store.engine import Store, open_store
from kit.store.rows.comparing import Difference, differences
from kit.store.rows.copying import Progress
from tests.store.filling import fill
from tests.support import databases

KEY = "a key to sign with, of forty letters or so"
NOW = datetime(2026, 11, 30, 13, 20, tzinfo=UTC)
WORKS = "2 teachers' accounts, 1 class, 1 draft and 1 copy of an article"


def quiet(_rows: int) -> Progress:
    """Nobody looks how far it is."""
    return lambda _table, _number: None


@contextmanager
def own_database(system: str, folder: Path, *, migrated: bool = True) -> Iterator[str]:
    """The URL of a database that nobody else is connected to."""
    if system == "sqlite":
        yield databases.new_sqlite(folder, migrated=migrated)
        return
    url = databases.new_postgres(migrated=migrated)
    yield url
    databases.drop_postgres(url)


@contextmanager
def filled(system: str, folder: Path) -> Iterator[Store]:
    """An open store with rows in every table."""
    with own_database(system, folder) as url:
        store = open_store(url)
        fill(store)
        yield store
        store.close()


def move(source: Store, target: Path | str, report: Reporter = quiet) -> Report:
    """Move it, at a moment of the tests'."""
    if isinstance(target, Path):
        return move_to_folder(source, target, KEY, report, NOW)
    return move_to_server(source, target, report, NOW)


def put_new_database(url: str) -> None:
    """What `upgrade` does with a file that is not there; a server's has been made of a template."""
    if url.startswith("sqlite"):
        shutil.copy(databases.sqlite_template(), url.removeprefix("sqlite:///"))


def url_of(target: Path | str) -> str:
    """The URL of the database there."""
    return f"sqlite:///{target / 'kit.sqlite3'}" if isinstance(target, Path) else target


def unlike(source: Store, target: Path | str) -> list[Difference]:
    """What differs there from the source."""
    there = open_store(url_of(target))
    try:
        with source.reading() as a, there.reading() as b:
            return list(differences(a, b))
    finally:
        there.close()
