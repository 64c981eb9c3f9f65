"""The figures, and the files in which each process of the kit keeps its own.

Of several processes whichever is asked answers for all: prometheus_client keeps each one's values
in files of a folder, and adds them up. A process that is alone there begins from nothing, which
Prometheus knows from its counters; what dead ones had waiting or in memory is left out.
"""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import psutil
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest, values
from prometheus_client.multiprocess import MultiProcessCollector, mark_process_dead
from prometheus_client.registry import Collector

from kit.store.database import faults
from kit.store.database.faults import Fault
from kit.store.private import private_folder
from kit.whole_number import whole_number

_FOLDER: Final = "PROMETHEUS_MULTIPROC_DIR"
#: In seconds: a page takes some hundredths, a save waits three for a lock, a download longer.
SECONDS: Final = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
COMMIT_SECONDS: Final = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0)
OUTCOMES: Final = ("acknowledged", "refused", "failed")
#: An error of the kit itself, among the names of faults.
BUG: Final = "Bug"
FAULTS: Final = (*(row.name for row in vars(faults).values() if isinstance(row, Fault)), BUG)
#: Files' times are coarser than those of processes.
_SLACK_SECONDS: Final = 2.0


class Figures:
    """What is counted and measured in this process, by the names that docs/watching.md explains."""

    def __init__(self, folder: Path, pid: int) -> None:
        """Begin in a folder of the kit's own. Raises OSError."""
        private_folder(folder)
        self._folder = folder
        _sweep(folder, pid)
        os.environ[_FOLDER] = str(folder)
        # The library chose when it was imported; this process's files are to lie in this folder.
        values.ValueClass = values.get_value_class()  # type: ignore[no-untyped-call]  # the library's types
        self.requests = _counter("kit_requests_total", "Requests answered.", "kind", "status")
        self.saves = _counter("kit_saves_total", "Saves and hand-ins.", "outcome")
        self.faults = _counter("kit_faults_total", "Times that a fault was met.", "fault")
        # From zero on, so that the first is an increase.
        for outcome in OUTCOMES:
            self.saves.labels(outcome)
        for fault in FAULTS:
            self.faults.labels(fault)
        self.seconds = _histogram(
            "kit_request_seconds", "How long answering took.", SECONDS, "kind"
        )
        self.commits = _histogram(
            "kit_commit_seconds", "How long the database took to commit.", COMMIT_SECONDS
        )
        self.waiting = _gauge("kit_requests_waiting", "Requests that wait for a turn.")
        self.writers = _gauge("kit_writers_waiting", "Threads that write or wait to.")
        self.threads = _gauge("kit_threads", "Threads of the serving processes.")
        self.memory = _gauge("kit_memory_bytes", "Memory of the serving processes.")
        self.processes = _gauge("kit_processes", "Serving processes.")
        self.processes.set(1)

    def text(self, *more: Collector) -> bytes:
        """All of them, of all processes, and what else is collected now, as Prometheus reads it."""
        for dead in _dead(self._folder):
            mark_process_dead(dead, self._folder)  # type: ignore[no-untyped-call]  # the library's types
        registry = CollectorRegistry()
        MultiProcessCollector(registry, str(self._folder))  # type: ignore[no-untyped-call]  # the library's types
        for collector in more:
            registry.register(collector)
        return generate_latest(registry)


def _counter(name: str, explained: str, *labels: str) -> Counter:
    return Counter(name, explained, labels, registry=None)


def _histogram(name: str, explained: str, buckets: Sequence[float], *labels: str) -> Histogram:
    return Histogram(name, explained, labels, registry=None, buckets=buckets)


def _gauge(name: str, explained: str) -> Gauge:
    return Gauge(name, explained, registry=None, multiprocess_mode="livesum")


def _sweep(folder: Path, pid: int) -> None:
    """Begin anew where no other process is there."""
    files = list(folder.glob("*.db"))
    if {_pid_of(file) for file in files} - {pid} <= _dead(folder):
        for file in files:
            file.unlink(missing_ok=True)


def _dead(folder: Path) -> set[int | None]:
    """Of the processes that have left files those that have ended, or whose id another one has."""
    ended: set[int | None] = set()
    for file in folder.glob("*.db"):
        pid = _pid_of(file)
        if pid == os.getpid():
            # Whatever a clock that was set says: a process is said to begin with the new one.
            continue
        try:
            alive = pid is not None and (
                psutil.Process(pid).create_time() <= file.stat().st_mtime + _SLACK_SECONDS
            )
        except (psutil.Error, OSError):
            alive = False
        if not alive:
            ended.add(pid)
    return ended


def _pid_of(file: Path) -> int | None:
    try:
        return whole_number(file.stem.rpartition("_")[2], 1)
    except ValueError:
        return None
