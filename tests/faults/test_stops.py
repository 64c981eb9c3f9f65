"""The kit is stopped, cleanly or not: what was saved is there, and it goes on."""

import asyncio
import os
import shutil
import signal
import sqlite3
import urllib.request
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from pathlib import Path

import psutil
import pytest

from tests.load.bench import stored, student_saver
from tests.load.client import Browser
from tests.load.servers import Running, kit
from tests.support.serving import free_port, serving

pytestmark = [
    pytest.mark.process,
    pytest.mark.skipif(os.name != "posix", reason="Windows has no such signals"),
]


def run(work: Coroutine[object, object, None]) -> None:
    """On a loop in a thread of its own: after a browser test this thread's own has one already."""
    with ThreadPoolExecutor(1) as apart:
        apart.submit(asyncio.run, work).result()


async def save(student: int, running: Running, times: int) -> None:
    """A student joins and saves that many answers, each acknowledged."""
    browser = Browser(running.port)
    saver = await student_saver(browser, running, student)
    for number in range(times):
        await saver(number)
    await browser.close()


async def ask_until_answered(running: Running) -> None:
    """As a phone would: again, until there is an answer."""
    async with asyncio.timeout(40):
        while True:
            browser = Browser(running.port)
            try:
                assert (await browser.get("/")).status == 200
            except (ConnectionError, asyncio.IncompleteReadError):
                await asyncio.sleep(0.1)
            else:
                return
            finally:
                with suppress(ConnectionError):
                    await browser.close()


def worker_of(pid: int) -> int:
    """The process that serves the pages of that kit."""
    (worker,) = [
        child.pid
        for child in psutil.Process(pid).children()
        if "resource_tracker" not in " ".join(child.cmdline())
    ]
    return worker


def test_killed_worker_comes_back_with_all_that_was_saved(tmp_path: Path) -> None:
    with kit(tmp_path / "data") as running:
        run(save(1, running, 3))
        before = worker_of(running.pid)
        os.kill(before, signal.SIGKILL)
        run(ask_until_answered(running))
        run(save(2, running, 3))
        assert worker_of(running.pid) != before
        assert stored(running.database) == 6


def test_clean_stop_leaves_all_in_the_one_file(tmp_path: Path) -> None:
    with kit(tmp_path / "data") as running:
        run(save(1, running, 3))
        log = running.database.with_name(f"{running.database.name}-wal")
        assert log.stat().st_size > 0
    assert not log.exists() or log.stat().st_size == 0
    alone = shutil.copy(running.database, tmp_path / "copied.sqlite3")
    assert stored(Path(alone)) == 3


STILL_OPEN = (
    "Another program has the database open, so its log could not be emptied: what was deleted may "
    "still be found there, and a copy needs the file that ends in -wal, too. Close that program, "
    "then start and stop the kit once."
)
ENDED = "The kit has stopped; all saved answers are kept."


@pytest.mark.parametrize("reads", [False, True])
def test_stop_says_where_another_program_keeps_the_log(tmp_path: Path, reads: bool) -> None:
    with serving(tmp_path / "data", free_port(), "--local") as running:
        urllib.request.urlopen(f"{running.url}/", timeout=30).close()
        path = tmp_path / "data" / "kit.sqlite3"
        with closing(sqlite3.connect(path, isolation_level=None)) as reader:
            if reads:
                reader.execute("BEGIN")
                reader.execute("SELECT count(*) FROM student").fetchall()
                with closing(sqlite3.connect(path)) as writer, writer:
                    writer.execute("UPDATE kit_state SET value = value")
            said = [line for line in running.stop() if line]
    assert said == ([STILL_OPEN] if reads else []) + [ENDED]
