"""A school at once, over real HTTP: classes that join, work, lose the network and vote live.

    python -m tests.load.classroom [--classes 10] [--students 40] [--rounds 2] [--loss 0.05]

Everybody does what the pages' scripts do. Students join within `--arrive` seconds, answer an
exercise with pauses of up to `--pause` seconds, and then vote live: each phone asks every other
second where the class is, so that the votes of a class arrive within two seconds of its opening,
in all classes at once. A post loses the network with the chance `--loss`, half of the times after
the kit has it, and is repeated with the same identity. In the end the database must hold exactly
what was acknowledged. In the same run the bare baseline of tests/load/bench.py takes as many saves
at the same pace, and the idle poll is measured with and without its 304.
"""

import argparse
import asyncio
import platform
import random
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass, fields
from pathlib import Path

from kit.content.library import load_library
from kit.content.paths import shipped_root
from tests.load.bare import at_the_same_pace
from tests.load.bench import Measured, baseline_savers, closed_loop, fdatasync_ms
from tests.load.client import Browser
from tests.load.ledger import Ledger, differences
from tests.load.people import Student, Teacher
from tests.load.processes import processor_of
from tests.load.school import EXERCISE, School, school
from tests.load.servers import baseline


@dataclass(frozen=True)
class Plan:
    """How large, how long, how bad."""

    classes: int = 10
    students: int = 40
    rounds: int = 2
    loss: float = 0.05
    arrive: float = 20.0
    pause: float = 4.0
    vote: float = 6.0
    between: float = 2.5
    seed: int = 5


async def simulate(plan: Plan, place: School, ledger: Ledger) -> list[Student]:
    """All of it; the students afterwards, still signed in."""
    chance = random.Random(plan.seed)
    people = [
        Student(
            place, own, f"Student {number:03}", ledger, random.Random(chance.random()), plan.loss
        )
        for own in place.classes
        for number in range(plan.students)
    ]

    async def morning(student: Student, number: int) -> None:
        await asyncio.sleep(student.chance.uniform(0, plan.arrive))
        await student.join()
        await student.work(plan.pause, hands_in=number % 3 == 0)

    await asyncio.gather(*(morning(student, number) for number, student in enumerate(people)))
    teachers = [Teacher(place, own, ledger) for own in place.classes]
    # One after the other: a sign-in costs a password's hash, on purpose.
    sessions = [await teacher.start() for teacher in teachers]
    items = [
        item.id for item in load_library(shipped_root()).exercises[EXERCISE].items[: plan.rounds]
    ]
    end = asyncio.Event()
    by_class = {
        own.classroom_id: session for own, session in zip(place.classes, sessions, strict=True)
    }
    looking = [
        *(asyncio.create_task(one.sit(by_class[one.own.classroom_id], end)) for one in people),
        *(asyncio.create_task(teacher.watch(end)) for teacher in teachers),
    ]
    await asyncio.sleep(2)
    await asyncio.gather(*(teacher.teach(items, plan.vote, plan.between) for teacher in teachers))
    end.set()
    await asyncio.gather(*looking)
    for browser in [one.browser for one in people] + [one.browser for one in teachers]:
        await browser.close()
    return people


async def idle_polls(
    place: School, people: list[Student], seconds: float, *, tagged: bool
) -> tuple[float, float]:
    """A closed loop of polls over 40 connections: requests a second, and the server's ms each."""
    chosen = people[:40]
    count = 0
    end = time.perf_counter() + seconds
    before = processor_of(place.pid)

    async def poll(student: Student) -> None:
        nonlocal count
        browser = Browser(place.port, student.browser.cookies)
        while time.perf_counter() < end:
            await browser.get(f"{student.live}/{student.asks}", student.version if tagged else "")
            count += 1
        await browser.close()

    await asyncio.gather(*(poll(student) for student in chosen))
    return count / seconds, 1000 * (processor_of(place.pid) - before) / count


def _cuts(times: list[float]) -> tuple[float, float, float]:
    """Median, 95th and 99th percentile in milliseconds, of seconds."""
    cuts = statistics.quantiles([1000 * each for each in times], n=100)
    return cuts[49], cuts[94], cuts[98]


def report(plan: Plan, ledger: Ledger, bare: dict[str, list[float]], took: float) -> str:
    """What everything took, as a Markdown table, and saves and votes as ratios to the baseline."""
    lines = [
        (
            f"{plan.classes} classes of {plan.students}, {plan.rounds} rounds, loss {plan.loss:g}; "
            f"{platform.machine()}, {platform.system()}, Python {platform.python_version()}. "
            f"{took:.0f} s; {len(ledger.acknowledged)} answers and votes acknowledged, "
            f"{ledger.lost} posts lost on the way, {ledger.refused} votes too late, "
            f"{len(ledger.errors)} errors."
        ),
        "",
        "| what | how many | p50 ms | p95 ms | p99 ms | to the baseline's |",
        "|---|---|---|---|---|---|",
    ]
    for what, times in sorted(ledger.times.items()):
        cuts, base = _cuts(times), _cuts(bare[what]) if what in bare else ()
        ratios = ", ".join(f"{one / other:.1f}" for one, other in zip(cuts, base, strict=False))
        cells = " | ".join(f"{cut:.1f}" for cut in cuts)
        lines.append(f"| {what} | {len(times)} | {cells} | {ratios or '-'} |")
    for what, times in sorted(bare.items()):
        cells = " | ".join(f"{cut:.1f}" for cut in _cuts(times))
        lines.append(f"| bare baseline, {what} | {len(times)} | {cells} | 1 |")
    return "\n".join(lines)


async def _bare(plan: Plan, folder: Path) -> dict[str, list[float]]:
    """The baseline at the plan's pace: one answer is changed once more, each round has two votes."""
    saves = len(load_library(shipped_root()).exercises[EXERCISE].items) + 1
    with baseline(folder / "pace.sqlite3") as server:
        return await at_the_same_pace(
            server.port,
            plan.classes * plan.students,
            saves,
            plan.arrive,
            plan.pause,
            2 * plan.rounds,
        )


async def measure(plan: Plan, folder: Path) -> tuple[Ledger, str]:
    """The simulation, the idle polls and the baseline, in one run."""
    ledger = Ledger()
    base: list[Measured] = []
    lines = []
    with school(folder / "school", plan.classes) as place:
        begun = time.perf_counter()
        people = await simulate(plan, place, ledger)
        took = time.perf_counter() - begun
        lines.append(report(plan, ledger, await _bare(plan, folder), took))
        for number in range(3):
            for tagged in (True, False):
                rate, cost = await idle_polls(place, people, 3, tagged=tagged)
                how = "with the 304" if tagged else "without"
                lines.append(f"idle poll, {how}: {rate:.0f}/s, {cost:.2f} ms of the server each")
            with baseline(folder / f"baseline{number}.sqlite3") as server:
                base.append(await closed_loop(await baseline_savers(server, 40), 3))
        found = differences(ledger, place.database)
    lines += [f"bare baseline: {one.rate:.0f} saves/s, p99 {one.p99:.0f} ms" for one in base]
    lines += found[:20] or ["The database holds exactly what was acknowledged."]
    lines += ledger.errors[:20]
    if found or ledger.errors:
        raise RuntimeError("\n".join(lines))
    return ledger, "\n".join(lines)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    for each in fields(Plan):
        parser.add_argument(f"--{each.name}", type=type(each.default), default=each.default)
    plan = Plan(**vars(parser.parse_args()))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sys.stdout.write(f"fsync {fdatasync_ms(folder):.2f} ms\n")
        sys.stdout.write(asyncio.run(measure(plan, folder))[1] + "\n")


if __name__ == "__main__":
    main()
