"""Saving an answer: the kit's real path beside the bare baseline, interleaved in one run.

    python -m tests.load.bench [--rounds 3] [--seconds 6] [--clients 40] [--rate 100]
                               [--before CHECKOUT] [--workers 1]

The kit's path is what a phone does: signed-in student, CSRF, access check, form validation,
save, commit, reply. The baseline is tests/load/baseline_app.py under the same server with the
same settings. Only acknowledged saves count, and the database is asked for them afterwards.
"""

import argparse
import asyncio
import itertools
import json
import os
import platform
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from tests.load.client import Browser
from tests.load.processes import processor_of
from tests.load.servers import Running, baseline, kit

LABELS = ("sourced", "official", "editorial")
Save = Callable[[int], Awaitable[None]]


@dataclass(frozen=True)
class Measured:
    """Acknowledged saves a second, the milliseconds one took, and those of the processor."""

    rate: float
    p50: float
    p95: float
    p99: float
    processor: float = 0.0

    @classmethod
    def of(cls, seconds: float, times: Sequence[float], spent: float = 0.0) -> "Measured":
        """From the length of the run, the times of its saves and the server's, in seconds."""
        cuts = statistics.quantiles((1000 * taken for taken in times), n=100)
        return cls(
            len(times) / seconds, cuts[49], cuts[94], cuts[98], 1000 * spent / max(1, len(times))
        )


async def closed_loop(savers: Sequence[Save], seconds: float, pid: int | None = None) -> Measured:
    """Each client sends the next save when the last is acknowledged. `pid`: the server's."""
    times: list[float] = []
    before = processor_of(pid) if pid is not None else 0.0
    end = time.perf_counter() + seconds

    async def run(save: Save) -> None:
        number = 0
        while (begun := time.perf_counter()) < end:
            await save(number)
            times.append(time.perf_counter() - begun)
            number += 1

    await asyncio.gather(*(run(save) for save in savers))
    spent = processor_of(pid) - before if pid is not None else 0.0
    return Measured.of(seconds, times, spent)


async def open_loop(savers: Sequence[Save], seconds: float, rate: float) -> Measured:
    """Saves begin at a fixed rate, whether or not the last ones are back."""
    times: list[float] = []
    free = asyncio.Queue[Save]()
    for save in savers:
        free.put_nowait(save)

    async def one(due: float, number: int) -> None:
        save = await free.get()
        await save(number)
        times.append(time.perf_counter() - due)
        free.put_nowait(save)

    start = time.perf_counter()
    async with asyncio.TaskGroup() as group:
        for number in range(int(rate * seconds)):
            due = start + number / rate
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            group.create_task(one(due, number))
    return Measured.of(time.perf_counter() - start, times)


async def baseline_savers(server: Running, clients: int) -> list[Save]:
    """Clients of the bare baseline."""

    def saver(student: int) -> Save:
        browser = Browser(server.port)

        async def save(number: int) -> None:
            reply = await browser.post(
                "/save",
                {"student": str(student), "item": str(number), "label": LABELS[number % 3]},
            )
            if reply.status != 200:
                raise RuntimeError(reply.text)

        return save

    return [saver(number) for number in range(clients)]


async def kit_savers(server: Running, clients: int) -> list[Save]:
    """Students who joined, began, and now give answers over and over."""
    return [await student_saver(Browser(server.port), server, number) for number in range(clients)]


async def student_saver(browser: Browser, server: Running, number: int) -> Save:
    """A student who joined and began; each call saves one answer and is acknowledged."""
    lobby = await browser.get(f"/join/{server.join_code}")
    await browser.post(
        f"/join/{server.join_code}",
        {"csrf_token": lobby.csrf_token, "name": f"Student {number:03}"},
    )
    work = f"/work/{server.assignment}"
    page = await browser.get(work)
    await browser.post(f"{work}/start", {"csrf_token": page.csrf_token})
    page = await browser.get(f"{work}/claims")
    token = page.csrf_token
    action = page.action_of("claims")
    items = server.items
    revisions = dict.fromkeys(items, 0)
    counter = itertools.count()

    async def save(_number: int) -> None:
        # By the student's own count and the item's revision, so that each save changes a label:
        # a repeat would not be written.
        item = items[next(counter) % len(items)]
        revisions[item] += 1
        reply = await browser.post(
            action,
            {
                "csrf_token": token,
                f"{item}.revision": str(revisions[item]),
                f"{item}.label": LABELS[revisions[item] % 3],
            },
            accept="application/json",
        )
        held = json.loads(reply.text)["held"][item] if reply.status == 200 else None
        if held is None or held["revision"] != revisions[item]:
            message = f"not acknowledged: {reply.status} {reply.text[:200]}"
            raise RuntimeError(message)

    return save


def fdatasync_ms(folder: Path) -> float:
    """The median of 200 small synced writes on the disk that holds the databases."""
    times = []
    with (folder / "sync").open("wb") as file:
        for _ in range(200):
            file.write(b"x" * 4096)
            file.flush()
            begun = time.perf_counter()
            os.fsync(file.fileno())
            times.append(1000 * (time.perf_counter() - begun))
    return statistics.median(times)


def stored(database: Path) -> int:
    """How many answers the kit's database holds."""
    with closing(sqlite3.connect(database)) as connection:
        return int(connection.execute("SELECT sum(revision) FROM answer").fetchone()[0] or 0)


async def measure(arguments: argparse.Namespace, folder: Path) -> dict[str, list[Measured]]:
    """All rounds, baseline and kit by turns."""
    found: dict[str, list[Measured]] = {"baseline": [], "kit": [], "kit, open loop": []}
    if arguments.before:
        found["kit, before"] = []
    for number in range(arguments.rounds):
        with baseline(folder / f"baseline{number}.sqlite3") as server:
            savers = await baseline_savers(server, arguments.clients)
            found["baseline"].append(await closed_loop(savers, arguments.seconds, server.pid))
        if arguments.before:
            with kit(folder / f"before{number}", checkout=arguments.before) as server:
                savers = await kit_savers(server, arguments.clients)
                found["kit, before"].append(
                    await closed_loop(savers, arguments.seconds, server.pid)
                )
        with kit(folder / f"kit{number}", workers=arguments.workers) as server:
            savers = await kit_savers(server, arguments.clients)
            closed = await closed_loop(savers, arguments.seconds, server.pid)
            found["kit"].append(closed)
            held = stored(server.database)
            acknowledged = round(closed.rate * arguments.seconds)
            if held != acknowledged:
                message = f"acknowledged {acknowledged} saves, the database counts {held}"
                raise RuntimeError(message)
        with kit(folder / f"open{number}", workers=arguments.workers) as server:
            savers = await kit_savers(server, arguments.clients)
            found["kit, open loop"].append(
                await open_loop(savers, arguments.seconds, arguments.rate)
            )
    return found


def report(found: dict[str, list[Measured]], arguments: argparse.Namespace, sync: float) -> str:
    """The figures as a Markdown table with their ranges."""
    lines = [
        (
            f"{arguments.clients} clients, {arguments.rounds} interleaved rounds of "
            f"{arguments.seconds:g} s, open loop at {arguments.rate:g} saves/s; "
            f"{platform.machine()}, {platform.system()}, Python {platform.python_version()}, "
            f"fsync {sync:.2f} ms. Medians, ranges in brackets."
        ),
        "",
        "| what | saves/s | p50 ms | p95 ms | p99 ms | to baseline | processor, ms a save |",
        "|---|---|---|---|---|---|---|",
    ]
    base = statistics.median(run.rate for run in found["baseline"])
    for name, runs in found.items():
        rates = [run.rate for run in runs]
        cells = [
            f"{statistics.median(getattr(run, part) for run in runs):.1f}"
            for part in ("p50", "p95", "p99")
        ]
        ratio = f"{statistics.median(rates) / base:.2f}" if "open" not in name else "-"
        processor = statistics.median(run.processor for run in runs)
        lines.append(
            f"| {name} | {statistics.median(rates):.0f} ({min(rates):.0f}-{max(rates):.0f}) | "
            + " | ".join([*cells, ratio, f"{processor:.2f}" if processor else "-"])
            + " |"
        )
    return "\n".join(lines)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=6)
    parser.add_argument("--clients", type=int, default=40)
    parser.add_argument("--rate", type=float, default=100)
    parser.add_argument("--before", type=Path, help="another checkout, measured by turns")
    parser.add_argument("--workers", type=int, default=1, help="processes of the kit, not before")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        found = asyncio.run(measure(arguments, folder))
        print(report(found, arguments, fdatasync_ms(folder)))


if __name__ == "__main__":
    main()
