"""The kit is stopped while it starts, closed with its window, started twice, or left by its parent."""

import os
import pty
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import psutil
import pytest

from tests.support.starting import SECONDS, Started, command, serve, started, wait_until
from tests.support.starting import environment as plain_environment

pytestmark = [
    pytest.mark.process,
    pytest.mark.timeout(180),
    pytest.mark.skipif(os.name != "posix", reason="Windows has no such signals"),
]

STOPPED_EARLY = "The kit was stopped before it was up; all saved answers are kept."
ENDED = "The kit has stopped; all saved answers are kept."


def is_up(kit: Started) -> bool:
    """Whether it answers."""
    if "Ctrl-C" not in kit.out.read_text("utf-8"):
        return False
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{kit.port}/", timeout=20) as reply:
            return bool(reply.status == 200)
    except OSError:
        return False


def worker_of(kit: Started) -> psutil.Process:
    (worker,) = psutil.Process(kit.process.pid).children()
    return worker


def last_line(kit: Started) -> str:
    return kit.out.read_text("utf-8").splitlines()[-1]


@pytest.mark.long
@pytest.mark.sampled(1)
@pytest.mark.parametrize(
    ("moment", "number"),
    [
        ("checking", signal.SIGINT),
        ("checking", signal.SIGHUP),
        ("announced", signal.SIGTERM),
        ("loading", signal.SIGTERM),
        ("loading", signal.SIGINT),
    ],
)
def test_stopped_during_the_start_it_ends_in_a_line(
    tmp_path: Path, number: signal.Signals, moment: str
) -> None:
    """Before the server is there, and while its worker loads: the whole group, as Ctrl-C does."""
    words = "Content:" if moment == "checking" else "Ctrl-C"
    with started(serve(tmp_path / "data"), tmp_path) as kit:
        wait_until(lambda: words in kit.out.read_text("utf-8"), moment)
        if moment == "loading":
            wait_until(psutil.Process(kit.process.pid).children, "there is a worker")
        os.killpg(kit.process.pid, number)
        assert kit.process.wait(timeout=SECONDS) == 0
        assert kit.said() in ([], [STOPPED_EARLY])
        assert kit.said() or last_line(kit) == ENDED


CUT_OFF_WHILE_CLOSING = """
import signal
from sqlalchemy import create_engine
from kit.cli.serving.stopped_early import start_stopped_in_words

# Whoever runs the tests in the background has it ignored; the kit leaves it so.
signal.signal(signal.SIGINT, signal.default_int_handler)
with start_stopped_in_words():
    engine = create_engine("sqlite://")
    engine.dialect.do_close = lambda _connection: signal.raise_signal(signal.SIGINT)
    connection = engine.connect()
    connection.invalidate()
"""


def test_what_a_library_logs_of_being_cut_off_is_not_said() -> None:
    """A connection that was being closed when the signal came: the pool logs that as an error."""
    ended = subprocess.run(
        [sys.executable, "-c", CUT_OFF_WHILE_CLOSING],
        check=False, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", f"{STOPPED_EARLY}\n")


@pytest.mark.long
def test_terminal_that_is_closed_stops_the_kit(tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    take = (
        "import fcntl, os, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); "
        "os.execv(sys.argv[1], sys.argv[1:])"
    )
    words = [serve(tmp_path)[0], "-c", take, *serve(tmp_path / "data")]
    with started(words, tmp_path, stdin=theirs, stdout=theirs, stderr=theirs) as kit:
        os.close(theirs)
        seen = b""
        while b"Ctrl-C" not in seen:
            seen += os.read(ours, 4096)
        worker = _eventually(kit)
        os.close(ours)
        assert kit.ended() == 0
        wait_until(lambda: not worker.is_running(), "the worker has ended")


def _eventually(kit: Started) -> psutil.Process:
    wait_until(lambda: psutil.Process(kit.process.pid).children(), "there is a worker")
    return worker_of(kit)


@pytest.mark.long
def test_kit_that_shall_outlive_its_window_does(tmp_path: Path) -> None:
    with started(["nohup", *serve(tmp_path / "data")], tmp_path) as kit:
        wait_until(lambda: is_up(kit), "it is up")
        os.killpg(kit.process.pid, signal.SIGHUP)
        assert is_up(kit)
        kit.process.terminate()
        assert kit.ended() == 0


@pytest.mark.long
def test_worker_ends_with_its_parent_and_a_new_start_waits_for_that(tmp_path: Path) -> None:
    with started(serve(tmp_path / "data"), tmp_path / "one") as kit:
        wait_until(lambda: is_up(kit), "it is up")
        worker = worker_of(kit)
        os.kill(kit.process.pid, signal.SIGKILL)
        kit.ended()
        with started(serve(tmp_path / "data"), tmp_path / "two") as again:
            wait_until(lambda: is_up(again), "the next is up")
            assert not worker.is_running() or worker.status() == psutil.STATUS_ZOMBIE
            again.process.terminate()
            assert again.ended() == 0


@pytest.mark.long
def test_second_start_on_a_folder_says_which_process_holds_it(tmp_path: Path) -> None:
    with started(serve(tmp_path / "data"), tmp_path / "one") as kit:
        wait_until(lambda: is_up(kit), "it is up")
        line = (
            f"The kit runs already with {tmp_path / 'data' / 'kit.sqlite3'}: process "
            f"{kit.process.pid} holds it and serves port {kit.port}. Go on there, or stop it "
            f"(Ctrl-C in its window, or `kit stop --data {tmp_path / 'data'}`) and start again. A "
            "second kit beside it takes a folder of its own, named with --data."
        )
        for options in ([], ["--port", str(kit.port)]):
            with started(serve(tmp_path / "data", *options), tmp_path / "two") as second:
                assert second.ended() == 1
                assert (second.out.read_text("utf-8"), second.said()) == ("", [line])
        own = ["--port", str(kit.port)]
        with started(serve(tmp_path / "other", *own), tmp_path / "three") as other:
            assert other.ended() == 1
            assert other.said() == [
                f"Port {kit.port} cannot be used (Address already in use): a kit serves there, process {kit.process.pid}. Stop it, or start with --port {kit.port + 1}."
            ]
        assert not (tmp_path / "other").exists()
        assert is_up(kit)


@pytest.mark.long
def test_worker_that_cannot_start_ends_the_kit_in_a_line(tmp_path: Path) -> None:
    """What its parent could read it cannot."""
    broken = tmp_path / "site"
    broken.mkdir()
    (broken / "sitecustomize.py").write_text(
        "import multiprocessing, sys\n"
        "import kit.store.kit_state as state\n"
        "real = state.insert_fact_if_absent\n"
        "def fails(*given):\n"
        "    if multiprocessing.parent_process():\n"
        "        raise RuntimeError('no such\\nthing')\n"
        "    return real(*given)\n"
        "state.insert_fact_if_absent = fails\n"
    )
    environment = plain_environment()
    environment["PYTHONPATH"] = f"{broken}:{environment.get('PYTHONPATH', '')}"
    with started(serve(tmp_path / "data"), tmp_path, env=environment) as kit:
        assert kit.ended() == 1
        (line,) = kit.said()
        assert line.startswith(
            "The pages cannot be served: RuntimeError: no such thing (state.py, line "
        )
        assert "Traceback" not in kit.out.read_text("utf-8")


def run(words: str) -> subprocess.CompletedProcess[str]:
    """A command line of a shell, with the exit status of the kit."""
    return subprocess.run(
        ["bash", "-c", f"set -o pipefail; {words}"],
        capture_output=True,
        encoding="utf-8",
        timeout=SECONDS,
        check=False,
        env=plain_environment(),
    )


CLOSED = "Standard output is closed: what the command says is not shown.\n"
FULL = "Standard output cannot be written to: No space left on device.\n"
COMMANDS = ["check", "keys log", "teacher list", "migrate", "demo --remove", "--help"]


@pytest.mark.long
@pytest.mark.sampled(1)
@pytest.mark.parametrize("words", COMMANDS)
def test_output_that_is_closed_takes_a_line(tmp_path: Path, words: str) -> None:
    data = "" if words in {"check", "--help"} else f"--data {tmp_path}"
    closed = run(f"{' '.join(command())} {words} {data} >&-")
    assert (closed.returncode, closed.stderr) == (0, CLOSED)


@pytest.mark.long
def test_output_that_is_full_or_read_enough_takes_a_line_at_most() -> None:
    kit = f"{' '.join(command())} check --stats"
    nothing = run(f"{kit} >&- 2>&- <&-")
    assert (nothing.returncode, nothing.stdout, nothing.stderr) == (0, "", "")
    if Path("/dev/full").exists():
        full = run(f"{kit} >/dev/full")
        assert (full.returncode, full.stderr) == (74, FULL)
    enough = run(f"{kit} | true")
    assert (enough.returncode in {0, 141}, enough.stderr) == (True, "")


@pytest.mark.long
@pytest.mark.sampled(1)
@pytest.mark.parametrize("where", [">&-", "| head -1", ">/dev/full"])
def test_kit_serves_on_without_output(tmp_path: Path, where: str) -> None:
    with started(["bash", "-c", f"{' '.join(serve(tmp_path / 'data'))} {where}"], tmp_path) as kit:
        holder = tmp_path / "data" / "kit.sqlite3-holder"
        wait_until(lambda: holder.exists() and holder.read_text(), "it holds its folder")
        pid, port = map(int, holder.read_text().split())
        wait_until(lambda: _answers(port), "it is up")
        os.kill(pid, signal.SIGTERM)
        assert kit.ended() == 0
        assert kit.said() == ([CLOSED.rstrip()] if where == ">&-" else [])


def _answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=20) as reply:
            return bool(reply.status == 200)
    except OSError:
        return False
