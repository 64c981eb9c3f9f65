"""A kit that answers, and refuses: asked with longer and longer pauses, then no more by itself."""

from datetime import UTC, datetime
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import PHONE, People, Person
from tests.browser.scenes import (
    Scene,
    at_claims,
    expect_state,
    expect_wiped,
    pick,
    sign_in_teacher,
    unsent_words,
)
from tests.support.ground import Ground
from tests.support.rewriting import give_straight, write
from tests.support.room import make_room

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]
MOST = 8
STEP = 5000
NO = "The kit says no."
GIVEN_UP = (
    "The kit does not take what you gave, and is not asked again by itself; it is kept on this "
    "device. Try once more, or load the page again. If that does not help, tell your teacher. "
)
STOPPED = "Not handed in: something that you gave was not taken. Look it over, then hand in again. "


class Refusing:
    """Refuses what is posted to an address, and counts."""

    def __init__(self, page: Page, address: str, status: int, error: str = "Odd") -> None:
        self.page, self.address, self.count = page, address, 0
        self.reply = {"error": error, "message": NO}
        self.status = status
        page.route(address, self._refuse)

    def _refuse(self, route: Route) -> None:
        if route.request.method != "POST":
            route.fallback()
            return
        self.count += 1
        route.fulfill(status=self.status, json=self.reply, headers={"X-Whose-Words": "1"})

    def after(self, milliseconds: int) -> int:
        """How often it was asked once so much time has passed on the page."""
        while milliseconds > 0:
            # Less than the page's patience with a reply, which takes real time.
            step = min(milliseconds, STEP)
            self.page.clock.run_for(step)
            self.page.wait_for_timeout(60)
            milliseconds -= step
        return self.count

    def end(self) -> None:
        self.page.unroute(self.address)


@pytest.fixture
def scene(ground: Ground) -> Scene:
    return Scene(make_room(ground.store, now=datetime.now(UTC)), ground)


def on_phone(people: People) -> People:
    """People whose pages' clock the test moves."""

    def arrive(*args: Any, **options: Any) -> Person:
        person = people(*args, **options)
        person.page.clock.install()
        return person

    return arrive


@pytest.mark.long
@pytest.mark.sampled(1)
@pytest.mark.parametrize("status", [400, 403, 429])
def test_answer_that_is_refused_is_sent_less_and_less_often_and_then_no_more(
    scene: Scene, people: People, status: int
) -> None:
    with scene.kit():
        mia = at_claims(scene, on_phone(people))
        refusing = Refusing(mia.page, "**/claims/*", status)
        pick(mia.page, plan="official")
        expect_state(mia.page, unsent_words(1))
        assert [refusing.after(wait) for wait in (500, 700, 1500, 700, 3000, 1500)] == [
            1, 2, 2, 3, 3, 4,
        ]  # fmt: skip
        refusing.after(200_000)
        assert refusing.after(120_000) == MOST
        expect_state(mia.page, "not taken, kept on this device")
        expect(mia.page.locator("#given-up")).to_contain_text(GIVEN_UP + NO)
        mia.check()
        mia.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        assert refusing.after(60_000) == MOST
        mia.page.get_by_role("button", name="Try again").click()
        expect_state(mia.page, unsent_words(1))
        expect(mia.page.locator("#given-up")).to_be_hidden()
        assert refusing.after(100) == MOST + 1
        refusing.end()
        mia.page.clock.run_for(2000)
        expect_state(mia.page, "saved")
        expect_wiped(mia.page)
        assert scene.stored() == {"plan": "official"}


@pytest.mark.long
def test_fault_of_the_kit_is_no_refusal_and_goes_by_itself(scene: Scene, people: People) -> None:
    with scene.kit():
        mia = at_claims(scene, on_phone(people))
        refusing = Refusing(mia.page, "**/claims/*", 500)
        pick(mia.page, plan="official")
        refusing.after(400_000)
        assert refusing.count > MOST + 2
        expect_state(mia.page, unsent_words(1))
        refusing.end()
        refusing.after(31_000)
        expect_state(mia.page, "saved")


@pytest.mark.long
@pytest.mark.sampled(1)
@pytest.mark.parametrize("address", ["**/claims/*", "**/hand-in/*"])
def test_handing_in_that_is_refused_ends_and_says_why(
    scene: Scene, people: People, address: str
) -> None:
    with scene.kit():
        mia = at_claims(scene, on_phone(people))
        mia.context.set_offline(True)
        pick(mia.page, plan="official")
        mia.page.get_by_role("button", name="Look it over and hand in").click()
        mia.page.get_by_role("button", name="Hand in as soon as it goes").click()
        refusing = Refusing(mia.page, address, 403)
        mia.context.set_offline(False)
        refusing.after(250_000)
        assert refusing.after(120_000) <= MOST
        said = mia.page.locator("#queued [data-said]")
        expect(said).to_have_text(STOPPED + NO)
        assert scene.state() == ("working", 1)


@pytest.mark.long
def test_mark_of_a_teacher_who_was_signed_out_is_not_sent_for_ever(
    scene: Scene, people: People
) -> None:
    room = scene.room
    give_straight(room)
    write(room, "Mia", square="The square was sold.")
    room.submit("Mia")
    with scene.kit():
        teacher = people(PHONE)
        page = teacher.page
        page.clock.install()
        sign_in_teacher(page, scene.url)
        page.goto(
            f"{scene.url}/teacher/classrooms/{room.classroom_id}/assignments/{room.assignment_id}"
            "/marking/square"
        )
        refusing = Refusing(page, "**/marking/**", 401, "SignedOut")
        page.locator("label:has(input[name=level])").first.click()
        assert refusing.after(100) == 1
        refusing.after(250_000)
        assert refusing.after(120_000) == MOST
        expect(page.locator("#save-state")).to_have_text(NO)
        refusing.end()
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        expect(page.locator("#save-state")).to_have_text("saved")
