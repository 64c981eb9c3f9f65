"""The four places of a class: short, in sight of their bar, each number leading on."""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from kit.classroom.people import classrooms
from tests.browser.conftest import LAPTOP, PHONE, People, Person
from tests.browser.scenes import Scene, sign_in_teacher
from tests.support.ground import Ground
from tests.support.room import make_room

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]
#: As long as a class may be called on a phone without pushing anything aside.
LONG = "Medienkunde 10b Nord"
NAMES = tuple(f"Student {number}" for number in range(1, 25))
#: What the one page of a class was before: 5,000 px of it at 1280, 8,000 at 360.
MOST = {LAPTOP["width"]: 2600, PHONE["width"]: 3200}


@pytest.fixture
def scene(ground: Ground) -> Scene:
    """A class of 24: one has handed in, one is at work."""
    room = make_room(ground.store, names=NAMES, now=datetime.now(UTC))
    classrooms.rename_classroom(room.store, room.classroom_id, LONG)
    room.do_all("Student 1")
    room.start("Student 2")
    return Scene(room, ground)


def place(page: Page, name: str) -> None:
    page.get_by_role("navigation", name="The class").get_by_role("link", name=name).click()


def height(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollHeight"))


@pytest.mark.long
@pytest.mark.sampled(1)
@pytest.mark.parametrize(("viewport", "scheme"), [(LAPTOP, "light"), (PHONE, "dark")])
def test_four_places_are_short_and_keep_their_bar(
    scene: Scene, people: People, viewport: ViewportSize, scheme: str
) -> None:
    with scene.kit():
        teacher = people(viewport, color_scheme=scheme)
        page = teacher.page
        # A teacher with one class lands on Now.
        sign_in_teacher(page, scene.url)
        expect(page.get_by_role("heading", name=LONG)).to_be_visible()
        assert height(page) < 1700
        for name in ("Lessons", "Students", "Results", "Now"):
            place(page, name)
            expect(page.get_by_role("link", name=name, exact=True)).to_have_attribute(
                "aria-current", "page"
            )
            assert height(page) <= MOST[viewport["width"]], name
            page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
            assert (
                page.locator(".desk-bar").evaluate("(bar) => bar.getBoundingClientRect().top") >= 0
            )
            teacher.check()


@pytest.mark.long
def test_numbers_lead_on_without_scripts(scene: Scene, people: People) -> None:
    with scene.kit():
        teacher = people(PHONE, java_script_enabled=False)
        page = teacher.page
        sign_in_teacher(page, scene.url)
        page.get_by_role("link", name="22 have not begun").click()
        page.get_by_role("link", name="Student 10", exact=True).click()
        expect(page.get_by_text("8 of 22", exact=True)).to_be_visible()
        page.get_by_role("link", name="Next: Student 11").click()
        expect(page.get_by_role("heading", name="Student 11")).to_be_visible()
        page.goto(f"{scene.url}/teacher/classrooms/{scene.room.classroom_id}/results?sort=1")
        first = page.locator("table.gradebook tbody tr").nth(1)
        expect(first).to_contain_text("Student 1")
        first.get_by_role("link", name="100 %").click()
        expect(page.get_by_role("heading", name="Student 1", exact=True)).to_be_visible()


@pytest.mark.long
def test_projector_mode_is_pressed_in_the_bar_and_holds_everywhere(
    scene: Scene, people: People
) -> None:
    scene.room.join("Quetzalcoatl")
    with scene.kit():
        teacher = people()
        page = teacher.page
        sign_in_teacher(page, scene.url)
        place(page, "Students")
        expect(page.get_by_text("Quetzalcoatl").first).to_be_visible()
        page.get_by_role("button", name="Projector mode: hide names").click()
        assert_nobody_is_named(teacher)
        place(page, "Results")
        assert_nobody_is_named(teacher)
        page.get_by_role("link", name="Three claims").first.click()
        assert_nobody_is_named(teacher)
        page.get_by_role("button", name="Names are hidden: show them").click()
        expect(page.get_by_text("Quetzalcoatl").first).to_be_visible()


def assert_nobody_is_named(teacher: Person) -> None:
    expect(teacher.page.get_by_role("button", name="Names are hidden: show them")).to_be_visible()
    assert "Quetzalcoatl" not in teacher.page.content()
    teacher.check()
