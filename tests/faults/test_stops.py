"""The kit is stopped, cleanly or not: what was saved is there, and it goes on."""

import asyncio
import os
import shutil
import signal
import sqlite3
import urllib.request
from collections import Counter
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from pathlib import Path

import psutil
import pytest

from tests.load.bench import Save, stored, student_saver
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


@pytest.mark.long
def test_killed_worker_comes_back_with_all_that_was_saved(tmp_path: Path) -> None:
    with kit(tmp_path / "data") as running:
        run(save(1, running, 3))
        before = worker_of(running.pid)
        os.kill(before, signal.SIGKILL)
        run(ask_until_answered(running))
        run(save(2, running, 3))
        assert worker_of(running.pid) != before
        assert stored(running.database) == 6


@pytest.mark.long
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
#: As many saves are under way at once as devices in two classes.
IN_FLIGHT = 64


@pytest.mark.long
@pytest.mark.sampled(1)
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


async def in_flight(running: Running, stop: Coroutine[object, object, None]) -> dict[str, int]:
    """64 students' saves, all under way behind another program's lock when the kit is stopped.

    How many had which status; 0: the connection went without an answer.
    """
    browsers = [Browser(running.port) for _ in range(IN_FLIGHT)]
    savers = [await student_saver(browser, running, at) for at, browser in enumerate(browsers)]
    idle = [await asyncio.open_connection("127.0.0.1", running.port) for _ in range(2)]
    ended: Counter[str] = Counter()

    async def save(saver: Save) -> None:
        try:
            await saver(0)
        except RuntimeError as refused:
            ended[str(refused).split()[2]] += 1
        except (ConnectionError, asyncio.IncompleteReadError):
            ended["none"] += 1
        else:
            ended["acknowledged"] += 1

    with closing(sqlite3.connect(running.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        saves = [asyncio.create_task(save(saver)) for saver in savers]
        await asyncio.sleep(0.6)
        assert not ended["acknowledged"]
        await stop
        # Nobody is let in any more, and what asks nothing is let go while the others wait.
        for reader, writer in idle:
            assert await asyncio.wait_for(reader.read(), 1) == b""
            writer.close()
        with pytest.raises(ConnectionError):
            await asyncio.open_connection("127.0.0.1", running.port)
        assert not ended["acknowledged"]
        other.rollback()
    await asyncio.gather(*saves)
    for browser in browsers:
        with suppress(ConnectionError):
            await browser.close()
    return dict(ended)


async def by_signal(running: Running) -> None:
    os.kill(running.pid, signal.SIGTERM)
    await asyncio.sleep(0.2)


async def by_ctrl_c_again_and_again(running: Running) -> None:
    """A terminal sends it to both processes."""
    both = (running.pid, worker_of(running.pid))
    for _ in range(4):
        for process in both:
            os.kill(process, signal.SIGINT)
        await asyncio.sleep(0.1)


# At a load of eight on two cores it took more than a minute.
@pytest.mark.timeout(180)
@pytest.mark.sampled(1)
@pytest.mark.parametrize("stop", [by_signal, by_ctrl_c_again_and_again])
def test_what_is_in_flight_is_answered_and_what_was_acknowledged_is_there(
    tmp_path: Path, stop: Callable[[Running], Coroutine[object, object, None]]
) -> None:
    ended: dict[str, int] = {}
    with kit(tmp_path / "data") as running:

        async def see() -> None:
            ended.update(await in_flight(running, stop(running)))

        run(see())
        process = psutil.Process(running.pid)
        assert process.wait(20) in {0, None}
        assert stored(running.database) == ended["acknowledged"]
    # Some waited for the lock, others were refused because so many did. What a slow machine had
    # not taken by then was never begun.
    assert ended["acknowledged"] >= 1
    assert ended["acknowledged"] + ended.get("503", 0) >= IN_FLIGHT * 3 // 4
    assert sum(ended.values()) == IN_FLIGHT
