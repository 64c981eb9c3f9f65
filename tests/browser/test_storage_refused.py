"""A browser that keeps nothing: the page keeps it, says so, and does not go without asking."""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import Dialog, Page, expect

from kit.classroom.assignments import assignments
from kit.classroom.clock import clock_at
from kit.vocabulary import Stage
from tests.browser.conftest import PHONE, People, Person
from tests.browser.rounds import SOON, VOTE_IN, Round, at, seated, vote_for
from tests.browser.scenes import Scene, at_claims, come_back, expect_state, pick, picked
from tests.support.ground import Ground
from tests.support.room import RIGHT, make_room

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]
#: No room left, as in private windows of older Safaris; and forbidden altogether.
REFUSALS = {
    "full": "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); }",
    "forbidden": """for (const name of ["localStorage", "sessionStorage"]) {
        Object.defineProperty(window, name,
          { get() { throw new DOMException("", "SecurityError"); } });
      }""",
}
SIGNED_OUT = "signed out: come back with your code, your answers are kept here"
CLOSED = "“Three claims” is closed: no more answers are taken. What was saved before counts as handed in."


def kept_by_page(count: int) -> str:
    return f"not sent, kept by this page alone: leave it open ({count})"


@pytest.fixture
def scene(ground: Ground) -> Scene:
    return Scene(make_room(ground.store, now=datetime.now(UTC)), ground)


@pytest.fixture(params=REFUSALS)
def refusing(request: pytest.FixtureRequest, people: People) -> People:
    """People whose browsers refuse to store."""

    def arrive(*args: object, **options: object) -> Person:
        person = people(*args, **options)
        person.context.add_init_script(REFUSALS[request.param])
        return person

    return arrive


def stay(page: Page) -> list[str]:
    """Whoever is asked whether to leave the page stays on it; what was asked."""
    asked: list[str] = []

    def answer(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", answer)
    return asked


def come_back_in_new_tab(scene: Scene, mia: Person) -> None:
    with mia.context.expect_page() as opened:
        mia.page.get_by_role("link", name="Come back (new tab)").click()
    tab = opened.value
    expect(tab.get_by_role("status")).to_contain_text("You are not signed in on this device now")
    come_back(scene, tab)
    tab.close()
    # A browser without windows shows all its tabs at once, so it does not say that this one is.
    mia.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


@pytest.mark.sampled(1)
def test_page_alone_keeps_an_answer_asks_before_it_goes_and_sends_it(
    scene: Scene, refusing: People
) -> None:
    with scene.kit():
        mia = at_claims(scene, refusing)
        asked = stay(mia.page)
        pick(mia.page, vote="sourced")
        expect_state(mia.page, "saved")
        mia.context.set_offline(True)
        pick(mia.page, plan="official")
        expect_state(mia.page, kept_by_page(1))
        mia.check()
        mia.page.evaluate("location.reload()")
        mia.page.wait_for_timeout(500)
        assert asked == ["beforeunload"]
        assert picked(mia.page) == {"vote": "sourced", "plan": "official"}
        mia.context.set_offline(False)
        expect_state(mia.page, "saved")
        assert scene.stored() == {"vote": "sourced", "plan": "official"}
        mia.page.reload()
        expect_state(mia.page, "saved")
        assert asked == ["beforeunload"]


@pytest.mark.long
@pytest.mark.sampled(1)
def test_page_alone_keeps_the_wish_to_hand_in(scene: Scene, refusing: People) -> None:
    with scene.kit():
        mia = at_claims(scene, refusing)
        mia.context.set_offline(True)
        pick(mia.page, **RIGHT)
        mia.page.get_by_role("button", name="Look it over and hand in").click()
        mia.page.get_by_role("button", name="Hand in as soon as it goes").click()
        expect(mia.page.locator("#queued [data-said]")).to_have_text(
            "Not handed in yet. It goes by itself as soon as the kit can be reached: keep this page "
            "open."
        )
        mia.context.set_offline(False)
        mia.page.wait_for_url("**?handed_in=1", timeout=SOON)
        assert (scene.stored(), scene.state()) == (RIGHT, ("handed-in", 1))


@pytest.mark.long
@pytest.mark.sampled(1)
def test_what_came_too_late_for_a_page_alone_has_its_way_out(
    scene: Scene, refusing: People
) -> None:
    room = scene.room
    with scene.kit():
        mia = at_claims(scene, refusing)
        mia.context.set_offline(True)
        pick(mia.page, plan="official")
        assignments.close(
            room.store, room.classroom_id, room.assignment_id, clock_at(datetime.now(UTC))
        )
        mia.context.set_offline(False)
        expect_state(mia.page, CLOSED)
        expect(mia.page.locator("#unsent")).to_contain_text(
            "Three claims: one answer had not been taken when it was closed or handed in"
        )
        with mia.page.expect_download() as download:
            mia.page.get_by_role("link", name="Save as a file").click()
        assert '"plan.label": "official"' in download.value.path().read_text()


@pytest.mark.long
@pytest.mark.sampled(1)
def test_signed_out_is_said_with_a_way_back_that_loses_nothing(
    scene: Scene, refusing: People
) -> None:
    with scene.kit():
        mia = at_claims(scene, refusing)
        mia.context.clear_cookies()
        pick(mia.page, plan="official")
        expect_state(mia.page, SIGNED_OUT)
        mia.check()
        come_back_in_new_tab(scene, mia)
        expect_state(mia.page, "saved")
        expect(mia.page.locator("#signed-out")).to_be_hidden()
        assert scene.stored() == {"plan": "official"}


@pytest.mark.long
@pytest.mark.sampled(1)
def test_vote_of_who_was_signed_out_stays_on_the_page_and_goes(
    scene: Scene, refusing: People
) -> None:
    with scene.kit():
        held = Round(scene)
        mia = seated(scene, refusing, scene.url)
        asked = stay(mia.page)
        held.move(Stage.VOTE)
        at(mia.page, "Vote now.")
        mia.context.set_offline(True)
        vote_for(mia.page, "official")
        expect_state(mia.page, kept_by_page(1))
        mia.context.clear_cookies()
        mia.context.set_offline(False)
        held.move(Stage.CLOSED)
        expect_state(mia.page, SIGNED_OUT)
        held.move(Stage.VOTE)
        come_back_in_new_tab(scene, mia)
        at(mia.page, "Vote now.")
        expect_state(mia.page, VOTE_IN)
        assert (held.stored_votes(), asked) == ({("Mia", 1): "official"}, [])
        assert mia.page.viewport_size == PHONE
