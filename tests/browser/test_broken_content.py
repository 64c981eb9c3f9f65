"""The kit over a class at work, with content that is broken, empty or gone: it starts all the same."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from kit.store.engine import open_store
from tests.browser.conftest import LAPTOP, PHONE, People
from tests.browser.scenes import sign_in_teacher
from tests.support.content_messages import EX, KEYS, LES
from tests.support.databases import new_sqlite
from tests.support.room import EXERCISE, Room, make_room, write_content
from tests.support.serving import free_port, serving

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]
NOTHING = "There is no exercise to give. Classes, and what they were given before, are all there."


def broken(folder: Path) -> Path:
    write_content(
        folder, exercise=EXERCISE.replace("from: {article: a, paragraph: 1}", "from: Courier")
    )
    (folder / LES).unlink()
    for name in ("exercises/02-other-words.yaml", "exercises/02-other-words.key.yaml"):
        (folder / name).write_text("id: other-words\ntitle: [" + "x" * 90, "utf-8")
    return folder


def empty(folder: Path) -> Path:
    folder.mkdir()
    return folder


def missing(folder: Path) -> Path:
    return folder / "nowhere"


@pytest.fixture
def class_at_work(tmp_path: Path) -> Iterator[tuple[Room, str]]:
    """9B, of whom Mia has handed in, and the database it is in."""
    database = new_sqlite(tmp_path)
    store = open_store(database)
    room = make_room(store)
    room.do_all("Mia", plan="editorial")
    yield room, database
    store.close()


@pytest.mark.long
@pytest.mark.sampled(1)
@pytest.mark.parametrize("make", [broken, empty, missing])
def test_class_and_results_are_within_reach_and_the_reasons_are_named(
    class_at_work: tuple[Room, str], people: People, tmp_path: Path, make: Callable[[Path], Path]
) -> None:
    _room, database = class_at_work
    content = make(tmp_path / "content")
    options = ("--database-url", database, "--content", str(content), "--without-shipped")
    with serving(tmp_path / "data", free_port(), *options) as served:
        assert any(
            line.startswith(
                f"There is no exercise to give in {content}. The kit starts all the same"
            )
            for line in served.lines
        )
        teacher = people(LAPTOP)
        page = teacher.page
        # Who has one class lands in it; the page of all classes says the same.
        sign_in_teacher(page, served.url)
        expect(page.get_by_role("heading", name="9B")).to_be_visible()
        expect(page.get_by_text(NOTHING)).to_be_visible()
        page.goto(f"{served.url}/teacher/")
        expect(page.get_by_text(NOTHING)).to_be_visible()
        teacher.check()
        page.get_by_role("link", name="9B").click()
        page.get_by_role("link", name="Lessons", exact=True).click()
        expect(page.get_by_text(NOTHING)).to_be_visible()
        teacher.check()
        page.get_by_role("link", name="Now", exact=True).click()
        notice = page.locator("#not-offered")
        expect(page.get_by_text(NOTHING)).to_be_visible()
        expect(notice).to_have_attribute("open", "")
        for viewport in (LAPTOP, PHONE):
            page.set_viewport_size(viewport)
            page.screenshot(
                path=tmp_path / f"{make.__name__}-{viewport['width']}.png", full_page=True
            )
            teacher.check()
        expect(notice).to_contain_text(
            f"{EX}:10: items, plan, from: found a text ('Courier'); allowed: one of 'article'"
            if make is broken
            else "lessons:1: folder: found no folder lessons/; allowed:"
            if make is empty
            else ".:1: folder: found no folder nowhere/; allowed:"
        )
        page.get_by_role("link", name="Results", exact=True).click()
        page.get_by_role("link", name="Three claims").first.click()
        expect(page.get_by_role("heading", name="Three claims").first).to_be_visible()
        expect(page.get_by_text("Mia").first).to_be_visible()
        teacher.check()
        assert teacher.complaints == []


@pytest.mark.long
def test_words_of_a_key_are_hidden_with_the_key(
    class_at_work: tuple[Room, str], people: People, tmp_path: Path
) -> None:
    room, database = class_at_work
    content = write_content(tmp_path / "content")
    text = (content / KEYS).read_text("utf-8")
    (content / KEYS).write_text(text.replace("label: official", "label: oficial"), "utf-8")
    options = ("--database-url", database, "--content", str(content), "--without-shipped")
    with serving(tmp_path / "data", free_port(), *options) as served:
        page = people(PHONE).page
        sign_in_teacher(page, served.url)
        page.goto(f"{served.url}/teacher/classrooms/{room.classroom_id}/lessons")
        notice = page.locator("#not-offered")
        expect(notice).to_contain_text(
            "One exercise cannot be given: there is a mistake in its files"
        )
        expect(notice).to_contain_text(f"{KEYS}:3: items, plan, label: found 'oficial'")
        page.get_by_role("button", name="Hide names and key").click()
        expect(notice).to_contain_text(f"{KEYS}:3")
        expect(notice).not_to_contain_text("oficial")
