"""Saved by itself: no version for each letter, and the last words come, whatever happens."""

import pytest
from playwright.sync_api import Page, expect

from kit.classroom.authoring import changing, drafts
from kit.classroom.authoring.drafts import OwnDraft
from kit.content.own.editing.plain_fields import plain_fields
from kit.content.own.texts import EXERCISE, KEY
from tests.browser.authoring.conftest import begin
from tests.browser.conftest import People
from tests.browser.scenes import Scene, sign_in_teacher
from tests.support.starting import wait_until

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]
CLAIM = f"#editor [name='{EXERCISE}/items/0/claim']"
WHY = f"#editor [name='{KEY}/items/claim-1/why']"
STATE = "[data-state]"


def writing(scene: Scene) -> changing.Writing:
    """What the kit has of the one draft."""
    room = scene.room
    draft = drafts.drafts_of(room.store, room.teacher_id)[-1]
    return changing.writing(room.store, OwnDraft(room.teacher_id, draft.id))


def claim(scene: Scene) -> str:
    return str(plain_fields(writing(scene).texts[EXERCISE])["items"][0]["claim"])


def why(scene: Scene) -> str:
    return str(plain_fields(writing(scene).texts[KEY])["items"]["claim-1"]["why"])


def at_first_claim(page: Page, scene: Scene) -> str:
    draft = begin(page, scene, "classify")
    page.goto(f"{draft}/edit/items/claim-1")
    return page.url


@pytest.mark.long
def test_a_field_is_a_version_and_not_each_letter(scene: Scene, people: People) -> None:
    with scene.kit():
        person = people()
        page = person.page
        at_first_claim(page, scene)
        page.locator(CLAIM).fill("")
        page.locator(CLAIM).press_sequentially("The council voted.", delay=20)
        page.locator(WHY).fill("Step 3: it voted.")
        page.locator(WHY).blur()
        expect(page.locator(STATE)).to_contain_text("Saved", timeout=40_000)
        assert (claim(scene), why(scene)) == ("The council voted.", "Step 3: it voted.")
        assert len(writing(scene).steps) <= 3
        assert person.complaints == []


@pytest.mark.long
def test_last_words_come_though_the_page_goes_at_once(scene: Scene, people: People) -> None:
    with scene.kit():
        page = people().page
        address = at_first_claim(page, scene)
        page.locator(CLAIM).fill("Typed in haste.")
        page.locator(".brand").click()
        page.wait_for_url("**/teacher/")
        # It was sent as the page went: who comes back finds it. A busy kit may still be writing it.
        wait_until(lambda: claim(scene) == "Typed in haste.", "the last words are saved")
        page.goto(address)
        expect(page.locator(CLAIM)).to_have_value("Typed in haste.")


@pytest.mark.long
def test_words_that_the_kit_did_not_get_are_offered_again(scene: Scene, people: People) -> None:
    with scene.kit():
        person = people()
        page = person.page
        address = at_first_claim(page, scene)
        person.context.set_offline(True)
        page.locator(CLAIM).fill("Typed in a tunnel.")
        page.locator(CLAIM).blur()
        expect(page.locator(STATE)).to_contain_text("the kit cannot be reached", timeout=40_000)
        page.close()
        person.context.set_offline(False)
        page = person.context.new_page()
        page.goto(address)
        page.get_by_role("button", name="Put them back").click()
        expect(page.locator(CLAIM)).to_have_value("Typed in a tunnel.")
        expect(page.locator(STATE)).to_contain_text("Saved", timeout=40_000)
        assert claim(scene) == "Typed in a tunnel."
        page.goto(address)
        expect(page.locator("[data-found]")).to_be_hidden()


@pytest.mark.long
def test_two_windows_are_told_and_neither_writes_over_the_other(
    scene: Scene, people: People
) -> None:
    with scene.kit():
        first, second = people(), people()
        address = at_first_claim(first.page, scene)
        sign_in_teacher(second.page, scene.url)
        second.page.goto(address)
        first.page.locator(WHY).fill("Step 3: of the first.")
        first.page.locator(WHY).blur()
        expect(first.page.locator(STATE)).to_contain_text("Saved", timeout=40_000)
        second.page.locator(CLAIM).fill("Of the second.")
        second.page.locator(CLAIM).blur()
        expect(second.page.locator(STATE)).to_contain_text("both are kept", timeout=40_000)
        assert (claim(scene), why(scene)) == ("Of the second.", "Step 3: of the first.")
        first.page.locator(CLAIM).fill("Of the first.")
        first.page.locator(CLAIM).blur()
        words = "another window changed it meanwhile"
        expect(first.page.locator(STATE)).to_contain_text(words, timeout=40_000)
        first.page.get_by_role("button", name="Save", exact=True).click()
        expect(first.page.get_by_text("Saved now: Of the second.")).to_be_visible()
        expect(first.page.locator(CLAIM)).to_have_value("Of the first.")
        first.check()
        assert claim(scene) == "Of the second."
        first.page.get_by_role("button", name="Keep mine as a copy").click()
        expect(first.page.get_by_role("heading", name="The bridge (mine)")).to_be_visible()
        expect(first.page.locator(CLAIM)).to_have_value("Of the first.")


@pytest.mark.long
def test_undo_and_redo_on_another_device(scene: Scene, people: People) -> None:
    with scene.kit():
        laptop, other = people(), people(java_script_enabled=False)
        address = at_first_claim(laptop.page, scene)
        laptop.page.locator(CLAIM).fill("Typed here.")
        laptop.page.get_by_role("button", name="Save", exact=True).click()
        laptop.page.wait_for_load_state()
        sign_in_teacher(other.page, scene.url)
        other.page.goto(address)
        expect(other.page.locator(CLAIM)).to_have_value("Typed here.")
        other.page.get_by_role("button", name="Undo").click()
        expect(other.page.locator(CLAIM)).not_to_have_value("Typed here.")
        other.page.get_by_role("button", name="Redo").click()
        expect(other.page.locator(CLAIM)).to_have_value("Typed here.")
