"""PostgreSQL: a lock that is not given, and a server that does not answer."""

import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager

import psycopg
import pytest
from sqlalchemy import make_url
from sqlalchemy.exc import OperationalError

from kit.store import kit_state
from kit.store.database.faults import SLOW, UNREACHABLE, fault_of
from kit.store.engine import Store, open_store
from tests.support import databases

pytestmark = pytest.mark.postgres
PATIENCE = 1.0


@pytest.fixture
def impatient() -> Iterator[Store]:
    url = databases.new_postgres()
    with closing(open_store(url, PATIENCE)) as store:
        yield store
    databases.drop_postgres(url)


@contextmanager
def held(store: Store) -> Iterator[None]:
    """One table, by another program."""
    url = make_url(store.engine.url).set(drivername="postgresql")
    with psycopg.connect(url.render_as_string(hide_password=False)) as connection:
        connection.execute("LOCK TABLE kit_state IN ACCESS EXCLUSIVE MODE")
        yield
        connection.rollback()


def seconds_until_refused(store: Store, *, writing: bool = True) -> float:
    began = time.monotonic()
    with pytest.raises(OperationalError) as caught:
        (put if writing else look)(store)
    assert fault_of(caught.value) is SLOW
    return time.monotonic() - began


def look(store: Store) -> None:
    with store.reading() as connection:
        kit_state.fact(connection, "a")


def put(store: Store) -> None:
    with store.writing() as connection:
        kit_state.put_fact(connection, "a", "x")


@pytest.mark.long
@pytest.mark.parametrize("writing", [True, False])
def test_lock_is_waited_for_once_and_then_hardly(impatient: Store, *, writing: bool) -> None:
    with held(impatient):
        assert seconds_until_refused(impatient, writing=writing) >= PATIENCE
        assert seconds_until_refused(impatient, writing=writing) < PATIENCE / 2
    put(impatient)


def test_migration_waits_as_long_as_it_takes(impatient: Store) -> None:
    with impatient.migrating() as connection:
        assert connection.exec_driver_sql("SHOW lock_timeout").scalar_one() == "0"


@pytest.mark.long
def test_server_that_says_nothing_is_waited_for_by_one() -> None:
    """As behind a wall that swallows what is sent: the others hear at once."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        url = f"postgresql://kit@127.0.0.1:{port}/kit?connect_timeout=2"
        with closing(open_store(url)) as store, ThreadPoolExecutor(4) as threads:
            assert seconds_until_unreachable(store) > 1
            time.sleep(1.1)
            took = sorted(threads.map(lambda _: seconds_until_unreachable(store), range(4)))
    assert took[2] < 1 < took[3]


def seconds_until_unreachable(store: Store) -> float:
    began = time.monotonic()
    with pytest.raises(Exception) as caught, store.single_read():  # noqa: PT011 - the error is the result
        pass
    assert fault_of(caught.value) is UNREACHABLE
    return time.monotonic() - began
