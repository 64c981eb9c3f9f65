"""Back to a page that a form made: never the browser's error page, and nothing typed is lost."""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect

from kit.classroom.assignments.pinning import Rules
from kit.vocabulary import Feedback
from tests.browser.conftest import People
from tests.browser.scenes import Scene, come_back, sign_in_teacher
from tests.support.ground import Ground
from tests.support.room import make_room

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]
LONG = "N" * 90
NAMES = f"{LONG}\nZoe"
VOID = "for (const field of document.querySelectorAll('[name=csrf_token]')) field.value = 'void'"
SCRIPTS = pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "none"])


@pytest.fixture
def scene(ground: Ground) -> Scene:
    """A class that sees feedback at once; Mia has handed in."""
    room = make_room(ground.store, Rules(feedback=Feedback.ON_SUBMISSION), now=datetime.now(UTC))
    room.do_all("Mia", plan="sourced")
    return Scene(room, ground)


def classroom_of(scene: Scene) -> str:
    return f"{scene.url}/teacher/classrooms/{scene.room.classroom_id}"


def away_and_back(page: Page, url: str) -> None:
    """On to another page, and back."""
    page.goto(url)
    page.go_back()
    assert page.url.startswith("http://127.0.0.1"), page.url
    expect(page.locator("header.mast")).to_be_visible()


@pytest.mark.sampled(1)
@SCRIPTS
def test_refused_forms_come_back_with_what_was_typed(
    scene: Scene, people: People, *, scripts: bool
) -> None:
    with scene.kit():
        teacher = people(java_script_enabled=scripts)
        page = teacher.page
        sign_in_teacher(page, scene.url)
        page.goto(f"{classroom_of(scene)}/students")
        page.get_by_text("Paste a roster", exact=True).click()
        many = "\n".join(f"{LONG} {number}" for number in range(8))
        page.get_by_label("Names, one a line").fill(many)
        page.get_by_role("button", name="Look through the names").click()
        expect(page.get_by_text("None of these names would be added.")).to_be_visible()
        away_and_back(page, f"{scene.url}/teacher/")
        expect(page.get_by_label("Names, one a line")).to_have_value(many)
        if scripts:
            page.get_by_label("Names, one a line").fill(f"{many}\nZoe")
            page.locator(".brand").click()
            page.wait_for_url("**/teacher/")
            page.go_back()
            expect(page.get_by_label("Names, one a line")).to_have_value(f"{many}\nZoe")
            page.reload()
            expect(page.get_by_role("heading", name="9B")).to_be_visible()


@pytest.mark.long
@pytest.mark.sampled(1)
@SCRIPTS
def test_code_is_not_shown_to_whoever_comes_back(
    scene: Scene, people: People, *, scripts: bool
) -> None:
    with scene.kit():
        page = people(java_script_enabled=scripts).page
        sign_in_teacher(page, scene.url)
        page.goto(f"{classroom_of(scene)}/students")
        page.get_by_role("button", name="Let back in").first.click()
        expect(page.locator(".code")).to_have_count(2)
        away_and_back(page, f"{scene.url}/teacher/")
        expect(page.get_by_role("button", name="Make a new one-time code")).to_be_visible()
        expect(page.locator(".code")).to_have_count(0)
        page.get_by_role("button", name="Make a new one-time code").click()
        expect(page.locator(".code")).to_have_count(2)


@pytest.mark.long
@SCRIPTS
def test_look_at_what_a_decision_changes_comes_back(
    scene: Scene, people: People, *, scripts: bool
) -> None:
    with scene.kit():
        page = people(java_script_enabled=scripts).page
        sign_in_teacher(page, scene.url)
        assignment = f"{classroom_of(scene)}/assignments/{scene.room.assignment_id}"
        page.goto(f"{assignment}/items/plan/decide")
        page.get_by_label("Leave this question out: it counts for nobody").check()
        page.locator("textarea[name=reason]").fill("Both can be meant.")
        page.get_by_role("button", name="See what changes").click()
        expect(page.locator(".lead")).to_contain_text("Marks that change")
        away_and_back(page, f"{scene.url}/teacher/")
        if scripts:
            expect(page.locator("textarea[name=reason]")).to_have_value("Both can be meant.")
            expect(
                page.get_by_label("Leave this question out: it counts for nobody")
            ).to_be_checked()
        else:
            expect(page.locator(".lead")).to_contain_text("Marks that change")


def test_form_refused_for_its_token_is_sent_by_one_press(scene: Scene, people: People) -> None:
    with scene.kit():
        mia = people()
        page = mia.page
        come_back(scene, page)
        page.goto(f"{scene.work}/contest/plan")
        page.locator("[name=choice]").first.check()
        page.get_by_label("Why?").fill("The record says so.")
        page.evaluate(VOID)
        page.get_by_role("button", name="Send to your teacher").click()
        expect(page.get_by_role("heading", name="Send it again?")).to_be_visible()
        mia.check()
        # Back to it is back to the form, with all that was typed.
        away_and_back(page, f"{scene.url}/work/")
        expect(page.get_by_label("Why?")).to_have_value("The record says so.")
        expect(page.locator("[name=choice]").first).to_be_checked()
        page.evaluate(VOID)
        page.get_by_role("button", name="Send to your teacher").click()
        page.get_by_role("button", name="Send it again").click()
        expect(page.locator(".appeal .said")).to_have_text("The record says so.")


@pytest.mark.long
def test_refused_form_of_the_last_student_is_kept_from_the_next_without_scripts(
    scene: Scene, people: People
) -> None:
    with scene.kit():
        page = people(java_script_enabled=False).page
        come_back(scene, page)
        page.goto(f"{scene.work}/contest/plan")
        page.locator("[name=choice]").first.check()
        page.get_by_label("Why?").fill("x" * 601)
        page.get_by_role("button", name="Send to your teacher").click()
        expect(page.get_by_role("alert").first).to_contain_text("601 characters")
        page.get_by_role("button", name="I am not Mia").click()
        expect(page.get_by_text("Mia is signed out on this device.")).to_be_visible()
        page.evaluate("setTimeout(() => history.back())")
        page.wait_for_timeout(500)
        assert "x" * 601 not in page.content()
