from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url

from kit.classroom.keeping.moved import moved_away
from kit.exchange.moving.moving import MoveRefused
from kit.store.database.problems import DatabaseProblem, DatabaseUnreachable, shown
from kit.store.engine import Store, open_store
from kit.store.migrate import DatabaseForeign, DatabaseNewer, head
from kit.store.rows.counting import counts
from tests.store.filling import revision_at
from tests.support import databases
from tests.support.moving import filled, move, own_database, unlike

pytestmark = pytest.mark.postgres


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A filled kit, which none of these tests moves away."""
    with filled("sqlite", tmp_path_factory.mktemp("source")) as store:
        yield store


@pytest.fixture
def url(tmp_path: Path) -> Iterator[str]:
    """A server's database with an empty kit."""
    with own_database("postgres", tmp_path) as url:
        yield url


def on_server(url: str, statement: str) -> None:
    """Have a statement done there."""
    plain = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(plain, autocommit=True) as connection:
        connection.execute(statement)


def refused(source: Store, url: str) -> str:
    """Why it is not moved; the source says nothing of it."""
    with pytest.raises((MoveRefused, DatabaseProblem)) as caught:
        move(source, url)
    assert moved_away(source) is None
    return str(caught.value)


@pytest.mark.long
def test_new_database_gets_its_tables(tmp_path: Path) -> None:
    with (
        filled("sqlite", tmp_path) as store,
        own_database("postgres", tmp_path, migrated=False) as url,
    ):
        move(store, url)
        assert revision_at(url) == head()
        assert len(unlike(store, url)) == 1


@pytest.mark.long
@pytest.mark.sampled(1)
@pytest.mark.parametrize("count", [1, 2])
def test_somebody_else_who_is_connected_is_told(source: Store, url: str, count: int) -> None:
    plain = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    connections = [psycopg.connect(plain) for _ in range(count)]
    has = "has 1 other connection" if count == 1 else "has 2 other connections"
    assert refused(source, url) == (
        f"The database {shown(url)} {has}: a kit that serves it, or another program. What is "
        "written meanwhile would be missing. Stop every kit on it and close what else is "
        "connected, then run this again."
    )
    for connection in connections:
        connection.close()


def test_connection_that_is_lost_leaves_nothing_and_it_can_be_done_again(
    source: Store, url: str
) -> None:
    def lose(table: str, _rows: int) -> None:
        if table == "answer":
            databases.end_connections(url)

    with pytest.raises(DatabaseUnreachable) as caught:
        move(source, url, lambda _rows: lose)
    assert str(caught.value).startswith(f"The database {shown(url)} cannot be opened: ")
    assert str(caught.value).count("\n") == 0
    assert moved_away(source) is None
    store = open_store(url)
    with store.reading() as connection:
        assert not any(counts(connection).values())
    store.close()


def test_other_encoding_is_told(source: Store) -> None:
    with psycopg.connect(databases.postgres_server().get_uri(), autocommit=True) as connection:
        connection.execute(
            "CREATE DATABASE kit_latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0"
        )
    url = databases._url("kit_latin")
    assert refused(source, url) == (
        f"The database {shown(url)} keeps texts as LATIN1, and names and answers need UTF8. Make "
        "another one: CREATE DATABASE NAME ENCODING 'UTF8' TEMPLATE template0."
    )
    databases.drop_postgres(url)


def test_database_of_another_program_is_left_alone(source: Store, tmp_path: Path) -> None:
    with own_database("postgres", tmp_path, migrated=False) as url:
        on_server(url, "CREATE TABLE notes (x INTEGER)")
        with pytest.raises(DatabaseForeign):
            move(source, url)


def test_newer_database_is_left_alone(source: Store, url: str) -> None:
    on_server(url, "UPDATE alembic_version SET version_num = '9999_later'")
    with pytest.raises(DatabaseNewer):
        move(source, url)


def test_database_that_is_not_there_is_told(source: Store, url: str) -> None:
    nowhere = make_url(url).set(database="nowhere").render_as_string(hide_password=False)
    message = refused(source, nowhere)
    assert message.startswith(f"The database {shown(nowhere)} cannot be opened: ")
    assert 'database "nowhere" does not exist' in message


def test_account_without_rights_is_told(source: Store, tmp_path: Path) -> None:
    with own_database("postgres", tmp_path, migrated=False) as url:
        on_server(url, "DROP ROLE IF EXISTS reader")
        on_server(url, "CREATE ROLE reader LOGIN PASSWORD 'hush'")
        on_server(url, "REVOKE CREATE ON SCHEMA public FROM PUBLIC")
        own = make_url(url).set(username="reader", password="hush")
        message = refused(source, own.render_as_string(hide_password=False))
        on_server(url, "DROP ROLE reader")
    assert message.startswith(
        f"The database {own.render_as_string(hide_password=True)} cannot be used. The database "
        "server does not let the kit do what it has to ("
    )
    assert "hush" not in message


@pytest.mark.long
def test_own_database_is_no_target(tmp_path: Path) -> None:
    with filled("postgres", tmp_path) as store:
        url = store.engine.url.render_as_string(hide_password=False)
        assert refused(store, url) == (
            f"The classes are in {shown(url)} already: name another database."
        )
