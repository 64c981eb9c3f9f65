"""The kit as a teacher starts it: a real process on a loopback port."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.request import HTTPCookieProcessor, build_opener

import pytest

from kit.network import classroom_addresses
from tests.support import commands
from tests.support.room import write_content

pytestmark = pytest.mark.process

CONTENT = "Content: 1 lesson, 1 exercise, 4 items: 0 errors, 1 warning."
FEW = (
    "exercises/01-three-claims.yaml:6: warning: items: found 4 of them; allowed: 12 or more; "
    "add some: few items tell little about a class."
)
PAGES = "The teacher's pages, on this computer (open this link once, then a bookmark will do):"
LAST = "Stop the kit with Ctrl-C."
ENDED = "The kit has stopped; all saved answers are kept."
POSIX = pytest.mark.skipif(os.name != "posix", reason="Windows has no SIGTERM to be told by")


def own(folder: Path) -> dict[str, str]:
    """The home folder and the content are the test's."""
    return {
        "HOME": str(folder),
        "KIT_CONTENT": str(folder / "content"),
        "KIT_WITHOUT_SHIPPED": "yes",
    }


def command(folder: Path, *options: str) -> list[str]:
    return [sys.executable, "-m", "kit", "serve", "--data", str(folder / "data"), *options]


def refused(folder: Path, *options: str, **variables: str) -> commands.Said:
    """Start the kit where it cannot start; exit status, standard output and standard error."""
    write_content(folder / "content")
    return commands.run(
        "serve", "--data", str(folder / "data"), "--local", "--port", "0", *options,
        variables={**own(folder), **variables},
    )  # fmt: skip


@dataclass
class Running:
    """A kit that is up."""

    process: subprocess.Popen[bytes]
    out: Path
    err: Path
    port: int

    def said(self) -> list[str]:
        """The lines of standard output; the server's own hint at few processors left out."""
        said = self.out.read_text("utf-8").splitlines()
        return [line for line in said if not line.startswith("[WARNING] Configuration allows")]

    def stop(self, number: int) -> int:
        """Send a signal and wait for the end; returns the exit status."""
        self.process.send_signal(number)
        return self.process.wait(timeout=30)


def wait_until_up(process: subprocess.Popen[bytes], out: Path) -> int:
    """Wait for the port in the output, then for the first answer on it."""
    until = time.monotonic() + 40
    while time.monotonic() < until and process.poll() is None:
        found = re.search(r"(?s)http://127\.0\.0\.1:(\d+)/.*Ctrl-C", out.read_text("utf-8"))
        if found and answers(int(found.group(1))):
            # The port is open before the worker is there: wait for a page.
            with urllib.request.urlopen(f"http://127.0.0.1:{found.group(1)}/", timeout=30):
                return int(found.group(1))
        time.sleep(0.05)
    pytest.fail(f"the kit did not start: {out.read_text('utf-8')}")


def answers(port: int, ip: str = "127.0.0.1") -> bool:
    with socket.socket() as probe:
        return probe.connect_ex((ip, port)) == 0


Start = Callable[[], Running]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Starts the kit on a free loopback port; what still runs at the end is killed by its id."""
    started: list[subprocess.Popen[bytes]] = []
    write_content(tmp_path / "content")

    def begin() -> Running:
        out, err = tmp_path / f"out{len(started)}", tmp_path / f"err{len(started)}"
        with out.open("wb") as to_out, err.open("wb") as to_err:
            process = subprocess.Popen(
                command(tmp_path, "--local", "--port", "0"),
                stdout=to_out,
                stderr=to_err,
                env=commands.environment(own(tmp_path)),
                start_new_session=os.name == "posix",
            )
        started.append(process)
        return Running(process, out, err, wait_until_up(process, out))

    yield begin
    for process in started:
        if process.poll() is None and os.name == "posix":
            os.killpg(process.pid, signal.SIGKILL)
        process.kill()
        process.wait(timeout=10)


@pytest.mark.long
@POSIX
def test_serve_says_where_serves_and_stops_cleanly(start: Start, tmp_path: Path) -> None:
    running = start()
    base = f"http://127.0.0.1:{running.port}"
    expected = [
        CONTENT,
        "",
        "First make your teacher's account, on this computer (the link works once):",
        f"  {base}/teacher/set-up/TOKEN?computer=SECRET",
        "",
        PAGES,
        f"  {base}/teacher/?computer=SECRET",
        "",
        "The class joins at the first of these that works:",
        f"  {base}/  (this computer only)",
        "",
        LAST,
        "",
    ]
    said = [re.sub(r"(?<=set-up/)[\w-]{22}", "TOKEN", line) for line in running.said()]
    said = [re.sub(r"(?<=computer=)[\w-]{22}$", "SECRET", line) for line in said]
    assert said == expected
    assert running.err.read_text("utf-8").splitlines() == [FEW]
    link = next(line.strip() for line in running.said() if "/set-up/" in line)
    browser = build_opener(HTTPCookieProcessor())
    for address in (f"{base}/", link):
        with browser.open(address, timeout=20) as reply:
            assert reply.status == 200
    assert (tmp_path / "data" / "kit.sqlite3").exists()
    assert running.stop(signal.SIGTERM) == 0
    assert running.said()[len(expected) :] == [ENDED]
    assert not answers(running.port)


@POSIX
def test_serve_stops_cleanly_by_ctrl_c_and_starts_again(start: Start, tmp_path: Path) -> None:
    first = start()
    key = (tmp_path / "data" / "secret-key").read_text("ascii")
    link = next(line.strip() for line in first.said() if "/set-up/" in line)
    assert first.stop(signal.SIGINT) == 0
    assert first.said()[-1] == ENDED
    again = start()
    entrances = [
        next(line for line in kit.said() if "/teacher/?computer=" in line).partition("?")[2]
        for kit in (first, again)
    ]
    assert entrances[0] == entrances[1]
    assert (tmp_path / "data" / "secret-key").read_text("ascii") == key
    assert link not in again.out.read_text("utf-8")


@pytest.mark.long
@POSIX
def test_local_kit_answers_on_loopback_only(start: Start) -> None:
    running = start()
    assert [found.ip for found in classroom_addresses() if answers(running.port, found.ip)] == []
    assert running.stop(signal.SIGTERM) == 0


@pytest.mark.long
def test_port_in_use_is_refused(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        status, out, err = refused(tmp_path, "--port", str(port))
    reason = os.strerror(98) if sys.platform == "linux" else r"[^)]+"
    who = rf"process {os.getpid()} \([^)]+\) listens there"
    if sys.platform == "darwin":  # which tells an administrator alone
        who = "perhaps the kit runs already, or another program does"
    assert (status, out) == (1, "")
    assert re.fullmatch(
        rf"Port {port} cannot be used \({reason}\): {who}\. Stop it, or start with --port "
        rf"{port + 1 if port < 65535 else port - 1}\.\n",
        err,
    )
    assert not (tmp_path / "data").exists()


def test_data_folder_that_cannot_be_written_to_is_refused(tmp_path: Path) -> None:
    """A path under a file: permissions would not bind a test that runs as root."""
    (tmp_path / "file").touch()
    folder = tmp_path / "file" / "data"
    found = refused(tmp_path, "--data", str(folder))
    reason = (
        "Not a directory" if os.name == "posix" else "The system cannot find the path specified"
    )
    assert found == (
        1,
        "",
        (
            f"The data folder {folder} cannot be written to ({reason}). "
            "Name another one with --data, or change its permissions.\n"
        ),
    )


def test_file_without_a_key_is_refused_by_its_name(tmp_path: Path) -> None:
    path = tmp_path / "data" / "secret-key"
    path.parent.mkdir()
    path.touch()
    said = (
        f"The file {path} holds no key to sign cookies with. Delete it: the next start makes "
        "another, and everybody signs in again.\n"
    )
    assert refused(tmp_path) == (1, "", said)


@pytest.mark.long
@pytest.mark.sampled(1)
@POSIX
@pytest.mark.parametrize("there", [True, False])
def test_folder_without_content_is_said_and_the_kit_starts(
    start: Start, tmp_path: Path, *, there: bool
) -> None:
    """Classes and their results must be within reach; only giving waits for the content."""
    content = tmp_path / "content"
    shutil.rmtree(content)
    if there:
        content.mkdir()
    running = start()
    missing = (
        "{0}:1: error: folder: found no folder {1}/; allowed: a content folder with lessons/ and "
        "exercises/; name the folder that holds both, or make it."
    )
    names = {"exercises": "exercises", "lessons": "lessons"} if there else {".": "content"}
    assert running.err.read_text("utf-8").splitlines() == [
        *(missing.format(place, name) for place, name in names.items()),
        (
            f"There is no exercise to give in {content}. The kit starts all the same: classes and "
            "their results are there. Mend the files, or name another folder with --content, and "
            "start the kit again; `kit check` says more."
        ),
    ]
    errors = "2 errors" if there else "1 error"
    assert running.said()[0] == f"Content: 0 lessons, 0 exercises, 0 items: {errors}, 0 warnings."
    with urllib.request.urlopen(f"http://127.0.0.1:{running.port}/", timeout=20) as reply:
        assert reply.status == 200
    assert running.stop(signal.SIGTERM) == 0


def test_wrong_and_unknown_settings_are_all_said(tmp_path: Path) -> None:
    found = refused(tmp_path, "--address", "http://a", KIT_TEACHER_ON_NETWORK="on", KIT_PROT="8001")
    assert found == (
        2,
        "",
        (
            "Warning: The variable KIT_PROT is none of the kit's. Is KIT_PORT meant?\n"
            "--address is 'http://a', which is not allowed. Allowed: a host name or an IPv4 address, "
            "without http:// or port.\n"
            "KIT_TEACHER_ON_NETWORK is 'on', which is not allowed. "
            "Allowed: true, false, 1, 0, yes, no.\n"
        ),
    )
