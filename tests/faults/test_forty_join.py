"""Forty students behind one address join within ten seconds, beside somebody who guesses codes."""

import re
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from http.cookiejar import CookieJar
from pathlib import Path
from threading import Barrier, Event
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener

import pytest

from kit.classroom.people import classrooms, students
from kit.classroom.people.throttle import JOINING
from kit.store.engine import open_store
from tests.support.databases import new_sqlite
from tests.support.room import make_teacher
from tests.support.serving import free_port, serving

pytestmark = pytest.mark.process

CLASS = 40
SECONDS = 10.0
_TOKEN = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"')


def browser() -> OpenerDirector:
    """A browser of its own, cookies and all, at this test's one address."""
    return build_opener(HTTPCookieProcessor(CookieJar()))


def page(opener: OpenerDirector, address: str, **form: str) -> str:
    """A page; with a form, what comes of posting it."""
    data = urlencode(form).encode() if form else None
    with opener.open(address, data, timeout=SECONDS * 2) as reply:
        return str(reply.read().decode())


def token_of(text: str) -> str:
    found = _TOKEN.search(text)
    assert found
    return found.group(1)


def join(url: str, code: str, name: str, start: Barrier) -> float:
    """Type the code and a name, as a student does; when the start page was there."""
    opener = browser()
    start.wait()
    first = page(opener, url)
    lobby = page(opener, url, csrf_token=token_of(first), code=code)
    home = page(opener, f"{url}/join/{code}", csrf_token=token_of(lobby), name=name)
    assert f"Hello {name}" in home
    return time.monotonic()


def wrong_code(opener: OpenerDirector, url: str) -> int:
    """The answer to a code that no class has."""
    try:
        page(opener, f"{url}/join/ZZZZ2222")
    except HTTPError as refused:
        refused.close()
        return refused.code
    return 200


def guess(url: str, done: Event, start: Barrier) -> list[int]:
    """Wrong codes, one after another, for as long as the class joins; the answers."""
    opener, answers = browser(), []
    start.wait()
    while not done.is_set():
        answers.append(wrong_code(opener, url))
    return answers


@pytest.mark.long
def test_forty_behind_one_address_join_within_ten_seconds_beside_a_guesser(tmp_path: Path) -> None:
    database = new_sqlite(tmp_path)
    store = open_store(database)
    now = datetime.now(UTC)
    classroom_id = classrooms.create_classroom(store, make_teacher(store, now=now), "9B", now)
    code = classrooms.open_join_page(store, classroom_id, now).code
    names = [f"Student {number:02}" for number in range(1, CLASS + 1)]
    options = ("--local", "--database-url", database)
    with serving(tmp_path / "data", free_port(), *options) as served:
        # The guesser has been at it since before: its counter is full when the class comes.
        for _try in range(JOINING.pair):
            assert wrong_code(browser(), served.url) == 404
        start, done = Barrier(CLASS + 2), Event()
        with ThreadPoolExecutor(CLASS + 1) as threads:
            guesser = threads.submit(guess, served.url, done, start)
            joining = [threads.submit(join, served.url, code, name, start) for name in names]
            start.wait()
            began = time.monotonic()
            try:
                took = max(one.result() for one in joining) - began
            finally:
                done.set()
            answers = guesser.result()
    joined = {one.name for one in students.students_of(store, classroom_id) if one.joined_at}
    store.close()
    assert joined == set(names)
    assert answers
    assert set(answers) == {429}
    assert took < SECONDS, f"{CLASS} students took {took:.1f} s"
