"""A kit that runs, and somebody who sets the clock of its computer."""

import re
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest

from kit.classroom.clock import wall_clock
from kit.store.engine import open_store
from tests.faults.test_forty_join import browser, page, token_of
from tests.support.databases import new_sqlite
from tests.support.room import PASSWORD, make_room, write_content
from tests.support.serving import entrance, free_port, serving

pytestmark = pytest.mark.process

#: In seconds.
YEAR = 365 * 86_400

#: The kit, told another time by as many seconds as a file says.
PROGRAM = """
import os, pathlib, time
real, file = time.time, pathlib.Path(os.environ["CLOCK_IS_OFF_BY"])
time.time = lambda: real() + float(file.read_text())
from kit.__main__ import main
main()
"""


@pytest.mark.long
def test_class_stays_in_and_at_work_while_the_clock_is_set(tmp_path: Path) -> None:
    off, data = tmp_path / "off", tmp_path / "data"
    off.write_text("3600")
    data.mkdir()
    url = new_sqlite(data)
    store = open_store(url)
    room = make_room(store, now=wall_clock() + timedelta(hours=1))
    store.close()
    write_content(tmp_path / "content")
    options = (
        "--local",
        "--content",
        str(tmp_path / "content"),
        "--without-shipped",
        "--database-url",
        url,
    )
    command = (sys.executable, "-c", PROGRAM)
    with serving(data, free_port(), *options, command=command, CLOCK_IS_OFF_BY=str(off)) as served:
        teacher, zoe = browser(), browser()
        sign_in = page(teacher, entrance(served.url))
        page(
            teacher,
            f"{served.url}/teacher/sign-in",
            csrf_token=token_of(sign_in),
            name="Ms Gray",
            password=PASSWORD,
        )
        lobby = page(zoe, f"{served.url}/join/{room.code}")
        work = f"{served.url}/work/{room.assignment_id}"
        page(zoe, f"{served.url}/join/{room.code}", csrf_token=token_of(lobby), name="Zoe")
        task = page(zoe, work)
        page(zoe, f"{work}/start", csrf_token=token_of(task))
        for number, seconds in enumerate((0, -10, 86_400, -86_400, YEAR, -YEAR), 1):
            off.write_text(str(seconds))
            time.sleep(0.05)
            claims = page(zoe, f"{work}/claims")
            found = re.search(r'action="([^"]+/claims/[^"]+)"', claims)
            assert found
            answer = {"plan.label": "official", "plan.revision": str(number)}
            page(zoe, f"{served.url}{found[1]}", csrf_token=token_of(claims), **answer)
            # Put back by an hour at first; ten seconds more are nothing to speak of.
            home = page(teacher, f"{served.url}/teacher/")
            assert "Your classes" in home, (number, seconds)
            assert ("this computer's clock was" in home) is (number != 2), number
