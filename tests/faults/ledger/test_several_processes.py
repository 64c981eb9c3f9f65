"""`kit serve --workers 2`: a class that both serve, and one of them killed."""

import os
import re
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url

from kit.classroom.people.throttle import SIGNING_IN
from kit.logs.pipeline import FILE, FOLDER
from kit.web.logged.requests import HEADER
from tests.faults.ledger.book import KEPT, KINDS
from tests.faults.ledger.conftest import SECRET, Ledger
from tests.faults.ledger.kits import BOTH, PARENT, TARGETS, WORKER, Kit
from tests.faults.ledger.place import TEACHER, Place
from tests.faults.ledger.running import Crowds, Plan
from tests.faults.ledger.stage import set_up
from tests.support.databases import restart_postgres
from tests.support.nginx import HOST, Client, Reply
from tests.support.serving import STOP_SECONDS, free_port, serving

pytestmark = [
    pytest.mark.process,
    pytest.mark.timeout(600),
    pytest.mark.skipif(os.name != "posix", reason="Windows has one serving process"),
]

#: Both in short, unlike most of this folder: what two processes need differs between them.
ON_EITHER = pytest.mark.parametrize(
    "system", ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)], indirect=True
)
ON_POSTGRESQL = pytest.mark.parametrize(
    "system", [pytest.param("postgres", marks=pytest.mark.postgres)], indirect=True
)
ON_SQLITE = pytest.mark.parametrize("system", ["sqlite"], indirect=True)
STUDENTS = 12
TWO = ("--workers", "2")
#: New connections until each process has had one: less often than once in a million all go to one.
MANY = 30
#: By then each process, even one that came late, has taken its share on the slowest machine.
SHARED_SECONDS = 180
ENDED = "The kit has stopped; all saved answers are kept."


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


def wait_until_taken_by(count: int, kit: Kit, crowds: Crowds) -> None:
    """Until so many processes have taken some saves each. Raises TimeoutError.

    Phones keep their connections: whichever process was there first has them all at first.
    """
    until = time.monotonic() + SHARED_SECONDS
    while len([saves for saves in saves_by_process(kit.data).values() if saves > STUDENTS]) < count:
        if time.monotonic() > until or crowds.have_stopped():
            message = f"taken by process: {saves_by_process(kit.data)}"
            raise TimeoutError(message)
        time.sleep(0.5)


@ON_EITHER
def test_class_is_served_by_two_and_one_that_is_killed_loses_nothing(ledger: Ledger) -> None:
    def disturb(kit: Kit, crowds: Crowds) -> None:
        wait_until_taken_by(2, kit, crowds)
        sign_in(kit)
        kit.kill(WORKER)
        wait_until_taken_by(3, kit, crowds)
        kit.kill(PARENT)
        crowds.wait_for(40)
        while not (crowds.have_done(200) or crowds.have_stopped()):
            time.sleep(0.2)

    outcome = ledger(Plan(seed=3, students=STUDENTS, pause=0.1), disturb, more=TWO)
    assert outcome.all_wrong == []
    assert all(outcome.account.count(KEPT, kind) for kind in KINDS)
    assert [(death.target, death.ended) for death in outcome.kit.deaths] == [
        (WORKER, False),
        (PARENT, False),
    ]


@dataclass
class Door:
    """Where teachers sign in, as the web server before the kit asks for it."""

    port: int

    def come(self, hops: str) -> Client:
        """A browser that has the page; what stands before the last hop is anybody's to write."""
        browser = Client(self.port, HOST, headers={"X-Forwarded-For": hops})
        browser.get("/teacher/sign-in")
        return browser

    def sign_in(self, browser: Client, password: str = "lanterns over sand") -> Reply:
        """A try, by a connection of its own."""
        return browser.post("/teacher/sign-in", name=TEACHER, password=password)


@contextmanager
def held_up(url: str) -> Iterator[Callable[[], int]]:
    """Nobody can count a failure until the block ends; how many wait for that, when asked."""
    plain = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    waiting = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
    with psycopg.connect(plain, autocommit=True) as looking, psycopg.connect(plain) as holding:
        holding.execute("LOCK TABLE failure IN ACCESS EXCLUSIVE MODE")
        yield lambda: int(looking.execute(waiting).fetchall()[0][0])
        holding.rollback()


@pytest.mark.long
@ON_POSTGRESQL
def test_who_lies_about_addresses_is_counted_once_for_both_and_a_stop_answers_all(
    database_url: str, tmp_path: Path
) -> None:
    (tmp_path / "data").mkdir()
    place = set_up(database_url, tmp_path / "data", tmp_path, SECRET)
    options = (
        *(*TWO, "--database-url", database_url),
        *("--public-url", f"https://{HOST}", "--proxy", "127.0.0.1"),
    )
    with serving(tmp_path / "data", free_port(), *options, KIT_SECRET_KEY=SECRET) as served:
        door = Door(served.port)
        liars = [door.come(f"10.0.0.{number}, 203.0.113.7") for number in range(14)]
        replies = [door.sign_in(liar) for liar in liars[: SIGNING_IN.pair]]
        assert all("do not fit together" in reply.text for reply in replies)
        assert len({process_of(reply) for reply in replies}) == 2
        full = [door.sign_in(liar, place.password).status for liar in liars[SIGNING_IN.pair :]]
        assert full == 4 * [429]
        neighbours = [door.come(f"203.0.113.7, 198.51.100.{number}") for number in range(12)]
        assert door.sign_in(neighbours[0], place.password).status == 303
        with ThreadPoolExecutor(len(neighbours)) as pool:
            with held_up(database_url) as waiting:
                asked = [pool.submit(door.sign_in, neighbour) for neighbour in neighbours[1:]]
                until = time.monotonic() + 2
                while waiting() < len(asked) and time.monotonic() < until:
                    time.sleep(0.05)
                served.process.send_signal(signal.SIGTERM)
                time.sleep(0.3)
            answered = [reply.result() for reply in asked]
        # 503 to whom the machine kept waiting for longer than the kit's patience.
        assert {reply.status for reply in answered} <= {403, 503}
        assert len({process_of(reply) for reply in answered}) == 2
        assert served.process.wait(STOP_SECONDS) == 0
        assert [line for line in served.heard() if line] == [ENDED]


@pytest.mark.long
@ON_POSTGRESQL
def test_kills_and_restarts_of_postgresql_lose_nothing_of_two(ledger: Ledger) -> None:
    def disturb(kit: Kit, crowds: Crowds) -> None:
        for happens in (WORKER, WORKER, "fast", WORKER, PARENT, WORKER, "immediate", WORKER, BOTH):
            crowds.wait_for(60, 240)
            if happens in TARGETS:
                kit.kill(happens)
            else:
                restart_postgres(happens)
        crowds.wait_for(60, 240)

    outcome = ledger(Plan(seed=5, processes=2, bad=0.25, badness=0.03), disturb, more=TWO)
    assert outcome.all_wrong == []
    assert [death.ended for death in outcome.kit.deaths] == 7 * [False]


@pytest.mark.long
@ON_SQLITE
def test_kills_lose_nothing_of_two_that_write_to_one_file(ledger: Ledger) -> None:
    def disturb(kit: Kit, crowds: Crowds) -> None:
        for target in (*6 * (WORKER,), PARENT, *4 * (WORKER,), BOTH, *4 * (WORKER,)):
            crowds.wait_for(60, 240)
            kit.kill(target)
        crowds.wait_for(60, 240)

    outcome = ledger(Plan(seed=6, processes=2, bad=0.25, badness=0.03), disturb, more=TWO)
    assert outcome.all_wrong == []
    assert [death.ended for death in outcome.kit.deaths] == 16 * [False]
