"""A live lesson taught by hands: no device but the teacher's, by buttons, keys and typing."""

import os
import re
from datetime import UTC, datetime
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from kit.classroom.live import session
from kit.classroom.live.hand_panel import Place, panel
from tests.browser.conftest import PHONE, People, Person
from tests.browser.rounds import SOON
from tests.browser.scenes import Scene, sign_in_teacher
from tests.support.ground import Ground
from tests.support.room import make_room

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]


@pytest.fixture
def scene(ground: Ground) -> Scene:
    """A class whose students have no devices."""
    names = tuple(f"Student {number}" for number in range(1, 13))
    return Scene(make_room(ground.store, names=names, now=datetime.now(UTC)), ground)


def begun(scene: Scene, people: People) -> tuple[Person, UUID]:
    """The control page of a live session, before its first question."""
    teacher, place = people(), scene.room
    sign_in_teacher(teacher.page, scene.url)
    task = session.start(
        place.store, place.library, place.classroom_id, "three-claims", datetime.now(UTC)
    )
    teacher.page.goto(f"{scene.url}/teacher/classrooms/{place.classroom_id}/live/{task}")
    return teacher, task


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def add(page: Page, label: str, times: int) -> None:
    for _time in range(times):
        page.locator(".hand-row").filter(has_text=label).locator("[data-add='1']").click()


def fields(page: Page) -> dict[str, str]:
    inputs = page.locator(".hand-row input")
    return {
        str(one.get_attribute("name")).removeprefix("n-"): one.input_value() for one in inputs.all()
    }


def saved(page: Page) -> None:
    expect(page.locator("#hands-state")).to_have_text("saved", timeout=SOON)


def stored(scene: Scene, task: UUID, ballot: int) -> dict[str, int]:
    room = scene.room
    return dict(panel(room.store, room.classroom_id, task, Place("plan", ballot, "")).counts)


@pytest.mark.long
def test_whole_lesson_with_no_device_but_the_teachers(scene: Scene, people: People) -> None:
    with scene.kit():
        teacher, task = begun(scene, people)
        page = teacher.page
        with teacher.context.expect_page() as opened:
            page.get_by_role("link", name="Open the projector view").click()
        wall = opened.value
        press(page, "Put the first question")
        press(page, "Open the vote")
        expect(page.locator("#control-turnout")).to_contain_text("no hands counted yet")
        add(page, "Sourced fact", 5)
        for _time in range(7):
            page.keyboard.press("2")
        page.keyboard.press("Shift+2")
        page.keyboard.press("3")
        saved(page)
        expect(page.locator("[data-total]")).to_have_text("12 hands counted, of 12 students.")
        assert stored(scene, task, 1) == {"sourced": 5, "official": 6, "editorial": 1}
        expect(wall.locator("#wall-turnout")).to_have_text("12 hands", timeout=SOON)
        press(page, "Close the vote")
        expect(page.locator("#control-moves")).to_contain_text("let them discuss", timeout=SOON)
        look(teacher, "counted")
        press(page, "Discuss")
        press(page, "Start the second vote")
        expect(page.locator("#hands-head")).to_contain_text("second vote")
        assert fields(page) == {"sourced": "", "official": "", "editorial": ""}
        page.get_by_label("Official statement").fill("11")
        page.get_by_label("Sourced fact").fill("1")
        saved(page)
        press(page, "Close the vote")
        press(page, "Show the key")
        for where in (page, wall):
            body = where.locator("body")
            expect(body).to_contain_text("First vote (12 hands)", timeout=SOON)
            expect(body).to_contain_text("Second vote (12 hands)")
            expect(body).to_contain_text(
                "If the same 12 raised a hand both times, at least 5 and at most 7 of them changed "
                "their answer."
            )
            expect(body).to_contain_text("Hands are counts only.")
        look(teacher, "key")
        look(Person(teacher.context, wall, []), "wall")
        press(page, "End the live session")
        expect(page.locator("#hands")).to_be_visible()
        expect(page.locator("main")).to_contain_text("12 hands, 50 % right")
        look(teacher, "results")


@pytest.mark.long
def test_what_is_wrong_is_said_at_its_field_and_kept(scene: Scene, people: People) -> None:
    with scene.kit():
        teacher, task = begun(scene, people)
        page = teacher.page
        press(page, "Put the first question")
        press(page, "Open the vote")
        page.get_by_label("Sourced fact").fill("ten")
        page.get_by_label("Official statement").fill("10000")
        page.get_by_label("Editorial interpretation").fill("-3")
        expect(page.locator("#hand-count")).to_contain_text(
            "“ten” is no number of hands. Type digits alone, 0 to 999, or leave the field empty for "
            "none.",
            timeout=SOON,
        )
        look(teacher, "wrong")
        assert fields(page) == {"sourced": "ten", "official": "10000", "editorial": "-3"}
        assert stored(scene, task, 1) == {}
        page.get_by_label("Sourced fact").fill("9")
        page.get_by_label("Official statement").fill("9")
        page.get_by_label("Editorial interpretation").fill("")
        expect(page.locator("[data-over]")).to_contain_text(
            "18 hands are more than the 12 students on the class list. They are kept.", timeout=SOON
        )
        look(teacher, "over")
        assert stored(scene, task, 1) == {"sourced": 9, "official": 9, "editorial": 0}
        press(page, "Let the count stand")
        expect(page.locator("[data-over]")).to_contain_text("you let that stand.", timeout=SOON)


@pytest.mark.long
def test_undo_goes_back_press_by_press(scene: Scene, people: People) -> None:
    with scene.kit():
        teacher, task = begun(scene, people)
        page = teacher.page
        press(page, "Put the first question")
        press(page, "Open the vote")
        add(page, "Sourced fact", 2)
        add(page, "Official statement", 1)
        press(page, "Undo")
        press(page, "Undo")
        saved(page)
        assert fields(page) == {"sourced": "1", "official": "", "editorial": ""}
        assert stored(scene, task, 1)["sourced"] == 1
        # What is not pressed on this page, the kit puts back.
        page.reload()
        press(page, "Undo")
        expect(page.locator("main")).to_contain_text(re.compile(r"Saved: Sourced fact \d"))


@pytest.mark.long
def test_two_windows_ask_before_one_overwrites_the_other(scene: Scene, people: People) -> None:
    with scene.kit():
        teacher, task = begun(scene, people)
        one = teacher.page
        press(one, "Put the first question")
        press(one, "Open the vote")
        address = f"{one.url.partition('#')[0]}/hands/plan/1"
        other = teacher.context.new_page()
        other.goto(address)
        add(one, "Sourced fact", 4)
        saved(one)
        add(other, "Official statement", 2)
        expect(other.locator("#hands-conflict")).to_contain_text(
            "Another window saved other numbers for this vote meanwhile.", timeout=SOON
        )
        expect(other.locator("#hands-conflict")).to_contain_text(
            "Sourced fact 4 · Official statement 0 · Editorial interpretation 0"
        )
        assert stored(scene, task, 1) == {"sourced": 4, "official": 0, "editorial": 0}
        look(Person(teacher.context, other, []), "conflict")
        press(other, "Save mine")
        saved(other)
        assert stored(scene, task, 1) == {"sourced": 0, "official": 2, "editorial": 0}
        # The control page, where nothing waits, shows it by itself.
        expect(one.get_by_label("Official statement")).to_have_value("2", timeout=SOON)


@pytest.mark.long
def test_numbers_and_save_without_scripts(scene: Scene, people: People) -> None:
    with scene.kit():
        teacher, task = begun(scene, people)
        press(teacher.page, "Put the first question")
        press(teacher.page, "Open the vote")
        plain = people(PHONE, java_script_enabled=False)
        sign_in_teacher(plain.page, scene.url)
        plain.page.goto(teacher.page.url)
        plain.page.get_by_label("Sourced fact").fill("7")
        plain.page.get_by_label("Official statement").fill("5")
        plain.page.get_by_label("Official statement").press("Enter")
        expect(plain.page.locator("main")).to_contain_text(
            "Saved: Sourced fact 7 · Official statement 5 · Editorial interpretation 0."
        )
        assert stored(scene, task, 1) == {"sourced": 7, "official": 5, "editorial": 0}


def look(person: Person, name: str) -> None:
    """No axe fault, buttons large enough, nothing wider than the window; a picture where asked."""
    folder = os.environ.get("HANDS_LOOK")
    for width in (360, 1280):
        person.page.set_viewport_size({"width": width, "height": 800})
        for scheme in ("light", "dark"):
            person.page.emulate_media(color_scheme=scheme)
            if folder:
                person.page.screenshot(path=f"{folder}/{name}-{width}-{scheme}.png", full_page=True)
        wide = person.page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0, (name, width)
    person.page.emulate_media(color_scheme="light")
    sizes = person.page.evaluate(
        "Array.from(document.querySelectorAll('.hand-row .btn')).map(one => "
        "one.getBoundingClientRect()).map(({width, height}) => Math.min(width, height))"
    )
    assert all(size >= 44 for size in sizes)
    person.check()
