"""Handing in through a network that fails: never said before it is so, and done once it can be."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from kit.classroom.assignments import assignments
from kit.classroom.clock import clock_at
from tests.browser.conftest import People
from tests.browser.scenes import (
    HANDED_IN,
    NOTHING_YET,
    Scene,
    at_claims,
    come_back,
    expect_state,
    expect_wiped,
    hand_in,
    pick,
    unsent_words,
)
from tests.support.ground import Ground
from tests.support.room import make_room

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]
NOT_YET = (
    "Not handed in yet. It goes by itself as soon as the kit can be reached: keep this page open, "
    "or come back to it."
)
SIGNED_OUT = (
    "Not handed in yet: you are signed out on this device. Come back with your code and open this "
    "exercise, then it goes by itself."
)
STOPPED = (
    "Not handed in: something that you gave was not taken. Look it over, then hand in again. It "
    "was answered in another window meanwhile; that answer stands."
)
BY_CLOCK = "This has closed. You had not finished; what you had saved was collected and counts."
LATE = "Three claims: one answer had not been taken when it was closed or handed in"


@pytest.fixture
def scene(ground: Ground) -> Scene:
    """The tiny exercise, given to Mia and others."""
    return Scene(make_room(ground.store, now=datetime.now(UTC)), ground)


def ask_offline(page: Page) -> None:
    """Press Hand in on the page of claims, which cannot be left now."""
    page.get_by_role("button", name="Look it over and hand in").click()
    page.get_by_role("button", name="Hand in as soon as it goes").click()
    expect_said(page, NOT_YET)


def expect_said(page: Page, text: str) -> None:
    expect(page.locator("#queued [data-said]")).to_have_text(text, timeout=40_000)
    expect(page.locator("#queued")).to_be_visible()


def expect_handed_in(page: Page) -> None:
    expect(page.get_by_text(HANDED_IN)).to_be_visible(timeout=40_000)
    expect_wiped(page)


def close(scene: Scene) -> None:
    room = scene.room
    assignments.close(
        room.store, room.classroom_id, room.assignment_id, clock_at(datetime.now(UTC))
    )


@pytest.mark.long
def test_answers_go_first_and_the_page_of_claims_goes_on_by_itself(
    scene: Scene, people: People
) -> None:
    with scene.kit():
        mia = at_claims(scene, people)
        mia.context.set_offline(True)
        pick(mia.page, plan="official", vote="sourced")
        expect_state(mia.page, unsent_words(2))
        ask_offline(mia.page)
        mia.check()
        assert scene.state() == ("working", 1)
        sent: list[str] = []
        mia.page.on("request", lambda asked: sent.append(f"{asked.method} {asked.url}"))
        mia.context.set_offline(False)
        expect_handed_in(mia.page)
        posts = [line.split("/")[-2] for line in sent if line.startswith("POST")]
        assert posts[-1] == "hand-in"
        assert posts[:-1].count("claims") >= 2
        assert (scene.stored(), scene.state()) == (
            {"plan": "official", "vote": "sourced"},
            ("handed-in", 1),
        )


@pytest.mark.long
def test_taken_back_it_is_not_handed_in(scene: Scene, people: People) -> None:
    with scene.kit():
        mia = at_claims(scene, people)
        mia.context.set_offline(True)
        pick(mia.page, plan="official")
        ask_offline(mia.page)
        mia.page.get_by_role("button", name="Do not hand in yet").click()
        expect(mia.page.locator("#queued")).to_be_hidden()
        mia.context.set_offline(False)
        expect_state(mia.page, "saved")
        expect_wiped(mia.page)
        assert (scene.stored(), scene.state()) == ({"plan": "official"}, ("working", 1))


@pytest.mark.sampled(1)
@pytest.mark.own_kit
@pytest.mark.parametrize("where", ["", "/claims", "/hand-in"])
def test_wish_outlives_the_kit_and_the_tab_and_any_page_goes_on(
    scene: Scene, people: People, where: str
) -> None:
    with scene.kit():
        mia = at_claims(scene, people)
    pick(mia.page, plan="official")
    ask_offline(mia.page)
    mia.page.close()
    with scene.kit():
        assert scene.state() == ("working", 1)
        again = mia.context.new_page()
        again.goto(scene.work + where)
        expect_handed_in(again)
        assert (scene.stored(), scene.state()) == ({"plan": "official"}, ("handed-in", 1))


@pytest.mark.long
def test_home_says_that_it_waits_and_leads_there(scene: Scene, people: People) -> None:
    with scene.kit():
        mia = at_claims(scene, people)
        mia.context.set_offline(True)
        pick(mia.page, plan="official")
        ask_offline(mia.page)
        mia.page.goto("about:blank")
        mia.context.set_offline(False)
        mia.page.goto(f"{scene.url}/work/")
        expect(mia.page.locator("[data-intended] p").first).to_have_text(
            "“Three claims” is not handed in yet. You pressed “Hand in” while the kit could not "
            "be reached."
        )
        mia.check()
        mia.page.get_by_role("link", name="Go on with handing in").click()
        expect_handed_in(mia.page)


def first(answer: Callable[[Route], None]) -> Callable[[Route], None]:
    """Answer the first request so, and let all others through."""
    seen: list[str] = []

    def handle(route: Route) -> None:
        seen.append(route.request.url)
        if len(seen) == 1:
            answer(route)
        else:
            route.continue_()

    return handle


def lose_the_reply(route: Route) -> None:
    """The kit takes it, and its answer never comes."""
    route.fetch(max_redirects=0)
    route.abort()


def answer_for_the_kit(route: Route) -> None:
    """A network that asks to sign in puts its own page in the place of any."""
    route.fulfill(status=200, content_type="text/html", body="<p>Welcome to our network</p>")


@pytest.mark.long
@pytest.mark.sampled(1)
@pytest.mark.parametrize(
    ("happens", "stands"),
    [(lose_the_reply, "handed-in"), (answer_for_the_kit, "working")],
)
def test_reply_that_is_not_the_kits_is_no_handing_in(
    scene: Scene, people: People, happens: Callable[[Route], None], stands: str
) -> None:
    with scene.kit():
        mia = at_claims(scene, people)
        pick(mia.page, plan="official")
        expect_state(mia.page, "saved")
        mia.context.set_offline(True)
        ask_offline(mia.page)
        states: list[str] = []

        def handle(route: Route) -> None:
            happens(route)
            states.append(scene.state()[0])

        mia.context.route("**/hand-in/*", first(handle))
        mia.context.set_offline(False)
        expect_handed_in(mia.page)
        assert states == [stands]
        assert scene.state() == ("handed-in", 1)


@pytest.mark.long
def test_form_of_another_sign_in_is_renewed(scene: Scene, people: People) -> None:
    with scene.kit():
        mia = at_claims(scene, people)
        mia.context.set_offline(True)
        ask_offline(mia.page)
        mia.context.set_offline(False)
        # Before the page tries again: what it holds is void now.
        mia.page.goto("about:blank")
        come_back(scene, mia.page)
        mia.page.goto(f"{scene.work}/claims")
        expect_handed_in(mia.page)


@pytest.mark.long
@pytest.mark.own_kit
def test_signed_out_is_said_and_the_wish_stays(scene: Scene, people: People) -> None:
    with scene.kit():
        mia = at_claims(scene, people)
    ask_offline(mia.page)
    with scene.kit("other data"):
        expect_said(mia.page, SIGNED_OUT)
        come_back(scene, mia.page)
        mia.page.goto(scene.work)
        expect_handed_in(mia.page)


@pytest.mark.long
def test_answer_that_was_not_taken_stops_it(scene: Scene, people: People) -> None:
    with scene.kit():
        mia = at_claims(scene, people)
        mia.context.set_offline(True)
        pick(mia.page, plan="sourced")
        expect_state(mia.page, unsent_words(1))
        ask_offline(mia.page)
        laptop = people()
        come_back(scene, laptop.page)
        laptop.page.goto(f"{scene.work}/claims")
        pick(laptop.page, plan="official")
        expect_state(laptop.page, "saved")
        mia.context.set_offline(False)
        expect_said(mia.page, STOPPED)
        expect(mia.page.get_by_role("button", name="Do not hand in yet")).to_be_hidden()
        assert (scene.stored(), scene.state()) == ({"plan": "official"}, ("working", 1))
        expect_wiped(mia.page)


@pytest.mark.long
def test_closed_meanwhile_counts_what_was_saved_and_offers_the_rest(
    scene: Scene, people: People
) -> None:
    with scene.kit():
        mia = at_claims(scene, people)
        pick(mia.page, plan="official")
        expect_state(mia.page, "saved")
        mia.context.set_offline(True)
        pick(mia.page, vote="sourced")
        expect_state(mia.page, unsent_words(1))
        ask_offline(mia.page)
        close(scene)
        mia.context.set_offline(False)
        expect(mia.page.get_by_text(BY_CLOCK)).to_be_visible(timeout=40_000)
        expect(mia.page.locator("#unsent")).to_contain_text(LATE, use_inner_text=True)
        assert (scene.stored(), scene.state()) == ({"plan": "official"}, ("by-clock", 1))


@pytest.mark.long
def test_what_waits_when_another_device_hands_in_has_a_way_out(
    scene: Scene, people: People
) -> None:
    with scene.kit():
        mia = at_claims(scene, people)
        mia.context.set_offline(True)
        pick(mia.page, plan="official")
        expect_state(mia.page, unsent_words(1))
        laptop = people().page
        come_back(scene, laptop)
        laptop.goto(f"{scene.work}/hand-in")
        hand_in(laptop)
        expect_handed_in(laptop)
        mia.context.set_offline(False)
        unsent = mia.page.locator("#unsent")
        expect(unsent).to_contain_text(LATE, use_inner_text=True, timeout=40_000)
        mia.page.goto(scene.work)
        expect(mia.page.get_by_text(HANDED_IN)).to_be_visible()
        expect(unsent).to_contain_text(LATE, use_inner_text=True)
        mia.check()
        with mia.page.expect_download() as download:
            mia.page.get_by_role("link", name="Save as a file").click()
        file = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
        assert [(one["item"], one["fields"]["plan.label"]) for one in file["answers"]] == [
            ("plan", "official")
        ]
        assert (scene.stored(), scene.state()) == ({}, ("handed-in", 1))
        mia.page.once("dialog", lambda dialog: dialog.accept())
        mia.page.get_by_role("button", name="Throw away").click()
        expect(unsent).to_be_hidden()
        expect_wiped(mia.page)


@pytest.mark.long
def test_closed_meanwhile_with_nothing_left_to_send_is_not_waited_for(
    scene: Scene, people: People
) -> None:
    with scene.kit():
        mia = at_claims(scene, people)
        pick(mia.page, plan="official")
        expect_state(mia.page, "saved")
        mia.context.set_offline(True)
        ask_offline(mia.page)
        close(scene)
        mia.context.set_offline(False)
        expect(mia.page.get_by_text(BY_CLOCK)).to_be_visible(timeout=40_000)
        expect_wiped(mia.page)
        assert scene.state() == ("by-clock", 1)


@pytest.mark.long
def test_another_tab_hears_that_it_was_taken_back(scene: Scene, people: People) -> None:
    with scene.kit():
        mia = at_claims(scene, people)
        review = mia.context.new_page()
        review.goto(f"{scene.work}/hand-in")
        mia.context.set_offline(True)
        ask_offline(mia.page)
        expect_said(review, NOT_YET)
        review.get_by_role("button", name="Do not hand in yet").click()
        expect(mia.page.locator("#queued")).to_be_hidden()
        mia.context.set_offline(False)
        expect_state(mia.page, NOTHING_YET)
        assert scene.state() == ("working", 1)
