"""Students in a network of their own, whose packets are lost, late, doubled and in disorder."""

import sys

import pytest

from tests.faults.ledger.conftest import Ledger
from tests.faults.ledger.kits import BOTH, WORKER, Kit
from tests.faults.ledger.namespaces import BAD, WORSE, namespace
from tests.faults.ledger.running import Crowds, Plan
from tests.support.databases import EITHER

pytestmark = [
    pytest.mark.process,
    pytest.mark.slow,
    pytest.mark.timeout(600),
    pytest.mark.parametrize("system", EITHER, indirect=True),
    pytest.mark.skipif(sys.platform != "linux", reason="network namespaces are Linux's"),
]


@pytest.mark.long
def test_lost_packets_and_a_cut_lose_no_answer(ledger: Ledger) -> None:
    with namespace() as room:

        def cut(_kit: Kit, crowds: Crowds) -> None:
            crowds.wait_for(150)
            room.is_away(2.0)
            crowds.wait_for(150)

        outcome = ledger(Plan(students=20), cut, room.way)
    assert outcome.all_wrong == []
    assert all(room.wires.done[f"packets {what}"] for what in ("lost", "doubled", "carried"))


@pytest.mark.long
def test_lost_packets_cuts_and_kills_together_lose_no_answer(ledger: Ledger) -> None:
    with namespace() as room:

        def disturb(kit: Kit, crowds: Crowds) -> None:
            for target, seconds in ((WORKER, 1.0), (BOTH, 12.0), (WORKER, 5.0)):
                crowds.wait_for(200, 240)
                room.becomes(WORSE)
                kit.kill(target)
                crowds.wait_for(20, 240)
                room.becomes(BAD)
                crowds.wait_for(100, 240)
                room.is_away(seconds)
            crowds.wait_for(200, 240)

        outcome = ledger(Plan(), disturb, room.way)
    assert outcome.all_wrong == []
