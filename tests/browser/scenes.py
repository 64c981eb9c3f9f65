"""A class before its kit, and what somebody does on the pages of an exercise."""

import re
from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime

from playwright.sync_api import Page, expect

from kit.classroom.answering import attempts
from kit.classroom.people import students
from kit.classroom.reports.results import results
from tests.browser.conftest import PHONE, People, Person
from tests.support.browser import wait_until
from tests.support.ground import Ground
from tests.support.room import PASSWORD, Room
from tests.support.serving import Served, entrance

#: What the masthead says before anything was given.
NOTHING_YET = "no answer yet"
HANDED_IN = "You have handed this in. Well done."
#: Of what the device keeps, the answers and wishes: where somebody was is kept until it is handed on.
_WAITING = "Object.keys(localStorage).filter(key => /^whose-words-(?!place:|go-on:)/.test(key))"


@dataclass
class Scene:
    """A class with an assignment, and how its kit is started."""

    room: Room
    ground: Ground

    @property
    def url(self) -> str:
        return self.ground.url

    @property
    def port(self) -> int:
        return self.ground.port

    @property
    def work(self) -> str:
        return f"{self.url}/work/{self.room.assignment_id}"

    def kit(self, data: str = "data") -> AbstractContextManager[Served]:
        """The running kit; another data folder has another signing key."""
        return self.ground.kit(data)

    def stored(self, name: str = "Mia") -> dict[str, str]:
        """What the database holds of somebody's answers."""
        return {item: label for item, (_revision, label) in self.revisions(name).items()}

    def revisions(self, name: str = "Mia") -> dict[str, tuple[int, str]]:
        """What the database holds of somebody's answers, with the numbers they were sent under."""
        who = self.room.people[name]
        work = attempts.work(self.room.store, who, self.room.assignment_id, datetime.now(UTC))
        return {i: (held.revision, held.value["label"]) for i, held in work.answers.items()}

    def state(self, name: str = "Mia") -> tuple[str, int]:
        """Somebody's state in the results, and how many attempts they made."""
        room = self.room
        found = results(room.store, room.classroom_id, room.assignment_id, datetime.now(UTC))
        row = next(row for row in found.sheet.students if row.name == name)
        return row.state, row.attempts_made


def come_back(scene: Scene, page: Page, name: str = "Mia", base: str | None = None) -> None:
    """Sign the browser in with the personal code; `base` is another address of the kit."""
    code = students.personal_code(scene.room.store, scene.room.people[name])
    page.goto(f"{base or scene.url}/join/{scene.room.code}/back")
    page.get_by_label("Your code").fill(code)
    page.get_by_role("button", name="Take me back to my work").click()
    page.wait_for_url("**/work/")


def sign_in_teacher(page: Page, url: str, port: int | None = None) -> None:
    """Ms Gray, at any address of the kit on this computer; `port` is its own, behind a proxy."""
    page.goto(entrance(url, port))
    page.get_by_label("Your name").fill("Ms Gray")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(re.compile(r"/teacher/(classrooms/[^/]+)?$"))


def at_claims(scene: Scene, people: People) -> Person:
    """Mia on her phone, before the first claim."""
    mia = people(PHONE)
    begin(scene, mia.page)
    return mia


def begin(scene: Scene, page: Page, base: str | None = None) -> None:
    """Mia before the first claim, in any browser; `base` is another address of the kit."""
    come_back(scene, page, base=base)
    page.goto(f"{base or scene.url}/work/{scene.room.assignment_id}")
    page.get_by_role("button", name="Begin the exercise").click()
    # The script of a type comes after the one that says the state.
    page.wait_for_url("**/claims")
    expect_state(page, NOTHING_YET)


def pick(page: Page, **picks: str) -> None:
    """Go to each claim that is not there already, and take a pen."""
    # Until its script has run the page shows all claims, and would hide the next one in mid-click.
    page.wait_for_load_state("load")
    for item, label in picks.items():
        if not page.locator(f"#item-{item}").is_visible():
            page.locator(f".steps a[href='#item-{item}']").click()
        page.locator(f"#item-{item} label.pen-{label}").click()


def hand_in(page: Page) -> None:
    """From the page where it is looked over; where much is open, asked once more."""
    page.locator("#hand-in").wait_for(state="attached")
    is_asked = page.locator("#ask-first").count() == 1
    page.get_by_role("button", name="Hand in").click()
    if is_asked:
        page.get_by_role("button", name="Hand in all the same").click()


def picked(page: Page) -> dict[str, str]:
    """The pens that the page shows as picked."""
    found: dict[str, str] = page.evaluate(
        "Object.fromEntries(Array.from(document.querySelectorAll('#claims input:checked'))"
        ".map(input => [input.name.split('.')[0], input.value]))"
    )
    return found


def expect_state(page: Page, text: str) -> None:
    expect(page.locator("#save-state")).to_have_text(text, timeout=40_000)


def expect_wiped(page: Page) -> None:
    """No answer and no wish waits any more, once the page's script has run."""
    wait_until(page, f"{_WAITING}.length === 0")


def unsent_words(count: int) -> str:
    return f"not sent, kept on this device ({count})"


def stored(page: Page) -> dict[str, Mapping[str, object]]:
    """What waits on the device, of all attempts."""
    found: dict[str, Mapping[str, object]] = page.evaluate(
        f"Object.assign({{}}, ...{_WAITING}.map(key => JSON.parse(localStorage[key])))"
    )
    return found


def take_part(page: Page) -> None:
    """From the start page, where the live session stands first."""
    page.locator("[data-watched] a").first.click()
    page.get_by_role("button", name="Take part").click()
    page.wait_for_url("**/live/")
