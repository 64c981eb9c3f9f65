"""`kit serve --workers 2` on PostgreSQL: a class that both serve, and one of them killed."""

import os
import re
import time
from collections import Counter
from pathlib import Path

import pytest

from kit.logs.pipeline import FILE, FOLDER
from kit.web.logged.requests import HEADER
from tests.faults.ledger.book import KEPT, KINDS
from tests.faults.ledger.conftest import SECRET, Ledger
from tests.faults.ledger.kits import PARENT, WORKER, Kit
from tests.faults.ledger.place import TEACHER, Place
from tests.faults.ledger.running import Crowds, Plan
from tests.faults.ledger.stage import set_up
from tests.support.databases import restart_postgres
from tests.support.nginx import HOST, Client, Reply
from tests.support.serving import free_port, serving

pytestmark = [
    pytest.mark.process,
    pytest.mark.postgres,
    pytest.mark.timeout(600),
    pytest.mark.parametrize("system", ["postgres"], indirect=True),
    pytest.mark.skipif(os.name != "posix", reason="Windows has one serving process"),
]

STUDENTS = 12
TWO = ("--workers", "2")
#: New connections until each process has had one: less often than once in a million all go to one.
MANY = 30
#: A worker that is killed again sooner ends the kit.
SETTLED_SECONDS = 6.0


def process_of(reply: Reply) -> str:
    """Which process has answered: the first signs of its requests' numbers."""
    return reply.header(HEADER).partition("-")[0]


def saves_by_process(data: Path) -> Counter[str]:
    """How many answers and votes each process has taken, by the log that all write."""
    log = (data / FOLDER / FILE).read_text("utf-8")
    rule = re.escape("/work/<uuid:assignment_id>/claims/<uuid:attempt_id>")
    return Counter(re.findall(rf"request=(\w+)-\w+ method=POST rule={rule} status=200", log))


def sign_in(kit: Kit) -> None:
    """A teacher signs in by one connection, and is who they are on every other."""
    place = Place.read(kit.data.parent / "place.json")
    teacher = Client(kit.port, f"127.0.0.1:{kit.port}")
    teacher.get(place.entrance)
    teacher.get("/teacher/sign-in")
    signed_in = teacher.post("/teacher/sign-in", name=TEACHER, password=place.password)
    assert signed_in.status == 303
    assert signed_in.header("Location").startswith("/teacher/")
    pages = [teacher.get("/teacher/") for _ in range(MANY)]
    assert {page.status for page in pages} == {200}
    assert len({process_of(page) for page in pages}) == 2


def test_class_is_served_by_two_and_one_that_is_killed_loses_nothing(ledger: Ledger) -> None:
    def disturb(kit: Kit, crowds: Crowds) -> None:
        while crowds.total()[f"{KEPT} vote"] < 2 * STUDENTS and not crowds.have_stopped():
            time.sleep(0.2)
        sign_in(kit)
        taken.update(saves_by_process(kit.data))
        for target in (WORKER, PARENT):
            kit.kill(target)
            crowds.wait_for(40)
        while not (crowds.have_done(200) or crowds.have_stopped()):
            time.sleep(0.2)

    taken: Counter[str] = Counter()
    outcome = ledger(Plan(seed=3, students=STUDENTS, pause=0.1), disturb, more=TWO)
    assert outcome.all_wrong == []
    assert all(outcome.account.count(KEPT, kind) for kind in KINDS)
    assert [(death.target, death.ended) for death in outcome.kit.deaths] == [
        (WORKER, False),
        (PARENT, False),
    ]
    assert len(taken) == 2
    assert min(taken.values()) > STUDENTS
