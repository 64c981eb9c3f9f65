"""Several choices of one item: by touch, by keyboard, without JavaScript, and numbers as typed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import pytest
from playwright.sync_api import Page, Route, ViewportSize, expect

from kit.classroom.answering import attempts
from kit.items.base import AnswerValue
from tests.browser.conftest import LAPTOP, PHONE, People, Person
from tests.browser.scenes import (
    NOTHING_YET,
    Scene,
    come_back,
    expect_state,
    hand_in,
    sign_in_teacher,
)
from tests.support import choosing
from tests.support.ground import Ground
from tests.support.room import make_room

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]
NARROWEST: ViewportSize = {"width": 320, "height": 640}
TYPES = list(choosing.IDS)
#: By type: the first item, and a right answer by its fields.
FIRST: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "attribute": ("losses", {"who": "ministry", "ground": "none"}),
    "compare": (
        "first-day",
        {
            "claim-road": "both",
            "claim-toll": "conflict",
            "claim-railing": "first",
            "claim-errors": "second",
        },
    ),
    "figures": (
        "toll",
        {"question-add-up": "no", "question-sum": "4 200", "question-share": "33,3 %"},
    ),
}
TO_REVIEW = "Look it over and hand in"


@dataclass
class Hall(Scene):
    """A class with an exercise of each type."""

    tasks: Mapping[str, Any] = field(default_factory=dict)

    def task(self, name: str) -> str:
        return f"{self.url}/work/{self.tasks[name]}"

    def answer(self, name: str) -> AnswerValue:
        """Mia's answer to the first item, as the database has it."""
        mia, now = self.room.people["Mia"], datetime.now(UTC)
        found = attempts.work(self.room.store, mia, self.tasks[name], now)
        answer = found.answers.get(FIRST[name][0])
        return answer.value if answer else {}


@pytest.fixture
def hall(ground: Ground) -> Hall:
    room = make_room(ground.store, now=datetime.now(UTC))
    return Hall(room, ground, {name: choosing.give(room, name) for name in TYPES})


def arrive(hall: Hall, person: Person, name: str) -> Page:
    """Mia signs in and begins."""
    page = person.page
    come_back(hall, page)
    page.goto(hall.task(name))
    page.get_by_role("button", name="Begin the exercise").click()
    page.wait_for_url("**/claims")
    return page


def field_name(name: str, part: str) -> str:
    return f"{FIRST[name][0]}.{part}"


def expect_saved(page: Page) -> None:
    expect(page.locator("#save-state")).to_have_text("saved", timeout=40_000)


def is_typed(page: Page, name: str, part: str) -> bool:
    return page.locator(f'input[type=text][name="{field_name(name, part)}"]').count() == 1


def hand_in_and_read(person: Person) -> None:
    """To the end, each page looked at."""
    page = person.page
    page.get_by_role("button", name=TO_REVIEW).click()
    page.wait_for_url("**/hand-in")
    person.check()
    hand_in(page)
    page.get_by_role("link", name="See your feedback").click()
    expect(page.locator(".rows > li").first).to_be_visible()
    person.check()


@pytest.mark.sampled(1)
@pytest.mark.parametrize("name", TYPES)
def test_by_touch(hall: Hall, people: People, name: str) -> None:
    with hall.kit():
        mia = people(PHONE, has_touch=True, is_mobile=True)
        page = arrive(hall, mia, name)
        mia.check()
        for part, choice in FIRST[name][1].items():
            if is_typed(page, name, part):
                page.locator(f'input[name="{field_name(name, part)}"]').tap()
                page.keyboard.type(choice)
            else:
                card = f'label:has(input[name="{field_name(name, part)}"][value="{choice}"])'
                page.locator(card).tap()
        page.get_by_role("heading", level=1).tap()
        expect_saved(page)
        assert hall.answer(name) == choosing.RIGHT[name][FIRST[name][0]]
        mia.check()
        hand_in_and_read(mia)
        assert mia.complaints == []


@pytest.mark.sampled(1)
@pytest.mark.parametrize("name", TYPES)
def test_by_keyboard(hall: Hall, people: People, name: str) -> None:
    """Tab to each question, arrows among its cards, letters for numbers."""
    with hall.kit():
        mia = people()
        page = arrive(hall, mia, name)
        for part, choice in FIRST[name][1].items():
            tab_to_field(page, field_name(name, part))
            if is_typed(page, name, part):
                page.keyboard.type(choice)
                continue
            page.keyboard.press("Space")
            for _ in range(8):
                focus = page.evaluate(
                    "[document.activeElement.value, document.activeElement.checked]"
                )
                if focus == [choice, True]:
                    break
                page.keyboard.press("ArrowDown")
        page.keyboard.press("Tab")
        expect_saved(page)
        assert hall.answer(name) == choosing.RIGHT[name][FIRST[name][0]]
        assert mia.complaints == []


def tab_to_field(page: Page, name: str) -> None:
    seen = []
    for _ in range(40):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("document.activeElement.name || document.activeElement.tagName"))
        if seen[-1] == name:
            return
    message = f"Tab does not reach {name}, but {seen}"
    raise AssertionError(message)


@pytest.mark.sampled(1)
@pytest.mark.parametrize("name", TYPES)
def test_without_javascript(hall: Hall, people: People, name: str) -> None:
    with hall.kit():
        mia = people(PHONE, java_script_enabled=False)
        page = arrive(hall, mia, name)
        mia.check()
        for part, choice in FIRST[name][1].items():
            if is_typed(page, name, part):
                page.locator(f'input[name="{field_name(name, part)}"]').fill(choice)
            else:
                page.locator(f'input[name="{field_name(name, part)}"][value="{choice}"]').check()
        page.get_by_role("button", name="Save").click()
        expect(page.locator(".flash")).to_have_text("Saved.")
        assert hall.answer(name) == choosing.RIGHT[name][FIRST[name][0]]
        mia.check()
        hand_in_and_read(mia)


# As the pages of a term are looked at in test_looks.py, too, these are the long form.
@pytest.mark.long
@pytest.mark.parametrize("name", TYPES)
def test_narrowest_screen_and_dark(hall: Hall, people: People, name: str) -> None:
    with hall.kit():
        mia = people(NARROWEST, color_scheme="dark", reduced_motion="reduce")
        arrive(hall, mia, name)
        mia.check()
        mia.page.set_viewport_size(LAPTOP)
        mia.check()


@pytest.mark.long
def test_number_keys_answer_the_first_open_question(hall: Hall, people: People) -> None:
    """Two questions share the digits: once the first has its answer they mean the second."""
    with hall.kit():
        mia = people()
        page = arrive(hall, mia, "attribute")
        page.keyboard.press("1")
        page.keyboard.press("5")
        expect_saved(page)
        assert hall.answer("attribute") == {"who": "ministry", "ground": "none"}
        # Both have one: now they mean the question where the focus is.
        page.keyboard.press("2")
        expect_saved(page)
        assert hall.answer("attribute") == {"who": "ministry", "ground": "named"}


@pytest.mark.long
def test_digits_of_a_number_pick_no_card(hall: Hall, people: People) -> None:
    with hall.kit():
        mia = people()
        page = arrive(hall, mia, "figures")
        page.locator(f'input[name="{field_name("figures", "question-sum")}"]').focus()
        page.keyboard.type("123")
        page.keyboard.press("Enter")
        expect_saved(page)
        assert page.url.endswith("/claims")
        assert hall.answer("figures") == {"sum": "123"}


@pytest.mark.long
def test_how_a_number_was_read_is_shown_and_what_is_none_stays(hall: Hall, people: People) -> None:
    with hall.kit():
        mia = people(PHONE)
        page = arrive(hall, mia, "figures")
        total = page.locator(f'input[name="{field_name("figures", "question-sum")}"]')
        remark = page.locator(f'[data-remark="{field_name("figures", "question-sum")}"]')
        total.fill("1,234")
        total.blur()
        expect(remark).to_have_text("Read as 1234. If you mean 1.234, write it so.")
        total.fill("about 1234")
        expect(remark).to_contain_text("“about” stands beside the digits")
        expect_saved(page)
        mia.check()
        page.reload()
        expect(total).to_have_value("about 1234")
        expect(remark).to_contain_text("“about” stands beside the digits")
        # What is being typed anew is not what the remark is about.
        total.press("End")
        page.keyboard.type("5")
        expect(remark).to_have_text("")
        assert mia.complaints == []


@pytest.mark.long
@pytest.mark.own_kit
def test_number_typed_without_a_network_waits(hall: Hall, people: People) -> None:
    mia = people()
    with hall.kit():
        page = arrive(hall, mia, "figures")
        expect_state(page, NOTHING_YET)
    total = page.locator(f'input[name="{field_name("figures", "question-sum")}"]')
    total.fill("12 many")
    total.blur()
    expect(page.locator("#save-state")).to_contain_text("kept on this device")
    with hall.kit():
        page.reload()
        expect(total).to_have_value("12 many")
        remark = page.locator(f'[data-remark="{field_name("figures", "question-sum")}"]')
        expect(remark).to_contain_text("“many” stands beside the digits", timeout=40_000)
        assert hall.answer("figures") == {"sum": "12 many"}


@pytest.mark.long
def test_passages_stay_in_sight_and_the_focus_clear_of_them(hall: Hall, people: People) -> None:
    with hall.kit():
        mia = people()
        page = arrive(hall, mia, "compare")
        expect_state(
            page, NOTHING_YET
        )  # the script has put the page in order: nothing moves from here
        last = page.locator(f'input[name="{field_name("compare", "claim-errors")}"]').last
        last.focus()
        pair = page.locator(".pair")
        expect(pair).to_be_in_viewport(ratio=0.9)
        above, below = pair.bounding_box(), last.bounding_box()
        assert above
        assert below
        assert above["y"] + above["height"] <= below["y"]
        tab = page.locator(f'input[name="{field_name("compare", "claim-road")}"]').first
        tab.focus()
        above, below = pair.bounding_box(), tab.bounding_box()
        assert above
        assert below
        assert above["y"] + above["height"] <= below["y"]
        page.set_viewport_size(PHONE)
        first, second = (page.locator(".report").nth(n).bounding_box() for n in (0, 1))
        assert first
        assert second
        assert first["x"] == second["x"]


@pytest.mark.long
@pytest.mark.parametrize("name", TYPES)
def test_pages_of_the_teacher(hall: Hall, people: People, name: str) -> None:
    room = hall.room
    room.assignment_id = hall.tasks[name]
    item = FIRST[name][0]
    choosing.do_all(room, "Ben", {item: choosing.RIGHT[name][item]})
    with hall.kit() as served:
        teacher = people(NARROWEST)
        page = teacher.page
        sign_in_teacher(page, served.url)
        base = f"{served.url}/teacher/classrooms/{room.classroom_id}/assignments/{hall.tasks[name]}"
        ben = room.people["Ben"].student_id
        for path in ("results", f"items/{item}", f"students/{ben}"):
            page.goto(f"{base}/{path}")
            teacher.check()
        assert teacher.complaints == []


@pytest.mark.long
def test_number_is_read_by_a_script_that_came_after_the_answer_was_saved(
    hall: Hall, people: People
) -> None:
    """On a slow line the answer may be acknowledged before the type's own script is there."""
    mia = people()
    with hall.kit():
        page = arrive(hall, mia, "figures")
        late: list[Route] = []

        def hold(route: Route) -> None:
            late.append(route)

        page.route("**/items/figures.js", hold)
        page.reload(wait_until="commit")
        expect_state(page, NOTHING_YET)
        total = page.locator(f'input[name="{field_name("figures", "question-sum")}"]')
        total.fill("12 many")
        with page.expect_response(lambda reply: reply.request.method == "POST"):
            total.blur()
        expect_saved(page)
        remark = page.locator(f'[data-remark="{field_name("figures", "question-sum")}"]')
        expect(remark).to_have_text("")
        late[0].continue_()
        expect(remark).to_contain_text("“many” stands beside the digits")
