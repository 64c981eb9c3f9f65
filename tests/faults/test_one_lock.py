"""Somebody outside holds the database: three seconds, then a 503; pages without it come at once."""

import sqlite3
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url

from kit.store.engine import open_store
from tests.support import databases
from tests.support.phone import Phone, Reply
from tests.support.room import Room, make_room
from tests.support.serving import Served, free_port, serving

pytestmark = [pytest.mark.process, pytest.mark.timeout(180)]

#: More than the kit has threads to answer with.
CLASS = 20
SECRET = "0123456789abcdef0123456789abcdef"
#: By the system: of a file only somebody outside has the lock; on a server it may be the kit, too.
LOCKED = {
    "sqlite": ("DatabaseLocked", "Another program holds the kit's database."),
    "postgresql": (
        "DatabaseSlow",
        "The database server takes too long for what the kit asks of it.",
    ),
}


@dataclass
class Scene:
    """A kit with a class at work, on either database."""

    served: Served
    url: str
    room: Room
    class_: list[Phone]

    def save(self, revision: int) -> list[tuple[float, Reply]]:
        """All at once; how long each took, and what it was told."""

        def save(phone: Phone) -> tuple[float, Reply]:
            began = time.monotonic()
            reply = phone.save("plan", "official", revision)
            return time.monotonic() - began, reply

        with ThreadPoolExecutor(CLASS) as threads:
            return list(threads.map(save, self.class_))


@pytest.fixture
def processes() -> int:
    """How many serve."""
    return 1


@pytest.fixture
def scene(database_url: str, tmp_path: Path, processes: int) -> Iterator[Scene]:
    with closing(open_store(database_url)) as store:
        room = make_room(store, now=datetime.now(UTC))
    options = ("--local", "--database-url", database_url, "--workers", str(processes))
    with serving(tmp_path / "data", free_port(), *options, KIT_SECRET_KEY=SECRET) as served:
        class_ = [Phone(served.url) for _ in range(CLASS)]
        for number, phone in enumerate(class_):
            phone.begin(room.code, f"Student {number}", room.assignment_id)
        yield Scene(served, database_url, room, class_)


@contextmanager
def locked(url: str) -> Iterator[None]:
    """As another program would: a connection of its own that writes and does not end."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        with closing(sqlite3.connect(str(parsed.database), isolation_level=None)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            yield
            connection.execute("ROLLBACK")
        return
    plain = parsed.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(plain) as server:
        server.execute("LOCK TABLE answer IN ACCESS EXCLUSIVE MODE")
        yield
        server.rollback()


def seconds_for(phone: Phone, path: str) -> float:
    began = time.monotonic()
    assert phone.ask(path).status == 200
    return time.monotonic() - began


@pytest.mark.long
@pytest.mark.parametrize(
    ("system", "processes"),
    [("sqlite", 1), ("sqlite", 2), pytest.param("postgres", 1, marks=pytest.mark.postgres)],
    indirect=["system"],
)
def test_lock_from_outside_costs_three_seconds_and_no_page_that_needs_no_database(
    scene: Scene, processes: int
) -> None:
    visitor = Phone(scene.served.url)
    name, words = LOCKED[make_url(scene.url).get_backend_name()]
    with locked(scene.url), ThreadPoolExecutor(1) as apart:
        saving = apart.submit(scene.save, 1)
        pages = []
        while not saving.done():
            pages += [seconds_for(visitor, "/"), seconds_for(visitor, "/static/kit.css")]
            time.sleep(0.1)
        replies = saving.result()
        assert {reply.status for _, reply in replies} == {503}
        assert {reply.error for _, reply in replies} == {name}
        assert {reply.headers["Retry-After"] for _, reply in replies} == {"3"}
        assert max(pages) < 2, pages
        assert 2.5 < max(took for took, _ in replies) < 6
        # From then on nobody waits so long, and a form comes back with what was typed.
        began = time.monotonic()
        form = scene.class_[0].ask(scene.class_[0].saving, {"plan.label": "official"})
        assert time.monotonic() - began < 2
        assert form.status == 503
        assert words in form.words
        assert '<input type="hidden" name="plan.label" value="official">' in form.text
    assert {reply.status for _, reply in scene.save(1)} == {200}
    said = scene.served.stop()
    assert [line for line in said if "Traceback" in line] == []
    assert 1 <= len([line for line in said if words in line]) <= processes


@pytest.mark.long
@pytest.mark.parametrize("system", databases.EITHER, indirect=True)
def test_lock_of_a_second_is_waited_for(scene: Scene) -> None:
    """As `kit demo` takes."""
    with ThreadPoolExecutor(1) as apart:
        with locked(scene.url):
            saving = apart.submit(scene.save, 1)
            time.sleep(1)
        replies = saving.result()
    assert [reply.status for _, reply in replies].count(200) >= 12
    assert {reply.status for _, reply in replies} <= {200, 503}
