"""A live lesson in real browsers: a teacher, the wall, a remote and six students."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from playwright.sync_api import Page, Response, expect

from kit.classroom.clock import clock_at
from kit.classroom.live import session
from kit.classroom.reports.results import results
from kit.vocabulary import Stage
from tests.browser.conftest import PHONE, People, Person
from tests.browser.rounds import SOON, VOTE_IN
from tests.browser.scenes import Scene, come_back, sign_in_teacher, take_part
from tests.support.ground import Ground
from tests.support.room import KEY_MARK, make_room

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
NAMES = ("Oleksandra", "Benjamin", "Ada", "Wanjiru", "Chiara", "Yusuf")
WORDS = {
    "sourced": "Sourced fact",
    "official": "Official statement",
    "editorial": "Editorial interpretation",
}


@dataclass
class LiveRoom:
    """The kit's class, and everybody's page."""

    scene: Scene
    task: UUID
    control: Page
    wall: Page
    pupils: dict[str, Page]
    remote: Page | None = None
    #: Whatever the devices of students, wall and remote received.
    bodies: list[tuple[str, str]] = field(default_factory=list)

    def press(self, name: str) -> None:
        page = self.remote or self.control
        page.get_by_role("button", name=name, exact=True).click()

    def see(self, words: str, names: Sequence[str] = NAMES) -> None:
        """Every student's page says so, by itself."""
        for name in names:
            if name in self.pupils:
                expect(self.pupils[name].locator("[data-stage]")).to_have_text(words, timeout=SOON)

    def vote(self, name: str, label: str) -> None:
        page = self.pupils[name]
        page.locator(".pen-choice").filter(has_text=WORDS[label]).click()
        expect(page.locator("#save-state")).to_have_text(VOTE_IN, timeout=SOON)

    def change_or_keep(self, name: str, label: str) -> None:
        """Whoever gives the same again keeps it by the button."""
        page = self.pupils[name]
        if page.locator(f"input[value={label}]").is_checked():
            page.get_by_role("button", name="Keep my answer").click()
            expect(page.locator("#save-state")).to_have_text(VOTE_IN, timeout=SOON)
        else:
            self.vote(name, label)


def listen(room: LiveRoom, page: Page) -> None:
    def note(reply: Response) -> None:
        if (
            reply.status == 200
            and "/static/" not in reply.url
            and "text" in reply.headers.get("content-type", "")
        ):
            room.bodies.append((reply.url, reply.text()))

    page.on("response", note)


@pytest.fixture
def scene(ground: Ground) -> Scene:
    """A class of six that nobody has signed in to."""
    return Scene(make_room(ground.store, names=NAMES, now=datetime.now(UTC)), ground)


def open_room(scene: Scene, people: People) -> LiveRoom:
    teacher = people()
    page = teacher.page
    sign_in_teacher(page, scene.url)
    # The tiny exercise, whose key has a mark that nothing else has.
    place = scene.room
    task = session.start(
        place.store, place.library, place.classroom_id, "three-claims", datetime.now(UTC)
    )
    page.goto(f"{scene.url}/teacher/classrooms/{place.classroom_id}/live/{task}")
    with teacher.context.expect_page() as opened:
        page.get_by_role("link", name="Open the projector view").click()
    room = LiveRoom(scene, task, page, opened.value, {})
    listen(room, opened.value)
    for number, name in enumerate(NAMES):
        pupil = people(PHONE if number % 2 else {"width": 1280, "height": 800})
        listen(room, pupil.page)
        come_back(scene, pupil.page, name)
        take_part(pupil.page)
        room.pupils[name] = pupil.page
    return room


def pair(room: LiveRoom, people: People) -> Person:
    """Scan the code: the phone has another host name, so its cookies are its own."""
    room.control.get_by_role("button", name="Use a phone as the remote").click()
    link = room.control.locator("p.small.soft").inner_text()
    Person(room.control.context, room.control, []).check()
    path = re.sub(r"^http://[^/]+", "", link)
    room.control.get_by_role("link", name="Back to the live session").click()
    phone = people(PHONE)
    listen(room, phone.page)
    phone.page.goto(f"http://localhost:{room.scene.port}{path}")
    phone.page.get_by_role("button", name="Use this phone").click()
    # With its script: a button that is pressed before it is there is a plain form's.
    phone.page.wait_for_url("**/remote/")
    expect(phone.page.locator("#remote-stage")).to_be_visible()
    return phone


def no_leak(room: LiveRoom) -> None:
    """Up to here nobody but the teacher's page has received votes, key or, on the wall, names."""
    for url, body in room.bodies:
        assert KEY_MARK not in body, url
        assert "First vote" not in body, url
        if "projector" in url or "/remote" in url:
            assert not [name for name in NAMES if name in body], url


@pytest.mark.long
def test_two_rounds_by_control_page_and_by_remote(scene: Scene, people: People) -> None:
    with scene.kit():
        room = open_room(scene, people)
        first_vote(room)
        come_back_in_two_ways(room, people)
        second_vote(room)
        no_leak(room)
        first_key(room)
        round_by_remote(room, people)
        room.control.reload()
        room.control.get_by_role("button", name="End the live session").click()
        room.control.get_by_role("button", name="End it, and show").click()
        expect(room.control.locator("#votes")).to_be_visible()
        expect(room.control.locator("main")).to_contain_text("33 % right, of 6 votes")
        room.see("The live round has ended.")
    assignment_ref = (scene.room.store, scene.room.classroom_id, room.task)
    sheet = results(*assignment_ref, datetime.now(UTC)).sheet
    given = {
        row.name: {item: cell.choices[""] for item, cell in row.cells.items()}
        for row in sheet.students
    }
    both = {"plan": "official", "vote": "sourced"}
    assert given == {
        **dict.fromkeys(NAMES[:4], both),
        "Chiara": {"plan": "sourced", "vote": "sourced"},
        "Yusuf": {"plan": "sourced"},
    }


def first_vote(room: LiveRoom) -> None:
    """Two of six have it."""
    room.press("Put the first question")
    room.see("Read it. The vote comes next.")
    expect(room.wall.locator("h1")).to_have_text("Read it. The vote comes next.", timeout=SOON)
    room.press("Open the vote")
    room.see("Vote now.")
    labels = ("official", "official", "sourced", "sourced", "editorial", "sourced")
    for name, label in zip(NAMES, labels, strict=True):
        room.vote(name, label)
    expect(room.wall.locator("#wall-turnout")).to_have_text("6 of 6 have voted", timeout=SOON)
    room.press("Close the vote")
    room.see("The vote is closed.")
    expect(room.control.locator("#control-moves")).to_contain_text(
        "Between 3 and 7 in 10 have it: let them discuss.", timeout=SOON
    )
    assert room.pupils["Ada"].locator(".pen-choice").count() == 0
    room.press("Discuss")
    room.see("Talk it over: find somebody who voted differently, and give your reasons.")


def come_back_in_two_ways(room: LiveRoom, people: People) -> None:
    """One by reloading, one on another device."""
    room.pupils["Ada"].reload()
    expect(room.pupils["Ada"].locator("main")).to_contain_text("You gave: Sourced fact")
    other = people(PHONE)
    listen(room, other.page)
    come_back(room.scene, other.page, "Benjamin", f"http://localhost:{room.scene.port}")
    other.page.locator("[data-watched] a").first.click()
    other.page.get_by_role("link", name="Go to the live round").click()
    room.pupils["Benjamin"] = other.page
    expect(other.page.locator("main")).to_contain_text("You gave: Official statement")


def second_vote(room: LiveRoom) -> None:
    """One keeps their answer, two move to the key's, one from one mistake to another."""
    room.press("Start the second vote")
    room.see("Vote again: change your answer, or keep it.")
    keep = room.pupils["Oleksandra"].get_by_role("button", name="Keep my answer")
    keep.click()
    expect(keep).to_be_hidden()
    labels = ("official", "official", "official", "sourced")
    for name, label in zip(NAMES[1:5], labels, strict=True):
        room.change_or_keep(name, label)
    expect(room.wall.locator("#wall-turnout")).to_have_text("5 of 6 have voted", timeout=SOON)
    room.press("Close the vote")
    room.see("The second vote is closed.")


def first_key(room: LiveRoom) -> None:
    room.press("Show the key")
    room.see("This is the key.")
    moved = "Of those who voted twice: 2 moved from wrong to right · 0 from right to wrong"
    for page in (room.wall, *room.pupils.values()):
        body = page.locator("body")
        expect(body).to_contain_text("First vote (6 votes)", timeout=SOON)
        expect(body).to_contain_text("Second vote (5 votes)")
        expect(body).to_contain_text(moved)
        expect(body).to_contain_text(f"{KEY_MARK} step 1")
    assert not [name for name in NAMES if name in room.wall.inner_text("body")]
    expect(room.pupils["Ada"].locator("#stage-said")).to_have_text("Question 1. This is the key.")


def round_by_remote(room: LiveRoom, people: People) -> None:
    """Nearly all have it, so the discussion is left out."""
    phone = pair(room, people)
    room.bodies.clear()
    room.remote = phone.page
    room.press("Next question")
    room.see("Read it. The vote comes next.")
    room.press("Open the vote")
    room.see("Vote now.")
    for name in NAMES[:5]:
        room.vote(name, "sourced")
    expect(phone.page.locator("#remote-turnout")).to_have_text("5 of 6 have voted", timeout=SOON)
    phone.check()
    room.press("Close the vote")
    expect(phone.page.locator("#remote-moves")).to_contain_text(
        "More than 7 in 10 have it: show the key.", timeout=SOON
    )
    room.see("The vote is closed.")
    no_leak(room)
    room.press("Show the key")
    room.see("This is the key.")
    expect(room.wall.locator("h1")).to_have_text("The key, and how the class voted.", timeout=SOON)


@pytest.mark.long
def test_teacher_and_student_by_keyboard_alone(scene: Scene, people: People) -> None:
    with scene.kit():
        room = open_room(scene, people)
        page, pupil = room.control, room.pupils["Ada"]
        page.get_by_role("button", name="Put the first question").focus()
        page.keyboard.press("Enter")
        page.get_by_role("button", name="Open the vote").focus()
        page.keyboard.press("Enter")
        room.see("Vote now.")
        pupil.keyboard.press("2")
        expect(pupil.locator("#save-state")).to_have_text(VOTE_IN, timeout=SOON)
        expect(pupil.locator("input[value=official]")).to_be_checked()
        # The count goes up beside a button that has the focus.
        button = page.get_by_role("button", name="Close the vote")
        button.focus()
        expect(page.locator("#control-turnout")).to_contain_text("1 of 6 have voted", timeout=SOON)
        expect(button).to_be_focused()
        page.keyboard.press("Enter")
        room.see("The vote is closed.")
        # The keyboard stays in the page when the pens have gone.
        assert pupil.evaluate("document.activeElement.id") == "main"


@pytest.mark.long
def test_suggested_time_runs_out_and_closes_nothing(scene: Scene, people: People) -> None:
    with scene.kit():
        room = open_room(scene, people)
        classroom = (scene.room.store, scene.room.classroom_id)
        room.press("Put the first question")
        room.see("Read it. The vote comes next.", ("Ada",))
        session.suggest(*classroom, room.task, 30)
        # Opened as if 22 seconds ago, since nobody likes tests that wait.
        step = session.live_of(*classroom, room.task).session.step
        then = datetime.now(UTC) - timedelta(seconds=22)
        session.move(*classroom, room.task, step, Stage.VOTE, clock_at(then))
        line = room.pupils["Ada"].locator("[data-left]")
        expect(line).to_have_text(re.compile(r"Suggested: about \d more seconds\."), timeout=SOON)
        expect(room.wall.locator("[data-clock]")).to_have_text(
            re.compile(r"about \d s left of the suggested time"), timeout=SOON
        )
        expect(line).to_have_text(
            "The suggested time is over. The vote stays open until your teacher closes it.",
            timeout=40_000,
        )
        room.vote("Ada", "official")
