"""What the two engines are told."""

import json
from pathlib import Path

import pytest
from sqlalchemy import make_url, text
from sqlalchemy.exc import DBAPIError

from kit.store.database.engines import from_json, on_file, on_server
from kit.store.database.server import CONNECT_SECONDS


def test_what_people_wrote_stands_in_no_error(tmp_path: Path) -> None:
    engine = on_file(make_url(f"sqlite:///{tmp_path / 'kit.sqlite3'}"), 1.0)
    with engine.connect() as connection, pytest.raises(DBAPIError) as caught:
        connection.execute(text("INSERT INTO nowhere VALUES (:name)"), {"name": "Ada Recognisable"})
    engine.dispose()
    assert "Recognisable" not in str(caught.value)


def test_server_is_asked_by_the_driver_that_comes_with_the_kit() -> None:
    engine = on_server(make_url("postgresql://kit:secret@127.0.0.1/kit"))
    assert (engine.dialect.name, engine.dialect.driver) == ("postgresql", "psycopg")
    _, options = engine.dialect.create_connect_args(engine.url)
    assert "connect_timeout" not in options
    assert CONNECT_SECONDS > 0


@pytest.mark.parametrize("text", ['{"label": "official"}', ' {"a": [1, 2]} ', "null", '"x" '])
def test_stored_json_is_read_as_the_library_reads_it(text: str) -> None:
    assert from_json(text) == json.loads(text)


@pytest.mark.parametrize("text", ["", "{", '{"a": 1} x'])
def test_stored_text_that_is_no_json_is_refused(text: str) -> None:
    with pytest.raises(json.JSONDecodeError):
        from_json(text)
