"""A form that is refused: the focus goes to what is wrong, within a phone's first screen."""

import re
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from kit.classroom.people import students
from tests.browser.conftest import People, Person
from tests.support import choosing
from tests.support.ground import Ground
from tests.support.room import PASSWORD, Room, make_room
from tests.support.serving import entrance
from tests.support.shipped import shipped_library

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]
#: Of the kit that is served.
EXERCISE = next(iter(shipped_library().exercises))
PHONES: tuple[ViewportSize, ...] = (
    {"width": 320, "height": 568},
    {"width": 360, "height": 640},
)


@pytest.fixture
def room(ground: Ground) -> Room:
    return make_room(ground.store, now=datetime.now(UTC))


def expect_summary(person: Person, *lines: str) -> None:
    """In sight without scrolling, with the focus on it, and each line leads to its field."""
    page = person.page
    summary = page.locator("#to-mend")
    expect(summary.locator("li")).to_have_text(list(lines))
    if person.scripts:
        expect(summary).to_be_focused()
    screen = page.viewport_size
    assert screen is not None
    top = page.evaluate("document.getElementById('to-mend-head').getBoundingClientRect().top")
    first = summary.locator("li").first.bounding_box()
    assert first is not None
    assert top >= 0, page.url
    assert first["y"] + first["height"] <= screen["height"], page.url
    person.check()
    summary.get_by_role("link").first.click()
    field = summary.get_by_role("link").first.get_attribute("href")
    if person.scripts:
        expect(page.locator(f"[id='{(field or '')[1:]}']")).to_be_focused()
    else:
        expect(page.locator(f"[id='{(field or '')[1:]}']")).to_be_in_viewport()


@pytest.mark.sampled(1)
@pytest.mark.parametrize("screen", PHONES, ids=lambda size: f"{size['width']}x{size['height']}")
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "plain"])
def test_students_see_what_is_wrong_first(
    people: People, ground: Ground, room: Room, screen: ViewportSize, scripts: bool
) -> None:
    mia = people(screen, java_script_enabled=scripts)
    page = mia.page
    page.goto(ground.url)
    page.get_by_role("button", name="Go on").click()
    expect_summary(mia, "Type the code that your teacher shows: 8 letters and digits.")
    page.goto(f"{ground.url}/join/{room.code}")
    page.get_by_role("button", name="Join").click()
    expect_summary(mia, "Type the name your teacher and class know you by.")
    page.goto(f"{ground.url}/join/{room.code}/back")
    page.get_by_role("button", name="Take me back to my work").click()
    expect_summary(mia, "Type your personal code, or the one-time code from your teacher.")
    page.get_by_label("Your code").fill(students.personal_code(room.store, room.people["Mia"]))
    page.get_by_role("button", name="Take me back to my work").click()
    # The browser keeps what stands behind the # through a redirect.
    page.wait_for_url(re.compile("/work/"))


@pytest.mark.long
def test_student_without_scripts_is_led_to_the_number(
    people: People, ground: Ground, room: Room
) -> None:
    choosing.give(room, "figures")
    mia = people(PHONES[1], java_script_enabled=False)
    page = mia.page
    page.goto(f"{ground.url}/join/{room.code}")
    page.get_by_label("Your name").fill("Zoe")
    page.get_by_role("button", name="Join").click()
    page.goto(f"{ground.url}/work/{room.assignment_id}")
    page.get_by_role("button", name="Begin the exercise").click()
    field = page.locator("input[inputmode=decimal]").nth(1)
    name = field.get_attribute("name")
    # What a browser of today would hold back, an old one sends.
    page.evaluate(
        "document.querySelectorAll('[maxlength]').forEach(e => e.removeAttribute('maxlength'))"
    )
    field.fill("9" * 200)
    page.get_by_role("button", name="Save", exact=True).click()
    line = page.locator("#to-mend li")
    expect(line).to_contain_text("characters are more than a number needs.")
    assert line.locator("a").get_attribute("href") == f"#{name}"
    expect(line).to_be_in_viewport(ratio=1)


def sign_in(page: Page, ground: Ground) -> None:
    page.goto(f"{ground.url}/teacher/sign-in")
    page.get_by_label("Your name").fill("Ms Gray")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(re.compile("/teacher/(classrooms/[^/]+)?(#|$)"))


@pytest.mark.long
@pytest.mark.sampled(1)
@pytest.mark.parametrize("screen", PHONES, ids=lambda size: f"{size['width']}x{size['height']}")
def test_teachers_see_what_is_wrong_first(
    people: People, ground: Ground, room: Room, screen: ViewportSize
) -> None:
    teacher = people(screen)
    page = teacher.page
    page.goto(entrance(ground.url))
    page.get_by_role("button", name="Sign in").click()
    expect_summary(teacher, "Type the name of your account.", "Type your password.")
    sign_in(page, ground)
    page.goto(f"{ground.url}/teacher/")
    page.get_by_role("button", name="Make the class").click()
    expect_summary(teacher, "Type a name.")
    class_page = f"{ground.url}/teacher/classrooms/{room.classroom_id}"
    page.goto(f"{class_page}/students")
    page.get_by_text("Paste a roster").click()
    page.get_by_role("button", name="Look through the names").click()
    expect_summary(teacher, "Paste at least one name, or choose a file with names.")
    page.goto(f"{class_page}/give/{EXERCISE}/rules")
    page.get_by_label("Closes").fill("2020-01-01T10:00")
    page.get_by_role("button", name="Give it").click()
    expect(page.locator("#to-mend li")).to_contain_text("It would close at")
    expect(page.locator("#to-mend")).to_be_focused()
    page.goto(f"{class_page}/assignments/{room.assignment_id}/items/plan/decide")
    page.get_by_label("The reason, for the class").evaluate(
        "area => area.removeAttribute('required')"
    )
    page.get_by_role("button", name="See what changes").click()
    expect_summary(
        teacher,
        "Choose the answer that your decision is about. Only a question that is left out "
        "or put back needs none.",
        "Give a reason: students read it, and the history of the key keeps it.",
    )
