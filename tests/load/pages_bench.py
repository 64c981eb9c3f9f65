"""How long the results pages take the server, for a class of 40, 20 claims and three attempts.

    python -m tests.load.pages_bench [--students 40] [--claims 20] [--attempts 3] [--rounds 15]

SQLite, the app without a network between; medians of the clock and of the processor. "The sheet"
is the reading that all pages share, "figures" what the class page computes of it. Of each file
also the most memory that Python held for it, from the request to its last piece (tracemalloc).
"""

import argparse
import random
import statistics
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

from kit.classroom.assignments.pinning import Rules
from kit.classroom.reports.results import results
from kit.results.reports.class_report import class_figures
from kit.results.reports.item_report import item_report
from kit.store.engine import open_store
from kit.vocabulary import Certainty, CertaintyRule
from kit.web import state as web_state
from tests.support.databases import new_sqlite
from tests.support.many_claims import LABELS, answer, many_claims
from tests.support.room import Room
from tests.web.conftest import Site, Visitor, make_site


def fill(room: Room, students: int, claims: int, attempts: int) -> None:
    """A class of middling ability; one answer in twenty is left out."""
    chance = random.Random(1)
    room.now = web_state.now()
    room.give(Rules(attempts_allowed=None, certainty=CertaintyRule.ASKED))
    names = [*room.people, *(f"Student {number}" for number in range(students))][:students]
    for name in names:
        if name not in room.people:
            room.join(name)
        for _attempt in range(attempts):
            given, sure = {}, {}
            for claim in range(1, claims + 1):
                if chance.random() < 0.95:
                    right = chance.random() < 0.65
                    given[f"c{claim}"] = LABELS[claim % 3] if right else chance.choice(LABELS)
                    sure[f"c{claim}"] = chance.choice(list(Certainty))
            answer(room, name, given, sure)


def timed(what: str, work: Callable[[], object], rounds: int) -> None:
    """Print the medians in milliseconds, after one round that warms up."""
    work()
    clock, processor = [], []
    for _round in range(rounds):
        before, used = time.perf_counter(), time.process_time()
        work()
        clock.append(1000 * (time.perf_counter() - before))
        processor.append(1000 * (time.process_time() - used))
    print(
        f"{what:24} {statistics.median(clock):7.1f} ms {statistics.median(processor):7.1f} ms cpu"
    )


def peak(work: Callable[[], object]) -> float:
    """The most that was held meanwhile, in MB, after once without looking."""
    work()
    tracemalloc.start()
    work()
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most / 1e6


def fetch(site: Site, teacher: Visitor, name: str) -> None:
    """Ask for a file and let go of each piece, as a server does that sends it on."""
    reply = teacher.client.get(f"{site.assignment}/{name}", base_url=f"http://{teacher.host}")
    assert reply.status_code == 200, reply.status
    for _piece in reply.response:
        pass
    reply.close()


def measure(site: Site, rounds: int) -> None:
    """The sheet, the figures, then each page and each file."""
    room, teacher = site.room, site.teacher()
    ids = (room.classroom_id, room.assignment_id)
    sheet = results(room.store, *ids, web_state.now()).sheet
    timed("the sheet", lambda: results(room.store, *ids, web_state.now()), rounds)
    timed("figures of the class", lambda: class_figures(sheet), rounds)
    timed("figures of an item", lambda: item_report(sheet, "c1"), rounds)
    for path in ("results", "text", "text?sort=split&key=1", "items/c1"):
        timed(path, lambda path=path: teacher.get(f"{site.assignment}/{path}"), rounds)  # type: ignore[misc]  # a lambda's default
    for path in ("answers.csv", "results.json", "results.xlsx"):
        timed(path, lambda path=path: fetch(site, teacher, path), rounds)  # type: ignore[misc]  # a lambda's default
        most = peak(lambda path=path: fetch(site, teacher, path))  # type: ignore[misc]  # a lambda's default
        print(f"{path:24} {most:7.2f} MB at most")


def main() -> None:
    """Make the class, measure, print."""
    parser = argparse.ArgumentParser()
    for name, usual in (("students", 40), ("claims", 20), ("attempts", 3), ("rounds", 15)):
        parser.add_argument(f"--{name}", type=int, default=usual)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(new_sqlite(Path(folder)))
        site = make_site(store, Path(folder) / "data", many_claims(asked.claims))
        fill(site.room, asked.students, asked.claims, asked.attempts)
        measure(site, asked.rounds)
        store.close()


if __name__ == "__main__":
    main()
