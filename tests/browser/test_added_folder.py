"""A folder beside the shipped course, under a class at work: changed, broken, mended, taken away."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from kit.store.engine import open_store
from tests.browser.conftest import LAPTOP, PHONE, People, Person
from tests.browser.scenes import sign_in_teacher
from tests.support.added import EXERCISE_FILE, KEY_FILE, LESSON_FILE, rewrite, write_own
from tests.support.databases import new_sqlite
from tests.support.room import Room, make_room
from tests.support.serving import Served, free_port, serving

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]
KEPT = "It is offered as it was before the mistake."


@dataclass
class Added:
    """A running kit with the shipped course and a folder beside it."""

    served: Served
    folder: Path
    room: Room

    @property
    def lessons(self) -> str:
        """The class's place *Lessons*."""
        return f"{self.served.url}/teacher/classrooms/{self.room.classroom_id}/lessons"


@pytest.fixture
def added(tmp_path: Path) -> Iterator[Added]:
    folder = write_own(tmp_path / "our-lessons")
    database = new_sqlite(tmp_path)
    store = open_store(database)
    room = make_room(store)
    options = ("--database-url", database, "--content", str(folder))
    with serving(tmp_path / "data", free_port(), *options) as served:
        yield Added(served, folder, room)
    store.close()


def load_until(page: Page, words: str | re.Pattern[str]) -> None:
    """Load the page again, as its reader does, until it says so; the folder may be looked at."""
    for _ in range(20):
        page.reload()
        if page.get_by_text(words).count():
            return
        page.wait_for_timeout(500)
    pytest.fail(page.inner_text("main"))


def look(person: Person, folder: Path, name: str) -> None:
    for viewport in (PHONE, LAPTOP):
        person.page.set_viewport_size(viewport)
        person.page.screenshot(path=folder / f"{name}-{viewport['width']}.png", full_page=True)
        person.check()


@pytest.mark.long
def test_both_courses_are_listed_and_changes_are_taken_up(
    added: Added, people: People, tmp_path: Path
) -> None:
    assert any("the shipped course: " in line for line in added.served.lines)
    person = people(LAPTOP)
    page = person.page
    sign_in_teacher(page, added.served.url)
    page.goto(f"{added.served.url}/teacher/")
    expect(page.get_by_role("heading", name="From our-lessons")).to_be_visible()
    look(person, tmp_path, "home")
    page.goto(added.lessons)
    expect(page.get_by_role("heading", name="The shipped course")).to_be_visible()
    expect(page.get_by_role("heading", name="1 · The weir")).to_be_visible()
    rewrite(added.folder, LESSON_FILE, "title: The weir", "title: The new weir")
    load_until(page, re.compile(r"changed:\s+“The new weir”"))
    expect(page.get_by_role("heading", name="1 · The new weir")).to_be_visible()
    anew = f"{added.folder} has changed and was read anew."
    assert anew in iter(added.served.next_line, None)
    expect(page.get_by_text(re.compile(r"Taken up from our-lessons .+:"))).to_be_visible()
    rewrite(added.folder, KEY_FILE, "label: official", "label: oficial")
    load_until(page, KEPT)
    notice = page.locator("#not-offered")
    notice.locator("summary").click()
    expect(notice.get_by_text(KEPT)).to_be_visible()
    expect(notice).to_contain_text(f"{added.folder / KEY_FILE}:3: items, plan, label: found 'ofi")
    expect(notice).to_contain_text("then load this page again")
    look(person, tmp_path, "broken")
    rewrite(added.folder, KEY_FILE, "label: oficial", "label: official")
    load_until(page, "nothing that is offered has changed.")
    expect(page.get_by_text(KEPT)).to_have_count(0)
    assert person.complaints == []


@pytest.mark.long
def test_folder_that_is_taken_away_takes_nothing_from_a_class(
    added: Added, people: People, tmp_path: Path
) -> None:
    person = people(LAPTOP)
    page = person.page
    sign_in_teacher(page, added.served.url)
    page.goto(added.lessons)
    added.folder.rename(tmp_path / "elsewhere")
    load_until(page, "The folder our-lessons is not there, or holds no lessons and exercises.")
    expect(page.get_by_role("heading", name="1 · The weir")).to_be_visible()
    look(person, tmp_path, "away")
    course = page.locator("details").filter(has=page.get_by_role("heading", name="The weir"))
    course.locator("summary").click()
    course.get_by_role("button", name="Start now").click()
    expect(page.get_by_role("heading", name="The weir").first).to_be_visible()
    (tmp_path / "elsewhere").rename(added.folder)
    (added.folder / EXERCISE_FILE).unlink()
    page.goto(added.lessons)
    load_until(page, re.compile(r"no longer there:\s+“The weir”"))
    page.get_by_role("link", name="Now", exact=True).click()
    expect(page.get_by_text("The weir").first).to_be_visible()
    assert person.complaints == []
