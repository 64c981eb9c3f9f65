"""The real kit at one and at two processes, with 40 to 2,000 students, on PostgreSQL.

    python -m tests.load.scale_bench [--students 40,200,1000,2000] [--rounds 1] [--seconds 8]

Each student saves one answer, waits for the acknowledgement, and pauses for up to twice `--pause`
seconds. Sizes and kits go by turns. What is printed is the part `measured` of
tests/load/costs.yaml: beside it docs/scale.md sets what the simulation says. Processor time is read
from the kernel's counters; `others` is what programs beside these took of the machine meanwhile.
"""

import argparse
import asyncio
import itertools
import random
import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.load.bench import Save
from tests.load.scale_room import CLASS, Clock, Spent, scale_room
from tests.load.turns import run


@dataclass(frozen=True)
class Turn:
    """What one turn came to: acknowledged saves a second, what each took in seconds, the machine."""

    workers: int
    students: int
    seconds: float
    times: Sequence[float]
    spent: Spent

    def line(self) -> str:
        """As an entry of the YAML: milliseconds, and shares of the machine's one second."""
        cuts = [1000 * cut for cut in statistics.quantiles(self.times, n=100)]
        saves = len(self.times)
        spent = {
            "kit": 1000 * self.spent.kit / saves,
            "database": 1000 * self.spent.database / saves,
            "load": 1000 * self.spent.load / saves,
        }
        costs = ", ".join(f"{name}_ms: {each:.2f}" for name, each in spent.items())
        return (
            f"  - {{processes: {self.workers}, students: {self.students}, "
            f"a_second: {saves / self.seconds:.1f}, p50_ms: {cuts[49]:.1f}, p95_ms: {cuts[94]:.1f}, "
            f"{costs}, others: {self.spent.others / self.seconds:.2f}}}"
        )


async def take_turn(
    savers: Sequence[Save], pid: int, seconds: float, pause: float, warm: float
) -> tuple[list[float], Spent]:
    """The students save for `warm` seconds, then for `seconds` that count."""
    times: list[float] = []
    begin = time.perf_counter() + warm
    end = begin + seconds
    chance = random.Random(len(savers))

    async def work(save: Save) -> None:
        await asyncio.sleep(chance.uniform(0, 2 * pause))
        for number in itertools.count():
            begun = time.perf_counter()
            if begun >= end:
                return
            await save(number)
            done = time.perf_counter()
            if begin <= done < end:
                times.append(done - begun)
            await asyncio.sleep(min(chance.uniform(0, 2 * pause), max(0.0, end - done)))

    working = asyncio.gather(*(work(save) for save in savers))
    await asyncio.sleep(max(0.0, begin - time.perf_counter()))
    clock = Clock(pid)
    await asyncio.sleep(max(0.0, end - time.perf_counter()))
    spent = clock.stop()
    await working
    return times, spent


async def measure(plan: argparse.Namespace, folder: Path) -> list[Turn]:
    """All turns, each round beginning with the other kit."""
    sizes, turns = [int(size) for size in plan.students.split(",")], []
    with scale_room(folder, -(-max(sizes) // CLASS)) as room:
        by_kit = await room.savers(max(sizes))
        for number, size in itertools.product(range(plan.rounds), sizes):
            for workers in (sorted(by_kit), sorted(by_kit, reverse=True))[number % 2]:
                savers, pid = by_kit[workers][:size], room.kits[workers].pid
                # Everybody has begun once before it counts.
                times, spent = await take_turn(
                    savers, pid, plan.seconds, plan.pause, 2 * plan.pause
                )
                turns.append(Turn(workers, size, plan.seconds, times, spent))
                sys.stderr.write(turns[-1].line() + "\n")
    return turns


def report(turns: Sequence[Turn], plan: argparse.Namespace, sync: float) -> Iterator[str]:
    """The part of the YAML."""
    yield "measured:"
    yield f"  pause_s: {plan.pause:g}"
    yield f"  seconds: {plan.seconds:g}"
    yield f"  commit_ms: {sync:.2f}"
    yield "  turns:"
    by_size = sorted(turns, key=lambda turn: (turn.students, turn.workers))
    yield from (f"  {turn.line()}" for turn in by_size)


def main() -> None:
    """Measure and print; `--students` are multiples of 40."""
    run(__doc__, measure, report, students="40,200,1000,2000", rounds=1, seconds=8.0, pause=5.0)


if __name__ == "__main__":
    main()
