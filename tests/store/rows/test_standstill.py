from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from kit.store.database.faults import DatabaseFault
from kit.store.engine import Store, open_store
from kit.store.rows.standstill import encoding, others, standstill
from tests.support.moving import own_database

WRITE = text("INSERT INTO kit_state VALUES ('a', 'b')")


@pytest.fixture
def url(system: str, tmp_path: Path) -> Iterator[str]:
    """A database that nobody else is connected to."""
    with own_database(system, tmp_path) as url:
        yield url


@pytest.fixture
def two(url: str) -> Iterator[tuple[Store, Store]]:
    """Two kits on it, which wait for a tenth of a second."""
    first, second = open_store(url, 0.1), open_store(url, 0.1)
    yield first, second
    first.close()
    second.close()


def write(store: Store) -> None:
    """A row, by anybody."""
    with store.writing() as connection:
        connection.execute(WRITE)


def test_nobody_else_writes_until_the_block_ends(two: tuple[Store, Store]) -> None:
    first, second = two
    with standstill(first) as connection:
        with pytest.raises((DatabaseFault, OperationalError)):
            write(second)
        connection.execute(WRITE)
    with second.reading() as connection:
        assert connection.execute(text("SELECT value FROM kit_state")).scalar_one() == "b"


def test_others_read_meanwhile(two: tuple[Store, Store]) -> None:
    with standstill(two[0]), two[1].reading() as connection:
        assert connection.execute(text("SELECT count(*) FROM kit_state")).scalar_one() == 0


def test_a_server_says_who_else_is_there(two: tuple[Store, Store]) -> None:
    first, second = two
    with first.reading() as connection:
        assert others(connection) == 0
        with second.reading():
            assert others(connection) == (0 if first.is_sqlite else 1)


def test_both_keep_every_letter(two: tuple[Store, Store]) -> None:
    with two[0].reading() as connection:
        assert encoding(connection) == "UTF8"
