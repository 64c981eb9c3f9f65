"""A real PgBouncer before the database: transaction mode works, statement mode is refused."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from kit.store import kit_state, migrate
from kit.store.database.faults import STATEMENT_POOLER, DatabaseFault, fault_of
from kit.store.database.problems import shown
from kit.store.engine import SERVING_PATIENCE, Store, open_store
from tests.support import databases
from tests.support.pgbouncer import pooled
from tests.support.room import make_room

pytestmark = [pytest.mark.postgres, pytest.mark.process]


@pytest.fixture
def url() -> Iterator[str]:
    made = databases.new_postgres(migrated=False)
    yield made
    databases.drop_postgres(made)


def limits(store: Store) -> list[str]:
    names = ("lock_timeout", "statement_timeout", "idle_in_transaction_session_timeout")
    with store.writing() as connection:
        return [connection.exec_driver_sql(f"SHOW {name}").scalar_one() for name in names]


def test_class_behind_a_pooler_in_transaction_mode(url: str, tmp_path: Path) -> None:
    """More threads than it has connections, and each statement often enough to be prepared."""
    with pooled(url, "transaction") as there:
        migrate.upgrade(there)
        migrate.prepare(there, tmp_path)
        with closing(open_store(there, SERVING_PATIENCE)) as store:
            assert limits(store) == ["3s", "30s", "1min"]
            room = make_room(store)
            names = [f"Student {number}" for number in range(6)]
            for name in names:
                room.join(name)
                room.start(name)

            def work(name: str) -> None:
                for revision in range(1, 13):
                    room.save(name, revision=revision, plan=("sourced", "official")[revision % 2])

            with ThreadPoolExecutor(6) as threads:
                list(threads.map(work, names))
            with store.reading() as connection:
                count = connection.exec_driver_sql("SELECT count(*), min(revision) FROM answer")
                assert count.one() == (6, 12)


@pytest.mark.long
def test_server_itself_is_told_once(url: str) -> None:
    """It prepares what comes again; behind a pooler nothing is."""
    prepared = {}
    with pooled(url, "transaction") as there:
        migrate.upgrade(url)
        for name, where in (("server", url), ("pooler", there)):
            with closing(open_store(where, SERVING_PATIENCE)) as store:
                assert limits(store) == ["3s", "30s", "1min"]
                for _ in range(8):
                    with store.single_read() as connection:
                        kit_state.fact(connection, "a")
                with store.single_read() as connection:
                    rows = "SELECT count(*) FROM pg_prepared_statements"
                    prepared[name] = connection.exec_driver_sql(rows).scalar_one() > 0
    assert prepared == {"server": True, "pooler": False}


def test_pooler_in_statement_mode_is_refused(url: str, tmp_path: Path) -> None:
    with pooled(url, "statement") as there:
        with closing(open_store(there)) as store:
            with pytest.raises(DatabaseFault) as caught, store.single_read():
                pass
            assert fault_of(caught.value) is STATEMENT_POOLER
        with pytest.raises(migrate.DatabaseProblem) as told:
            migrate.prepare(there, tmp_path)
    assert str(told.value) == (
        f"The database {shown(there)} cannot be used. The pooler before the database gives each "
        "statement another connection (transaction blocks not allowed in statement pooling mode). "
        "Set pool_mode = transaction in PgBouncer's configuration and load it anew, then start "
        "again."
    )
