"""A class at work on a cluster whose shards are moved, and one of whose servers is killed.

For `make test-citus URL=… STOP=… START=…`: the last two are commands that get host and port of a
worker, kill it at once, and start it again. See docs/cluster.md.
"""

import os
import shlex
import subprocess
import time
from contextlib import closing
from datetime import UTC, datetime
from html import unescape
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import make_url

from kit.classroom.people import classrooms
from kit.store.database.faults import UNREACHABLE
from kit.store.engine import open_store
from tests.faults.ledger.book import AGAIN, KEPT, KINDS
from tests.faults.ledger.conftest import Ledger
from tests.faults.ledger.kits import Kit
from tests.faults.ledger.place import Place
from tests.faults.ledger.running import LOOPBACK, Crowds, Outcome, Plan
from tests.faults.ledger.wire import Reply, Wire
from tests.support import citus
from tests.support.room import make_teacher

STOP, START = (os.environ.get(f"KIT_TEST_CITUS_{name}", "") for name in ("STOP", "START"))
ANSWERS = int(os.environ.get("KIT_CLUSTER_ANSWERS", "150"))
#: As long the worker is gone.
GONE_SECONDS = 5.0
#: What a worker was about to commit when it died is settled by Citus' own daemon, once a minute.
LATEST_SECONDS = 240.0

pytestmark = [
    pytest.mark.process,
    pytest.mark.postgres,
    pytest.mark.slow,
    pytest.mark.long,
    pytest.mark.timeout(900),
    pytest.mark.parametrize("system", ["postgres"], indirect=True),
    citus.NEEDED,
]


def to_the_end(crowds: Crowds) -> None:
    """Until so much more is acknowledged, and something of each kind."""
    crowds.wait_for(ANSWERS, LATEST_SECONDS)
    while not crowds.have_done(0):
        crowds.wait_for(1, LATEST_SECONDS)


def class_elsewhere(url: str, classroom: str) -> str:
    """The code of a new class that lies on another worker than this one does."""
    name = str(make_url(url).database)
    with closing(open_store(url)) as store:
        now = datetime.now(UTC)
        teacher = make_teacher(store, "Mr Hale", now)
        # An id is drawn at each try, and each of the workers has half of them.
        for number in range(100):
            other = classrooms.create_classroom(store, teacher, f"8A {number}", now)
            if citus.worker_of(name, str(other)) != citus.worker_of(name, classroom):
                return code_of(url, other)
    raise AssertionError(name)


def code_of(url: str, classroom: UUID) -> str:
    with closing(open_store(url)) as store:
        code = classrooms.join_code_of(store, classroom)
    assert code is not None
    return code.code


def joining(kit: Kit, code: str, name: str) -> tuple[Reply, Reply]:
    """Somebody of a class asks for its lobby, and joins by it."""
    wire = Wire((LOOPBACK, kit.port), 20.0)
    with closing(wire):
        lobby = wire.ask(f"/join/{code}")
        form = {"csrf_token": lobby.csrf_token, "name": name}
        return lobby, wire.ask(f"/join/{code}", form)


def tell(capsys: pytest.CaptureFixture[str], what: str, outcome: Outcome) -> None:
    kept = {kind: outcome.account.count(KEPT, kind) for kind in KINDS}
    assert all(kept.values())
    with capsys.disabled():
        print(
            f"\n{what}; {sum(kept.values())} acts acknowledged {kept} in {outcome.seconds:.0f} s; "
            "wrong: none"
        )


def test_shards_are_moved_while_a_class_works(
    ledger: Ledger, database_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """All of a worker's go to the others, that of the class among them, and some come back."""
    name = str(make_url(database_url).database)
    lay: list[citus.Node] = []
    seconds: list[float] = []
    answered: list[int] = []

    def disturb(_kit: Kit, crowds: Crowds) -> None:
        classroom = Place.read(tmp_path / "place.json").classroom
        crowds.wait_for(ANSWERS)
        home = citus.worker_of(name, classroom)
        for takes_rows in (False, True):
            begun, before = time.monotonic(), crowds.answers()
            lay.append(citus.worker_of(name, classroom))
            citus.rebalance(name, home, takes_rows=takes_rows)
            seconds.append(time.monotonic() - begun)
            answered.append(crowds.answers() - before)
        to_the_end(crowds)

    outcome = ledger(Plan(seed=7, students=12), disturb)
    assert outcome.all_wrong == []
    assert len(set(lay)) == 2
    assert min(answered) > 0
    tell(
        capsys,
        f"away in {seconds[0]:.0f} s, {answered[0]} answers acknowledged meanwhile; back in "
        f"{seconds[1]:.0f} s, {answered[1]} meanwhile",
        outcome,
    )


def test_class_is_moved_by_itself_while_it_works(
    ledger: Ledger, database_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Out of the piece that it shares with others, and to another worker."""
    name = str(make_url(database_url).database)
    seconds: list[float] = []
    answered: list[int] = []

    def disturb(_kit: Kit, crowds: Crowds) -> None:
        classroom = Place.read(tmp_path / "place.json").classroom
        crowds.wait_for(ANSWERS)
        away = next(node for node in citus.nodes()[1:] if node != citus.worker_of(name, classroom))
        begun, before = time.monotonic(), crowds.answers()
        citus.move_alone(name, classroom, away)
        seconds.append(time.monotonic() - begun)
        answered.append(crowds.answers() - before)
        assert citus.worker_of(name, classroom) == away
        crowds.wait_for(ANSWERS)
        to_the_end(crowds)

    outcome = ledger(Plan(seed=9, students=12), disturb)
    assert outcome.all_wrong == []
    assert answered[0] > 0
    moved = f"moved in {seconds[0]:.0f} s, {answered[0]} answers acknowledged meanwhile"
    tell(capsys, moved, outcome)


@pytest.mark.skipif(not (STOP and START), reason="STOP and START kill a worker and bring it back")
def test_worker_that_dies_and_comes_back_loses_nothing(
    ledger: Ledger, database_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = str(make_url(database_url).database)
    seconds: list[float] = []
    here: list[Reply] = []
    there: list[Reply] = []

    def disturb(kit: Kit, crowds: Crowds) -> None:
        crowds.wait_for(ANSWERS)
        place = Place.read(tmp_path / "place.json")
        elsewhere = class_elsewhere(database_url, place.classroom)
        worker = citus.worker_of(name, place.classroom)
        where = (worker.host, str(worker.port))
        for number in range(2):
            subprocess.run([*shlex.split(STOP), *where], check=True, stdout=subprocess.DEVNULL)
            gone = time.monotonic()
            there.extend(joining(kit, elsewhere, f"Nia {number}"))
            here.append(joining(kit, place.code, "Nobody")[0])
            time.sleep(max(0.0, gone + GONE_SECONDS - time.monotonic()))
            subprocess.run([*shlex.split(START), *where], check=True, stdout=subprocess.DEVNULL)
            back = time.monotonic()
            crowds.wait_for(1, LATEST_SECONDS)
            seconds.append(time.monotonic() - back)
            crowds.wait_for(ANSWERS, LATEST_SECONDS)
        to_the_end(crowds)

    outcome = ledger(Plan(seed=8, students=12), disturb)
    assert outcome.all_wrong == []
    # A class on another worker notices nothing; the one that lay here is told what it is.
    assert [reply.status for reply in there] == [200, 303] * 2
    assert [reply.status for reply in here] == [503] * 2
    assert all(UNREACHABLE.what in unescape(reply.text) for reply in here)
    turned_away = outcome.account.acts.get(f"{AGAIN} 503", 0)
    tell(
        capsys,
        f"killed twice, away for {GONE_SECONDS:.0f} s each, {turned_away} tries met the page for a "
        "database that does not answer, answers again "
        f"{' and '.join(f'{after:.1f}' for after in seconds)} s after it was back",
        outcome,
    )
