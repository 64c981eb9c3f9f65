"""Only the process that holds the database is asked to stop, never one that has its id by chance."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

from kit.server.holder import Holder, holder_of
from kit.server.stopping import asking, signals
from kit.server.stopping.asking import NotOurs, ask, has_let_go, is_the_holder, look_for
from kit.settings import Settings, read_settings
from tests.server.test_holder import HOLD

pytestmark = [
    pytest.mark.process,
    pytest.mark.skipif(os.name != "posix", reason="Windows has no such signals"),
]


HELD = "kit.sqlite3-holder"


def settings(folder: Path) -> Settings:
    return read_settings({"data": str(folder), "port": "8001"}, {})


@contextmanager
def held(folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A process that holds the folder's database until it is stopped."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout
        assert other.stdout.readline().split() == [b"held"]
        yield other
        other.kill()


@contextmanager
def stranger() -> Iterator[subprocess.Popen[bytes]]:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as process:
        yield process
        process.kill()


def holder(folder: Path) -> Holder:
    known = holder_of(settings(folder))
    assert known is not None
    return known


@pytest.mark.long
def test_holder_is_asked_and_lets_go(tmp_path: Path) -> None:
    with held(tmp_path) as process:
        assert holder(tmp_path) == Holder(process.pid, 8123)
        assert is_the_holder(holder(tmp_path), tmp_path / HELD)
        assert not has_let_go(settings(tmp_path), 0)
        ask(holder(tmp_path), tmp_path / HELD)
        assert has_let_go(settings(tmp_path), 20)
        assert process.wait(20) == -signal.SIGTERM
    assert holder_of(settings(tmp_path)) is None


@pytest.mark.long
def test_stranger_whose_id_stands_there_is_left_alone(tmp_path: Path) -> None:
    """The lock is held; the text is of a kit that has ended, whose id another process got."""
    with held(tmp_path), stranger() as other:
        (tmp_path / HELD).write_text(f"{other.pid} 8123\n", "ascii")
        assert not is_the_holder(holder(tmp_path), tmp_path / HELD)
        ask(holder(tmp_path), tmp_path / HELD)
        time.sleep(0.2)
        assert other.poll() is None


@pytest.mark.long
@pytest.mark.sampled(2)
@pytest.mark.parametrize("text", ["", "0 1", "x", f"{2**31 - 1} 1"])
def test_text_that_names_no_process_asks_nobody(tmp_path: Path, text: str) -> None:
    with held(tmp_path) as process:
        (tmp_path / HELD).write_text(text, "ascii")
        assert not is_the_holder(holder(tmp_path), tmp_path / HELD)
        ask(holder(tmp_path), tmp_path / HELD)
        assert process.poll() is None


def test_process_of_somebody_else_is_said_to_be_that(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_self: object) -> None:
        raise psutil.AccessDenied

    monkeypatch.setattr(psutil.Process, "open_files", refuse)
    with pytest.raises(NotOurs):
        is_the_holder(Holder(os.getpid(), 1), tmp_path / HELD)


def test_without_signals_a_file_asks_whose_id_it_holds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows' way, walked here in one process."""
    monkeypatch.setattr(asking, "BY_SIGNAL", False)
    monkeypatch.setattr(asking, "_LOOK_SECONDS", 0.01)
    path = tmp_path / HELD
    path.write_text(f"{os.getpid()} 8001\n", "ascii")
    stopped = threading.Event()
    asked = tmp_path / "kit.sqlite3-holder-stop"
    asked.write_text("1", "ascii")
    looking = threading.Thread(target=look_for, args=(asked, stopped.set), daemon=True)
    looking.start()
    assert not stopped.wait(0.1)
    ask(Holder(os.getpid(), 8001), path)
    assert stopped.wait(10)
    assert not asked.exists()
    assert signals.BY_SIGNAL


def test_what_an_earlier_kit_was_asked_by_is_taken_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = tmp_path / "kit.sqlite3-holder-stop"
    asked.write_text(str(os.getpid()), "ascii")
    begun: list[object] = []

    def begin(thread: threading.Thread) -> None:
        begun.append(thread)

    monkeypatch.setattr(threading.Thread, "start", begin)
    for by_signal in (True, False):
        assert asked.exists()
        monkeypatch.setattr(asking, "BY_SIGNAL", by_signal)
        asking.stop_when_asked(settings(tmp_path), lambda: None)
    assert not asked.exists()
    assert len(begun) == 1
