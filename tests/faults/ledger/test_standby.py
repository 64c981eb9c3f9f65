"""The database server dies for good while a class works, and its standby takes over.

What was acknowledged is on both, so nothing of it is lost. See docs/reliability.md.
"""

import os
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest

from kit.settings.parsing import database_url as as_set
from kit.store import kit_state
from kit.store.database.faults import UNCONFIRMED, DatabaseFault
from kit.store.engine import Store, open_store
from kit.store.migrate import upgrade
from tests.faults.ledger.book import KEPT, KINDS
from tests.faults.ledger.conftest import Ledger
from tests.faults.ledger.kits import Kit
from tests.faults.ledger.running import Crowds, Plan
from tests.support.standby import Pair, pair

pytestmark = [
    pytest.mark.process,
    pytest.mark.postgres,
    pytest.mark.slow,
    pytest.mark.long,
    pytest.mark.timeout(600),
    pytest.mark.skipif(os.name != "posix", reason="Windows has no such signals"),
]
STUDENTS = int(os.environ.get("KIT_STANDBY_STUDENTS", "12"))
ANSWERS = int(os.environ.get("KIT_STANDBY_ANSWERS", "150"))


@pytest.fixture
def servers() -> Iterator[Pair]:
    with pair() as both:
        both.primary.run("CREATE DATABASE kit")
        upgrade(as_set(both.url("kit")))
        both.have_synchronous()
        yield both


@pytest.fixture
def database_url(servers: Pair) -> str:
    """The two in one URL: the kit goes over by itself."""
    return as_set(servers.url("kit"))


def test_standby_takes_over_and_nothing_is_lost(
    ledger: Ledger, servers: Pair, capsys: pytest.CaptureFixture[str]
) -> None:
    seconds: list[float] = []

    def disturb(_kit: Kit, crowds: Crowds) -> None:
        crowds.wait_for(ANSWERS)
        dead = time.monotonic()
        servers.primary.kill()
        servers.standby.promote()
        promoted = time.monotonic()
        crowds.wait_for(1)
        seconds.extend((promoted - dead, time.monotonic() - promoted))
        crowds.wait_for(ANSWERS)
        while not crowds.have_done(0):
            crowds.wait_for(1)

    outcome = ledger(Plan(seed=7, students=STUDENTS), disturb)
    assert outcome.all_wrong == []
    account = outcome.account
    kept = {kind: account.count(KEPT, kind) for kind in KINDS}
    assert all(kept.values())
    with capsys.disabled():
        print(
            f"\n{STUDENTS} students, {sum(kept.values())} acts acknowledged {kept}; promoted after "
            f"{seconds[0]:.1f} s, answers again {seconds[1]:.1f} s later; wrong: none"
        )


def test_what_the_standby_did_not_confirm_is_not_acknowledged(servers: Pair) -> None:
    """Somebody ends the waiting: the server then says that it is committed, and warns."""
    waiting = "FROM pg_stat_activity WHERE wait_event = 'SyncRep'"
    with closing(open_store(as_set(servers.url("kit")))) as store, ThreadPoolExecutor(1) as thread:
        put(store, "on both")
        servers.standby.stop()
        saving = thread.submit(put, store, "on one")
        until = time.monotonic() + 60
        while not servers.primary.run(f"SELECT pid {waiting}") and time.monotonic() < until:
            time.sleep(0.1)
        assert not saving.done()
        servers.primary.run(f"SELECT pg_cancel_backend(pid) {waiting}")
        with pytest.raises(DatabaseFault) as caught:
            saving.result(60)
        assert store.fault_of(caught.value) is UNCONFIRMED
        servers.standby.start()
        put(store, "on both again")


def put(store: Store, text: str) -> None:
    with store.writing() as connection:
        kit_state.put_fact(connection, "a", text)
