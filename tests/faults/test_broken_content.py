"""A folder of somebody's own breaks in every way, before the start and under a kit at work."""

import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from kit.store.engine import open_store
from kit.store.migrate import upgrade
from tests.support.added import ARTICLE_FILE, EXERCISE_FILE, KEY_FILE, LESSON_FILE, write_own
from tests.support.added import rewrite as changed
from tests.support.phone import Phone
from tests.support.room import Room, make_room
from tests.support.serving import Served, free_port, serving

pytestmark = pytest.mark.process

SECONDS = 40
Break = Callable[[Path], object]


def written(name: str, content: bytes) -> Break:
    return lambda folder: (folder / name).write_bytes(content)


def replaced(name: str, old: str, new: str) -> Break:
    return lambda folder: changed(folder, name, old, new)


def removed(name: str) -> Break:
    return lambda folder: (folder / name).unlink()


def own_folder_of(name: str) -> Break:
    """A folder where a file should be."""

    def make(folder: Path) -> None:
        (folder / name).unlink()
        (folder / name).mkdir()

    return make


def round_in_circles(folder: Path) -> None:
    (folder / EXERCISE_FILE).unlink()
    (folder / EXERCISE_FILE).symlink_to(folder / EXERCISE_FILE)


#: What is done to the folder, and what a teacher's page says then.
BREAKS: dict[str, tuple[Break, str]] = {
    "a tab": (replaced(EXERCISE_FILE, "\nitems:", "\nitems:\n\t"), f"{EXERCISE_FILE}:"),
    "an open quotation mark": (replaced(KEY_FILE, "why: ", 'why: "'), f"{KEY_FILE}:"),
    "not UTF-8": (written(EXERCISE_FILE, b"id: caf\xe9\n"), "the byte 0xe9"),
    "no text at all": (written(EXERCISE_FILE, bytes(range(256)) * 40), f"{EXERCISE_FILE}:"),
    "an empty file": (written(KEY_FILE, b""), f"{KEY_FILE}:"),
    "brackets without end": (written(EXERCISE_FILE, b"[" * 50_000), f"{EXERCISE_FILE}:"),
    "two megabytes": (written(EXERCISE_FILE, b"a: b\n" * 400_000), f"{EXERCISE_FILE}:"),
    "no key": (removed(KEY_FILE), f"{KEY_FILE}:1"),
    "no articles": (removed(ARTICLE_FILE), "the article 'weir', here and 1 more time"),
    "an article that cannot be": (
        replaced(ARTICLE_FILE, "paragraphs: ", "paragraphs: many "),
        f"{ARTICLE_FILE}:",
    ),
    "no front matter": (written(LESSON_FILE, b"# The weir\n"), f"{LESSON_FILE}:"),
    "an id of the course": (
        replaced(EXERCISE_FILE, "id: the-weir", "id: who-says-so"),
        f"{KEY_FILE}:1",
    ),
    "a list where a group is": (replaced(KEY_FILE, "items:", "items: []\nrest:"), f"{KEY_FILE}:"),
    "a folder for a file": (own_folder_of(EXERCISE_FILE), f"{EXERCISE_FILE}:"),
    "a link to itself": (round_in_circles, f"{EXERCISE_FILE}:"),
    "no folder": (shutil.rmtree, "no folder our-lessons/"),
}


#: What is said of a folder that was there when the kit started.
AWAY = "The folder our-lessons is not there, or holds no lessons and exercises."


def anew(folder: Path) -> None:
    """The folder without a mistake, whatever stands there."""
    shutil.rmtree(folder, ignore_errors=True)
    write_own(folder)


@pytest.fixture
def room(tmp_path: Path) -> Room:
    (tmp_path / "data").mkdir()
    url = f"sqlite:///{tmp_path / 'data' / 'kit.sqlite3'}"
    upgrade(url)
    with closing(open_store(url)) as store:
        return make_room(store, now=datetime.now(UTC))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_own(tmp_path / "our-lessons")


@pytest.fixture
def served(tmp_path: Path, room: Room, folder: Path) -> Iterator[Served]:
    with serving(tmp_path / "data", free_port(), "--local", "--content", str(folder)) as kit:
        yield kit


def says(teacher: Phone, sentence: str) -> bool:
    page = teacher.ask("/teacher/")
    assert page.status == 200
    return sentence in page.words


def says_nothing(teacher: Phone) -> bool:
    page = teacher.ask("/teacher/")
    return AWAY not in page.words and 'id="not-offered"' not in page.words


def wait_until(happened: Callable[[], bool], what: str) -> None:
    until = time.monotonic() + SECONDS
    while not happened():
        assert time.monotonic() < until, f"not after {SECONDS} seconds: {what}"
        time.sleep(0.2)


@pytest.mark.long
@pytest.mark.skipif(os.name != "posix", reason="Windows makes no such links")
@pytest.mark.timeout(600)
def test_whatever_breaks_is_said_and_stops_nobody(served: Served, room: Room, folder: Path) -> None:
    student, teacher = Phone(served.url), Phone(served.url)
    student.begin(room.code, "Cleo", room.assignment_id)
    assert teacher.sign_in().status == 200
    for revision, (kind, (breaks, at_start)) in enumerate(BREAKS.items(), 1):
        breaks(folder)
        wait_until(partial(says, teacher, at_start if folder.is_dir() else AWAY), kind)
        assert student.save("plan", "official", revision).status == 200, kind
        anew(folder)
        wait_until(partial(says_nothing, teacher), kind)
    assert [line for line in served.stop() if "Traceback" in line] == []


@pytest.mark.long
@pytest.mark.sampled(1)
@pytest.mark.skipif(os.name != "posix", reason="Windows makes no such links")
@pytest.mark.parametrize("kind", ["no text at all", "no folder", "a link to itself"])
def test_kit_starts_with_it(tmp_path: Path, room: Room, folder: Path, kind: str) -> None:
    breaks, sentence = BREAKS[kind]
    breaks(folder)
    with serving(tmp_path / "data", free_port(), "--local", "--content", str(folder)) as kit:
        assert any(sentence in line for line in kit.lines)
        student, teacher = Phone(kit.url), Phone(kit.url)
        student.begin(room.code, "Cleo", room.assignment_id)
        assert student.save("plan", "official", 1).status == 200
        assert teacher.sign_in().status == 200
        assert says(teacher, sentence)
        assert [line for line in [*kit.lines, *kit.stop()] if "Traceback" in line] == []
