"""One serving process beside two, on PostgreSQL: saves a second, and the processor that one takes.

    python -m tests.load.workers_bench [--rounds 7] [--seconds 4] [--clients 40] [--workers 2]

Two kits run all the time, each on a database of its own of one server with fsync on, and take
saves by turns, in a closed loop. Processor time is read from the kernel's counters of a kit's
processes, and of the server's, before and after each turn.
"""

import argparse
import os
import platform
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

from tests.load.bench import Measured, Save, closed_loop, kit_savers
from tests.load.servers import Running, prepare_class, serve
from tests.load.turns import run, spread
from tests.support.databases import new_postgres, postgres_server

_SECRET = "0123456789abcdef0123456789abcdef"


@dataclass(frozen=True)
class Turn:
    """What one turn came to: acknowledged saves, and milliseconds of processor for one."""

    measured: Measured
    kit_ms: float
    server_ms: float


@dataclass(frozen=True)
class Side:
    """A kit that takes turns with the other."""

    pid: int
    savers: Sequence[Save]

    async def turn(self, seconds: float) -> Turn:
        """Save for so long."""
        kit, server = _processor(self.pid), _processor(_postmaster())
        measured = await closed_loop(self.savers, seconds)
        saves = measured.rate * seconds
        return Turn(
            measured,
            1000 * (_processor(self.pid) - kit) / saves,
            1000 * (_processor(_postmaster()) - server) / saves,
        )


def _processor(pid: int) -> float:
    """Seconds of processor that a process and those it started have used."""
    total = 0.0
    for process in (psutil.Process(pid), *psutil.Process(pid).children(recursive=True)):
        with suppress(psutil.NoSuchProcess):
            times = process.cpu_times()
            total += times.user + times.system
    return total


def _postmaster() -> int:
    text = (Path(str(postgres_server().pgdata)) / "postmaster.pid").read_text("utf-8")
    return int(text.split()[0])


def _running(folder: Path, workers: int, stack: ExitStack) -> Running:
    folder.mkdir()
    url = new_postgres(migrated=False)
    code, assignment, items = prepare_class(url, folder)
    options = ("--database-url", url, "--workers", str(workers))
    port, pid = stack.enter_context(serve(folder, *options, KIT_SECRET_KEY=_SECRET))
    return Running(port, folder, pid, code, assignment, items)


async def measure(plan: argparse.Namespace, folder: Path) -> dict[int, list[Turn]]:
    """The turns of one process and of several, each round beginning with the other."""
    server = postgres_server()
    server.psql("ALTER SYSTEM RESET fsync;")
    server.psql("SELECT pg_reload_conf();")
    turns: dict[int, list[Turn]] = {1: [], plan.workers: []}
    with ExitStack() as stack:
        sides = {}
        for workers in turns:
            running = _running(folder / str(workers), workers, stack)
            sides[workers] = Side(running.pid, await kit_savers(running, plan.clients))
        for side in sides.values():
            await side.turn(1)
        for number in range(plan.rounds):
            for workers in (sorted(sides), sorted(sides, reverse=True))[number % 2]:
                turns[workers].append(await sides[workers].turn(plan.seconds))
    return turns


def report(turns: dict[int, list[Turn]], plan: argparse.Namespace, sync: float) -> Iterator[str]:
    """The figures as a Markdown table: medians, ranges in brackets."""
    yield (
        f"{plan.clients} clients, {plan.rounds} rounds of {plan.seconds:g} s by turns; "
        f"{platform.machine()}, {platform.system()}, {os.cpu_count()} processors, Python "
        f"{platform.python_version()}, fsync {sync:.2f} ms, load {os.getloadavg()[0]:.1f}."
    )
    yield ""
    yield "| processes | saves/s | p50 ms | p99 ms | processor of the kit, ms a save | of PostgreSQL |"
    yield "|---|---|---|---|---|---|"
    for workers, taken in turns.items():
        columns = (
            spread([turn.measured.rate for turn in taken], 0),
            spread([turn.measured.p50 for turn in taken], 0),
            spread([turn.measured.p99 for turn in taken], 0),
            spread([turn.kit_ms for turn in taken], 2),
            spread([turn.server_ms for turn in taken], 2),
        )
        yield f"| {workers} | {' | '.join(columns)} |"
    pairs = list(zip(turns[1], turns[plan.workers], strict=True))
    rate = spread([several.measured.rate / one.measured.rate for one, several in pairs], 2)
    kit = spread([several.kit_ms / one.kit_ms for one, several in pairs], 2)
    server = spread([several.server_ms / one.server_ms for one, several in pairs], 2)
    yield f"| {plan.workers} to 1, round by round | {rate} | | | {kit} | {server} |"


def main() -> None:
    """Measure and print."""
    run(__doc__, measure, report, rounds=7, seconds=4.0, clients=40, workers=2)


if __name__ == "__main__":
    main()
