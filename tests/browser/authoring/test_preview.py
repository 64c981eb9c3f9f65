"""Each type of exercise tried as a student, with and without scripts: no trace of it is left."""

from datetime import UTC, datetime
from uuid import UUID

import pytest
from playwright.sync_api import Page, ViewportSize

from kit.classroom.authoring import drafts
from kit.items import ITEM_TYPES
from tests.browser.conftest import LAPTOP, PHONE, People
from tests.browser.scenes import Scene, sign_in_teacher
from tests.support.ground import Ground
from tests.support.room import make_room
from tests.support.shipped import shipped_library
from tests.support.traces import rows_of

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
#: What the browser keeps of the kit, whatever it is.
KEPT = "[...Object.keys(localStorage), ...Object.keys(sessionStorage)]"
#: Answers every question of the section in sight: the first choice, a number, a sentence.
ANSWER = """section => {
  const met = new Set();
  for (const field of section.querySelectorAll("input, select, textarea")) {
    if (field.type === "radio" && field.value && !met.has(field.name)) {
      met.add(field.name);
      field.click();
    } else if (field.matches("input[type=text], textarea")) {
      field.value = field.matches("textarea") ? "It was said on Monday." : "12";
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.dispatchEvent(new Event("change", { bubbles: true }));
    } else if (field.matches("select") && field.offsetParent) {
      field.selectedIndex = field.options.length - 1;
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }
  }
}"""

#: Of each grid in the frame how many columns it has, and how wide the section in sight is.
COLUMNS = """() => [...document.querySelectorAll(".phone, .phone *")]
  .filter(one => getComputedStyle(one).display === "grid" && one.offsetParent)
  .map(one => [one.className, getComputedStyle(one).gridTemplateColumns.split(" ").length])"""


@pytest.fixture
def scene(ground: Ground) -> Scene:
    return Scene(make_room(ground.store, now=datetime.now(UTC)), ground)


def drafts_of_each_type(scene: Scene) -> dict[str, UUID]:
    """A copy of a shipped exercise of each type, by the type."""
    room, course = scene.room, shipped_library()
    first = {one.type: one for one in reversed(list(course.exercises.values()))}
    made = {}
    for name in ITEM_TYPES:
        copy = drafts.copy_of_course(course, first[name].id, f"My {name}", "copied")
        made[name] = drafts.make(room.store, room.teacher_id, copy, datetime.now(UTC)).id
    return made


def answer_all(page: Page) -> None:
    """Through all sections by the bar at the foot, then on to looking it over."""
    while True:
        page.locator(".claim.now").evaluate(ANSWER)
        if not page.locator("#next").is_visible():
            break
        page.locator("#next").click()
        page.locator("#claims:not(.resting)").wait_for()
    page.locator("#review").click()


@pytest.mark.long
@pytest.mark.sampled(1)
@pytest.mark.parametrize("size", [LAPTOP, PHONE], ids=["laptop", "phone"])
def test_each_type_is_tried_to_the_end_without_a_trace(
    scene: Scene, people: People, size: ViewportSize
) -> None:
    made = drafts_of_each_type(scene)
    teacher = people(size)
    page = teacher.page
    with scene.kit():
        sign_in_teacher(page, scene.url)
        before = rows_of(scene.room.store)
        for draft_id in made.values():
            page.goto(f"{scene.url}/teacher/own/{draft_id}/preview")
            box = page.locator("#phone").bounding_box()
            assert box is not None
            assert box["width"] <= PHONE["width"]
            teacher.check(only_colours=size is PHONE)
            answer_all(page)
            page.get_by_role("heading", name="My").first.wait_for()
            page.get_by_role("button", name="Hand in").click()
            page.get_by_role("link", name="Begin anew").wait_for()
            teacher.check(only_colours=size is PHONE)
            assert page.evaluate(KEPT) == []
        assert rows_of(scene.room.store) == before
    assert teacher.complaints == []


@pytest.mark.long
def test_each_type_is_tried_without_scripts(scene: Scene, people: People) -> None:
    made = drafts_of_each_type(scene)
    teacher = people(PHONE, java_script_enabled=False)
    page = teacher.page
    with scene.kit():
        sign_in_teacher(page, scene.url)
        before = rows_of(scene.room.store)
        for draft_id in made.values():
            page.goto(f"{scene.url}/teacher/own/{draft_id}/preview")
            page.get_by_role("button", name="Look it over and hand in").click()
            page.get_by_role("button", name="Back to the exercise").click()
            page.get_by_role("button", name="Look it over and hand in").click()
            page.get_by_role("button", name="Hand in").click()
            page.get_by_role("link", name="Begin anew").wait_for()
        assert rows_of(scene.room.store) == before


@pytest.mark.long
def test_frame_on_a_wide_screen_is_as_a_phone(scene: Scene, people: People) -> None:
    """The style sheets ask how wide the screen is, so preview.css undoes that in the frame."""
    made = drafts_of_each_type(scene)
    page = people(LAPTOP).page
    with scene.kit():
        sign_in_teacher(page, scene.url)
        for name, draft_id in made.items():
            columns = {}
            for size in (LAPTOP, PHONE):
                page.set_viewport_size(size)
                page.goto(f"{scene.url}/teacher/own/{draft_id}/preview")
                page.locator(".claim.now").wait_for()
                columns[size["width"]] = page.evaluate(COLUMNS)
            assert columns[1280] == columns[360], name
            assert columns[360], name
