"""The kit is stopped by a signal while a class works, and goes on as if nothing had been."""

import os
import struct
import sys
from pathlib import Path

import pytest

from tests.faults.ledger.conftest import Ledger
from tests.faults.ledger.kits import Kit
from tests.faults.ledger.running import Crowds, Plan
from tests.support.databases import EITHER

pytestmark = [
    pytest.mark.process,
    pytest.mark.slow,
    pytest.mark.timeout(600),
    pytest.mark.parametrize("system", EITHER, indirect=True),
    pytest.mark.skipif(os.name != "posix", reason="Windows has no such signals"),
]
HOUR = 3600.0
#: More than the kit or a browser waits for anything: 30 s for a worker to stop are the most.
LONG_SECONDS = 40.0

#: The kit, whose clocks are as far ahead as a file says: the one that is set, and those that only
#: go on, so that an hour has passed by all of them. A clock of the system's own cannot be moved for
#: one process: a time namespace takes its offset when it is made, and never again.
PROGRAM = """
import mmap, os, struct, time

with open(os.environ["CLOCKS_ARE_AHEAD_BY"], "rb") as file:
    ahead = mmap.mmap(file.fileno(), 8, access=mmap.ACCESS_READ)

def moved(real, unit):
    return lambda *which: real(*which) + type(unit)(unit * struct.unpack("d", ahead)[0])

for name in ("time", "monotonic", "perf_counter", "clock_gettime"):
    setattr(time, name, moved(getattr(time, name), 1.0))
    setattr(time, name + "_ns", moved(getattr(time, name + "_ns"), 10**9))
from kit.__main__ import main
main()
"""


@pytest.mark.long
def test_kit_that_is_stopped_for_an_hour_of_its_clocks_goes_on(
    ledger: Ledger, tmp_path: Path
) -> None:
    clocks = tmp_path / "clocks"
    clocks.write_bytes(struct.pack("d", 0.0))

    def an_hour_passes() -> None:
        with clocks.open("r+b") as file:
            file.write(struct.pack("d", HOUR))

    def stop(kit: Kit, crowds: Crowds) -> None:
        crowds.wait_for(200)
        kit.pause(1.5, an_hour_passes)
        crowds.wait_for(200)

    command = (sys.executable, "-c", PROGRAM)
    outcome = ledger(
        Plan(students=12), stop, command=command, variables={"CLOCKS_ARE_AHEAD_BY": str(clocks)}
    )
    assert outcome.all_wrong == []


@pytest.mark.long
def test_kit_that_is_stopped_for_longer_than_anybody_waits_goes_on(ledger: Ledger) -> None:
    def stop(kit: Kit, crowds: Crowds) -> None:
        for seconds in (LONG_SECONDS, 12.0):
            crowds.wait_for(200)
            kit.pause(seconds)
        crowds.wait_for(200)

    outcome = ledger(Plan(bad=0.25, badness=0.05), stop)
    assert outcome.all_wrong == []
