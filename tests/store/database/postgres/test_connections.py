"""What a connection to PostgreSQL is told, and what its COMMIT must be without."""

import pytest

from kit.store import kit_state
from kit.store.database.faults import UNCONFIRMED, DatabaseFault
from kit.store.engine import Store
from tests.support import databases
from tests.support.databases import kept
from tests.support.queries import statements

pytestmark = pytest.mark.postgres


def test_commit_with_a_warning_is_not_acknowledged() -> None:
    """As where the waiting for a standby was ended; a notice is no warning."""
    with kept("postgres") as store:
        say(store, "NOTICE")
        with pytest.raises(DatabaseFault, match="it may not be there") as caught:
            say(store, "WARNING")
        assert caught.value.fault is UNCONFIRMED
        say(store, "NOTICE")


def say(store: Store, kind: str) -> None:
    with store.writing() as connection:
        connection.exec_driver_sql(f"DO $$ BEGIN RAISE {kind} 'it may not be there'; END $$")


def test_single_read_is_one_statement_without_a_transaction() -> None:
    with kept("postgres") as store, statements(store) as seen, store.single_read() as connection:
        assert kit_state.fact(connection, "a") is None
        driver = connection.connection.driver_connection
        assert driver is not None
        assert driver.info.transaction_status.name == "IDLE"
    assert len(seen) == 1


def test_server_that_was_restarted_is_asked_anew() -> None:
    """The look at the socket sees it; so does BEGIN, where the server has not said so yet."""
    with kept("postgres") as store:
        for _ in range(3):
            with store.writing() as connection:
                kit_state.put_fact(connection, "a", "x")
            databases.end_connections(store.engine.url.render_as_string(hide_password=False))
        with store.reading() as connection:
            assert kit_state.fact(connection, "a") == "x"
