"""A live round through a network that fails: nothing acknowledged is lost, doubled, or claimed."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect

from kit.vocabulary import Stage
from tests.browser.conftest import People, Person
from tests.browser.rounds import (
    LATE,
    NO_VOTE,
    SAID,
    SOON,
    VOTE_IN,
    Round,
    at,
    saved_claims,
    seated,
    vote_for,
    voting,
    voting_offline,
)
from tests.browser.scenes import Scene, expect_state, sign_in_teacher, stored
from tests.support.flaky_proxy import FlakyProxy, flaky_proxy
from tests.support.ground import Ground
from tests.support.room import make_room

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
NAMES = ("Mia", "Ben")


@pytest.fixture
def scene(ground: Ground) -> Scene:
    return Scene(make_room(ground.store, names=NAMES, now=datetime.now(UTC)), ground)


@pytest.mark.long
def test_vote_given_offline_goes_by_itself_while_the_vote_is_open(
    scene: Scene, people: People
) -> None:
    with scene.kit():
        held, mia = voting_offline(scene, people)
        expect_state(mia.page, "not sent, kept on this device (1)")
        expect(mia.page.locator("[data-lost]")).to_be_visible(timeout=SOON)
        assert (held.stored_votes(), saved_claims(mia.page)) == ({}, set())
        mia.check()
        mia.context.set_offline(False)
        expect_state(mia.page, VOTE_IN)
        expect(mia.page.locator("[data-lost]")).to_be_hidden(timeout=SOON)
        assert held.stored_votes() == {("Mia", 1): "official"}
        assert saved_claims(mia.page) == {("official", 1)}
        assert stored(mia.page) == {}


@pytest.mark.long
def test_vote_that_the_network_held_back_past_the_close_is_not_taken(
    scene: Scene, people: People
) -> None:
    with scene.kit():
        held, mia = voting_offline(scene, people)
        expect_state(mia.page, "not sent, kept on this device (1)")
        held.move(Stage.CLOSED)
        mia.context.set_offline(False)
        at(mia.page, "The vote is closed.")
        expect_state(mia.page, LATE)
        expect(mia.page.locator("#unsent")).to_contain_text(
            "One vote came too late", use_inner_text=True
        )
        assert (held.stored_votes(), saved_claims(mia.page)) == ({}, set())
        # It never counts as a second vote, and does not keep her from giving one.
        held.move(Stage.VOTE_AGAIN)
        at(mia.page, "Vote again: change your answer, or keep it.")
        mia.page.reload()
        at(mia.page, "Vote again: change your answer, or keep it.")
        assert held.stored_votes() == {}
        vote_for(mia.page, "editorial")
        expect_state(mia.page, VOTE_IN)
        assert held.stored_votes() == {("Mia", 2): "editorial"}
        assert stored(mia.page) == {}


@pytest.mark.long
def test_vote_that_was_too_late_goes_when_the_vote_is_opened_again(
    scene: Scene, people: People
) -> None:
    with scene.kit():
        held, mia = voting_offline(scene, people)
        held.move(Stage.CLOSED)
        mia.context.set_offline(False)
        at(mia.page, "The vote is closed.")
        expect_state(mia.page, LATE)
        held.move(Stage.VOTE)
        at(mia.page, "Vote now.")
        expect_state(mia.page, VOTE_IN)
        expect(mia.page.locator("input[value=official]")).to_be_checked()
        assert held.stored_votes() == {("Mia", 1): "official"}
        assert stored(mia.page) == {}


@pytest.mark.sampled(1)
@pytest.mark.parametrize("meanwhile", [(), (Stage.CLOSED,), (Stage.CLOSED, Stage.VOTE_AGAIN)])
def test_vote_whose_reply_was_lost_is_acknowledged_and_there_once(
    scene: Scene, people: People, meanwhile: tuple[Stage, ...]
) -> None:
    with scene.kit(), flaky_proxy(scene.port) as proxy:
        held, mia = voting(scene, people, proxy.url)
        proxy.drop_replies = True
        vote_for(mia.page, "official")
        expect_state(mia.page, "not sent, kept on this device (1)")
        assert (proxy.dropped > 0, held.stored_votes()) == (True, {("Mia", 1): "official"})
        assert saved_claims(mia.page) == set()
        held.move(*meanwhile)
        proxy.drop_replies = False
        due = {(): VOTE_IN, (Stage.CLOSED,): "closed"}.get(meanwhile, NO_VOTE)
        expect_state(mia.page, due)
        expect(mia.page.locator("#unsent")).to_be_hidden()
        assert stored(mia.page) == {}
        assert (held.stored_votes(), held.answer()) == ({("Mia", 1): "official"}, ("official", 1))


@pytest.mark.long
def test_reply_that_comes_a_stage_later_says_what_is_so(scene: Scene, people: People) -> None:
    """The kit took it in time; the class is at its second vote when the phone hears of that."""
    with scene.kit(), flaky_proxy(scene.port) as proxy:
        held, mia = voting(scene, people, proxy.url)
        proxy.delay = 6.0
        vote_for(mia.page, "official")
        expect_state(mia.page, "saving")
        expect(mia.page.locator("input[value=official]")).to_be_checked()
        while held.stored_votes() != {("Mia", 1): "official"}:
            mia.page.wait_for_timeout(50)
        held.move(Stage.CLOSED, Stage.VOTE_AGAIN)
        at(mia.page, "Vote again: change your answer, or keep it.")
        assert saved_claims(mia.page) <= {("official", 1)}
        proxy.delay = 0.0
        expect_state(mia.page, NO_VOTE)
        expect(mia.page.locator("input[value=official]")).to_be_checked()
        assert held.stored_votes() == {("Mia", 1): "official"}
        vote_for(mia.page, "sourced")
        expect_state(mia.page, VOTE_IN)
        assert held.stored_votes() == {("Mia", 1): "official", ("Mia", 2): "sourced"}
        assert stored(mia.page) == {}


class Trouble:
    """One way in which Mia's network fails, and is there again."""

    def __init__(self, how: str, mia: Person, proxy: FlakyProxy) -> None:
        self.how, self.mia, self.proxy = how, mia, proxy

    @property
    def reaches_the_kit(self) -> bool:
        """Whether what she sends gets there, although she may not hear of it."""
        return self.how.startswith("replies")

    def begin(self) -> None:
        if self.how == "offline":
            self.mia.context.set_offline(True)
        elif self.how == "cut":
            self.proxy.cut_off()
        elif self.how == "replies lost":
            self.proxy.drop_replies = True
        else:
            self.proxy.delay = 3.0

    def end(self) -> None:
        self.mia.context.set_offline(False)
        self.proxy.cut = self.proxy.drop_replies = False
        self.proxy.delay = 0.0


@pytest.mark.long
@pytest.mark.sampled(1)
@pytest.mark.parametrize("how", ["offline", "cut", "replies lost", "replies late"])
def test_page_claims_only_what_the_kit_holds_at_every_stage(
    scene: Scene, people: People, how: str
) -> None:
    """The network fails at each stage, she picks what she can, and the teacher moves on."""
    with scene.kit(), flaky_proxy(scene.port) as proxy:
        held = Round(scene)
        mia = seated(scene, people, proxy.url)
        trouble = Trouble(how, mia, proxy)
        at(mia.page, "Read it. The vote comes next.")
        due: dict[tuple[str, int], str] = {}
        voting = {Stage.VOTE: (1, "official"), Stage.VOTE_AGAIN: (2, "sourced")}
        before = Stage.READ
        for stage, text in SAID.items():
            stood = held.answer()[0]
            trouble.begin()
            if before in voting:
                vote_for(mia.page, "editorial")
                if trouble.reaches_the_kit:
                    due["Mia", voting[before][0]] = "editorial"
                    expect_stored(held, due, mia.page)
                else:
                    expect_state(mia.page, "not sent, kept on this device (1)")
            held.move(stage)
            trouble.end()
            at(mia.page, text)
            expect(mia.page.locator("#save-state")).not_to_have_attribute(
                "data-state", re.compile("saving|kept"), timeout=SOON
            )
            assert held.stored_votes() == due
            claimed = {label for label, _ballot in saved_claims(mia.page)}
            assert claimed <= {stood, held.answer()[0]}
            if stage in voting:
                ballot, label = voting[stage]
                vote_for(mia.page, label)
                expect_state(mia.page, VOTE_IN)
                due["Mia", ballot] = label
                assert held.stored_votes() == due
            mia.page.evaluate("window.shown = []")
            before = stage
        assert len(due) == len(voting)


def expect_stored(held: Round, due: Mapping[tuple[str, int], str], page: Page) -> None:
    """Until the kit has it, whatever the page knows of that."""
    while held.stored_votes() != due:
        page.wait_for_timeout(50)


@pytest.mark.long
def test_everybody_recovers_from_a_cut_at_each_stage(scene: Scene, people: People) -> None:
    """What was given before the cut is there after it, at the stage the class has come to."""
    with scene.kit(), flaky_proxy(scene.port) as proxy:
        held = Round(scene)
        mia = seated(scene, people, proxy.url)
        wall = wall_of(scene, people, held, proxy)
        at(mia.page, "Read it. The vote comes next.")
        for stage, text in SAID.items():
            proxy.cut_off()
            held.move(stage)
            expect(mia.page.locator("[data-lost]")).to_be_visible(timeout=SOON)
            expect(wall.locator("[data-lost]")).to_be_visible(timeout=SOON)
            proxy.cut = False
            at(mia.page, text)
            expect(mia.page.locator("[data-lost]")).to_be_hidden(timeout=SOON)
            expect(wall.locator("[data-lost]")).to_be_hidden(timeout=SOON)
            if stage in {Stage.VOTE, Stage.VOTE_AGAIN}:
                vote_for(mia.page, "official" if stage is Stage.VOTE else "sourced")
                expect_state(mia.page, VOTE_IN)
                expect(wall.locator("#wall-turnout")).to_have_text(
                    "1 of 1 have voted", timeout=SOON
                )
        assert held.stored_votes() == {("Mia", 1): "official", ("Mia", 2): "sourced"}
        expect(wall.locator("body")).to_contain_text("Second vote (one vote)")
        expect(mia.page.locator("main")).to_contain_text("Second vote (one vote)")


def wall_of(scene: Scene, people: People, held: Round, proxy: FlakyProxy) -> Page:
    page = people().page
    sign_in_teacher(page, proxy.url, scene.port)
    page.goto(
        f"{proxy.url}/teacher/classrooms/{scene.room.classroom_id}/live/{held.task}/projector"
    )
    return page
