"""One tap does one thing: no claim is skipped, none answered unseen, and what is open is said."""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect

from kit.classroom.assignments.pinning import Rules
from kit.vocabulary import CertaintyRule
from tests.browser.conftest import People
from tests.browser.scenes import (
    NOTHING_YET,
    Scene,
    at_claims,
    come_back,
    expect_state,
    pick,
    picked,
)
from tests.support import choosing
from tests.support.ground import Ground
from tests.support.room import make_room

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]
#: Two taps of one finger, by their distance in milliseconds.
DOUBLE = (60, 120, 240)


@pytest.fixture
def scene(ground: Ground) -> Scene:
    return Scene(make_room(ground.store, now=datetime.now(UTC)), ground)


@pytest.fixture
def asked(ground: Ground) -> Scene:
    rules = Rules(certainty=CertaintyRule.ASKED)
    return Scene(make_room(ground.store, rules, now=datetime.now(UTC)), ground)


def shown(page: Page) -> str:
    return page.locator(".claim.now").get_attribute("data-item") or ""


def dots(page: Page) -> list[str]:
    """What is read of the dots."""
    return [" ".join(text.split()) for text in page.locator(".steps a").all_text_contents()]


#: Whether each tap fell into the rest after a step.
_NOTE_TAPS = """window.inRest = [];
document.addEventListener('pointerdown', () => {
  window.inRest.push(document.querySelector('.resting') !== null);
}, true)"""


def go_back_to(page: Page, item: str) -> None:
    while shown(page) != item:
        page.evaluate("document.getElementById('previous').click()")
    page.locator("#claims:not(.resting)").wait_for()


def double_tap_next(page: Page, pause: int) -> None:
    """Two taps on Next; a busy machine may put them too far apart, then again from the beginning."""
    start = shown(page)
    box = page.locator("#next").bounding_box()
    assert box
    spot = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    for _ in range(20):
        page.touchscreen.tap(*spot)
        page.wait_for_timeout(pause)
        page.touchscreen.tap(*spot)
        if page.evaluate("window.inRest.slice(-2)") == [False, True]:
            return
        go_back_to(page, start)
    pytest.fail("no two taps came within the rest after a step")


def tap_pen_after_step_back(page: Page) -> None:
    """The tap comes while the step rests, or it is taken back and tried again."""
    start = shown(page)
    for _ in range(20):
        page.evaluate("document.getElementById('previous').click()")
        pen = page.locator(".claim.now .pen-choice").nth(1).bounding_box()
        assert pen
        page.touchscreen.tap(pen["x"] + 20, pen["y"] + 20)
        if page.evaluate("window.inRest.pop()"):
            return
        page.keyboard.press("0")
        page.locator("#claims:not(.resting)").wait_for()
        page.locator("#next").tap()
        assert shown(page) == start
        page.locator("#claims:not(.resting)").wait_for()
    pytest.fail("no tap came within the rest after a step")


@pytest.mark.long
def test_double_tap_is_one_step_and_answers_nothing(scene: Scene, people: People) -> None:
    with scene.kit():
        mia = people({"width": 360, "height": 640}, has_touch=True, is_mobile=True)
        page = mia.page
        come_back(scene, page)
        page.goto(scene.work)
        page.get_by_role("button", name="Begin the exercise").tap()
        page.wait_for_url("**/claims")
        expect_state(page, NOTHING_YET)
        page.evaluate(_NOTE_TAPS)
        for pause, item in zip(DOUBLE, ("vote", "disgrace", "figure"), strict=True):
            page.locator("#claims:not(.resting)").wait_for()
            double_tap_next(page, pause)
            assert shown(page) == item
        # Nor does what comes under the finger by a step take a pen.
        page.locator("#claims:not(.resting)").wait_for()
        tap_pen_after_step_back(page)
        assert picked(page) == {}
        # A key is no tap that came too late.
        page.keyboard.press("1")
        expect_state(page, "saved")
        assert scene.stored() == {"disgrace": "sourced"}
        assert page.locator("#save-state").inner_text() == "saved"
        assert mia.complaints == []


@pytest.mark.long
def test_it_goes_on_by_itself_after_the_last_question(asked: Scene, people: People) -> None:
    with asked.kit():
        mia = at_claims(asked, people)
        page = mia.page
        switch = page.get_by_label("Go on by itself once it is answered")
        expect(switch).not_to_be_checked()
        page.locator("#item-plan label.pen-official").click()
        page.locator("#item-plan").get_by_text("certain").click()
        page.wait_for_timeout(500)
        assert shown(page) == "plan"
        switch.check()
        # Kept on the device, until somebody else takes it.
        page.reload()
        expect(switch).to_be_checked()
        # What is mended first is perhaps not all there is to mend.
        page.locator("#item-plan label.pen-sourced").click()
        page.wait_for_timeout(500)
        assert shown(page) == "plan"
        page.locator("#item-plan").get_by_text("guess").click()
        expect(page.locator("#item-vote")).to_be_visible()
        # A pen alone is half of it here; among radio buttons arrow keys only pass by.
        page.locator("#claims:not(.resting)").wait_for()
        page.keyboard.press("2")
        page.locator("#item-vote").get_by_label("guess").focus()
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(500)
        assert shown(page) == "vote"
        page.locator("#item-vote").get_by_text("fairly sure").click()
        page.locator("#item-vote").get_by_text("guess").click()
        expect(page.locator("#item-disgrace")).to_be_visible()
        expect_state(page, "saved")
        assert asked.stored() == {"plan": "sourced", "vote": "official"}
        page.once("dialog", lambda dialog: dialog.accept())
        page.get_by_role("button", name="I am not Mia").click()
        page.wait_for_url("**handed_on=1")
        assert page.evaluate("Object.keys(localStorage)") == []
        assert mia.complaints == []


@pytest.mark.long
def test_what_is_open_is_said_in_dots_bar_and_review(scene: Scene, people: People) -> None:
    choosing.give(scene.room, "attribute")
    with scene.kit():
        mia = at_claims(scene, people)
        page = mia.page
        said = page.locator("#said-here")
        expect(said).to_have_text("no answer yet 0 of 4 answered", use_inner_text=True)
        cards = page.locator("#item-losses .pens")
        cards.nth(0).locator(".option").first.click()
        expect(said).to_have_text("1 of 2 1 of 4 answered", use_inner_text=True)
        assert dots(page) == ["Claim 1, half answered", "Claim 2, no answer yet"]
        cards.nth(1).locator(".option").first.click()
        expect_state(page, "saved")
        assert dots(page) == ["Claim 1, answered", "Claim 2, no answer yet"]
        mia.check()
        page.emulate_media(forced_colors="active")
        assert page.locator(".steps a").first.evaluate(
            "step => getComputedStyle(step, '::after').content.includes('✓')"
        )
        page.emulate_media(forced_colors="none")
        page.get_by_role("button", name="Look it over and hand in").click()
        lead = "2 of 4 questions are answered. 2 have no answer yet."
        expect(page.locator(".lead")).to_contain_text(lead)
        mia.check()
        # Handing in asks; the second tap of a double one is no answer to that.
        page.get_by_role("button", name="Hand in").dblclick(delay=10)
        expect(page.get_by_role("heading", name="Hand in with 2 of 4 open?")).to_be_visible()
        assert page.url == f"{scene.work}/hand-in"
        mia.check()
        page.get_by_role("link", name="Answer what is open").click()
        expect(page.locator("#item-minutes.now")).to_be_visible()
        page.go_back()
        page.get_by_role("button", name="Hand in").click()
        page.get_by_role("button", name="Hand in all the same").click()
        page.wait_for_url("**handed_in=1")
        assert mia.complaints == []


@pytest.mark.long
def test_pen_taken_back_is_no_answer_even_offline(scene: Scene, people: People) -> None:
    with scene.kit():
        mia = at_claims(scene, people)
        page = mia.page
        pick(page, plan="official", vote="sourced")
        expect_state(page, "saved")
        button = page.locator("#item-vote").get_by_role("button", name="Take it back")
        box = button.bounding_box()
        assert box
        assert box["height"] >= 24
        mia.check()
        mia.context.set_offline(True)
        button.click()
        expect(button).to_be_hidden()
        assert page.evaluate("document.activeElement.name") == "vote.label"
        assert dots(page)[1] == "Claim 2, no answer yet"
        assert picked(page) == {"plan": "official"}
        page.close()
        mia.context.set_offline(False)
        page = mia.context.new_page()
        page.goto(f"{scene.work}/claims")
        expect_state(page, "saved")
        assert picked(page) == {"plan": "official"} == scene.stored()
        assert shown(page) == "vote"
        page.get_by_role("button", name="Look it over and hand in").click()
        expect(page.get_by_text("3 have no answer yet.")).to_be_visible()


@pytest.mark.long
def test_keys_that_are_held_or_meant_for_something_else_pick_nothing(
    scene: Scene, people: People
) -> None:
    """And of two pens at once one is picked, which is the one that is saved."""
    choosing.give(scene.room, "attribute")
    with scene.kit():
        mia = at_claims(scene, people)
        page = mia.page
        for keys in ("Control+1", "Alt+1", "Meta+1", "Control+Alt+1", "F1", "0", "9"):
            page.keyboard.press(keys)
            assert picked(page) == {}, keys
        expect_state(page, NOTHING_YET)
        # Held down, a key is one press: the second question is left alone.
        for _ in range(4):
            page.keyboard.down("1")
        page.keyboard.up("1")
        expect_state(page, "saved")
        expect(page.locator("#said-here [data-here]")).to_have_text("1 of 2")
        page.keyboard.press("0")
        assert picked(page) == {}
        page.keyboard.press("1")
        page.evaluate(
            "document.querySelectorAll('.claim.now .pens')[0].querySelectorAll('.option')"
            ".forEach((option, number) => number < 2 && option.click())"
        )
        expect_state(page, "saved")
        held = page.request.get(f"{scene.work}/claims").text()
        (one,) = page.locator(".claim.now .pens").nth(0).locator("input:checked").all()
        value = one.get_attribute("value")
        assert f'value="{value}"' in held
        # In the middle of it, on paper: every claim, and nothing that floats.
        page.emulate_media(media="print")
        expect(page.locator("#item-minutes")).to_be_visible()
        expect(page.locator("#step-bar")).to_be_hidden()
        page.emulate_media(media="screen")
        expect(page.locator("#item-minutes")).to_be_hidden()
        assert mia.complaints == []
