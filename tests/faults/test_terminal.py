"""Where the kit says what it says: a terminal that stands still, a reader that goes, a full disk."""

import os
import pty
import sqlite3
import subprocess
import sys
import termios
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import make_url

from kit.store.engine import open_store
from tests.support.databases import new_sqlite
from tests.support.phone import Phone
from tests.support.room import make_room
from tests.support.serving import AFRESH, free_port

pytestmark = [
    pytest.mark.process,
    pytest.mark.timeout(120),
    pytest.mark.skipif(sys.platform != "linux", reason="a terminal as Linux has it"),
]

LOCKED = "Another program holds the kit's database."
START_SECONDS = 60


@dataclass
class Terminal:
    """A kit in a terminal, a student at work, and what the terminal has shown."""

    process: subprocess.Popen[bytes]
    url: str
    database: Path
    student: Phone
    visitor: Phone
    shown: list[bytes] = field(default_factory=list)

    def save_while_locked(self) -> None:
        """So that there is something to say, and again."""
        with closing(sqlite3.connect(self.database, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            for revision in (2, 3):
                reply = self.student.save("plan", "official", revision)
                assert (reply.status, reply.error) == (503, "DatabaseLocked")
            other.execute("ROLLBACK")

    def class_goes_on(self) -> None:
        began = time.monotonic()
        for revision in (4, 5):
            assert self.student.save("plan", "sourced", revision).status == 200
            assert self.visitor.ask("/").status == 200
        assert time.monotonic() - began < 10

    @property
    def text(self) -> str:
        return b"".join(self.shown).decode()


@contextmanager
def kit_in(folder: Path, reader: int, writer: int) -> Iterator[Terminal]:
    """A kit that writes to `writer`; what comes out of `reader` is shown until that is closed."""
    file = Path(str(make_url(new_sqlite(folder)).database))
    with closing(open_store(f"sqlite:///{file}")) as store:
        room = make_room(store, now=datetime.now(UTC))
    port = free_port()
    options = ("--local", "--port", str(port), "--data", str(folder))
    url = f"http://127.0.0.1:{port}"
    process = subprocess.Popen(
        [*AFRESH, "serve", *options, "--database-url", f"sqlite:///{file}"],
        stdin=subprocess.DEVNULL,
        stdout=writer,
        stderr=writer,
    )
    kit = Terminal(process, url, file, Phone(url), Phone(url))
    threading.Thread(target=read, args=(reader, kit.shown), daemon=True).start()
    try:
        wait_for(kit)
        kit.student.begin(room.code, "Cleo", room.assignment_id)
        yield kit
    finally:
        process.terminate()
        process.wait(30)


def wait_for(kit: Terminal) -> None:
    until = time.monotonic() + START_SECONDS
    while True:
        with suppress(OSError):
            if kit.visitor.ask("/").status == 200:
                return
        assert time.monotonic() < until, kit.text
        time.sleep(0.2)


def read(descriptor: int, shown: list[bytes]) -> None:
    with suppress(OSError):
        while piece := os.read(descriptor, 4096):
            shown.append(piece)


@pytest.mark.long
def test_terminal_that_stands_still_holds_up_no_page(tmp_path: Path) -> None:
    """By Ctrl-S, or by a press of the mouse in a window of Windows."""
    reader, writer = pty.openpty()
    with kit_in(tmp_path, reader, writer) as kit:
        termios.tcflow(writer, termios.TCOOFF)
        kit.save_while_locked()
        kit.class_goes_on()
        assert LOCKED not in kit.text
        termios.tcflow(writer, termios.TCOON)
    assert kit.text.count(LOCKED) == 1
    assert "The kit has stopped; all saved answers are kept." in kit.text
    assert "Traceback" not in kit.text


@pytest.mark.long
def test_reader_that_went_away_holds_up_no_page(tmp_path: Path) -> None:
    reader, writer = os.pipe()
    nobody, _ = os.pipe()
    with kit_in(tmp_path, nobody, writer) as kit:
        os.close(writer)
        os.close(reader)
        kit.save_while_locked()
        kit.class_goes_on()
    assert kit.process.returncode == 0


@pytest.mark.long
def test_full_disk_under_the_log_holds_up_no_page(tmp_path: Path) -> None:
    reader, _writer = os.pipe()
    with kit_in(tmp_path, reader, os.open("/dev/full", os.O_WRONLY)) as kit:
        kit.save_while_locked()
        kit.class_goes_on()
    assert kit.process.returncode == 0
