"""A live round for a phone without scripts, for a class that does not have it, and a lost remote."""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect

from kit.classroom.answering import attempts, saving
from kit.classroom.answering.posted_form import PostedAnswer
from kit.classroom.clock import clock_at
from kit.classroom.live import remote
from kit.vocabulary import Stage
from tests.browser.conftest import PHONE, People, Person
from tests.browser.rounds import SOON, Round
from tests.browser.scenes import Scene, come_back, sign_in_teacher, take_part
from tests.support.flaky_proxy import flaky_proxy
from tests.support.ground import Ground
from tests.support.room import KEY_MARK, make_room

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]
NAMES = ("Mia", "Ben", "Ada", "Yusuf")
EXPLAIN = "Fewer than 3 in 10 have it: explain first, then vote again."
NOT_SENT = "Not sent: the kit cannot be reached just now. Press again in a moment."


@pytest.fixture
def scene(ground: Ground) -> Scene:
    return Scene(make_room(ground.store, names=NAMES, now=datetime.now(UTC)), ground)


def others_vote(scene: Scene, held: Round, label: str) -> None:
    """All but Mia, in the first ballot."""
    for name in NAMES[1:]:
        assignment_ref = (scene.room.store, scene.room.people[name], held.task)
        attempts.start(*assignment_ref, clock_at(datetime.now(UTC)))
        begun = attempts.work(*assignment_ref, datetime.now(UTC)).attempt.id
        given = [PostedAnswer("plan", 1, {"label": label})]
        saving.save_answers(*assignment_ref, begun, given, clock_at(datetime.now(UTC)), ballot=1)


def without_scripts(scene: Scene, people: People) -> Person:
    mia = people(PHONE, java_script_enabled=False)
    come_back(scene, mia.page)
    take_part(mia.page)
    return mia


def look_again(person: Person, words: str) -> None:
    person.page.get_by_role("link", name="Look again").click()
    expect(person.page.locator("[data-stage]")).to_have_text(words)
    person.check()


def test_student_without_scripts_goes_through_a_round(scene: Scene, people: People) -> None:
    with scene.kit():
        held = Round(scene)
        mia = without_scripts(scene, people)
        look_again(mia, "Read it. The vote comes next.")
        held.move(Stage.VOTE)
        look_again(mia, "Vote now.")
        mia.page.get_by_label("Official statement").check()
        mia.page.get_by_role("button", name="Vote", exact=True).click()
        expect(mia.page.locator("main")).to_contain_text("Your vote is in.")
        mia.page.get_by_role("link", name="Change it").click()
        expect(mia.page.get_by_label("Official statement")).to_be_checked()
        assert held.stored_votes() == {("Mia", 1): "official"}
        # Voting is over while she still has the pens before her.
        held.move(Stage.CLOSED)
        mia.page.get_by_label("Sourced fact").check()
        mia.page.get_by_role("button", name="Vote", exact=True).click()
        expect(mia.page.locator("main")).to_contain_text(
            "This vote is closed: what came after that was not taken."
        )
        assert held.stored_votes() == {("Mia", 1): "official"}
        assert KEY_MARK not in mia.page.content()
        held.move(Stage.DISCUSS, Stage.VOTE_AGAIN)
        look_again(mia, "Vote again: change your answer, or keep it.")
        mia.page.get_by_role("button", name="Keep my answer").click()
        assert held.stored_votes() == {("Mia", 1): "official", ("Mia", 2): "official"}
        held.move(Stage.CLOSED_AGAIN, Stage.REVEAL)
        look_again(mia, "This is the key.")
        expect(mia.page.locator("main")).to_contain_text(f"{KEY_MARK} step 1")
        assert mia.complaints == []


def control_page(scene: Scene, people: People, held: Round) -> Page:
    teacher = people()
    sign_in_teacher(teacher.page, scene.url)
    place = f"{scene.url}/teacher/classrooms/{scene.room.classroom_id}/live/{held.task}"
    teacher.page.goto(place)
    return teacher.page


@pytest.mark.long
def test_where_few_have_it_the_teacher_is_told_to_explain(scene: Scene, people: People) -> None:
    with scene.kit():
        held = Round(scene)
        control = control_page(scene, people, held)
        held.move(Stage.VOTE)
        others_vote(scene, held, "editorial")
        expect(control.locator("#control-turnout")).to_contain_text(
            "3 of 3 have voted", timeout=SOON
        )
        control.get_by_role("button", name="Close the vote").click()
        advice = control.locator("#control-moves")
        expect(advice).to_contain_text(EXPLAIN)
        expect(advice.locator(".btn-primary")).to_have_text("Start the second vote")
        Person(control.context, control, []).check()


@pytest.mark.long
def test_remote_without_a_network_keeps_its_buttons(scene: Scene, people: People) -> None:
    with scene.kit(), flaky_proxy(scene.port) as proxy:
        held = Round(scene)
        assignment_ref = (scene.room.store, scene.room.classroom_id, held.task)
        code = remote.new_pairing(*assignment_ref, clock_at(datetime.now(UTC)))
        phone = people(PHONE)
        path = f"/remote/pair/{scene.room.classroom_id}/{held.task}/{code}"
        phone.page.goto(f"{proxy.url}{path}")
        phone.page.get_by_role("button", name="Use this phone").click()
        # Loaded with its scripts: a button that is pressed before them is a plain form's.
        phone.page.wait_for_url("**/remote/", wait_until="load")
        button = phone.page.get_by_role("button", name="Open the vote")
        expect(button).to_be_visible()
        proxy.cut_off()
        button.click()
        expect(phone.page.locator("[data-not-sent]")).to_have_text(NOT_SENT, timeout=SOON)
        expect(phone.page.locator("[data-lost]")).to_be_visible(timeout=SOON)
        phone.check()
        expect(button).to_be_visible()
        assert held.stage() == Stage.READ
        proxy.cut = False
        expect(phone.page.locator("[data-lost]")).to_be_hidden(timeout=SOON)
        button.click()
        expect(phone.page.get_by_role("button", name="Close the vote")).to_be_visible(timeout=SOON)
        assert held.stage() == Stage.VOTE
