"""Kits of one and of two processes on one PostgreSQL database, and the students of its classes.

Both have one signing key and one database, so a student's cookie and form are good at each: they
join once, and go by turns to the one and to the other.
"""

import asyncio
import os
import random
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import psutil

from kit.classroom.assignments import assignments
from kit.classroom.assignments.pinning import Rules
from kit.classroom.people import classrooms
from kit.content.library import load_library
from kit.content.paths import shipped_root
from kit.store.engine import Store, open_store
from kit.store.migrate import prepare
from tests.load.bench import Save, student_saver
from tests.load.client import Browser
from tests.load.ledger import Ledger
from tests.load.people import Student
from tests.load.processes import processor_of
from tests.load.school import EXERCISE, TEACHER, School, SchoolClass
from tests.load.servers import Running, serve
from tests.support.databases import new_postgres, postgres_server
from tests.support.room import make_teacher

CLASS = 40
_SECRET = "0123456789abcdef0123456789abcdef"
_DOORS = 8


@dataclass
class ScaleRoom:
    """The kits by their number of processes, in front of one database with all classes."""

    store: Store
    kits: Mapping[int, Running]
    classes: Sequence[SchoolClass]
    ledger: Ledger = field(default_factory=Ledger)

    def school(self, workers: int) -> School:
        """The kit of so many processes, as simulated people look at it."""
        running = self.kits[workers]
        return School(running.port, running.pid, running.database, list(self.classes))

    def people(self, workers: int, number: int) -> list[Student]:
        """So many students, a class after the other, who have not joined yet."""
        school, chance = self.school(workers), random.Random(5)
        return [
            Student(
                school,
                self.classes[place // CLASS],
                f"Student {place:04}",
                self.ledger,
                random.Random(chance.random()),
                0.0,
            )
            for place in range(number)
        ]

    async def savers(self, number: int) -> Mapping[int, list[Save]]:
        """So many students who joined and began, as savers at each of the kits."""
        first = self.kits[max(self.kits)]
        doors = asyncio.Semaphore(_DOORS)

        async def come_in(place: int) -> tuple[Browser, Save]:
            own = self.classes[place // CLASS]
            at = Running(first.port, first.database, 0, own.code, own.assignment, first.items)
            browser = Browser(first.port)
            async with doors:
                return browser, await student_saver(browser, at, place)

        arrived = await asyncio.gather(*(come_in(place) for place in range(number)))
        return {
            workers: [at_kit(*one, running) for one in arrived]
            for workers, running in self.kits.items()
        }


def at_kit(browser: Browser, save: Save, running: Running) -> Save:
    """The same student, who saves at that kit: one connection is closed, another opened there."""

    async def saved(number: int) -> None:
        if browser.port != running.port:
            await browser.close()
            browser.port = running.port
        await save(number)

    return saved


@contextmanager
def scale_room(folder: Path, classes: int, workers: Sequence[int] = (1, 2)) -> Iterator[ScaleRoom]:
    """Kits on loopback with as many processes as is said, each on a data folder of its own."""
    server = postgres_server()
    server.psql("ALTER SYSTEM RESET fsync;")
    server.psql("SELECT pg_reload_conf();")
    url = new_postgres(migrated=False)
    prepare(url, folder, servers_too=True)
    store, library, now = open_store(url), load_library(shipped_root()), datetime.now(UTC)
    teacher, rooms = make_teacher(store, TEACHER, now), []
    for number in range(classes):
        classroom = classrooms.create_classroom(store, teacher, f"Class {number}", now)
        task = assignments.give(store, library, classroom, EXERCISE, Rules(), now)
        code = classrooms.join_code_of(store, classroom)
        if code is None:
            raise RuntimeError("the classroom has no join code")
        rooms.append(SchoolClass(str(classroom), code.code, str(task)))
    items = [item.id for item in library.exercises[EXERCISE].items]
    with ExitStack() as stack:
        kits = {}
        for number in workers:
            data = folder / f"kit{number}"
            data.mkdir()
            options = ("--database-url", url, "--workers", str(number))
            port, pid = stack.enter_context(serve(data, *options, KIT_SECRET_KEY=_SECRET))
            kits[number] = Running(port, data, pid, items=items)
        yield ScaleRoom(store, kits, rooms)
    store.close()


@dataclass(frozen=True)
class Spent:
    """Seconds of processor: of a kit, of the database's server, of this process, of all others."""

    kit: float
    database: float
    load: float
    others: float


class Clock:
    """What is spent from when it is made until `stop`."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._before = self._read()

    def stop(self) -> Spent:
        """What was spent since."""
        kit, database, load, busy = (
            after - before for after, before in zip(self._read(), self._before, strict=True)
        )
        return Spent(kit, database, load, max(0.0, busy - kit - database - load))

    def _read(self) -> tuple[float, float, float, float]:
        everything = psutil.cpu_times()
        busy = everything.user + everything.nice + everything.system + everything.softirq
        return processor_of(self._pid), _database_processor(), sum(os.times()[:2]), busy


def _database_processor() -> float:
    text = (Path(str(postgres_server().pgdata)) / "postmaster.pid").read_text("utf-8")
    parent, total = psutil.Process(int(text.split()[0])), 0.0
    for process in (parent, *parent.children(recursive=True)):
        with suppress(psutil.NoSuchProcess):
            times = process.cpu_times()
            # A server's process that has ended counts in those of its parent's children.
            total += times.user + times.system
            if process.pid == parent.pid:
                total += times.children_user + times.children_system
    return total
