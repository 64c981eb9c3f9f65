"""A class works from addresses and browsers that can be told apart; afterwards nothing has them.

The names that students chose are all there is of them: every file of the data folder, the log, a
backup, what stands in both and what a teacher downloads are searched.
"""

import io
import re
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from http.client import HTTPConnection, HTTPResponse
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Final
from urllib.request import HTTPCookieProcessor, HTTPHandler, Request, build_opener

import pytest

from kit.store.engine import open_store
from kit.store.migrate import upgrade
from tests.support import commands
from tests.support.phone import Phone
from tests.support.room import Room, make_room
from tests.support.serving import free_port, serving

pytestmark = [pytest.mark.process, pytest.mark.timeout(180)]

#: Of the loopback net, so that they are what the kit sees of the senders.
TEACHER: Final = "127.0.0.76"
GUESSER: Final = "127.0.0.75"
STUDENTS: Final = {f"127.0.0.{number}": f"Pupil {number}" for number in range(77, 82)}
#: What a proxy would say of them, and anybody may.
FORWARDED: Final = "203.0.113.177"
#: What no browser but these calls itself.
AGENT: Final = "Zeppelinbrowser"
MARKS: Final = [
    word.encode()
    for word in (TEACHER, GUESSER, *STUDENTS, FORWARDED, AGENT, AGENT.lower(), "cb0071b1")
]
_FILE: Final = re.compile(r'href="(/teacher/[^"]+(?:\.(?:csv|json|xlsx|zip)|/export)[^"]*)"')


class _From(HTTPHandler):
    """Sends from an address."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self._connection = partial(HTTPConnection, source_address=(address, 0))

    def http_open(self, req: Request) -> HTTPResponse:
        return self.do_open(self._connection, req)


def browser(url: str, address: str, *, forwarded: bool = True) -> Phone:
    """A browser of its own at an address, with a name and headers that can be told apart.

    `forwarded`: with what a proxy would say; for a teacher's pages that is another computer.
    """
    opener = build_opener(_From(address), HTTPCookieProcessor(CookieJar()))
    opener.addheaders = [("User-Agent", f"{AGENT}/{address[-2:]} (Windows) Firefox")]
    if forwarded:
        opener.addheaders += [("X-Forwarded-For", FORWARDED), ("Forwarded", f"for={FORWARDED}")]
    return Phone(url, opener)


def works(url: str, room: Room) -> dict[str, bytes]:
    """A class joins, answers and hands in, somebody guesses, a teacher downloads: the files."""
    for address, name in STUDENTS.items():
        student = browser(url, address)
        student.begin(room.code, name, room.assignment_id)
        assert student.save("plan", "official", 1).status == 200
        assert student.ask(student.saving.replace("/claims/", "/hand-in/"), {}).status == 200
    guesser = browser(url, GUESSER)
    assert guesser.ask("/join/22222222").status == 404
    guesser.ask(f"/join/{room.code}/come-back")
    guesser.ask(f"/join/{room.code}/come-back", {"code": "22222222"})
    teacher = browser(url, TEACHER, forwarded=False)
    assert teacher.sign_in("Ms Grey").status == 403
    assert teacher.sign_in().status == 200
    classroom = f"/teacher/classrooms/{room.classroom_id}"
    pages = (classroom, f"{classroom}/assignments/{room.assignment_id}/results")
    paths = {path for page in pages for path in _FILE.findall(teacher.ask(page).text)}
    files = {}
    for path in sorted(paths):
        with teacher.opener.open(url + path.replace("&amp;", "&"), timeout=40) as reply:
            files[path] = reply.read()
    return files


def opened(name: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    """A file, what stands in it where it is an archive, and so on."""
    yield name, content
    if zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for member in archive.namelist():
                yield from opened(f"{name}/{member}", archive.read(member))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    upgrade(f"sqlite:///{folder / 'kit.sqlite3'}")
    return folder


@pytest.mark.long
def test_no_address_and_no_browser_is_in_any_file_row_log_backup_or_download(data: Path) -> None:
    with closing(open_store(f"sqlite:///{data / 'kit.sqlite3'}")) as store:
        room = make_room(store, now=datetime.now(UTC))
    with serving(data, free_port(), "--local", "--log-level", "debug") as served:
        files = works(served.url, room)
        while_running = {str(path): path.read_bytes() for path in data.rglob("*") if path.is_file()}
        status, _out, error = commands.run("backup", variables={"KIT_DATA": str(data)})
        assert status == 0, error
    after = {str(path): path.read_bytes() for path in data.rglob("*") if path.is_file()}
    assert len(files) >= 4
    assert any(path.endswith("kit.log") for path in after)
    assert any(path.endswith(".kitbackup") for path in after)
    everything = {**while_running, **after, **files}
    traces = [
        f"{mark.decode()} in {name}"
        for whole, content in everything.items()
        for name, part in opened(whole, content)
        for mark in MARKS
        if mark in part
    ]
    assert traces == []
    # What was looked for where it is: the names that they chose.
    assert any(b"Pupil 77" in part for part in files.values())


@pytest.mark.long
def test_what_is_known_of_a_guesser_is_a_hash_that_goes(data: Path) -> None:
    database = data / "kit.sqlite3"
    with closing(open_store(f"sqlite:///{database}")) as store:
        room = make_room(store, now=datetime.now(UTC))
    with serving(data, free_port(), "--local") as served:
        works(served.url, room)
    assert counters(database)
    assert all(re.fullmatch(r"[0-9a-f]{64}", who) for who in counters(database))
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("UPDATE failure SET window_start = datetime(window_start, '-1 hour')")
    with serving(data, free_port(), "--local"):
        assert counters(database) == []


def counters(database: Path) -> list[str]:
    """What stands for who failed."""
    with closing(sqlite3.connect(database)) as connection:
        return [who for (who,) in connection.execute("SELECT who FROM failure")]
