"""What the two engines are told."""

import json
from contextlib import ExitStack, closing
from pathlib import Path

import pytest
from sqlalchemy import exc, make_url, text
from sqlalchemy.exc import DBAPIError

from kit.store.database.engines import from_json, on_file, on_server
from kit.store.database.faults import CROWDED
from kit.store.database.server import CONNECT_SECONDS
from kit.store.engine import open_store
from tests.support import databases


def test_what_people_wrote_stands_in_no_error(tmp_path: Path) -> None:
    engine = on_file(make_url(f"sqlite:///{tmp_path / 'kit.sqlite3'}"), 1.0)
    with engine.connect() as connection, pytest.raises(DBAPIError) as caught:
        connection.execute(text("INSERT INTO nowhere VALUES (:name)"), {"name": "Ada Recognisable"})
    engine.dispose()
    assert "Recognisable" not in str(caught.value)


def test_server_is_asked_by_the_driver_that_comes_with_the_kit() -> None:
    engine = on_server(make_url("postgresql://kit:secret@127.0.0.1/kit"), 3.0)
    assert (engine.dialect.name, engine.dialect.driver) == ("postgresql", "psycopg")
    _, options = engine.dialect.create_connect_args(engine.url)
    assert "connect_timeout" not in options
    assert CONNECT_SECONDS > 0


@pytest.mark.postgres
def test_server_that_vanishes_is_given_up_after_ten_seconds() -> None:
    """And what the URL says itself stands."""
    url = databases.new_postgres()
    try:
        told = []
        for more in ({}, {"tcp_user_timeout": "7000", "keepalives_idle": "9"}):
            own = make_url(url).update_query_dict(more).render_as_string(hide_password=False)
            with closing(open_store(own)) as store, store.single_read() as connection:
                driver = connection.connection.driver_connection
                assert driver is not None
                told.append(driver.info.get_parameters())
    finally:
        databases.drop_postgres(url)
    silence = ("keepalives_idle", "keepalives_interval", "keepalives_count", "tcp_user_timeout")
    assert [[had[name] for name in silence] for had in told] == [
        ["4", "2", "3", "10000"],
        ["9", "2", "3", "7000"],
    ]


@pytest.mark.postgres
def test_all_of_the_pool_in_use_is_a_fault_of_its_own() -> None:
    """Whoever comes then waits as long as for a lock, and is told."""
    url = databases.new_postgres()
    try:
        with closing(open_store(url, 0.1)) as store, ExitStack() as stack:
            for _ in range(40):
                stack.enter_context(store.single_read())
            with pytest.raises(exc.TimeoutError) as caught, store.single_read():
                pass
            assert store.fault_of(caught.value) is CROWDED
    finally:
        databases.drop_postgres(url)


@pytest.mark.parametrize("text", ['{"label": "official"}', ' {"a": [1, 2]} ', "null", '"x" '])
def test_stored_json_is_read_as_the_library_reads_it(text: str) -> None:
    assert from_json(text) == json.loads(text)


@pytest.mark.parametrize("text", ["", "{", '{"a": 1} x'])
def test_stored_text_that_is_no_json_is_refused(text: str) -> None:
    with pytest.raises(json.JSONDecodeError):
        from_json(text)
