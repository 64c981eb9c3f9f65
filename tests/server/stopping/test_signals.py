"""The main process asks the serving one to stop, once; without signals over a pipe, and waits."""

import multiprocessing
import threading
from dataclasses import dataclass, field
from typing import Any, cast

import pytest

from kit.server.server_words import FINISHING, STOP_SECONDS
from kit.server.stopping import signals
from kit.server.stopping.signals import Stopping


@dataclass
class Worker:
    """granian's side of a process: what was done to it, in order."""

    did: list[str]
    interrupt_by_parent: bool = False

    def join(self, timeout: float) -> None:
        assert self.interrupt_by_parent
        self.did.append(f"joined {timeout}")


@dataclass
class Server:
    did: list[str] = field(default_factory=list)
    interrupted: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        self.wrks = [Worker(self.did)]

    def signal_handler_interrupt(self) -> None:
        self.did.append("interrupted")
        self.interrupted.set()


def stopping(server: Server, asks: Any = None, say: Any = lambda _line: None) -> Stopping:
    return Stopping(cast("Any", server), asks, say)


@pytest.mark.parametrize("times", [1, 3])
def test_more_signals_change_nothing(times: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signals, "BY_SIGNAL", True)
    server = Server()
    stop = stopping(server)
    for _ in range(times):
        stop.begin()
    assert server.did == ["interrupted"]


def test_without_signals_it_is_asked_and_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signals, "BY_SIGNAL", False)
    server = Server()
    asked, asks = multiprocessing.Pipe(duplex=False)
    stop = stopping(server, asks)
    stop.begin()
    stop.begin()
    assert asked.recv() is None
    assert server.interrupted.wait(10)
    assert server.did == [f"joined {STOP_SECONDS}", "interrupted"]
    assert not asked.poll()


def test_who_asks_again_hears_once_what_is_waited_for() -> None:
    said: list[str] = []
    heard = threading.Event()

    def say(line: str) -> None:
        said.append(line)
        heard.set()

    stop = stopping(Server(), say=say)
    stop.begin()
    assert not heard.wait(0.05)
    stop.begin()
    assert heard.wait(10)
    stop.begin()
    assert said == [FINISHING]
    assert FINISHING == (
        "What is being answered is finished first, within 15 seconds; nothing new is taken in."
    )
