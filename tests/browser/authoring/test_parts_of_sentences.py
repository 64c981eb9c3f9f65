"""A part of a sentence is taken by mouse, by finger and by keys; the claim in hand stays in sight."""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect

from kit.classroom.authoring.drafting import from_article
from kit.classroom.authoring.drafts import OwnDraft
from tests.browser.authoring.desk import saved
from tests.browser.conftest import LAPTOP, PHONE, People, Person
from tests.browser.scenes import Scene, sign_in_teacher
from tests.support.from_articles import begun_by, twelve_taken

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]
SENTENCE = "The council's spokesperson, Ines Aydin, said the closure was a precaution."
PART = "the closure was a precaution."


def begun(scene: Scene) -> OwnDraft:
    return begun_by(scene.room.store, scene.room.teacher_id, datetime.now(UTC))


def expect_claims(page: Page, scene: Scene, own: OwnDraft, *words: str) -> None:
    """The kit has these claims, as soon as the page has saved."""
    for _try in range(100):
        kept = from_article.from_article(scene.room.store, own).taken
        if tuple(mark.words for mark in kept.values()) == words:
            break
        page.wait_for_timeout(100)
    else:
        raise AssertionError(kept)
    saved(page)


def at_claims(scene: Scene, own: OwnDraft, person: Person) -> Page:
    sign_in_teacher(person.page, scene.url)
    person.page.goto(f"{scene.url}/teacher/own/{own.draft_id}/claims")
    return person.page


def place_of(page: Page, words: str, *, end: bool) -> tuple[float, float]:
    """Where the first or the last letter of words stands on the screen."""
    box = page.evaluate(
        """([words, end]) => {
          for (const text of document.querySelectorAll("form [data-at]")) {
            const at = text.textContent.indexOf(words);
            if (at < 0) continue;
            text.scrollIntoView({ block: "center" });
            const range = document.createRange();
            const sign = end ? at + words.length - 1 : at;
            range.setStart(text.firstChild, sign);
            range.setEnd(text.firstChild, sign + 1);
            const { left, right, top, height } = range.getBoundingClientRect();
            return [end ? right - 1 : left + 1, top + height / 2];
          }
        }""",
        [words, end],
    )
    return box[0], box[1]


@pytest.mark.long
def test_dragging_over_words_takes_them_in_place_of_their_sentence(
    scene: Scene, people: People
) -> None:
    with scene.kit():
        person, own = people(LAPTOP), begun(scene)
        page = at_claims(scene, own, person)
        page.get_by_role("checkbox", name=SENTENCE).check()
        saved(page)
        # From inside the first word to inside the last one: whole words are taken.
        page.mouse.move(*place_of(page, "he closure was", end=False))
        page.mouse.down()
        page.mouse.move(*place_of(page, "a precaution", end=True), steps=4)
        page.mouse.up()
        part = page.get_by_role("checkbox", name=PART, exact=True)
        expect(part).to_be_checked()
        expect(page.get_by_role("checkbox", name=SENTENCE)).not_to_be_checked()
        expect(page.locator("#taken")).to_contain_text("quoted as printed")
        expect_claims(page, scene, own, PART)
        person.check()
        page.reload()
        part.uncheck()
        expect_claims(page, scene, own)
        # Two presses pick a word for copying, and take nothing.
        page.mouse.dblclick(*place_of(page, "spokesperson", end=False))
        assert page.locator("[name=take]:checked").count() == 0
        assert person.complaints == []


@pytest.mark.long
def test_keys_take_a_part(scene: Scene, people: People) -> None:
    with scene.kit():
        person, own = people(LAPTOP), begun(scene)
        page = at_claims(scene, own, person)
        # Past the sentence before, and the way to a part of it.
        page.get_by_role("button", name="Take a spread of twelve").focus()
        for _step in range(3):
            page.keyboard.press("Tab")
        expect(page.get_by_role("checkbox", name=SENTENCE)).to_be_focused()
        for key in ("Space", "Tab", "Enter", "End", "ArrowLeft", "ArrowLeft", "Enter", "End"):
            page.keyboard.press(key)
        person.check()
        page.keyboard.press("Enter")
        expect(page.get_by_role("checkbox", name="was a precaution.", exact=True)).to_be_focused()
        expect_claims(page, scene, own, "was a precaution.")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.keyboard.press("Escape")
        expect(page.locator(".from-words")).to_have_count(0)
        assert person.complaints == []


@pytest.mark.long
def test_a_finger_takes_a_part_by_dragging(scene: Scene, people: People) -> None:
    with scene.kit():
        person, own = people(PHONE, has_touch=True, is_mobile=True), begun(scene)
        page = at_claims(scene, own, person)
        page.get_by_role("checkbox", name=SENTENCE).tap()
        page.locator("[data-line]").filter(has_text=SENTENCE).get_by_role("button").tap()
        words = page.get_by_role("group", name="Tap the first and the last word of the part")
        words.get_by_role("button", name="the", exact=True).scroll_into_view_if_needed()
        person.check()
        ends = [words.get_by_role("button", name=one, exact=True) for one in ("the", "a")]
        places = [one.bounding_box() for one in ends]
        points = [(b["x"] + b["width"] / 2, b["y"] + b["height"] / 2) for b in places if b]
        finger = person.context.new_cdp_session(page)
        steps = zip(("touchStart", "touchMove"), points, strict=True)
        for kind, (x, y) in steps:
            finger.send(
                "Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y}]}
            )
        finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        expect(page.get_by_role("checkbox", name="the closure was a", exact=True)).to_be_checked()
        expect_claims(page, scene, own, "the closure was a")
        assert person.complaints == []


@pytest.mark.long
def test_a_finger_takes_a_part_by_tapping(scene: Scene, people: People) -> None:
    with scene.kit():
        person, own = people(PHONE, has_touch=True, is_mobile=True), begun(scene)
        page = at_claims(scene, own, person)
        page.get_by_role("checkbox", name=SENTENCE).tap()
        words = page.get_by_role("group", name="Tap the first and the last word of the part")
        page.locator("[data-line]").filter(has_text=SENTENCE).get_by_role("button").tap()
        words.get_by_role("button", name="the", exact=True).tap()
        words.get_by_role("button", name="closure", exact=True).tap()
        expect(page.get_by_role("checkbox", name="the closure", exact=True)).to_be_checked()
        expect_claims(page, scene, own, "the closure")
        assert person.complaints == []


@pytest.mark.long
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "plain"])
def test_claim_in_hand_stays_in_sight_on_a_phone_in_two_lines(
    scene: Scene, people: People, *, scripts: bool
) -> None:
    with scene.kit():
        person, own = people(PHONE, java_script_enabled=scripts), begun(scene)
        item_id = twelve_taken(scene.room.store, own, datetime.now(UTC))[1]
        page = at_claims(scene, own, person)
        page.goto(f"{scene.url}/teacher/own/{own.draft_id}/key/{item_id}")
        hand = page.locator(".from-hand")
        page.get_by_label("How would one check it?").scroll_into_view_if_needed()
        box, top = hand.bounding_box(), page.locator(".from-top").bounding_box()
        assert box is not None
        assert top is not None
        # Claim and buttons take no more than a quarter of the screen.
        assert top["y"] == 0
        assert top["height"] <= PHONE["height"] / 4
        assert box["height"] <= 66
        hand.locator("summary").click()
        expect(hand).to_contain_text(SENTENCE)
        expect(hand.locator("mark")).to_be_visible()
        person.check()
        assert person.complaints == []
