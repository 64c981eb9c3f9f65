"""People in front of real browsers, and the kit they meet, in its own process."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect

from tests.support.ground import Ground, ground_for_all, own_ground
from tests.support.looks import faults_of
from tests.support.room import PASSWORD
from tests.support.serving import Served, free_port, serving

LAPTOP: ViewportSize = {"width": 1280, "height": 800}
PHONE: ViewportSize = {"width": 360, "height": 740}

# A machine that does much else answers late; only a test that fails waits as long.
expect.set_options(timeout=20_000)


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """The kit with the shipped lessons and an empty database."""
    with serving(tmp_path / "data", free_port(), "--address", "192.0.2.20") as running:
        yield running


@pytest.fixture(scope="session")
def shared_ground(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    """A kit that runs for all tests of this process: to start one takes two seconds."""
    with ground_for_all(tmp_path_factory.mktemp("ground")) as ground:
        yield ground


@pytest.fixture
def ground(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Ground]:
    """An empty database with a kit on it; with the mark `own_kit` one that the test may stop."""
    if request.node.get_closest_marker("own_kit"):
        with own_ground(tmp_path) as own:
            yield own
        return
    shared: Ground = request.getfixturevalue("shared_ground")
    shared.clear()
    yield replace(shared, folder=tmp_path)


@dataclass
class Person:
    """Somebody with a browser of their own. What the console complains of is kept."""

    context: BrowserContext
    page: Page
    complaints: list[str]
    scripts: bool = True

    def check(self, *, only_colours: bool = False) -> None:
        """No accessibility findings and no overflow on the page as it stands.

        `only_colours` is for a page that was looked at in whole in another colour scheme. Without
        JavaScript axe cannot run; the same pages are checked with it.
        """
        if self.scripts:
            faults = faults_of(self.page, only_colours=only_colours)
            assert faults == "", f"{self.page.url}\n{faults}"
        wide = self.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert wide <= 0, f"{self.page.url} is {wide} px wider than the screen"


People = Callable[..., Person]


@pytest.fixture
def people(browser: Browser) -> Iterator[People]:
    """Call it for a person: each has a browser context of their own."""
    everybody: list[Person] = []

    def arrive(viewport: ViewportSize = LAPTOP, **options: Any) -> Person:
        # A button that is fading in has no contrast yet: pages are looked at when they are at rest.
        options.setdefault("reduced_motion", "reduce")
        context = browser.new_context(viewport=viewport, **options)
        page = context.new_page()
        person = Person(context, page, [], options.get("java_script_enabled", True))
        page.on(
            "console",
            lambda message: (
                person.complaints.append(message.text)
                if message.type in {"error", "warning"}
                else None
            ),
        )
        page.on("pageerror", lambda error: person.complaints.append(str(error)))
        everybody.append(person)
        return person

    yield arrive
    for person in everybody:
        person.context.close()


def set_up_teacher(person: Person, served: Served, class_name: str = "9B") -> str:
    """Make the account and a class, give lesson 2; the join code."""
    page = person.page
    page.goto(served.set_up_link)
    page.get_by_label("Your name").fill("Ms Gray")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_label("The same password again").fill(PASSWORD)
    page.get_by_role("button", name="Begin").click()
    page.get_by_label("Name").fill(class_name)
    page.get_by_role("button", name="Make the class").click()
    page.get_by_role("link", name="Show the join page").click()
    code = page.locator(".projector .code").inner_text()
    assert re.fullmatch(r"[A-Z0-9]{4}[ -]?[A-Z0-9]{4}", code)
    return code


def join(person: Person, url: str, code: str, name: str) -> None:
    """Type the code and a name."""
    page = person.page
    page.goto(url)
    page.get_by_label("Class code").fill(code)
    page.get_by_role("button", name="Go on").click()
    page.get_by_label("Your name").fill(name)
    page.get_by_role("button", name="Join").click()
