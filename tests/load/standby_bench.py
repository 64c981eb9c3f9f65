"""What a save takes longer where a standby must have it, too, before it is acknowledged.

    python -m tests.load.standby_bench [--rounds 7] [--seconds 4] [--clients 40]

One kit on a PostgreSQL with a standby (fsync on both, all on one computer), whose COMMIT waits for
the standby by turns. Each turn is a closed loop: of all clients, then of one alone.
"""

import argparse
import asyncio
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from kit.settings.parsing import database_url
from tests.load.bench import Measured, closed_loop, kit_savers
from tests.load.servers import kit
from tests.load.turns import run, spread
from tests.support.standby import Pair, pair

_WAITS: Final = (False, True)
#: What a commit waits for: by whether it waits for the standby, and by how many clients save.
Turns = Mapping[tuple[bool, int], list[Measured]]


def have_wait(servers: Pair, waits: bool) -> None:
    """Have commits wait for the standby from now on, or not."""
    if waits:
        servers.have_synchronous()
    else:
        servers.primary.run(
            "ALTER SYSTEM RESET synchronous_standby_names", "SELECT pg_reload_conf()"
        )


async def measure(plan: argparse.Namespace, folder: Path) -> Turns:
    """The turns of either, each round beginning with the other."""
    turns: Turns = {(waits, clients): [] for waits in _WAITS for clients in (plan.clients, 1)}
    with pair() as servers:
        servers.primary.run("CREATE DATABASE kit")
        with kit(folder / "kit", database_url(servers.url("kit"))) as running:
            savers = await kit_savers(running, plan.clients)
            await closed_loop(savers, 1)
            for number in range(plan.rounds):
                for waits in (_WAITS, _WAITS[::-1])[number % 2]:
                    have_wait(servers, waits)
                    # The server reads its settings anew by a signal.
                    await asyncio.sleep(0.5)
                    for clients in (plan.clients, 1):
                        loop = closed_loop(savers[:clients], plan.seconds, running.pid)
                        turns[waits, clients].append(await loop)
    return turns


def report(turns: Turns, plan: argparse.Namespace, sync: float) -> Iterator[str]:
    """The figures as a Markdown table: medians, ranges in brackets."""
    yield (
        f"{plan.rounds} rounds of {plan.seconds:g} s by turns, {os.cpu_count()} processors, fsync "
        f"{sync:.2f} ms, load {os.getloadavg()[0]:.1f}."
    )
    yield ""
    yield "| clients | waits for the standby | saves/s | p50 ms | p99 ms | processor, ms a save |"
    yield "|--:|---|---|---|---|---|"
    for (waits, clients), taken in turns.items():
        cells = (
            spread([turn.rate for turn in taken], 0),
            spread([turn.p50 for turn in taken], 1),
            spread([turn.p99 for turn in taken], 1),
            spread([turn.processor for turn in taken], 2),
        )
        yield f"| {clients} | {'yes' if waits else 'no'} | {' | '.join(cells)} |"
    for clients in (plan.clients, 1):
        pairs = list(zip(turns[False, clients], turns[True, clients], strict=True))
        longer = spread([waiting.p50 / alone.p50 for alone, waiting in pairs], 2)
        rate = spread([waiting.rate / alone.rate for alone, waiting in pairs], 2)
        yield f"| {clients} | with to without, round by round | {rate} | {longer} | | |"


def main() -> None:
    """Measure and print."""
    run(__doc__, measure, report, rounds=7, seconds=4.0, clients=40)


if __name__ == "__main__":
    main()
