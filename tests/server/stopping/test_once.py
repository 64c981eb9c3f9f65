"""Of the signals that stop the serving process the first counts."""

import multiprocessing
import os
import signal
import subprocess
import sys

import pytest

from kit.server.stopping import once

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows has no such signals")

#: An event loop that takes signals as granian has it do, and counts those that come.
COUNTS = """
import asyncio, os, signal
from kit.server.stopping.once import StopsOnce

async def main():
    heard, loop = [], asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, heard.append, number)
    stopping = StopsOnce()
    stopping.take_signals()
    for name in ("SIGINT", "SIGHUP", "SIGINT"):
        os.kill(os.getpid(), getattr(signal, name))
    await asyncio.sleep(0.05)
    before = (list(heard), stopping.has_begun)
    for name in ("SIGTERM", "SIGTERM", "SIGINT", "SIGTERM", "SIGHUP"):
        os.kill(os.getpid(), getattr(signal, name))
        await asyncio.sleep(0.01)
    print(before, list(map(int, heard)), stopping.has_begun)

asyncio.run(main())
"""


@pytest.mark.long
@pytest.mark.process
def test_first_one_of_the_main_process_is_handed_on_and_no_other() -> None:
    done = subprocess.run(
        [sys.executable, "-c", COUNTS], capture_output=True, text=True, timeout=50, check=True
    )
    assert done.stdout == f"([], False) [{int(signal.SIGTERM)}] True\n"


@pytest.mark.parametrize("asks", [True, False])
def test_process_stops_when_asked_and_not_when_the_other_end_is_gone(
    asks: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    stopped: list[str] = []
    monkeypatch.setattr(once, "stop_this_process", lambda: stopped.append("stopped"))
    asked, end = multiprocessing.Pipe(duplex=False)
    if asks:
        end.send(None)
    end.close()
    once.stop_when_asked(asked)
    assert stopped == (["stopped"] if asks else [])
