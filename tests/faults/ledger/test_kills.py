"""`kill -9` while a class works: what the kit acknowledged is there, once, and nothing else."""

import os

import pytest

from tests.faults.ledger.book import KEPT, KINDS
from tests.faults.ledger.conftest import Ledger
from tests.faults.ledger.kits import BOTH, PARENT, TARGETS, WORKER, Kit
from tests.faults.ledger.running import Crowds, Plan
from tests.support.databases import EITHER, restart_postgres

pytestmark = [
    pytest.mark.process,
    pytest.mark.slow,
    pytest.mark.timeout(600),
    pytest.mark.skipif(os.name != "posix", reason="Windows has no such signals"),
]
#: Another one each day would find more, and be a failure that nobody can have again.
SEED = int(os.environ.get("KIT_LEDGER_SEED", "7"))


@pytest.mark.parametrize("system", EITHER, indirect=True)
def test_five_kills_lose_nothing_and_double_nothing(ledger: Ledger) -> None:
    outcome = ledger(Plan(kills=5, seed=SEED))
    assert outcome.all_wrong == []
    assert [death.target for death in outcome.kit.deaths if death.target not in TARGETS] == []
    assert len(outcome.kit.deaths) == 5
    # Of each kind something was acknowledged, or the run would not have ended.
    assert all(outcome.account.count(KEPT, kind) for kind in KINDS)


@pytest.mark.long
@pytest.mark.parametrize("system", EITHER, indirect=True)
def test_bad_network_loses_nothing_and_doubles_nothing(ledger: Ledger) -> None:
    outcome = ledger(Plan(kills=1, seed=SEED, bad=0.5, badness=0.15))
    assert outcome.all_wrong == []
    assert outcome.network


@pytest.mark.long
@pytest.mark.postgres
@pytest.mark.parametrize("system", ["postgres"], indirect=True)
def test_postgresql_that_dies_and_is_restarted_loses_nothing(ledger: Ledger) -> None:
    def disturb(kit: Kit, crowds: Crowds) -> None:
        for how, target in (("immediate", WORKER), ("fast", BOTH), ("immediate", PARENT)):
            crowds.wait_for(150)
            restart_postgres(how)
            crowds.wait_for(150)
            kit.kill(target)
        crowds.wait_for(150)

    assert ledger(Plan(seed=SEED), disturb).all_wrong == []
