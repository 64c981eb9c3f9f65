"""From measured costs to machines: the tables of docs/scale.md, by the simulation.

    python -m tests.load.scale_plan            # print them
    python -m tests.load.scale_plan --into docs/scale.md

The costs, and what is assumed, stand in tests/load/costs.yaml. The same file makes the same tables.
"""

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import ceil
from pathlib import Path
from typing import Any, Final

from ruamel.yaml import YAML

from tests.load.simulate import (
    Cost,
    Load,
    Machines,
    Outcome,
    arriving,
    saving,
    simulate,
    voting,
)

COSTS: Final = Path(__file__).with_name("costs.yaml")
SEED: Final = 26
#: What a student does after coming in: seconds from then, and what. One answer each half a minute,
#: three of 14 changed; then the page to look it over, handing in, and three pages of feedback.
MORNING: Final = (
    (0, "enter"),
    (15, "begin"),
    *((45 + 30 * number, "save") for number in range(17)),
    (555, "page"),
    (580, "page_and_hand_in"),
    *((seconds, "page") for seconds in (590, 650, 710)),
)
#: Seconds over which the classes begin, and over which those of a class come in.
BEGINS, COMES_IN = 600, 180
#: Web processes of the part that is simulated; its share of the database goes with it.
SLICE: Final = 8
ROOMS_A_PROCESS: Final = (4, 8, 16, 24)
OPENS: Final = 10.0


@dataclass(frozen=True)
class Book:
    """The file: costs by kind, what else was measured, what is assumed."""

    costs: Mapping[str, Cost]
    process: Mapping[str, float]
    measured: Mapping[str, Any]
    assumed: Mapping[str, float]


def read_book(text: str) -> Book:
    """The file as it stands."""
    read = YAML(typ="safe").load(text)
    costs = {kind: Cost(**numbers) for kind, numbers in read["requests"].items()}
    return Book(costs, read["process"], read["measured"], read["assumed"])


@dataclass(frozen=True)
class Demand:
    """What a load asks for: requests a second by kind, and what they take in that second."""

    rates: Mapping[str, float]
    web: float
    database: float
    megabits: float
    wal: float

    @classmethod
    def of(cls, book: Book, rates: Mapping[str, float]) -> "Demand":
        """Cores that are wholly at work, megabits to browsers, megabytes of PostgreSQL's log."""
        costs = [(rate, book.costs[kind]) for kind, rate in rates.items()]
        return cls(
            rates,
            sum(rate * cost.kit_ms / 1000 for rate, cost in costs),
            sum(rate * cost.database_ms / 1000 for rate, cost in costs),
            sum(rate * cost.received * 8e-6 for rate, cost in costs),
            sum(rate * cost.wal * 1e-6 for rate, cost in costs),
        )


@lru_cache(maxsize=1)
def busiest() -> Mapping[str, float]:
    """Requests a second of each kind, for one student, in the busiest second of the morning."""
    seconds = range(BEGINS + COMES_IN + MORNING[-1][0])
    by_second = [
        {
            kind: sum(_came_in(second - after) for after, what in MORNING if what == kind)
            for kind in {what: None for _after, what in MORNING}
        }
        for second in seconds
    ]
    return max(by_second, key=lambda rates: sum(rates.values()))


def _came_in(second: float) -> float:
    """The chance that somebody comes in in that second: classes begin evenly, and fill evenly."""
    begun = min(second, BEGINS, COMES_IN, BEGINS + COMES_IN - second)
    return max(0.0, begun) / (BEGINS * COMES_IN)


def morning(book: Book, times: int = 1) -> Demand:
    """The busiest second, teachers' pages beside the students' own."""
    students, classes = times * book.assumed["students"], times * book.assumed["classes"]
    rates = {kind: students * rate for kind, rate in busiest().items()}
    rates["page"] += classes / book.assumed["teachers_page_s"]
    return Demand.of(book, rates)


@dataclass(frozen=True)
class Fleet:
    """Machines for a demand, each busy to no more than the share that is assumed."""

    processes: int
    web_hosts: int
    shards: int
    connections: int
    gigabytes: float
    cores: int

    @classmethod
    def of(cls, book: Book, demand: Demand) -> "Fleet":
        """A database server and its standby for each shard; a pooler beside each."""
        assumed, share = book.assumed, book.assumed["busy_at_most"]
        processes = ceil(demand.web / share)
        host = int(assumed["host_cores"])
        web_hosts, shards = ceil(processes / host), ceil(demand.database / share / host)
        databases = 2 * shards
        gigabytes = (
            processes * book.process["memory_mb"] / 1000
            + databases * host * assumed["database_gb_a_core"]
        )
        return cls(
            processes,
            web_hosts,
            shards,
            4 * processes,
            gigabytes,
            host * (web_hosts + databases),
        )

    def price(self, book: Book) -> float:
        """For an hour."""
        assumed = book.assumed
        return self.cores * assumed["core_hour"] + self.gigabytes * assumed["gb_hour"]


def _cells(*values: object) -> str:
    return f"| {' | '.join(str(value) for value in values)} |"


def _head(*names: str) -> list[str]:
    return [_cells(*names), f"|---|{'--:|' * (len(names) - 1)}"]


def costs_table(book: Book) -> Iterator[str]:
    """What a request costs."""
    yield from _head(
        "request",
        "kit, ms",
        "database, ms",
        "to the browser, bytes",
        "PostgreSQL's log",
        "kit's log",
    )
    for kind, cost in book.costs.items():
        yield _cells(
            kind.replace("_", " "),
            f"{cost.kit_ms:.2f}",
            f"{cost.database_ms:.2f}",
            f"{cost.received:,.0f}",
            f"{cost.wal:,.0f}",
            f"{cost.log:,.0f}",
        )


def demand_table(book: Book) -> Iterator[str]:
    """What the morning asks for, and ten of them."""
    yield from _head("in the busiest second", "1,000,000 students", "10,000,000")
    both = morning(book), morning(book, 10)
    for kind in both[0].rates:
        yield _cells(kind.replace("_", " "), *(f"{demand.rates[kind]:,.0f}" for demand in both))
    for words, name in (
        ("cores wholly at work for the kit", "web"),
        ("cores wholly at work for the database", "database"),
        ("to browsers, Mbit/s", "megabits"),
        ("PostgreSQL's log, MB/s", "wal"),
    ):
        yield _cells(words, *(f"{getattr(demand, name):,.0f}" for demand in both))
    for words, each in (
        ("answers of the hour, GB", _stored),
        ("kit's logs of the hour, GB", _logs),
    ):
        yield _cells(words, *(f"{times * each(book):,.1f}" for times in (1, 10)))


def _stored(book: Book) -> float:
    return book.assumed["students"] * 14 / 1000 * book.process["mb_a_thousand_answers"] / 1000


def _logs(book: Book) -> float:
    return book.assumed["students"] * sum(book.costs[kind].log for _after, kind in MORNING) / 1e9


def fleet_table(book: Book) -> Iterator[str]:
    """Machines and money."""
    yield from _head("machines", "1,000,000 students", "10,000,000")
    both = [Fleet.of(book, morning(book, times)) for times in (1, 10)]
    host = int(book.assumed["host_cores"])
    for words, name in (
        ("web processes", "processes"),
        (f"hosts for them, of {host} cores", "web_hosts"),
        (f"shards, each of {host} cores, with a standby and a pooler", "shards"),
        ("connections from processes to poolers", "connections"),
        ("cores in all", "cores"),
        ("memory, GB", "gigabytes"),
    ):
        yield _cells(words, *(f"{getattr(fleet, name):,.0f}" for fleet in both))
    yield _cells("for an hour", *(f"{fleet.price(book):,.0f}" for fleet in both))
    yield _cells(
        "for a year of 200 such hours", *(f"{200 * fleet.price(book):,.0f}" for fleet in both)
    )
    yield _cells(
        "for a year without a pause", *(f"{8760 * fleet.price(book):,.0f}" for fleet in both)
    )


def slice_of(book: Book) -> tuple[Machines, Outcome]:
    """The busiest seconds on a few of the processes, with their share of a database."""
    demand = morning(book)
    fleet = Fleet.of(book, demand)
    part = SLICE / fleet.processes
    share = book.assumed["busy_at_most"]
    machines = Machines(
        processes=SLICE,
        database_cores=max(1, round(demand.database * part / share)),
        pool=20,
        commit_ms=book.process["commit_ms"],
        network_ms=book.assumed["network_ms"],
    )
    rates = {kind: rate * part for kind, rate in demand.rates.items()}
    return machines, simulate(book.costs, Load(1, arriving(rates), 15, 3), machines, SEED)


def waiting_table(book: Book) -> Iterator[str]:
    """How long people wait in those seconds."""
    machines, outcome = slice_of(book)
    yield from _head("request", "p50, ms", "p95, ms", "p99, ms")
    for kind in ("enter", "begin", "page", "save", "page_and_hand_in"):
        cuts = (outcome.cut(percent, kind) for percent in (50, 95, 99))
        yield _cells(kind.replace("_", " "), *(f"{1000 * cut:.0f}" for cut in cuts))
    busy = outcome.busy / outcome.seconds / machines.processes
    database = outcome.database_busy / outcome.seconds / machines.database_cores
    yield ""
    yield (
        f"{machines.processes} processes answer {outcome.rate:.0f} requests a second, and are busy to "
        f"{100 * busy:.0f} %; what they have of a database, {machines.database_cores} of its cores, to "
        f"{100 * database:.0f} %."
    )


def burst_table(book: Book) -> Iterator[str]:
    """2,000 rooms that vote at once, by how many share a process."""
    rooms = int(book.assumed["rooms"])
    in_room = book.assumed["students"] / book.assumed["classes"]
    yield from _head(
        "rooms a process",
        "processes",
        "busy while they look, %",
        "vote p50, ms",
        "p99, ms",
        "all in after, s",
    )
    looking = in_room / 2 * book.costs["look"].kit_ms / 1000
    for each in ROOMS_A_PROCESS:
        outcome = burst_of(book, int(each * in_room))
        times = outcome.times.get("question_and_vote", [])
        yield _cells(
            each,
            f"{ceil(rooms / each):,}",
            f"{100 * each * looking:.0f}",
            f"{1000 * outcome.cut(50, 'question_and_vote'):,.0f}",
            f"{1000 * outcome.cut(99, 'question_and_vote'):,.0f}",
            f"{2 + max(times):.1f} at most" if len(times) == int(each * in_room) else "not in 20 s",
        )


def burst_of(book: Book, phones: int) -> Outcome:
    """So many phones of one process, with a core of the database for it."""
    machines = Machines(
        pool=20, commit_ms=book.process["commit_ms"], network_ms=book.assumed["network_ms"]
    )
    return simulate(book.costs, Load(phones, voting(OPENS), OPENS + 20), machines, SEED)


def measured_table(book: Book) -> Iterator[str]:
    """The simulation beside the real kit."""
    yield from _head(
        "processes, students", "others at work, of 2 cores", "saves/s measured", "simulated", "error",
        "p50 measured, ms", "simulated", "p95 measured, ms", "simulated",
    )  # fmt: skip
    for turn in book.measured["turns"]:
        outcome = predicted(book, turn)
        error = 100 * (outcome.rate / turn["a_second"] - 1)
        yield _cells(
            f"{turn['processes']}, {turn['students']:,}",
            f"{turn['others']:.2f}",
            f"{turn['a_second']:.0f}",
            f"{outcome.rate:.0f}",
            f"{error:+.0f} %",
            f"{turn['p50_ms']:,.0f}",
            f"{1000 * outcome.cut(50):,.0f}",
            f"{turn['p95_ms']:,.0f}",
            f"{1000 * outcome.cut(95):,.0f}",
        )


def predicted(book: Book, turn: Mapping[str, Any]) -> Outcome:
    """What the simulation says of a turn of the real kit, all on two cores.

    A core is another program's for as much of the time as was measured, and then shared with it.
    """
    machines = Machines(
        processes=turn["processes"],
        cores=2,
        shares_cores=True,
        commit_ms=book.measured["commit_ms"],
        client_ms=book.measured["client_ms"],
        slowed=1 + turn["others"] / 2,
    )
    pause, seconds = book.measured["pause_s"], book.measured["seconds"]
    load = Load(turn["students"], saving(pause), 2 * pause + seconds, 2 * pause)
    return simulate(book.costs, load, machines, SEED)


TABLES: Final = {
    "costs": costs_table,
    "demand": demand_table,
    "fleet": fleet_table,
    "waiting": waiting_table,
    "burst": burst_table,
    "measured": measured_table,
}


def page_with(page: str, tables: Mapping[str, Sequence[str]]) -> str:
    """The page with these tables in their places."""
    for name, lines in tables.items():
        begin, end = f"<!-- table: {name} -->\n", "<!-- end -->"
        before, mark, rest = page.partition(begin)
        if not mark:
            raise ValueError(name)
        page = f"{before}{begin}\n{chr(10).join(lines)}\n\n{end}{rest.partition(end)[2]}"
    return page


def main() -> None:
    """Print the tables, or write them into the page."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--into", type=Path, help="the page whose tables are written anew")
    plan = parser.parse_args()
    book = read_book(COSTS.read_text("utf-8"))
    tables = {name: list(table(book)) for name, table in TABLES.items()}
    if plan.into:
        page = plan.into.read_text("utf-8")
        plan.into.write_text(page_with(page, tables), "utf-8", newline="\n")
        return
    for name, lines in tables.items():
        sys.stdout.write("\n".join([f"# {name}", *lines, "", ""]))


if __name__ == "__main__":
    main()
