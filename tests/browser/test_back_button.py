"""What a page would not show now, the Back button does not show either."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, Page, expect

from kit.classroom.assignments.pinning import Rules
from kit.classroom.live import session
from kit.classroom.people import class_list
from kit.vocabulary import Feedback
from tests.browser.kept_pages import HEARD, WAYS, WHOLE, Keeper, keeper
from tests.browser.scenes import Scene, come_back, sign_in_teacher
from tests.support.ground import Ground
from tests.support.live_showcase import WAYS as STAGES
from tests.support.live_showcase import give_live
from tests.support.room import KEY_MARK, make_room

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]
ARGUMENT = "The record itself says so."


@pytest.fixture
def scene(ground: Ground) -> Scene:
    """A class that sees feedback at once; Mia and Ben have handed in."""
    room = make_room(ground.store, Rules(feedback=Feedback.ON_SUBMISSION), now=datetime.now(UTC))
    room.do_all("Mia", plan="sourced")
    room.do_all("Ben", plan="sourced")
    return Scene(room, ground)


@pytest.fixture(params=WAYS)
def kept(
    request: pytest.FixtureRequest,
    scene: Scene,
    browser: Browser,
    launch_browser: Callable[..., Browser],
) -> Iterator[Keeper]:
    """Each way in which a browser keeps pages."""
    with keeper(request.param, scene, browser, launch_browser) as found:
        yield found


def at(kept: Keeper, *urls: str, as_student: str | None = None) -> list[Page]:
    """Somebody who is signed in looks at pages, each in a tab."""
    page = kept.context.new_page()
    if as_student:
        come_back(kept.scene, page, as_student, kept.url)
    else:
        sign_in_teacher(page, kept.url, kept.scene.port)
    pages = [page, *(kept.context.new_page() for _url in urls[1:])]
    for tab, url in zip(pages, urls, strict=True):
        tab.goto(url)
    return pages


def text_of(page: Page) -> str:
    return page.locator("body").inner_text()


@pytest.mark.sampled(1)
def test_names_and_key_that_the_teacher_hides_do_not_come_back(kept: Keeper) -> None:
    student_id = kept.scene.room.people["Mia"].student_id
    results, student = f"{kept.assignment}/results", f"{kept.assignment}/students/{student_id}"
    pages = at(kept, f"{kept.classroom}/students", results, student)
    for page in pages:
        assert "Mia" in text_of(page)
        kept.leave(page)
    other = kept.elsewhere()
    other.goto(f"{kept.url}/teacher/")
    other.get_by_role("button", name="Hide names and key").click()
    expect(other.get_by_role("button", name="Show names and key")).to_be_visible()
    for page in pages:
        kept.back(page)
        expect(page.get_by_role("button", name="Show names and key")).to_be_visible()
        assert "Mia" not in text_of(page)
        assert KEY_MARK not in page.content()


@pytest.mark.sampled(1)
def test_key_does_not_come_back_after_signing_out(kept: Keeper) -> None:
    (page,) = at(kept, f"{kept.assignment}/items/plan")
    assert KEY_MARK in page.content()
    kept.leave(page)
    other = kept.elsewhere()
    other.goto(f"{kept.url}/teacher/")
    other.get_by_role("button", name="Sign out Ms Gray").click()
    expect(other.get_by_text("You are signed out.")).to_be_visible()
    kept.back(page)
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()
    assert KEY_MARK not in page.content()


@pytest.mark.sampled(1)
def test_key_on_the_wall_does_not_come_back_with_the_next_question(kept: Keeper) -> None:
    room = kept.scene.room
    at_key = (room.store, room.library, room.classroom_id, "three-claims", [*room.people.values()])
    task = give_live(*at_key, STAGES["live-key"], datetime.now(UTC))
    live = f"{kept.classroom}/live/{task}"
    (page,) = at(kept, f"{live}/projector")
    expect(page.locator("main")).to_contain_text(KEY_MARK)
    kept.leave(page)
    steps = len(STAGES["live-key"]) + 1
    question = (room.store, room.classroom_id, task, steps + 1, "disgrace")
    session.put(*question, lambda: datetime.now(UTC))
    kept.back(page)
    expect(page.locator("main")).to_contain_text("The square is a disgrace.")
    assert KEY_MARK not in page.content()


@pytest.mark.sampled(1)
def test_feedback_that_is_hidden_again_does_not_come_back(kept: Keeper) -> None:
    room = kept.scene.room
    (page,) = at(kept, f"{kept.work}/feedback", as_student="Mia")
    assert KEY_MARK in page.content()
    kept.leave(page)
    class_list.remove_student(
        room.store, room.classroom_id, room.people["Mia"].student_id, datetime.now(UTC)
    )
    kept.back(page)
    expect(page.get_by_label("Class code")).to_be_visible()
    assert KEY_MARK not in page.content()


def hand_on(kept: Keeper, to: str) -> None:
    other = kept.elsewhere()
    other.goto(f"{kept.url}/work/")
    other.on("dialog", lambda dialog: dialog.accept())
    other.get_by_role("button", name="I am not Mia").click()
    expect(other.get_by_text("Mia is signed out on this device.")).to_be_visible()
    come_back(kept.scene, other, to, kept.url)


@pytest.mark.sampled(1)
def test_answers_do_not_come_back_on_a_device_that_was_handed_on(kept: Keeper) -> None:
    home = f"{kept.url}/work/"
    pages = at(kept, f"{kept.work}/feedback", kept.work, home, as_student="Mia")
    for page in pages:
        assert "Mia" in text_of(page)
        kept.leave(page)
    hand_on(kept, "Ada")
    for page in pages:
        kept.back(page)
        expect(page.locator("body")).not_to_contain_text("Mia")
        assert KEY_MARK not in page.content()


@pytest.mark.sampled(1)
def test_what_somebody_typed_does_not_come_back_to_the_next(kept: Keeper) -> None:
    (page,) = at(kept, f"{kept.work}/contest/plan", as_student="Mia")
    page.get_by_label("Why?").fill(ARGUMENT)
    kept.leave(page)
    hand_on(kept, "Ben")
    kept.back(page)
    expect(page.locator(".who")).to_contain_text("Ben")
    expect(page.get_by_label("Why?")).to_have_value("")


@pytest.mark.sampled(1)
def test_what_somebody_typed_comes_back_to_themselves(kept: Keeper) -> None:
    (page,) = at(kept, f"{kept.work}/contest/plan", as_student="Mia")
    page.get_by_label("Why?").fill(ARGUMENT)
    page.locator("[name=choice]").first.check()
    kept.leave(page)
    kept.back(page)
    expect(page.get_by_label("Why?")).to_have_value(ARGUMENT)
    expect(page.locator("[name=choice]").first).to_be_checked()


@pytest.mark.long
@pytest.mark.sampled(1)
@pytest.mark.parametrize("kept", [WHOLE, HEARD], indirect=True)
def test_page_waits_for_a_kit_that_cannot_be_reached(kept: Keeper) -> None:
    (page,) = at(kept, kept.classroom)
    kept.leave(page)
    kept.proxy.cut_off()
    kept.press_back(page)
    note = page.get_by_text("The kit cannot be reached just now;")
    expect(note).to_be_visible()
    assert kept.shows_nothing(page)
    kept.proxy.cut = False
    expect(page.get_by_role("heading", name="9B")).to_be_visible(timeout=40_000)
    expect(note).to_be_hidden()
    assert not kept.shows_nothing(page)
