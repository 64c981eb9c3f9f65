"""A run of the ledger: a class at work, a kit that is killed, and what stands in the end."""

import json
import math
import random
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from tests.faults.ledger.book import KEPT, KINDS, Account, read_books
from tests.faults.ledger.checking import differences
from tests.faults.ledger.crowd import Crowd
from tests.faults.ledger.kits import TARGETS, Kit
from tests.support.serving import free_port

LOOPBACK = "127.0.0.1"
#: What an act that is under way may take in the end, the kit being up.
END_SECONDS = 600.0
#: Until the kit was up for so long that its own can be measured.
_ANSWERS_A_SECOND = 250.0
_MEASURED_SECONDS = 10.0


@dataclass(frozen=True)
class Plan:
    """How large, how long, how bad. `answers`: to be acknowledged at least; `kills` likewise.

    `bad`: how many of the students have a bad network, `badness`: how bad, both 0 to 1.
    `minutes`: after so many it ends, whatever is reached; 0: none.
    `soonest`: seconds from one kill's end to the next kill at least, `latest` at most where the
    kills are not to be spread over the answers. `processes`: how many the students are in.
    """

    answers: int = 0
    kills: int = 5
    seed: int = 1
    students: int = 40
    processes: int = 1
    pause: float = 0.4
    bad: float = 0.0
    badness: float = 0.1
    soonest: float = 0.1
    latest: float = 1.2
    each: int = 2
    argues_every: int = 12
    teacher_pause: float = 0.3
    stage_seconds: float = 1.2
    minutes: float = 0.0


@dataclass
class Crowds:
    """The people's processes, and what each has said last."""

    processes: list[subprocess.Popen[str]] = field(default_factory=list)
    counts: list[dict[str, int]] = field(default_factory=list)
    _listeners: list[threading.Thread] = field(default_factory=list)

    def start(self, command: Sequence[str]) -> None:
        """One more. `command` ends with what Python runs."""
        process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )
        self.processes.append(process)
        self.counts.append({})
        number = len(self.counts) - 1
        listener = threading.Thread(target=self._listen, args=(process, number), daemon=True)
        listener.start()
        self._listeners.append(listener)

    def _listen(self, process: subprocess.Popen[str], number: int) -> None:
        for line in process.stdout or ():
            self.counts[number] = json.loads(line)

    def total(self) -> Counter[str]:
        """What all have done until a moment ago."""
        total: Counter[str] = Counter()
        for counts in list(self.counts):
            total.update(counts)
        return total

    def answers(self) -> int:
        """How many answers and votes are acknowledged."""
        total = self.total()
        return total[f"{KEPT} answer"] + total[f"{KEPT} vote"]

    def have_done(self, answers: int) -> bool:
        """Whether so many answers are acknowledged, and something of each kind."""
        total = self.total()
        return self.answers() >= answers and all(total[f"{KEPT} {kind}"] for kind in KINDS)

    def have_stopped(self) -> bool:
        """Whether a process of them has ended, which none should by itself."""
        return any(process.poll() is not None for process in self.processes)

    def wait_for(self, answers: int, seconds: float = 120.0) -> None:
        """Until so many more are acknowledged. Raises TimeoutError."""
        wanted, until = self.answers() + answers, time.monotonic() + seconds
        while self.answers() < wanted:
            if time.monotonic() > until or self.have_stopped():
                message = f"{self.answers()} of {wanted} answers after {seconds:.0f} s"
                raise TimeoutError(message)
            time.sleep(0.1)

    def end(self) -> None:
        """Let each finish what is under way. Raises TimeoutExpired."""
        for process in self.processes:
            if process.stdin is not None and not process.stdin.closed:
                process.stdin.close()
        for process in self.processes:
            process.wait(END_SECONDS)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        for process in self.processes:
            process.kill()
            process.wait()
        # Each ends where its process has: a pipe closed under a reader would be its error.
        for listener in self._listeners:
            listener.join(END_SECONDS)
        for process in self.processes:
            for stream in (process.stdin, process.stdout):
                if stream is not None:
                    stream.close()


Disturbance = Callable[[Kit, Crowds], None]


@dataclass(frozen=True)
class Way:
    """How students reach the kit: its address there, and what their command begins with."""

    host: str
    before: Sequence[str] = ()


OWN_WAY = Way(LOOPBACK)


@dataclass
class Outcome:
    """What a run came to. `network` is what the bad network did, by its fates."""

    plan: Plan
    account: Account
    kit: Kit
    seconds: float
    network: dict[str, int]
    wrong: list[str]

    @property
    def all_wrong(self) -> list[str]:
        """Differences, people's errors, and tracebacks in what the kit said."""
        traces = [line for line in self.kit.said if line.startswith("Traceback")]
        return [*self.wrong, *self.account.errors, *traces]


def crowds_of(plan: Plan, place: Path, kit: int, network: int, host: str) -> list[Crowd]:
    """Who is in which process; some students reach the kit by a bad network, the teacher never.

    `host` is where the other students find it.
    """
    badly = round(plan.bad * plan.students)
    parts = [(list(range(badly)), LOOPBACK, network)] if badly else []
    rest = list(range(badly, plan.students))
    parts += [(rest[number :: plan.processes], host, kit) for number in range(plan.processes)]
    parts.append(([], LOOPBACK, kit))
    return [
        Crowd(
            str(place), str(place.parent / "books"), at, port, students, not students, plan.seed,
            plan.pause, plan.teacher_pause, plan.stage_seconds, plan.each, plan.argues_every,
            # On a machine that has no time for the kit, who gives up soon only asks for more.
            8.0 if port == network else 20.0,
        )
        for students, at, port in parts
    ]  # fmt: skip


@contextmanager
def bad_network(plan: Plan, kit: int) -> Iterator[tuple[int, dict[str, int]]]:
    """Its port, and what it has done, once the block has ended; nothing where nobody needs it."""
    done: dict[str, int] = {}
    if not plan.bad:
        yield 0, done
        return
    port = free_port()
    words = (port, kit, plan.seed, plan.badness)
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.ledger.bad_network", *map(str, words)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8",
    )  # fmt: skip
    try:
        yield port, done
        done.update(json.loads(process.communicate(timeout=30)[0]))
    finally:
        process.kill()
        process.wait()


def run(
    plan: Plan, kit: Kit, place: Path, url: str, disturb: Disturbance | None = None,
    way: Way = OWN_WAY,
) -> Outcome:  # fmt: skip
    """Start the kit, let the class work while it is disturbed, stop all, and hold it to the books.

    `disturb` returns when all is done; by default it kills the kit all along. `way` is how those
    students reach it who have no bad network.
    """
    (place.parent / "books").mkdir()
    kit.start()
    begun = time.monotonic()
    with bad_network(plan, kit.port) as (port, done), Crowds() as crowds:
        for crowd in crowds_of(plan, place, kit.port, port, way.host):
            before = way.before if crowd.host != LOOPBACK else ()
            words = (sys.executable, "-m", "tests.faults.ledger.crowd", crowd.spec())
            crowds.start([*before, *words])
        (disturb or Killing(plan))(kit, crowds)
        crowds.end()
        seconds = time.monotonic() - begun
    kit.stop()
    account = read_books(place.parent / "books")
    return Outcome(plan, account, kit, seconds, done, differences(account, url))


@dataclass
class Killing:
    """Kills the kit all along, and tells how it goes on."""

    plan: Plan
    say: Callable[[str], object] = lambda _line: None

    def __call__(self, kit: Kit, crowds: Crowds) -> None:
        """Until the kills are done, and the answers acknowledged."""
        plan, chance = self.plan, random.Random(self.plan.seed)
        begun, down = time.monotonic(), 0.0
        targets = _targets(plan, chance)
        while targets or not crowds.have_done(plan.answers):
            spent = time.monotonic() - begun
            left = 60 * plan.minutes - spent if plan.minutes else math.inf
            if crowds.have_stopped() or left < 0:
                return
            if not targets:
                time.sleep(0.2)
                continue
            pause = _pause(plan, chance, len(targets), crowds.answers(), spent - down)
            time.sleep(min(pause, left))
            if pause >= left:
                return
            death = kit.kill(targets.pop())
            down += death.recovered
            self.say(_progress(plan, kit, crowds, time.monotonic() - begun))


def _targets(plan: Plan, chance: random.Random) -> list[str]:
    """As many of each as can be, in whatever order."""
    targets = [TARGETS[number % len(TARGETS)] for number in range(plan.kills)]
    chance.shuffle(targets)
    return targets


def _pause(plan: Plan, chance: random.Random, kills: int, answers: int, up: float) -> float:
    """Seconds until the next kill: at random, so that the kills last as long as the answers."""
    rate = max(1, answers) / up if up > _MEASURED_SECONDS else _ANSWERS_A_SECOND
    middle = max(0, plan.answers - answers) / rate / kills
    return chance.uniform(plan.soonest, max(plan.latest, 2 * middle))


def _progress(plan: Plan, kit: Kit, crowds: Crowds, seconds: float) -> str:
    answers, death = crowds.answers(), kit.deaths[-1]
    return (
        f"{seconds:6.0f} s  kill {len(kit.deaths)} of {plan.kills} ({death.target}): answers again "
        f"after {death.recovered:.2f} s; {answers} of {plan.answers} answers acknowledged, "
        f"{answers / seconds:.0f}/s"
    )
