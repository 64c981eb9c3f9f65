"""A class whose kit reaches PostgreSQL through PgBouncer, which is killed and started again."""

import os
import signal
import time

import pytest

from tests.faults.ledger.book import KEPT, KINDS
from tests.faults.ledger.conftest import Ledger
from tests.faults.ledger.kits import WORKER, Kit
from tests.faults.ledger.running import Crowds, Plan
from tests.support.pgbouncer import pooler

ANSWERS = int(os.environ.get("KIT_POOLER_ANSWERS", "60"))
#: As long there is nobody between, of a pooler that is killed and of one that ends by itself.
GONE_SECONDS = 2.0
#: Those who wait for a connection that nobody gives look again by then.
LATEST_SECONDS = 240.0

pytestmark = [
    pytest.mark.process,
    pytest.mark.postgres,
    pytest.mark.slow,
    pytest.mark.long,
    pytest.mark.timeout(900),
    pytest.mark.parametrize("system", ["postgres"], indirect=True),
    pytest.mark.skipif(os.name != "posix", reason="no PgBouncer elsewhere"),
]


def test_pooler_that_is_killed_and_comes_back_loses_nothing(
    ledger: Ledger, database_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    seconds: list[float] = []
    with pooler(database_url, "transaction") as between:

        def disturb(kit: Kit, crowds: Crowds) -> None:
            for how in (signal.SIGKILL, signal.SIGTERM, signal.SIGKILL):
                crowds.wait_for(ANSWERS, LATEST_SECONDS)
                between.end(how)
                time.sleep(GONE_SECONDS)
                between.start()
                begun = time.monotonic()
                crowds.wait_for(1, LATEST_SECONDS)
                seconds.append(time.monotonic() - begun)
            kit.kill(WORKER)
            while not (crowds.have_done(4 * ANSWERS) or crowds.have_stopped()):
                time.sleep(0.2)

        plan = Plan(seed=9, students=12, pause=0.1)
        outcome = ledger(plan, disturb, more=("--workers", "2"), through=between.url)
    assert outcome.all_wrong == []
    kept = {kind: outcome.account.count(KEPT, kind) for kind in KINDS}
    assert all(kept.values())
    with capsys.disabled():
        after = ", ".join(f"{waited:.1f}" for waited in seconds)
        print(f"\n{sum(kept.values())} acts acknowledged; answered again after {after} s")
