"""A live round through a network that fails: nothing acknowledged is lost, doubled, or claimed."""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from kit.classroom import attempts, live
from kit.store import votes
from kit.store.engine import open_store
from kit.vocabulary import Stage
from tests.browser.conftest import PHONE, People, Person
from tests.browser.test_autosave import Scene
from tests.browser.test_live_room import sign_in, take_part
from tests.support.databases import new_sqlite
from tests.support.flaky_proxy import FlakyProxy, flaky_proxy
from tests.support.room import PASSWORD, make_room
from tests.support.serving import free_port

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
NAMES = ("Mia", "Ben")
SOON = 40_000
LATE = "This vote is closed: what came after that was not taken."
WORDS = {"sourced": "Sourced fact", "official": "Official statement", "editorial": "Editorial"}
#: What students read at each stage after the first.
SAID = {
    Stage.VOTE: "Vote now.",
    Stage.CLOSED: "The vote is closed.",
    Stage.DISCUSS: "Talk it over: find somebody who voted differently, and give your reasons.",
    Stage.VOTE_AGAIN: "Vote again: change your answer, or keep it.",
    Stage.CLOSED_AGAIN: "The second vote is closed.",
    Stage.REVEAL: "This is the key.",
}
#: Notes each state that the page shows, with what is picked just then.
RECORDER = """
window.shown = [];
document.addEventListener("DOMContentLoaded", () => {
  const note = () => {
    const state = document.getElementById("save-state");
    const picked = document.querySelector("#live input[type=radio]:checked");
    const ballot = document.querySelector("[name$='.ballot']");
    if (!state || !picked || !ballot) return;
    window.shown.push([state.textContent, picked.value, ballot.value]);
  };
  new MutationObserver(note).observe(document.body, { subtree: true, childList: true, characterData: true });
});
"""


class Round:
    """The teacher's moves, without a page of theirs, and what the database has."""

    def __init__(self, scene: Scene) -> None:
        room = scene.room
        self.scene = scene
        now = datetime.now(UTC)
        self.task: UUID = live.start(
            room.store, room.library, room.classroom_id, "three-claims", now
        )
        self.place = (room.store, room.classroom_id, self.task)
        self.move("plan")

    def move(self, *to: Stage | str) -> None:
        for what in to:
            step = live.live_of(*self.place).session.step
            if isinstance(what, Stage):
                live.move(*self.place, step, what, datetime.now(UTC))
            else:
                live.put(*self.place, step, what, datetime.now(UTC))

    def held(self) -> dict[tuple[str, int], str]:
        names = {who.student_id: name for name, who in self.scene.room.people.items()}
        with self.scene.room.store.reading() as connection:
            rows = votes.votes_of(connection, *self.place[1:])
        return {(names[row.student_id], row.ballot): row.value["label"] for row in rows}

    def answer(self, name: str = "Mia") -> tuple[str, int]:
        """The answer that stands, and its revision; nothing is ("", 0)."""
        room = self.scene.room
        work = attempts.work(room.store, room.people[name], self.task, datetime.now(UTC))
        stands = work.answers.get("plan")
        return (stands.value["label"], stands.revision) if stands else ("", 0)


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    database = new_sqlite(tmp_path)
    store = open_store(database)
    room = make_room(store, names=NAMES, now=datetime.now(UTC))
    yield Scene(room, database, tmp_path, free_port())
    store.close()


def seated(scene: Scene, people: People, base: str) -> Person:
    """Mia in the live round, with a note taken of each state that her page shows."""
    mia = people(PHONE)
    mia.context.add_init_script(RECORDER)
    sign_in(scene, mia.page, "Mia", base)
    take_part(mia.page)
    return mia


def voting_offline(scene: Scene, people: People) -> tuple[Round, Person]:
    """Mia has voted, and her network was gone."""
    held = Round(scene)
    mia = seated(scene, people, scene.url)
    held.move(Stage.VOTE)
    at(mia.page, "Vote now.")
    mia.context.set_offline(True)
    pick(mia.page, "official")
    expect_state(mia.page, "not sent, kept on this device (1)")
    return held, mia


def at(page: Page, words: str) -> None:
    expect(page.locator("[data-stage]")).to_have_text(words, timeout=SOON)


def pick(page: Page, label: str) -> None:
    page.locator(".pen-choice").filter(has_text=WORDS[label]).click()


def saved_claims(page: Page) -> set[tuple[str, int]]:
    """What the page called saved since it was loaded: the label and the ballot."""
    shown = page.evaluate("window.shown")
    return {(label, int(ballot)) for text, label, ballot in shown if text == "saved"}


def expect_state(page: Page, words: str) -> None:
    expect(page.locator("#save-state")).to_have_text(words, timeout=SOON)


def kept(page: Page) -> dict[str, object]:
    found: dict[str, object] = page.evaluate(
        "Object.assign({}, ...Object.values(localStorage).map((text) => JSON.parse(text)))"
    )
    return found


def test_vote_given_offline_goes_by_itself_while_the_vote_is_open(
    scene: Scene, people: People
) -> None:
    with scene.kit():
        held, mia = voting_offline(scene, people)
        expect_state(mia.page, "not sent, kept on this device (1)")
        expect(mia.page.locator("#lost")).to_be_visible(timeout=SOON)
        assert (held.held(), saved_claims(mia.page)) == ({}, set())
        mia.check()
        mia.context.set_offline(False)
        expect_state(mia.page, "saved")
        expect(mia.page.locator("#lost")).to_be_hidden(timeout=SOON)
        assert held.held() == {("Mia", 1): "official"}
        assert saved_claims(mia.page) == {("official", 1)}
        assert kept(mia.page) == {}


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
            "one answer came after it was closed", use_inner_text=True
        )
        assert (held.held(), saved_claims(mia.page)) == ({}, set())
        # It never counts as a second vote, and does not keep her from giving one.
        held.move(Stage.VOTE_AGAIN)
        at(mia.page, "Vote again: change your answer, or keep it.")
        mia.page.reload()
        at(mia.page, "Vote again: change your answer, or keep it.")
        assert held.held() == {}
        pick(mia.page, "editorial")
        expect_state(mia.page, "saved")
        assert held.held() == {("Mia", 2): "editorial"}
        assert kept(mia.page) == {}


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
        expect_state(mia.page, "saved")
        expect(mia.page.locator("input[value=official]")).to_be_checked()
        assert held.held() == {("Mia", 1): "official"}
        assert kept(mia.page) == {}


@pytest.mark.parametrize("meanwhile", [(), (Stage.CLOSED,), (Stage.CLOSED, Stage.VOTE_AGAIN)])
def test_vote_whose_reply_was_lost_is_acknowledged_and_there_once(
    scene: Scene, people: People, meanwhile: tuple[Stage, ...]
) -> None:
    with scene.kit(), flaky_proxy(scene.port) as proxy:
        held = Round(scene)
        mia = seated(scene, people, proxy.url)
        held.move(Stage.VOTE)
        at(mia.page, "Vote now.")
        proxy.drop_replies = True
        pick(mia.page, "official")
        expect_state(mia.page, "not sent, kept on this device (1)")
        assert (proxy.dropped > 0, held.held()) == (True, {("Mia", 1): "official"})
        assert saved_claims(mia.page) == set()
        held.move(*meanwhile)
        proxy.drop_replies = False
        due = {(): "saved", (Stage.CLOSED,): "closed"}.get(meanwhile, "saved")
        expect_state(mia.page, due)
        expect(mia.page.locator("#unsent")).to_be_hidden()
        assert kept(mia.page) == {}
        assert (held.held(), held.answer()) == ({("Mia", 1): "official"}, ("official", 1))


def test_reply_that_comes_a_stage_later_says_what_is_so(scene: Scene, people: People) -> None:
    """The kit took it in time; the class is at its second vote when the phone hears of that."""
    with scene.kit(), flaky_proxy(scene.port) as proxy:
        held = Round(scene)
        mia = seated(scene, people, proxy.url)
        held.move(Stage.VOTE)
        at(mia.page, "Vote now.")
        proxy.delay = 6.0
        pick(mia.page, "official")
        expect_state(mia.page, "saving")
        expect(mia.page.locator("input[value=official]")).to_be_checked()
        while held.held() != {("Mia", 1): "official"}:
            mia.page.wait_for_timeout(50)
        held.move(Stage.CLOSED, Stage.VOTE_AGAIN)
        at(mia.page, "Vote again: change your answer, or keep it.")
        assert saved_claims(mia.page) <= {("official", 1)}
        proxy.delay = 0.0
        expect_state(mia.page, "saved")
        expect(mia.page.locator("input[value=official]")).to_be_checked()
        assert held.held() == {("Mia", 1): "official"}
        pick(mia.page, "sourced")
        expect_state(mia.page, "saved")
        assert held.held() == {("Mia", 1): "official", ("Mia", 2): "sourced"}
        assert kept(mia.page) == {}


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
                pick(mia.page, "editorial")
                if trouble.reaches_the_kit:
                    due["Mia", voting[before][0]] = "editorial"
                    expect_held(held, due, mia.page)
                else:
                    expect_state(mia.page, "not sent, kept on this device (1)")
            held.move(stage)
            trouble.end()
            at(mia.page, text)
            expect(mia.page.locator("#save-state")).not_to_have_attribute(
                "data-state", re.compile("saving|kept"), timeout=SOON
            )
            assert held.held() == due
            claimed = {label for label, _ballot in saved_claims(mia.page)}
            assert claimed <= {stood, held.answer()[0]}
            if stage in voting:
                ballot, label = voting[stage]
                pick(mia.page, label)
                expect_state(mia.page, "saved")
                due["Mia", ballot] = label
                assert held.held() == due
            mia.page.evaluate("window.shown = []")
            before = stage
        assert len(due) == len(voting)


def expect_held(held: Round, due: Mapping[tuple[str, int], str], page: Page) -> None:
    """Until the kit has it, whatever the page knows of that."""
    while held.held() != due:
        page.wait_for_timeout(50)


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
            expect(mia.page.locator("#lost")).to_be_visible(timeout=SOON)
            expect(wall.locator("[data-lost]")).to_be_visible(timeout=SOON)
            proxy.cut = False
            at(mia.page, text)
            expect(mia.page.locator("#lost")).to_be_hidden(timeout=SOON)
            expect(wall.locator("[data-lost]")).to_be_hidden(timeout=SOON)
            if stage in {Stage.VOTE, Stage.VOTE_AGAIN}:
                pick(mia.page, "official" if stage is Stage.VOTE else "sourced")
                expect_state(mia.page, "saved")
                expect(wall.locator("#wall-turnout")).to_have_text(
                    "1 of 1 have voted", timeout=SOON
                )
        assert held.held() == {("Mia", 1): "official", ("Mia", 2): "sourced"}
        expect(wall.locator("body")).to_contain_text("Second vote (one vote)")
        expect(mia.page.locator("main")).to_contain_text("Second vote (one vote)")


def wall_of(scene: Scene, people: People, held: Round, proxy: FlakyProxy) -> Page:
    page = people().page
    page.goto(f"{proxy.url}/teacher/sign-in")
    page.get_by_label("Your name").fill("Ms Gray")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/teacher/")
    page.goto(
        f"{proxy.url}/teacher/classrooms/{scene.room.classroom_id}/live/{held.task}/projector"
    )
    return page
