"""Replies that stop in the middle, come from somebody else, or say that one is signed out."""

import re
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Route, expect

from kit.classroom.clock import clock_at
from kit.classroom.live import remote
from kit.vocabulary import Stage
from tests.browser.conftest import PHONE, People, Person
from tests.browser.rounds import (
    LATE,
    NO_VOTE,
    SOON,
    VOTE_IN,
    Round,
    at,
    seated,
    vote_for,
    voting,
    voting_offline,
)
from tests.browser.scenes import Scene, expect_state, sign_in_teacher
from tests.support.flaky_proxy import flaky_proxy
from tests.support.ground import Ground
from tests.support.room import make_room

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]
AGAIN = "Vote again: change your answer, or keep it."


@pytest.fixture
def scene(ground: Ground) -> Scene:
    return Scene(make_room(ground.store, names=("Mia", "Ben"), now=datetime.now(UTC)), ground)


@pytest.mark.long
def test_vote_whose_reply_stops_in_the_middle_is_sent_again(scene: Scene, people: People) -> None:
    with scene.kit(), flaky_proxy(scene.port) as proxy:
        held, mia = voting(scene, people, proxy.url)
        proxy.stall = b"POST "
        vote_for(mia.page, "official")
        while not proxy.stalled:
            mia.page.wait_for_timeout(50)
        proxy.stall = b""
        expect_state(mia.page, "saving")
        vote_for(mia.page, "editorial")
        expect_state(mia.page, VOTE_IN)
        assert held.stored_votes() == {("Mia", 1): "editorial"}


@pytest.mark.long
def test_question_that_stops_in_the_middle_is_asked_for_again(scene: Scene, people: People) -> None:
    with scene.kit(), flaky_proxy(scene.port) as proxy:
        held = Round(scene)
        mia = seated(scene, people, proxy.url)
        at(mia.page, "Read it. The vote comes next.")
        proxy.stall = b"/live/"
        held.move(Stage.VOTE)
        expect(mia.page.locator("[data-lost]")).to_be_visible(timeout=SOON)
        at(mia.page, "Read it. The vote comes next.")
        proxy.stall = b""
        at(mia.page, "Vote now.")
        expect(mia.page.locator("[data-lost]")).to_be_hidden(timeout=SOON)
        assert proxy.stalled >= 2


@pytest.mark.long
@pytest.mark.sampled(1)
@pytest.mark.parametrize("reloads", [False, True])
def test_late_first_vote_is_not_picked_in_the_second(
    scene: Scene, people: People, *, reloads: bool
) -> None:
    """What she sees marked is what the kit has, and the same label can be given now."""
    with scene.kit():
        held, mia = voting_offline(scene, people)
        held.move(Stage.CLOSED)
        if reloads:
            mia.context.set_offline(False)
            at(mia.page, "The vote is closed.")
            expect_state(mia.page, LATE)
            held.move(Stage.VOTE_AGAIN)
            at(mia.page, AGAIN)
            mia.page.reload()
        else:
            held.move(Stage.VOTE_AGAIN)
            mia.context.set_offline(False)
        at(mia.page, AGAIN)
        expect_state(mia.page, NO_VOTE)
        expect(mia.page.locator("#unsent")).to_contain_text(
            "One vote came too late", use_inner_text=True, timeout=SOON
        )
        assert mia.page.locator(".pen-choice input:checked").count() == 0
        assert held.stored_votes() == {}
        vote_for(mia.page, "official")
        expect_state(mia.page, VOTE_IN)
        assert held.stored_votes() == {("Mia", 2): "official"}


def sign_in_page(route: Route) -> None:
    route.fulfill(status=200, content_type="text/html", body="<p>Log in to SchoolWiFi</p>")


@pytest.mark.long
def test_page_of_another_network_takes_nobodys_place(scene: Scene, people: People) -> None:
    with scene.kit():
        held = Round(scene)
        mia = seated(scene, people, scene.url)
        at(mia.page, "Read it. The vote comes next.")
        mia.context.route("**/live/*", sign_in_page)
        held.move(Stage.VOTE)
        expect(mia.page.locator("[data-lost]")).to_be_visible(timeout=SOON)
        at(mia.page, "Read it. The vote comes next.")
        mia.context.unroute("**/live/*")
        at(mia.page, "Vote now.")
        expect(mia.page.locator("[data-lost]")).to_be_hidden(timeout=SOON)
        assert "SchoolWiFi" not in mia.page.content()


@pytest.mark.long
def test_kit_in_trouble_is_said(scene: Scene, people: People) -> None:
    with scene.kit():
        held = Round(scene)
        mia = seated(scene, people, scene.url)
        mia.context.route(
            "**/live/*", lambda route: route.fulfill(status=503, headers={"X-Whose-Words": "1"})
        )
        expect(mia.page.locator("[data-lost]")).to_be_visible(timeout=SOON)
        mia.context.unroute("**/live/*")
        held.move(Stage.VOTE)
        at(mia.page, "Vote now.")


@pytest.mark.long
def test_wall_of_somebody_signed_out_says_so(scene: Scene, people: People) -> None:
    with scene.kit():
        held = Round(scene)
        teacher = people()
        wall = teacher.page
        sign_in_teacher(wall, scene.url)
        place = f"{scene.url}/teacher/classrooms/{scene.room.classroom_id}/live/{held.task}"
        wall.goto(f"{place}/projector")
        expect(wall.locator("h1")).to_have_text("Read it. The vote comes next.")
        other = teacher.context.new_page()
        other.goto(f"{scene.url}/teacher/")
        other.get_by_role("button", name="Sign out").first.click()
        wall.bring_to_front()
        wall.wait_for_url(re.compile(r"/teacher/sign-in\b"), timeout=SOON)
        expect(wall.get_by_label("Password")).to_be_visible()


@pytest.mark.long
def test_remote_that_was_ended_has_no_buttons_left(scene: Scene, people: People) -> None:
    with scene.kit():
        held = Round(scene)
        assignment_ref = (scene.room.store, scene.room.classroom_id, held.task)
        phone: Person = people(PHONE)
        code = remote.new_pairing(*assignment_ref, clock_at(datetime.now(UTC)))
        phone.page.goto(f"{scene.url}/remote/pair/{scene.room.classroom_id}/{held.task}/{code}")
        phone.page.get_by_role("button", name="Use this phone").click()
        expect(phone.page.get_by_role("button", name="Open the vote")).to_be_visible()
        remote.unpair(*assignment_ref)
        expect(phone.page.get_by_role("button", name="Open the vote")).to_have_count(
            0, timeout=SOON
        )
        expect(phone.page.locator("main")).to_contain_text(
            "This phone is not the remote, or no longer"
        )
