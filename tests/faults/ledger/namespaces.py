"""A network of its own behind real packet loss, where the machine lets one.

Students are in a network namespace; what lies between it and the kit is a pair of TUN devices and
this module, which hands IP packets from one to the other, or does not. `tc netem` would do the
same, where a kernel has it: many small machines' have not, and it cannot be seeded.
"""

import fcntl
import heapq
import os
import random
import secrets
import select
import shutil
import struct
import subprocess
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.faults.ledger.running import Way

_TUN = Path("/dev/net/tun")
_TUNSETIFF = 0x400454CA
_PACKETS_ONLY = 0x0001 | 0x1000
_LARGEST = 65536
_IDLE_SECONDS = 0.5


@dataclass(frozen=True)
class Weather:
    """What packets meet, each way: shares from 0 to 1, and seconds on their way.

    Whose way is longer than another's comes after it: so they are in disorder, too.
    """

    lost: float
    doubled: float
    least: float
    most: float


BAD = Weather(lost=0.08, doubled=0.03, least=0.005, most=0.03)
WORSE = Weather(lost=0.3, doubled=0.05, least=0.02, most=0.12)
GONE = Weather(lost=1.0, doubled=0.0, least=0.0, most=0.0)


@dataclass
class Wires:
    """Two TUN devices and what carries packets between them, in a thread, until it is cut."""

    seed: int
    weather: Weather = BAD
    done: Counter[str] = field(default_factory=Counter)
    _ends: list[int] = field(default_factory=list)
    _cut: threading.Event = field(default_factory=threading.Event)
    _thread: threading.Thread | None = None

    def plug(self, name: str) -> None:
        """Make a device of that name. Raises OSError."""
        end = os.open(_TUN, os.O_RDWR | os.O_NONBLOCK)
        self._ends.append(end)
        fcntl.ioctl(end, _TUNSETIFF, struct.pack("16sH", name.encode(), _PACKETS_ONLY))

    def carry(self) -> None:
        """Begin."""
        self._thread = threading.Thread(target=self._carry, daemon=True)
        self._thread.start()

    def cut(self) -> None:
        """End; the devices go."""
        self._cut.set()
        if self._thread is not None:
            self._thread.join()
        for end in self._ends:
            os.close(end)

    def _carry(self) -> None:
        chance, number = random.Random(self.seed), 0
        on_their_way: list[tuple[float, int, int, bytes]] = []
        others = dict(zip(self._ends, reversed(self._ends), strict=True))
        while not self._cut.is_set():
            now = time.monotonic()
            while on_their_way and on_their_way[0][0] <= now:
                _due, _number, to, packet = heapq.heappop(on_their_way)
                with suppress(OSError):
                    os.write(to, packet)
            wait = on_their_way[0][0] - now if on_their_way else _IDLE_SECONDS
            for end in select.select(self._ends, [], [], max(0.0, wait))[0]:
                packet = os.read(end, _LARGEST)
                for due in self._arrivals(chance):
                    number += 1
                    heapq.heappush(on_their_way, (due, number, others[end], packet))

    def _arrivals(self, chance: random.Random) -> list[float]:
        """When a packet comes: once, twice, or never."""
        weather, now = self.weather, time.monotonic()
        if chance.random() < weather.lost:
            self.done["packets lost"] += 1
            return []
        twice = chance.random() < weather.doubled
        self.done["packets doubled" if twice else "packets carried"] += 1
        span = (weather.least, weather.most)
        return [now + chance.uniform(*span) for _ in range(1 + twice)]


@dataclass
class Namespace:
    """The room beyond the wires, and how students in it reach the kit."""

    wires: Wires
    way: Way

    def becomes(self, weather: Weather) -> None:
        """What packets meet from now on."""
        self.wires.weather = weather

    def is_away(self, seconds: float) -> None:
        """Nothing comes through for so long."""
        before = self.wires.weather
        self.becomes(GONE)
        time.sleep(seconds)
        self.becomes(before)


@contextmanager
def namespace(seed: int = 1) -> Iterator[Namespace]:
    """One that is gone afterwards. Skips loudly where this machine lets nobody make one."""
    if shutil.which("ip") is None:
        pytest.skip("NO PACKET LOSS: `ip` is missing (Debian: apt install iproute2)")
    mark = secrets.token_hex(3)
    name, wires = f"ledger{mark}", Wires(seed)
    try:
        way = _wired(wires, name, mark)
    except (OSError, subprocess.CalledProcessError) as error:
        wires.cut()
        subprocess.run(["ip", "netns", "delete", name], check=False, capture_output=True)
        why = getattr(error, "stderr", None) or error
        pytest.skip(f"NO PACKET LOSS: this machine lets nobody make a network for tests: {why}")
    try:
        yield Namespace(wires, way)
    finally:
        wires.cut()
        _run("ip", "netns", "delete", name)


def _wired(wires: Wires, name: str, mark: str) -> Way:
    """A namespace of that name behind the wires. Raises OSError, CalledProcessError."""
    here, there, inside = f"lh{mark}", f"lt{mark}", ("ip", "netns", "exec", name)
    subnet = f"10.213.{secrets.randbelow(250) + 2}"
    _run("ip", "netns", "add", name)
    wires.plug(here)
    wires.plug(there)
    _run("ip", "link", "set", there, "netns", name)
    _run("ip", "address", "add", f"{subnet}.1", "peer", f"{subnet}.2", "dev", here)
    _run("ip", "link", "set", here, "up")
    _run(*inside, "ip", "address", "add", f"{subnet}.2", "peer", f"{subnet}.1", "dev", there)
    _run(*inside, "ip", "link", "set", there, "up")
    wires.carry()
    return Way(f"{subnet}.1", inside)


def _run(*words: str) -> None:
    subprocess.run(words, check=True, capture_output=True, text=True)
