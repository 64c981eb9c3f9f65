"""A class presses at once: 40, 200 and 400 phones within two seconds of a live question.

    python -m tests.load.burst [--phones 40,200,400] [--rounds 2] [--before CHECKOUT] [--workers 1]

Classes of 40 sit before a live session; each phone asks every other second where its class is, and
presses as soon as it has the question. What is timed is from the press to the acknowledgement, and
from the opening of the vote to it. Between votes the phones only ask. By turns in the same run goes
the bare baseline, which takes as many saves within two seconds, and with `--before` the kit of
another checkout. The processor's time of the server, by its process's own counters, is what a busy
machine touches least: of one vote all that came with it, of the polling each request.
"""

import argparse
import asyncio
import itertools
import random
import statistics
import sys
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from kit.classroom.live import session
from kit.content.library import load_library
from kit.content.paths import shipped_root
from kit.store.engine import Store, open_store
from kit.vocabulary import Stage
from tests.load.bare import at_the_same_pace
from tests.load.ledger import Ledger, differences
from tests.load.people import POLL_SECONDS, Student
from tests.load.processes import processor_of, worker_memory
from tests.load.school import EXERCISE, School, school
from tests.load.servers import Running, baseline

CLASS = 40
#: Hundredths of a second that a vote is waited for; and seconds in which the phones only ask.
_MOST_LOOKS = 6000
_IDLE_SECONDS = 4.0


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass
class Burst:
    """What was measured of one number of phones, over the rounds."""

    votes: list[float] = field(default_factory=list)
    opened: list[float] = field(default_factory=list)
    polls: list[float] = field(default_factory=list)
    ms_a_vote: list[float] = field(default_factory=list)
    ms_a_poll: list[float] = field(default_factory=list)


@dataclass
class Room:
    """A kit with its classes at their live sessions."""

    place: School
    store: Store
    people: list[Student]
    sessions: list[UUID]
    ledger: Ledger
    steps: list[int]

    async def look_on(self, phones: int, end: asyncio.Event) -> None:
        """So many phones ask until the end."""
        await asyncio.gather(*(one.keep_looking(end) for one in self.people[:phones]))

    def go_to(self, phones: int, item: str, stage: Stage) -> None:
        """Put a question before the classes of so many phones, or take it to a stage."""
        for number in range(phones // CLASS):
            ref = (self.store, UUID(self.place.classes[number].classroom_id), self.sessions[number])
            if stage is Stage.READ:
                session.put(*ref, self.steps[number], item, _now)
            else:
                session.move(*ref, self.steps[number], stage, _now)
            self.steps[number] += 1

    async def burst(self, phones: int, item: str, measured: Burst) -> None:
        """One question: the phones look on, it is opened, and all vote."""
        end, loop = asyncio.Event(), asyncio.get_running_loop()
        self.go_to(phones, item, Stage.READ)
        looking = asyncio.create_task(self.look_on(phones, end))
        await asyncio.sleep(2 * POLL_SECONDS)
        times = self.ledger.times
        await self._idle(measured)
        wanted = len(self.ledger.acknowledged) + phones
        voted, before = len(times["vote"]), processor_of(self.place.pid)
        self.go_to(phones, item, Stage.VOTE)
        opened = loop.time()
        for _ in range(_MOST_LOOKS):
            if len(self.ledger.acknowledged) >= wanted:
                break
            await asyncio.sleep(0.01)
        measured.opened.append(loop.time() - opened)
        spent = processor_of(self.place.pid) - before
        self.go_to(phones, item, Stage.CLOSED)
        end.set()
        await looking
        if len(self.ledger.acknowledged) != wanted or self.ledger.errors:
            message = f"{wanted - len(self.ledger.acknowledged)} votes are missing"
            raise RuntimeError(message, self.ledger.errors[:5])
        measured.votes += times["vote"][voted:]
        measured.ms_a_vote.append(1000 * spent / phones)

    async def _idle(self, measured: Burst) -> None:
        polls = self.ledger.times["poll, 304"]
        asked, before = len(polls), processor_of(self.place.pid)
        await asyncio.sleep(_IDLE_SECONDS)
        spent = processor_of(self.place.pid) - before
        measured.polls += polls[asked:]
        measured.ms_a_poll.append(1000 * spent / (len(polls) - asked))


async def seated(place: School) -> Room:
    """All classes of a kit, joined and at their live sessions."""
    ledger, chance = Ledger(), random.Random(5)
    store, library = open_store(f"sqlite:///{place.database}"), load_library(shipped_root())
    sessions = [
        session.start(store, library, UUID(own.classroom_id), EXERCISE, _now())
        for own in place.classes
    ]
    people = [
        Student(place, own, f"Student {number:03}", ledger, random.Random(chance.random()), 0.0)
        for own in place.classes
        for number in range(CLASS)
    ]
    doors = asyncio.Semaphore(8)

    async def come_in(student: Student, number: int) -> None:
        async with doors:
            await student.join()
            await student.sit_down(str(sessions[number // CLASS]))

    await asyncio.gather(*(come_in(student, number) for number, student in enumerate(people)))
    return Room(place, store, people, sessions, ledger, [0] * len(sessions))


async def bare_burst(server: Running, phones: int, measured: Burst) -> None:
    """As many saves of the baseline within two seconds."""
    before = processor_of(server.pid)
    times = await at_the_same_pace(server.port, phones, 0, 0.0, 0.0, 1)
    measured.votes += times["vote"]
    measured.ms_a_vote.append(1000 * (processor_of(server.pid) - before) / phones)


Figures = Mapping[tuple[str, int], Burst]


async def measure(
    arguments: argparse.Namespace, folder: Path
) -> tuple[Figures, Mapping[str, float]]:
    """All rounds by turns; and megabytes of each kit's worker with all phones in class."""
    sizes = [int(size) for size in arguments.phones.split(",")]
    kits: dict[str, tuple[Path | None, int]] = {"kit": (None, arguments.workers)}
    if arguments.before:
        kits = {"kit, before": (arguments.before, 1), **kits}
    figures = {(name, size): Burst() for size in sizes for name in ("baseline", *kits)}
    items = itertools.cycle(load_library(shipped_root()).exercises[EXERCISE].items)
    with ExitStack() as stack:
        bare = stack.enter_context(baseline(folder / "bare.sqlite3"))
        rooms = {
            name: await seated(
                stack.enter_context(school(folder / f"kit{number}", max(sizes) // CLASS, *how))
            )
            for number, (name, how) in enumerate(kits.items())
        }
        for _, size in itertools.product(range(arguments.rounds), sizes):
            item = next(items).id
            await bare_burst(bare, size, figures["baseline", size])
            for name, room in rooms.items():
                await room.burst(size, item, figures[name, size])
        memory = {name: worker_memory(room.place.pid) / 1e6 for name, room in rooms.items()}
        for room in rooms.values():
            room.store.close()
            if problems := differences(room.ledger, room.place.database):
                raise RuntimeError("\n".join(problems[:20]))
    return figures, memory


def report(figures: Figures, memory: Mapping[str, float]) -> str:
    """The figures as a Markdown table."""
    lines = [
        "From the press to the acknowledgement, and idle polls, milliseconds; processor of the",
        "server: of a vote with all that came with it, and of an idle poll.",
        "",
        "| phones | what | p50 | p99 | all in after, s | processor, ms a vote | poll p50 | p99 | processor, ms a poll |",
        "|--:|---|--:|--:|--:|--:|--:|--:|--:|",
    ]
    for (name, size), measured in figures.items():
        cells = [
            *_ends(measured.votes),
            _middle(measured.opened, 2),
            _middle(measured.ms_a_vote, 2),
        ]
        cells += [*_ends(measured.polls), _middle(measured.ms_a_poll, 2)]
        lines.append(f"| {size} | {name} | {' | '.join(cells)} |")
    lines += ["", *(f"Worker of {name}: {size:.0f} MB." for name, size in memory.items())]
    return "\n".join(lines)


def _ends(seconds: Sequence[float]) -> list[str]:
    if len(seconds) < 2:
        return ["-", "-"]
    cuts = statistics.quantiles(seconds, n=100)
    return [f"{1000 * cuts[49]:.0f}", f"{1000 * cuts[98]:.0f}"]


def _middle(values: Sequence[float], digits: int) -> str:
    return f"{statistics.median(values):.{digits}f}" if values else "-"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--phones", default="40,200,400", help="multiples of 40")
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--before", type=Path, help="another checkout, measured by turns")
    parser.add_argument("--workers", type=int, default=1, help="processes of the kit, not before")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        figures, memory = asyncio.run(measure(arguments, Path(name)))
        sys.stdout.write(report(figures, memory) + "\n")


if __name__ == "__main__":
    main()
