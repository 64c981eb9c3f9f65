"""Putting stations in order: by touch, by keyboard, by dragging, without scripts, in two windows."""

import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from kit.classroom.answering import attempts
from kit.items.base import AnswerValue
from tests.browser.conftest import LAPTOP, PHONE, People, Person
from tests.browser.scenes import NOTHING_YET, Scene, come_back, expect_state, hand_in
from tests.support.ground import Ground
from tests.support.ordering import RIGHT, give_order
from tests.support.room import make_room

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]
SHOWN = ["A", "B", "C", "D"]
#: The rumour in its order by the key.
DUE = ["C", "D", "A", "B"]
FINGERTIP = 44
#: Where the stations begin on the page.
TOP = "scrollY + document.querySelector('.claim.now .stations').getBoundingClientRect().top"


@dataclass
class Line(Scene):
    """A class that has stations to put in order."""

    def answer(self, item: str = "rumour") -> AnswerValue:
        """Mia's answer, as the database has it."""
        now = datetime.now(UTC)
        held = attempts.work(self.room.store, self.room.people["Mia"], self.room.assignment_id, now)
        return held.answers[item].value if item in held.answers else {}


@pytest.fixture
def line(ground: Ground) -> Line:
    room = make_room(ground.store, names=("Mia",), now=datetime.now(UTC))
    give_order(room)
    return Line(room, ground)


def arrive(line: Line, person: Person) -> Page:
    """Mia signs in and begins."""
    page = person.page
    come_back(line, page)
    page.goto(line.work)
    page.get_by_role("button", name="Begin the exercise").click()
    page.wait_for_url("**/claims")
    if person.scripts:
        expect(page.locator(".claim.now .moving")).to_be_visible()
    return page


def letters(page: Page) -> list[str]:
    return page.locator(".claim.now .stations .letter").all_inner_texts()


def move(page: Page, station: str, way: str) -> Locator:
    return page.locator(".claim.now").get_by_role("button", name=f"Move {station} {way}")


def said(page: Page) -> Locator:
    return page.locator(".claim.now [data-said]")


def saved(page: Page) -> None:
    expect(page.locator("#save-state")).to_have_text("saved", timeout=40_000)


def picture(page: Page, name: str) -> None:
    """For whoever wants to look: each scheme's page, in the folder that KIT_PICTURES names."""
    if folder := os.environ.get("KIT_PICTURES"):
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            page.screenshot(path=Path(folder) / f"{name}-{scheme}.png", full_page=True)


def test_by_touch(line: Line, people: People) -> None:
    with line.kit():
        mia = people(PHONE, has_touch=True, is_mobile=True)
        page = arrive(line, mia)
        expect_state(page, NOTHING_YET)
        assert letters(page) == SHOWN
        for button in page.locator(".claim.now .ordering button:visible").all():
            box = button.bounding_box()
            assert box is not None
            assert min(box["width"], box["height"]) >= FINGERTIP
        mia.check()
        top = page.evaluate(TOP)
        move(page, "C", "up").tap()
        assert page.evaluate(TOP) == top, "the list moves away under a finger"
        move(page, "C", "up").tap()
        saved(page)
        move(page, "D", "up").tap()
        move(page, "D", "up").tap()
        expect(said(page)).to_have_text("D is now number 2 of 4.")
        assert letters(page) == DUE
        saved(page)
        mia.check()
        page.reload()
        expect(page.locator(".claim.now .moving")).to_be_visible()
        assert letters(page) == DUE
        assert line.answer() == RIGHT["rumour"]
        page.get_by_role("button", name="Look it over and hand in").click()
        page.wait_for_url("**/hand-in")
        hand_in(page)
        page.get_by_role("link", name="See your feedback").click()
        expect(page.locator(".rows > li").first).to_be_visible()
        mia.check()
        assert mia.complaints == []


@pytest.mark.long
def test_shown_order_is_no_answer_until_somebody_says_so(line: Line, people: People) -> None:
    with line.kit():
        mia = people(LAPTOP)
        page = arrive(line, mia)
        assert line.answer() == {}
        page.get_by_role("button", name="It is right as it stands").click()
        saved(page)
        expect(said(page)).to_have_text("The order counts as it stands.")
        assert line.answer() == {"denial": "1", "paper": "2", "errors": "3", "post": "4"}
        page.get_by_role("button", name="Take it back").click()
        saved(page)
        assert line.answer() == {}
        expect(page.get_by_role("button", name="It is right as it stands")).to_be_focused()
        page.locator(".claim.now").get_by_role("button", name="Undo").click()
        saved(page)
        assert line.answer() == {"denial": "1", "paper": "2", "errors": "3", "post": "4"}
        assert mia.complaints == []


@pytest.mark.long
def test_by_keyboard_alone(line: Line, people: People) -> None:
    """Arrow keys and numbers at a station; the focus stays with it, and each move is said."""
    with line.kit():
        mia = people(LAPTOP)
        page = arrive(line, mia)
        page.locator(".steps a").first.focus()
        for _ in range(20):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.closest('[data-named=C]') !== null"):
                break
        page.keyboard.press("1")
        expect(said(page)).to_have_text("C is now number 1 of 4.")
        assert page.evaluate("document.activeElement.closest('li').dataset.named") == "C"
        assert letters(page) == ["C", "A", "B", "D"]
        page.keyboard.press("ArrowUp")
        expect(said(page)).to_have_text("C is number 1 of 4 already.")
        page.keyboard.press("End")
        page.keyboard.press("Home")
        page.keyboard.press("ArrowDown")
        assert letters(page) == ["A", "C", "B", "D"]
        page.keyboard.press("Control+z")
        expect(said(page)).to_have_text("Undone.")
        assert letters(page) == ["C", "A", "B", "D"]
        assert page.evaluate("document.activeElement.closest('li').dataset.named") == "C"
        move(page, "D", "up").focus()
        page.keyboard.press("2")
        saved(page)
        assert letters(page) == DUE
        assert line.answer() == RIGHT["rumour"]
        assert mia.complaints == []


def drag(page: Page, station: str, onto: str, *, low: bool) -> None:
    """By the grip, to the upper or lower edge of another station."""
    page.locator(f".claim.now [data-named={onto}]").evaluate(
        "one => one.scrollIntoView({ block: 'center' })"
    )
    grip = page.locator(f".claim.now [data-named={station}] [data-grip]").bounding_box()
    target = page.locator(f".claim.now [data-named={onto}]").bounding_box()
    assert grip is not None
    assert target is not None
    page.mouse.move(grip["x"] + grip["width"] / 2, grip["y"] + grip["height"] / 2)
    page.mouse.down()
    to = target["y"] + (target["height"] - 4 if low else 4)
    page.mouse.move(target["x"] + 20, (grip["y"] + to) / 2)
    page.mouse.move(target["x"] + 20, to)


@pytest.mark.long
def test_by_dragging(line: Line, people: People) -> None:
    with line.kit():
        mia = people(LAPTOP)
        page = arrive(line, mia)
        drag(page, "C", "A", low=False)
        page.keyboard.press("Escape")
        page.mouse.up()
        assert letters(page) == SHOWN
        assert line.answer() == {}
        drag(page, "C", "A", low=False)
        picture(page, "order-dragged")
        page.mouse.up()
        assert letters(page) == ["C", "A", "B", "D"]
        drag(page, "B", "D", low=True)
        page.mouse.up()
        saved(page)
        assert letters(page) == ["C", "A", "D", "B"]
        assert line.answer() == {"errors": "1", "denial": "2", "post": "3", "paper": "4"}
        assert mia.complaints == []


@pytest.mark.long
def test_page_goes_along_where_somebody_drags_at_its_end(line: Line, people: People) -> None:
    with line.kit():
        mia = people({"width": 1280, "height": 500})
        page = arrive(line, mia)
        page.evaluate("scrollTo(0, 300)")
        box = page.locator(".claim.now [data-named=A] [data-grip]").bounding_box()
        assert box is not None
        page.mouse.move(box["x"] + 20, box["y"] + 20)
        page.mouse.down()
        for step in range(60):
            page.mouse.move(box["x"] + 20, 480 + step % 2)
        assert page.evaluate("scrollY") > 300
        page.mouse.up()
        saved(page)
        assert letters(page) == ["B", "C", "D", "A"]
        assert mia.complaints == []


@pytest.mark.long
def test_by_dragging_with_a_finger(line: Line, people: People) -> None:
    with line.kit():
        mia = people(PHONE, has_touch=True, is_mobile=True)
        page = arrive(line, mia)
        page.locator(".claim.now [data-named=D]").scroll_into_view_if_needed()
        page.evaluate(
            "scrollTo(0, 500)"
        )  # The end stays clear of the edge, where the page goes on.
        session = mia.context.new_cdp_session(page)
        box = page.locator(".claim.now [data-named=C] [data-grip]").bounding_box()
        target = page.locator(".claim.now [data-named=A]").bounding_box()
        assert box is not None
        assert target is not None
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        before = page.evaluate("scrollY")
        heights = [y, (y + target["y"]) / 2, target["y"] + 6]
        for kind, at in zip(("touchStart", "touchMove", "touchMove"), heights, strict=True):
            point = {"x": x, "y": at}
            session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [point]})
        assert page.evaluate("scrollY") == before
        session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        saved(page)
        assert letters(page) == ["C", "A", "B", "D"]
        assert mia.complaints == []


@pytest.mark.long
def test_without_scripts(line: Line, people: People) -> None:
    """A place twice is refused with both named, and nothing that was chosen is lost."""
    with line.kit():
        mia = people(PHONE, java_script_enabled=False)
        page = arrive(line, mia)
        mia.check()
        for station, place in {"A": "3", "B": "3", "C": "1", "D": "2"}.items():
            page.get_by_label(f"Place of {station}").first.select_option(place)
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_text("A and B have the same place, 3.").first).to_be_visible()
        assert page.get_by_label("Place of D").first.input_value() == "2"
        mia.check()
        page.get_by_label("Place of B").first.select_option("4")
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_text("Saved.", exact=True)).to_be_visible()
        assert line.answer() == RIGHT["rumour"]
        # Part of an order is an answer, too.
        page.get_by_label("Place of C").nth(1).select_option("2")
        page.get_by_role("button", name="Save").click()
        assert line.answer("sheet") == {"stained": "2"}


@pytest.mark.long
def test_part_of_an_order_is_taken_up_where_scripts_run(line: Line, people: People) -> None:
    with line.kit():
        plain = people(LAPTOP, java_script_enabled=False)
        page = arrive(line, plain)
        page.get_by_label("Place of D").first.select_option("1")
        page.get_by_role("button", name="Save").click()
        mia = people(LAPTOP)
        come_back(line, mia.page)
        mia.page.goto(f"{line.work}/claims")
        expect(mia.page.locator(".claim.now .moving")).to_be_visible()
        assert letters(mia.page) == ["D", "A", "B", "C"]
        assert line.answer() == {"post": "1"}
        move(mia.page, "A", "down").click()
        saved(mia.page)
        assert line.answer() == {"post": "1", "paper": "2", "denial": "3", "errors": "4"}


@pytest.mark.long
def test_another_window_shows_the_order(line: Line, people: People) -> None:
    with line.kit():
        mia = people(LAPTOP)
        page = arrive(line, mia)
        other = mia.context.new_page()
        other.goto(f"{line.work}/claims")
        expect(other.locator(".claim.now .moving")).to_be_visible()
        move(page, "B", "up").click()
        saved(page)
        expect(other.locator(".claim.now .stations .letter").first).to_have_text("B")
        assert letters(other) == ["B", "A", "C", "D"]


@pytest.mark.long
@pytest.mark.parametrize("viewport", [PHONE, LAPTOP], ids=["phone", "laptop"])
def test_feedback_says_both_orders_and_the_pairs_in_words(
    line: Line, people: People, viewport: dict[str, int]
) -> None:
    with line.kit():
        mia = people(viewport)
        page = arrive(line, mia)
        picture(page, f"order-{viewport['width']}")
        move(page, "C", "up").click()
        saved(page)
        page.get_by_role("button", name="Look it over and hand in").click()
        page.wait_for_url("**/hand-in")
        hand_in(page)
        page.get_by_role("link", name="See your feedback").click()
        row = page.locator(".rows > li").first
        expect(row).to_contain_text("You: A · C · B · D")
        expect(row).to_contain_text("Key: C · D · A · B")
        row.locator("summary").first.click()
        expect(row).to_contain_text(
            "3 of 6 pairs in the right order, 3 the wrong way round: 0 of 1."
        )
        row.get_by_text("Which pairs").click()
        expect(row).to_contain_text("A stands before C here; by the key C comes first.")
        mia.check()
        picture(page, f"feedback-{viewport['width']}")
