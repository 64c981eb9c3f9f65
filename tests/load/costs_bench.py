"""What each kind of request costs the kit: processor, bytes over the network, log of the database.

    python -m tests.load.costs_bench [--rounds 3] [--seconds 2] [--clients 8]

One serving process on PostgreSQL with fsync. Kinds go by turns, each in a closed loop of a few
clients; what can be done once for each student (coming in, a vote, handing in) is done by 40 of
them. Processor time is the kernel's counters of the kit's processes and of the database's, before
and after. What is printed is the part `requests` of tests/load/costs.yaml.
"""

import argparse
import asyncio
import os
import statistics
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from uuid import UUID

import psycopg

from kit.classroom.live import session
from kit.content.library import load_library
from kit.content.paths import shipped_root
from kit.vocabulary import Stage
from tests.load.bench import closed_loop, student_saver
from tests.load.client import Browser
from tests.load.people import Student
from tests.load.processes import worker_memory
from tests.load.scale_room import CLASS, Clock, ScaleRoom, scale_room
from tests.load.school import EXERCISE
from tests.load.turns import run
from tests.support.databases import postgres_server

_DOORS = 8


@dataclass(frozen=True)
class Cost:
    """Of one request: milliseconds of processor, bytes to and from the kit, bytes of both logs."""

    kit_ms: float
    database_ms: float
    sent: float
    received: float
    wal: float
    log: float


def _now() -> datetime:
    return datetime.now(UTC)


class Meter:
    """What the requests within its block cost, each."""

    def __init__(self, room: ScaleRoom, browsers: Sequence[Browser]) -> None:
        self._room, self._browsers = room, browsers
        self._before = self._read()
        self._clock = Clock(room.kits[1].pid)

    def _read(self) -> tuple[int, int, int, int]:
        with psycopg.connect(postgres_server().get_uri()) as connection:
            row = connection.execute("SELECT pg_current_wal_insert_lsn() - '0/0'").fetchone()
        logs = (self._room.kits[1].database / "logs").glob("*")
        return (
            sum(browser.sent for browser in self._browsers),
            sum(browser.received for browser in self._browsers),
            int(row[0]) if row else 0,
            sum(path.stat().st_size for path in logs),
        )

    def cost(self, requests: int) -> Cost:
        """Of each of so many requests since it was made."""
        spent = self._clock.stop()
        sent, received, wal, log = (
            (after - before) / requests
            for after, before in zip(self._read(), self._before, strict=True)
        )
        kit, database = 1000 * spent.kit / requests, 1000 * spent.database / requests
        return Cost(kit, database, sent, received, wal, log)


async def _by_doors(calls: Sequence[Callable[[], Awaitable[object]]]) -> None:
    doors = asyncio.Semaphore(_DOORS)

    async def through(call: Callable[[], Awaitable[object]]) -> None:
        async with doors:
            await call()

    await asyncio.gather(*(through(call) for call in calls))


class Lesson:
    """A class of 40 at its live session, and how its questions go on."""

    def __init__(self, room: ScaleRoom, people: Sequence[Student]) -> None:
        self.room, self.people, self.step = room, people, 0
        self.classroom_id = UUID(room.classes[0].classroom_id)
        library = load_library(shipped_root())
        self.items = iter(library.exercises[EXERCISE].items)
        self.id = session.start(room.store, library, self.classroom_id, EXERCISE, _now())

    def put(self) -> None:
        """The next question."""
        ref = (self.room.store, self.classroom_id, self.id)
        session.put(*ref, self.step, next(self.items).id, _now)
        self.step += 1

    def move(self, stage: Stage) -> None:
        """On to the next stage."""
        session.move(self.room.store, self.classroom_id, self.id, self.step, stage, _now)
        self.step += 1


async def measure(
    plan: argparse.Namespace, folder: Path
) -> tuple[Mapping[str, list[Cost]], list[str]]:
    """All costs by kind, and what a process holds."""
    costs: dict[str, list[Cost]] = defaultdict(list)
    with scale_room(folder, plan.rounds + 1, (1,)) as room:
        people = room.people(1, CLASS)
        everybody = [student.browser for student in people]
        meter = Meter(room, everybody)
        lesson = Lesson(room, people)
        await _by_doors([student.join for student in people])
        costs["enter"].append(meter.cost(CLASS))
        lesson.put()
        meter = Meter(room, everybody)
        await _by_doors([partial(student.sit_down, str(lesson.id)) for student in people])
        costs["begin"].append(meter.cost(CLASS))
        for number in range(plan.rounds):
            await _looks(plan, room, people, costs)
            await _saves(plan, room, number + 1, costs)
            await _votes(room, lesson, costs)
        held = _held(room)
    return costs, held


async def _looks(
    plan: argparse.Namespace,
    room: ScaleRoom,
    people: Sequence[Student],
    costs: dict[str, list[Cost]],
) -> None:
    few = people[: plan.clients]
    browsers = [student.browser for student in few]

    def looking(student: Student) -> Callable[[int], Awaitable[None]]:
        async def look(_number: int) -> None:
            reply = await student.browser.get(f"{student.live}/round", student.version)
            if reply.status != 304:
                raise RuntimeError("a look", reply.status)

        return look

    def asking(student: Student) -> Callable[[int], Awaitable[None]]:
        async def ask(_number: int) -> None:
            await student.browser.get(f"{student.live}/round")

        return ask

    for kind, make in (("look", looking), ("question", asking)):
        meter = Meter(room, browsers)
        measured = await closed_loop([make(student) for student in few], plan.seconds)
        costs[kind].append(meter.cost(round(measured.rate * plan.seconds)))


async def _saves(
    plan: argparse.Namespace, room: ScaleRoom, number: int, costs: dict[str, list[Cost]]
) -> None:
    own, first = room.classes[number], room.kits[1]
    at = type(first)(first.port, first.database, 0, own.code, own.assignment, first.items)
    browsers = [Browser(first.port) for _ in range(plan.clients)]
    savers = [await student_saver(browser, at, place) for place, browser in enumerate(browsers)]
    meter = Meter(room, browsers)
    measured = await closed_loop(savers, plan.seconds)
    costs["save"].append(meter.cost(round(measured.rate * plan.seconds)))

    def reading(browser: Browser) -> Callable[[int], Awaitable[None]]:
        async def read(_number: int) -> None:
            reply = await browser.get(f"/work/{own.assignment}/claims")
            if reply.status != 200:
                raise RuntimeError("a page", reply.status)

        return read

    meter = Meter(room, browsers)
    measured = await closed_loop([reading(browser) for browser in browsers], plan.seconds)
    costs["page"].append(meter.cost(round(measured.rate * plan.seconds)))
    meter = Meter(room, browsers)
    for browser in browsers:
        page = await browser.get(f"/work/{own.assignment}/claims")
        action = page.action_of("claims").replace("/claims/", "/hand-in/")
        reply = await browser.post(action, {"csrf_token": page.csrf_token})
        if reply.status != 303:
            raise RuntimeError("handing in", reply.status)
    costs["page and hand-in"].append(meter.cost(len(browsers)))


async def _votes(room: ScaleRoom, lesson: Lesson, costs: dict[str, list[Cost]]) -> None:
    lesson.move(Stage.VOTE)
    browsers = [student.browser for student in lesson.people]
    meter, before = Meter(room, browsers), len(room.ledger.acknowledged)
    await _by_doors([student.look for student in lesson.people])
    costs["question and vote"].append(meter.cost(CLASS))
    if len(room.ledger.acknowledged) - before != CLASS or room.ledger.errors:
        raise RuntimeError("votes are missing", room.ledger.errors[:5])
    lesson.move(Stage.CLOSED)
    lesson.put()
    await _by_doors([student.look for student in lesson.people])


def _held(room: ScaleRoom) -> list[str]:
    with psycopg.connect(postgres_server().get_uri()) as connection:
        row = connection.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname LIKE 'kit_test%' "
            "AND application_name NOT LIKE 'psql%'"
        ).fetchone()
    return [
        f"  memory_mb: {worker_memory(room.kits[1].pid) / 1e6:.0f}",
        f"  connections: {row[0] if row else 0}",
    ]


Measured = tuple[Mapping[str, list[Cost]], list[str]]


def report(measured: Measured, _plan: argparse.Namespace, sync: float) -> Iterator[str]:
    """The parts of the YAML: medians."""
    costs, held = measured
    yield "requests:"
    for kind, taken in costs.items():
        middle = {
            name: statistics.median(getattr(each, name) for each in taken)
            for name in Cost.__dataclass_fields__
        }
        cells = ", ".join(
            f"{name}: {value:.3f}" if name.endswith("ms") else f"{name}: {value:.0f}"
            for name, value in middle.items()
        )
        yield f"  {kind.replace(' ', '_').replace('-', '_')}: {{{cells}}}"
    yield "process:"
    yield from held
    yield f"  commit_ms: {sync:.2f}"
    yield f"  load: {os.getloadavg()[0]:.1f}"


def main() -> None:
    """Measure and print."""
    run(__doc__, measure, report, rounds=3, seconds=2.0, clients=8)


if __name__ == "__main__":
    main()
