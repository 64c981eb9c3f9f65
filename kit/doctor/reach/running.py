"""A kit that runs: does it answer, here and at each of its addresses; its memory and its files."""

import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from http.client import HTTPConnection, HTTPException
from typing import Final

import psutil

from kit.doctor.data.database import megabytes
from kit.doctor.facts import Facts
from kit.doctor.finding import Finding, Kind, State
from kit.network import classroom_addresses
from kit.server.gateway import OURS
from kit.server.port import host_of
from kit.vocabulary import N_

STOPPED: Final = Kind("running-not", State.WELL, N_("The kit of this folder does not run."))
ANSWERS: Final = Kind(
    "running", State.WELL, N_("The kit runs (process %(pid)s) and answers at %(addresses)s.")
)
SILENT: Final = Kind(
    "running-silent",
    State.WRONG,
    N_("The kit runs (process %(pid)s), and does not answer on port %(port)s."),
    N_("Wait a moment and look again. If it still does not answer, stop it and start it again."),
)
STARTING: Final = Kind(
    "running-starting",
    State.MIND,
    N_("The kit was started a moment ago (process %(pid)s), and does not answer yet."),
    N_("Wait until its window says where the class joins, then look again."),
)
NOT_AT: Final = Kind(
    "running-not-at",
    State.MIND,
    N_("The kit answers on this computer, and not at its own address %(address)s."),
    N_("Something on this computer is in the way: look at its firewall, or show another address."),
)
LARGE: Final = Kind(
    "running-memory",
    State.MIND,
    N_("The kit takes %(size)s of memory."),
    N_("Stop it and start it again at the next break; no answer is lost."),
)
LOW_MEMORY: Final = Kind(
    "memory-low",
    State.MIND,
    N_("This computer has %(size)s of memory left."),
    N_("Close what you do not need, first of all browsers with many pages."),
)
HANDLES: Final = Kind(
    "running-handles",
    State.MIND,
    N_("The kit has %(open)s of the %(most)s files and connections open that it may have."),
    N_("Start it with a higher limit (ulimit -n)."),
)
_SECONDS: Final = 1.2
_START_SECONDS: Final = 30.0
_ADDRESSES_MOST: Final = 6
#: Ten times what a kit takes after a term of classes, and what a start of it takes.
_MEMORY_MOST: Final = 2_000_000_000
_MEMORY_LEAST: Final = 250_000_000
_HANDLES_SHARE: Final = 0.8


def check(facts: Facts) -> Sequence[Finding]:
    """The kit that serves this database, if one does, and what is left of the memory."""
    findings = list(_memory())
    running = facts.running
    if running is None:
        return [STOPPED.at(), *findings]
    port = running.port or facts.settings.port
    findings = [*_answering(facts, running.pid, port), *findings]
    if running.pid is not None:
        with suppress(psutil.Error):
            findings += _size(psutil.Process(running.pid))
    return findings


def _answering(facts: Facts, pid: int | None, port: int) -> Iterator[Finding]:
    hosts = ["127.0.0.1"]
    if host_of(facts.settings) != hosts[0]:
        hosts += [address.ip for address in classroom_addresses()[:_ADDRESSES_MOST]]
    with ThreadPoolExecutor(len(hosts)) as pool:
        answers = dict(
            zip(hosts, pool.map(lambda host: answers_at(host, port), hosts), strict=True)
        )
    if not answers[hosts[0]]:
        kind = STARTING if _is_young(pid) else SILENT
        yield kind.at(pid=pid or "?", port=port)
        return
    there = ", ".join(f"{host}:{port}" for host in hosts if answers[host])
    yield ANSWERS.at(pid=pid or "?", addresses=there)
    for host in hosts:
        if not answers[host]:
            yield NOT_AT.at(address=f"http://{host}:{port}/")


def _is_young(pid: int | None) -> bool:
    """Whether that process was started so lately that it may not be up yet."""
    with suppress(psutil.Error):
        return pid is not None and time.time() - psutil.Process(pid).create_time() < _START_SECONDS
    return False


def answers_at(host: str, port: int) -> bool:
    """Whether a kit answers there, soon."""
    connection = HTTPConnection(host, port, timeout=_SECONDS)
    try:
        connection.request("HEAD", "/")
        return connection.getresponse().getheader(OURS) is not None
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


def _memory() -> Iterator[Finding]:
    left = psutil.virtual_memory().available
    if left < _MEMORY_LEAST:
        yield LOW_MEMORY.at(size=megabytes(left))


def _size(kit: psutil.Process) -> Iterator[Finding]:
    family = [kit, *kit.children(recursive=True)]
    size = sum(process.memory_info().rss for process in family)
    if size > _MEMORY_MOST:
        yield LARGE.at(size=megabytes(size))
    if sys.platform != "linux":
        return
    for process in family:
        most = process.rlimit(psutil.RLIMIT_NOFILE)[0]
        opened = process.num_fds()
        if most > 0 and opened > _HANDLES_SHARE * most:
            yield HANDLES.at(open=opened, most=most)
