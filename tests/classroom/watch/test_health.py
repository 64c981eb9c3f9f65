"""The database is written and read, and its tables are held against this kit's."""

from datetime import timedelta

import pytest
from sqlalchemy import text

from kit.classroom.watch.health import missing_of_schema, write_and_read
from kit.store import kit_state
from kit.store.database.faults import GONE, DatabaseFault
from kit.store.engine import Store
from tests.support.room import Room


def test_what_was_written_is_there(room: Room) -> None:
    for later in (0, 5):
        write_and_read(room.store, room.now + timedelta(seconds=later))
        with room.store.reading() as connection:
            seen = kit_state.fact(connection, "health_seen_at")
        assert seen == (room.now + timedelta(seconds=later)).isoformat()


def test_what_the_store_refuses_is_raised(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(_self: Store) -> None:
        raise DatabaseFault(GONE)

    monkeypatch.setattr(Store, "check_files", gone)
    with pytest.raises(DatabaseFault):
        write_and_read(room.store, room.now)


def test_table_that_is_missing_is_named(sqlite_store: Store) -> None:
    assert missing_of_schema(sqlite_store) is None
    with sqlite_store.writing() as connection:
        connection.execute(text("DROP TABLE vote"))
    assert missing_of_schema(sqlite_store) == "the table vote is missing"
