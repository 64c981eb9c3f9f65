"""A kit under load, simulated from measured costs: phones, web processes, pooler, database, network.

What a run comes to follows from its arguments alone (costs, load, machines, seed), so the same
always comes out. tests/load/scale_plan.py reckons machines with it and writes docs/scale.md.

A request travels, waits for a thread of its student's web process, and takes turns with the others
of that process at the one interpreter and a core: half of its processor time before the database,
half after. For the database it waits for a connection of the pooler and a core of the server, and
what writes waits for the log to reach the disk. While the disk is busy all who come wait for the
next write together, as PostgreSQL has it.
"""

import random
from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import fmean, quantiles
from typing import Any, Final

import simpy

Step = Generator[simpy.Event, Any, None]
#: How alike the times of one kind of request are: the shape of a gamma distribution. 1 would be
#: exponential; with 4 their deviation is half of the mean.
SHAPE: Final = 4.0


@dataclass(frozen=True)
class Cost:
    """Of one request: milliseconds of processor, bytes from and to a browser, bytes of both logs.

    `wal` is PostgreSQL's log: a request with more than 100 bytes of it waits for the disk.
    """

    kit_ms: float
    database_ms: float
    sent: float = 0.0
    received: float = 0.0
    wal: float = 0.0
    log: float = 0.0

    @property
    def writes(self) -> bool:
        """Whether it waits for the log to reach the disk."""
        return self.wal > 100


@dataclass(frozen=True)
class Machines:
    """What there is. Milliseconds; `cores` are those of all web processes, None: one for each.

    With `shares_cores` the database, and who makes the load, have the same cores as the processes.
    `pool`: connections to the database that the pooler has. `slowed`: by how much all processor
    times are longer than measured, since others are at work.
    """

    processes: int = 1
    threads: int = 4
    cores: int | None = None
    database_cores: int = 1
    pool: int = 100
    commit_ms: float = 0.0
    network_ms: float = 0.0
    client_ms: float = 0.0
    shares_cores: bool = False
    slowed: float = 1.0
    shape: float = SHAPE


#: Somebody's way through their requests: `ask(kind)` is one, `wait(seconds)` a pause.
Way = Callable[["Phone"], Step]


@dataclass(frozen=True)
class Load:
    """So many phones, each with its way; what is asked before `warm` seconds does not count."""

    phones: int
    way: Way
    seconds: float
    warm: float = 0.0


@dataclass
class Outcome:
    """What a run came to. Seconds; `busy` is of the interpreters, `database_busy` of its cores.

    `present` is the time that requests spent in the kit, added up: by `seconds` it is how many
    there were at a time.
    """

    seconds: float
    times: dict[str, list[float]] = field(default_factory=dict)
    busy: float = 0.0
    database_busy: float = 0.0
    present: float = 0.0
    last: float = 0.0

    @property
    def all_times(self) -> Sequence[float]:
        """Of all kinds."""
        return [taken for times in self.times.values() for taken in times]

    def cut(self, percent: int, kind: str | None = None) -> float:
        """The percentile, 1 to 99, of what one request took, in seconds; of a kind, or of all."""
        times = self.all_times if kind is None else self.times.get(kind, [])
        return quantiles(times, n=100)[percent - 1] if len(times) > 1 else 0.0

    @property
    def mean(self) -> float:
        """What a request took on the mean, in seconds."""
        return fmean(self.all_times) if self.all_times else 0.0

    @property
    def rate(self) -> float:
        """Requests a second that were answered."""
        return len(self.all_times) / self.seconds


class _Disk:
    """The log of the database: one write at a time, which takes along all who waited for it."""

    def __init__(self, world: simpy.Environment, seconds: float) -> None:
        self._world, self._seconds = world, seconds
        self._running: simpy.Process | None = None
        self._next: simpy.Process | None = None

    def commit(self) -> simpy.Event:
        """Comes when what is written now is on the disk."""
        if self._running is None or not self._running.is_alive:
            self._running, self._next = self._world.process(self._write()), None
            return self._running
        if self._next is None:
            self._next = self._world.process(self._after(self._running))
        return self._next

    def _write(self) -> Step:
        yield self._world.timeout(self._seconds)

    def _after(self, running: simpy.Process) -> Step:
        yield running
        # Who comes from now on waits for the one after.
        self._running, self._next = self._next, None
        yield self._world.timeout(self._seconds)


class Kit:
    """The machines at work."""

    def __init__(
        self, costs: Mapping[str, Cost], machines: Machines, load: Load, chance: random.Random
    ) -> None:
        self.world = simpy.Environment()
        self.costs, self.machines, self.load, self.chance = costs, machines, load, chance
        self.outcome = Outcome(load.seconds - load.warm)
        world = self.world
        self.cores = simpy.Resource(world, machines.cores or machines.processes)
        self.database = (
            self.cores if machines.shares_cores else simpy.Resource(world, machines.database_cores)
        )
        self.pool = simpy.Resource(world, machines.pool)
        self.interpreters = [simpy.Resource(world, 1) for _ in range(machines.processes)]
        self.threads = [simpy.Resource(world, machines.threads) for _ in range(machines.processes)]
        self._disk = _Disk(world, machines.commit_ms / 1000)

    def seconds_of(self, milliseconds: float) -> float:
        """How long so much of a processor takes this time."""
        if not milliseconds:
            return 0.0
        shape = self.machines.shape
        mean = self.machines.slowed * milliseconds / 1000
        return self.chance.gammavariate(shape, mean / shape)

    def request(self, process: int, kind: str) -> Step:
        """One request, from the press to the reply."""
        cost, world, begun = self.costs[kind], self.world, self.world.now
        yield from self._client()
        yield world.timeout(self.machines.network_ms / 2000)
        with self.threads[process].request() as thread:
            yield thread
            yield from self._interpret(process, cost.kit_ms / 2)
            yield from self._query(cost)
            yield from self._interpret(process, cost.kit_ms / 2)
        yield world.timeout(self.machines.network_ms / 2000)
        self._note(kind, begun)

    def _client(self) -> Step:
        if self.machines.client_ms:
            with self.cores.request() as core:
                yield core
                yield self.world.timeout(self.seconds_of(self.machines.client_ms))

    def _interpret(self, process: int, milliseconds: float) -> Step:
        with self.interpreters[process].request() as turn:
            yield turn
            with self.cores.request() as core:
                yield core
                taken = self.seconds_of(milliseconds)
                yield self.world.timeout(taken)
                if self.world.now > self.load.warm:
                    self.outcome.busy += taken

    def _query(self, cost: Cost) -> Step:
        with self.pool.request() as connection:
            yield connection
            with self.database.request() as core:
                yield core
                taken = self.seconds_of(cost.database_ms)
                yield self.world.timeout(taken)
                if self.world.now > self.load.warm:
                    self.outcome.database_busy += taken
            if cost.writes and self.machines.commit_ms:
                yield self._disk.commit()

    def _note(self, kind: str, begun: float) -> None:
        now, warm, end = self.world.now, self.load.warm, self.load.seconds
        self.outcome.present += max(0.0, min(now, end) - max(begun, warm))
        if warm <= now < end:
            self.outcome.times.setdefault(kind, []).append(now - begun)
            self.outcome.last = now


@dataclass
class Phone:
    """Somebody's browser: its number, its kit, and by which process it is served."""

    number: int
    kit: Kit

    @property
    def chance(self) -> random.Random:
        """Where its pauses come from."""
        return self.kit.chance

    def ask(self, kind: str) -> simpy.Process:
        """Send a request and wait for the reply."""
        process = self.number % self.kit.machines.processes
        return self.kit.world.process(self.kit.request(process, kind))

    def wait(self, seconds: float) -> simpy.Event:
        """Pause."""
        return self.kit.world.timeout(max(0.0, seconds))

    @property
    def now(self) -> float:
        """Seconds since the run began."""
        return float(self.kit.world.now)


def simulate(costs: Mapping[str, Cost], load: Load, machines: Machines, seed: int) -> Outcome:
    """What becomes of so many phones on their ways in the time that is given."""
    kit = Kit(costs, machines, load, random.Random(seed))
    for number in range(load.phones):
        kit.world.process(load.way(Phone(number, kit)))
    kit.world.run(load.seconds)
    return kit.outcome


def saving(pause: float) -> Way:
    """Answers an item, waits for the acknowledgement, pauses for 0 to twice so many seconds."""

    def way(phone: Phone) -> Step:
        while True:
            yield phone.wait(phone.chance.uniform(0, 2 * pause))
            yield phone.ask("save")

    return way


def voting(opens: float, looks: float = 2.0) -> Way:
    """Looks every other second; once the vote is open, presses at the next look, and looks on."""

    def way(phone: Phone) -> Step:
        voted = False
        yield phone.wait(phone.chance.uniform(0, looks))
        while True:
            begun = phone.now
            if begun >= opens and not voted:
                voted = True
                yield phone.ask("question_and_vote")
            else:
                yield phone.ask("look")
            yield phone.wait(looks - (phone.now - begun))

    return way


def arriving(rates: Mapping[str, float]) -> Way:
    """Requests of many people who know nothing of one another: so many a second of each kind.

    Nobody waits for another's reply; of the one phone that has this way each request is another's.
    """
    kinds, weights = list(rates), list(rates.values())
    total = sum(weights)

    def way(phone: Phone) -> Step:
        while True:
            yield phone.wait(phone.chance.expovariate(total))
            phone.number += 1
            phone.ask(phone.chance.choices(kinds, weights)[0])

    return way
