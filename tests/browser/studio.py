"""A class with passages to paint, and what is on their page."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from playwright.sync_api import Locator, Page, expect

from kit.classroom.answering import attempts
from tests.browser.conftest import Person
from tests.browser.scenes import NOTHING_YET, Scene, come_back, expect_state
from tests.support.ground import Ground
from tests.support.passages import passages
from tests.support.room import make_room


@dataclass
class Studio(Scene):
    """A class with passages to paint."""

    @property
    def claims(self) -> str:
        return f"{self.work}/claims"

    def painted(self, name: str = "Mia") -> Mapping[str, Any]:
        """What the database holds of somebody's answers."""
        who = self.room.people[name]
        work = attempts.work(self.room.store, who, self.room.assignment_id, datetime.now(UTC))
        return {item: dict(held.value) for item, held in work.answers.items()}


def studio_of(ground: Ground, **kind: Any) -> Studio:
    """A class before one of the libraries of `passages`."""
    return Studio(make_room(ground.store, now=datetime.now(UTC), library=passages(**kind)), ground)


def at_work(scene: Studio, person: Person) -> Page:
    """Mia before the first passage."""
    page = person.page
    come_back(scene, page)
    page.goto(scene.work)
    page.get_by_role("button", name="Begin the exercise").click()
    # The script that paints comes after the one that shows one passage at a time.
    page.wait_for_url("**/claims")
    if person.scripts:
        expect_state(page, NOTHING_YET)
    return page


def saved(page: Page) -> None:
    expect(page.locator("#save-state")).to_have_text("saved", timeout=40_000)


def board(page: Page) -> Locator:
    """The listbox of the passage in front."""
    return page.get_by_role("listbox")


def options(page: Page) -> list[str]:
    """The names of the units, each with its pen."""
    return [str(one.get_attribute("aria-label")) for one in board(page).get_by_role("option").all()]


def pen(page: Page, label: str) -> Locator:
    return page.locator(f".claim.now .palette .pen-{label}")
