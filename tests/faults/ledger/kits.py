"""The kit that is killed: as a teacher starts it, ended by `kill -9`, started again, found again."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from tests.faults.ledger.wire import Unanswered, Wire
from tests.support.serving import Served, serving

#: An orphan finishes what it has begun, and ends within 15 s: kit/server/worker.py.
ORPHAN_SECONDS = 40.0
FOUND_SECONDS = 240.0
_PROBE_SECONDS = 0.02
WORKER, PARENT, BOTH = "worker", "parent", "both"
TARGETS = (WORKER, PARENT, BOTH)


@dataclass
class Death:
    """One kill: who, when since the kit had answered, and how long until it answered again.

    `orphan`: seconds until a worker without its parent was gone. `ended`: the kit ended by itself,
    since its worker died as soon as it was up, and was started.
    """

    target: str
    after: float
    recovered: float
    orphan: float | None = None
    ended: bool = False


@dataclass
class Kit:
    """A kit on its data folder and port, killed as often as one likes.

    Of several workers the eldest is the one to be killed.
    `command` is what it is started by; None: forked where that can be.
    """

    data: Path
    port: int
    options: Sequence[str]
    variables: Mapping[str, str] = field(default_factory=dict)
    command: Sequence[str] | None = None
    deaths: list[Death] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    _stack: ExitStack = field(default_factory=ExitStack)
    _served: Served | None = None
    _up_at: float = 0.0

    def start(self) -> None:
        """As a teacher does."""
        self._served = self._stack.enter_context(
            serving(self.data, self.port, *self.options, command=self.command, **self.variables)
        )
        self._up_at = time.monotonic()

    def stop(self) -> list[str]:
        """By SIGTERM; all that this and the starts before have said."""
        assert self._served is not None
        self.said += self._served.stop()
        self._stack.close()
        return self.said

    @property
    def parent(self) -> int:
        """The main process."""
        assert self._served is not None
        return self._served.process.pid

    def workers(self) -> list[int]:
        """The processes that serve the pages, eldest first; none while there is none."""
        pids = []
        with suppress(psutil.NoSuchProcess):
            for child in psutil.Process(self.parent).children():
                with suppress(psutil.NoSuchProcess):
                    if "resource_tracker" not in " ".join(child.cmdline()):
                        pids.append(child.pid)
        return sorted(pids)

    def kill(self, target: str, meanwhile: Callable[[], object] = lambda: None) -> Death:
        """Kill it at this moment, have it back, and say how that went.

        `meanwhile` happens while it is dead, before anybody starts it.
        """
        begun, workers, death = time.monotonic(), self.workers(), Death(target, 0.0, 0.0)
        death.after = begun - self._up_at
        if target in {PARENT, BOTH}:
            _kill(self.parent)
        for worker in {WORKER: workers[:1], BOTH: workers}.get(target, []):
            _kill(worker)
        if target == PARENT and workers:
            death.orphan = _wait(lambda: all(map(_gone, workers)), ORPHAN_SECONDS, "orphans end")
            death.orphan -= begun
        meanwhile()
        if target != WORKER:
            self._afresh()
        self._find(death)
        if target == WORKER and workers[1:]:
            # The others answered all the while.
            _wait(lambda: self._is_whole(workers), FOUND_SECONDS, "another takes its place")
        death.recovered = time.monotonic() - begun
        self._up_at = time.monotonic()
        self.deaths.append(death)
        return death

    def _is_whole(self, before: list[int]) -> bool:
        """Whether there are as many workers as before, the one that was killed not among them."""
        now = self.workers()
        return len(now) == len(before) and before[0] not in now

    def _afresh(self) -> None:
        """What is left of the dead one is taken away, and another one started."""
        assert self._served is not None
        with suppress(subprocess.TimeoutExpired):
            self._served.process.wait(ORPHAN_SECONDS)
        self.said += self._served.heard()
        self._stack.close()
        self.start()

    def _find(self, death: Death) -> None:
        """Ask until it answers; start it where it has ended by itself."""
        assert self._served is not None
        wire, until = Wire(("127.0.0.1", self.port), 10.0), time.monotonic() + FOUND_SECONDS
        while time.monotonic() < until:
            with suppress(Unanswered):
                if wire.ask("/").status == 200:
                    wire.close()
                    return
            if self._served.process.poll() is not None:
                death.ended = True
                self._afresh()
            time.sleep(_PROBE_SECONDS)
        message = f"the kit did not answer {FOUND_SECONDS:.0f} s after it was killed: {death}"
        raise TimeoutError(message)

    def pause(self, seconds: float, meanwhile: Callable[[], object] = lambda: None) -> None:
        """Stop parent and workers by SIGSTOP for so long, and let them go on."""
        pids = [self.parent, *self.workers()]
        for pid in pids:
            os.kill(pid, signal.SIGSTOP)
        meanwhile()
        time.sleep(seconds)
        for pid in pids:
            os.kill(pid, signal.SIGCONT)


def afresh() -> tuple[str, ...]:
    """What a kit is started by that is not forked."""
    return (sys.executable, "-m", "kit")


def _kill(pid: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)


def _gone(pid: int) -> bool:
    """Whether a process has ended, waited for or not."""
    try:
        return psutil.Process(pid).status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


def _wait(happened: Callable[[], bool], seconds: float, what: str) -> float:
    """When it had happened, on the monotonic clock. Raises TimeoutError."""
    until = time.monotonic() + seconds
    while not happened():
        if time.monotonic() > until:
            message = f"not within {seconds:.0f} s: {what}"
            raise TimeoutError(message)
        time.sleep(_PROBE_SECONDS)
    return time.monotonic()
