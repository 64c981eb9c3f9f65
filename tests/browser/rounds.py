"""A live round as a phone meets it: the teacher's moves, what the page claims, what is held."""

from datetime import UTC, datetime
from uuid import UUID

from playwright.sync_api import Page, expect

from kit.classroom.answering import attempts
from kit.classroom.assignments import assignments
from kit.classroom.clock import clock_at
from kit.classroom.live import session
from kit.store.live import votes
from kit.vocabulary import Stage
from tests.browser.conftest import PHONE, People, Person
from tests.browser.scenes import Scene, come_back, expect_state, take_part

SOON = 40_000
#: What the page says of a vote that the kit has, and of none.
VOTE_IN = "your vote is in"
NO_VOTE = "no vote yet"
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
        self.task: UUID = session.start(
            room.store, room.library, room.classroom_id, "three-claims", now
        )
        self.assignment_ref = (room.store, room.classroom_id, self.task)
        self.move("plan")

    def move(self, *to: Stage | str) -> None:
        for what in to:
            step = session.live_of(*self.assignment_ref).session.step
            if isinstance(what, Stage):
                session.move(*self.assignment_ref, step, what, clock_at(datetime.now(UTC)))
            else:
                session.put(*self.assignment_ref, step, what, clock_at(datetime.now(UTC)))

    def stage(self) -> Stage | None:
        """Where the question before the class is."""
        found = session.live_of(*self.assignment_ref).round
        return found.stage if found else None

    def end(self) -> None:
        session.end(*self.assignment_ref, clock_at(datetime.now(UTC)))

    def go_on(self) -> None:
        assignments.reopen(*self.assignment_ref, clock_at(datetime.now(UTC)))

    def stored_votes(self, item: str | None = None) -> dict[tuple[str, int], str]:
        names = {who.student_id: name for name, who in self.scene.room.people.items()}
        with self.scene.room.store.reading() as connection:
            rows = votes.votes_of(connection, *self.assignment_ref[1:], item)
        return {(names[row.student_id], row.ballot): row.value["label"] for row in rows}

    def answer(self, name: str = "Mia") -> tuple[str, int]:
        """The answer that stands, and its revision; nothing is ("", 0)."""
        room = self.scene.room
        work = attempts.work(room.store, room.people[name], self.task, datetime.now(UTC))
        stands = work.answers.get("plan")
        return (stands.value["label"], stands.revision) if stands else ("", 0)


def seated(scene: Scene, people: People, base: str) -> Person:
    """Mia in the live round, with a note taken of each state that her page shows."""
    mia = people(PHONE)
    mia.context.add_init_script(RECORDER)
    come_back(scene, mia.page, "Mia", base)
    take_part(mia.page)
    return mia


def voting(scene: Scene, people: People, base: str) -> tuple[Round, Person]:
    """Mia is asked for her vote, and has not given it."""
    held = Round(scene)
    mia = seated(scene, people, base)
    held.move(Stage.VOTE)
    at(mia.page, "Vote now.")
    return held, mia


def voting_offline(scene: Scene, people: People) -> tuple[Round, Person]:
    """Mia has voted, and her network was gone."""
    held, mia = voting(scene, people, scene.url)
    mia.context.set_offline(True)
    vote_for(mia.page, "official")
    expect_state(mia.page, "not sent, kept on this device (1)")
    return held, mia


def at(page: Page, words: str) -> None:
    expect(page.locator("[data-stage]")).to_have_text(words, timeout=SOON)


def vote_for(page: Page, label: str) -> None:
    page.locator(".pen-choice").filter(has_text=WORDS[label]).click()


def saved_claims(page: Page) -> set[tuple[str, int]]:
    """What the page called saved since it was loaded: the label and the ballot."""
    shown = page.evaluate("window.shown")
    return {(label, int(ballot)) for text, label, ballot in shown if text == VOTE_IN}
