"""What never reached the kit: shown on the device, saved as a file, taken in by the teacher."""

import json
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from kit.classroom.assignments import assignments
from kit.classroom.clock import clock_at
from kit.classroom.reports.results import results
from tests.browser.conftest import PHONE, People, Person
from tests.browser.scenes import (
    NOTHING_YET,
    Scene,
    come_back,
    expect_state,
    expect_wiped,
    hand_in,
    sign_in_teacher,
)
from tests.support.ground import Ground
from tests.support.room import make_room

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]
CLOSED = "Not in the kit yet"
QUEUED = (
    "Not handed in yet. It goes by itself as soon as the kit can be reached: keep this page open, "
    "or come back to it."
)


@pytest.fixture
def scene(ground: Ground) -> Scene:
    """Mia, Ben and Ada in front of three claims; feedback when it closes."""
    return Scene(make_room(ground.store, now=datetime.now(UTC)), ground)


def at_work(scene: Scene, person: Person) -> Page:
    page = person.page
    come_back(scene, page)
    page.goto(scene.work)
    page.get_by_role("button", name="Begin the exercise").click()
    page.wait_for_url("**/claims")
    expect_state(page, NOTHING_YET)
    return page


def pick(page: Page, label: str) -> None:
    page.locator(".claim.now .pen-choice").filter(has_text=label).click()


def state(page: Page) -> str:
    return page.locator("#save-state").inner_text()


@pytest.mark.long
def test_answer_that_came_too_late_reaches_the_results_by_a_file(
    scene: Scene, people: People
) -> None:
    mia = people(PHONE)
    with scene.kit():
        page = at_work(scene, mia)
        mia.context.set_offline(True)
        pick(page, "Official statement")
        expect(page.locator("#save-state")).to_contain_text("not sent, kept on this device (1)")
        assignments.close(
            scene.room.store,
            scene.room.classroom_id,
            scene.room.assignment_id,
            clock_at(datetime.now(UTC)),
        )
        mia.context.set_offline(False)
        unsent = page.locator("#unsent")
        expect(unsent).to_contain_text(
            "Three claims: one answer had not been taken when it was closed or handed in",
            timeout=40_000,
        )
        assert state(page).startswith("“Three claims” is closed")
        # Led there from the masthead, wherever somebody is; the claim stays.
        page.locator(".steps a").last.click()
        page.get_by_role("link", name="Not in the kit yet").click()
        expect(unsent).to_be_focused()
        expect(page.locator(".steps a").last).to_have_attribute("aria-current", "step")
        mia.check()
        page.goto(f"{scene.url}/work/")
        expect(page.locator("#unsent")).to_contain_text(
            "one answer had not been taken when it was closed or handed in", use_inner_text=True
        )
        with page.expect_download() as download:
            page.get_by_role("link", name="Save as a file").click()
        saved = scene.ground.folder / download.value.suggested_filename
        download.value.save_as(saved)
        called = r"answers_9B_Three-claims_[\w-]{1,6}_\d{4}-\d\d-\d\d\.json"
        assert re.fullmatch(called, saved.name)
        file = json.loads(saved.read_text(encoding="utf-8"))
        assert (file["format"], file["number"], file["answers"][0]["fields"]["plan.label"]) == (
            "whose-words-answers",
            1,
            "official",
        )
        assert "Mia" not in saved.read_text(encoding="utf-8")
        teacher = people().page
        sign_in_teacher(teacher, scene.url)
        # With one class the teacher lands on it.
        teacher.get_by_text("This class: codes, joining, name, files", exact=True).click()
        teacher.get_by_role("link", name="Take in a file of answers").click()
        teacher.locator("input[type=file]").set_input_files(saved)
        teacher.get_by_role("button", name="Look at it").click()
        expect(teacher.locator("main")).to_contain_text("Mia")
        teacher.get_by_role("button", name="Take in").click()
        teacher.wait_for_load_state()
    assignment_ref = (scene.room.store, scene.room.classroom_id, scene.room.assignment_id)
    sheet = results(*assignment_ref, datetime.now(UTC)).sheet
    (row,) = [one for one in sheet.students if one.name == "Mia"]
    assert row.cells["plan"].choices == {"": "official"}
    with scene.kit():
        is_kept_no_more(scene, page)


def is_kept_no_more(scene: Scene, page: Page) -> None:
    """What the kit has, by a file or not, and what is thrown away after one question."""
    page.goto(f"{scene.url}/work/")
    expect_wiped(page)
    expect(page.locator("#unsent")).to_be_hidden()
    page.evaluate(
        """() => { const { keptOf } = document.querySelector("[data-kept-of]").dataset;
          const fields = { "vote.label": "official", "vote.revision": "1" };
          const vote = { revision: 1, at: Date.now(), refused: true, fields };
          localStorage.setItem(`whose-words-${keptOf}`, JSON.stringify({ vote })); }"""
    )
    page.reload()
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Throw away").click()
    expect(page.locator("#unsent")).to_be_hidden()
    page.reload()
    expect(page.locator("#unsent")).to_be_hidden()


@pytest.mark.long
def test_who_is_signed_out_is_offered_the_file_without_a_name(scene: Scene, people: People) -> None:
    mia = people(PHONE)
    with scene.kit():
        page = at_work(scene, mia)
        page.evaluate(
            """() => localStorage.setItem("whose-words-somebodys", JSON.stringify(
              { plan: { revision: 1, at: Date.now(), refused: true, fields: { "plan.label": "official", "plan.revision": "1" } } }))"""
        )
        page.goto(f"{scene.url}/work/")
        expect(page.locator("#unsent")).to_be_hidden()  # not hers
        mia.context.clear_cookies()
        page.goto(f"{scene.url}/")
        expect(page.locator("#unsent")).to_contain_text(
            "Somebody who used this device before: one answer had not been taken when it was closed or handed in",
            use_inner_text=True,
        )
        mia.check()


@pytest.mark.long
def test_handing_in_without_a_network_waits_and_says_so(scene: Scene, people: People) -> None:
    mia = people(PHONE)
    with scene.kit():
        page = at_work(scene, mia)
        pick(page, "Official statement")
        expect(page.locator("#save-state")).to_have_text("saved")
        page.locator(".steps a").last.click()
        page.get_by_role("button", name="Look it over and hand in").click()
        page.wait_for_url("**/hand-in")
        mia.context.set_offline(True)
        hand_in(page)
        queued = page.locator("#queued")
        expect(queued).to_be_visible(timeout=40_000)
        assert " ".join(queued.locator("p").inner_text().split()) == QUEUED
        page.get_by_role("button", name="Do not hand in yet").click()
        expect(queued).to_be_hidden()
        page.get_by_role("button", name="Hand in all the same").click()
        expect(queued).to_be_visible(timeout=40_000)
        mia.check()
        mia.context.set_offline(False)
        page.wait_for_url("**?handed_in=1", timeout=40_000)
        expect(page.locator("main")).to_contain_text("You have handed this in. Well done.")
        expect_wiped(page)


@pytest.mark.long
def test_wish_to_hand_in_survives_the_page_and_sends_answers_first(
    scene: Scene, people: People
) -> None:
    mia = people(PHONE)
    with scene.kit():
        page = at_work(scene, mia)
        mia.context.set_offline(True)
        pick(page, "Official statement")
        expect(page.locator("#save-state")).to_contain_text("kept on this device")
        page.locator(".steps a").last.click()
        page.get_by_role("button", name="Look it over and hand in").click()
        expect(page.locator("#cannot-leave")).to_be_visible(timeout=40_000)
        page.get_by_role("button", name="Hand in as soon as it goes").click()
        expect(page.locator("#queued")).to_be_visible()
        # Closed in the middle of it, and the network is back later.
        page.goto("about:blank")
        mia.context.set_offline(False)
        page.goto(scene.work)
        page.wait_for_url("**?handed_in=1", timeout=40_000)
        assert scene.stored() == {"plan": "official"}


@pytest.mark.long
def test_file_holds_what_was_given_last(scene: Scene, people: People) -> None:
    """Changed after the notice was there, and waiting for long again: the file changes with it."""
    mia = people(PHONE)
    with scene.kit():
        page = at_work(scene, mia)
        mia.context.set_offline(True)
        for label, value in (("Official statement", "official"), ("Sourced fact", "sourced")):
            pick(page, label)
            expect(page.locator("#save-state")).to_contain_text("kept on this device")
            page.evaluate(
                """() => { const key = Object.keys(localStorage).find((one) => /^whose-words-[^:]*$/.test(one));
                  const kept = JSON.parse(localStorage[key]);
                  kept.plan.at -= 61000; localStorage[key] = JSON.stringify(kept);
                  document.dispatchEvent(new CustomEvent("kept")); }"""
            )
            expect(page.locator("#unsent")).to_contain_text(
                "Three claims: one answer still waiting to be sent", use_inner_text=True
            )
            with page.expect_download() as download:
                page.get_by_role("link", name="Save as a file").click()
            file = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
            assert file["answers"][0]["fields"]["plan.label"] == value
            assert 60 < file["answers"][0]["seconds"] < 120
        assert file["answers"][0]["revision"] == 2


@pytest.mark.long
def test_answers_of_what_was_opened_again_go_from_the_start_page(
    scene: Scene, people: People
) -> None:
    mia, room = people(PHONE), scene.room
    assignment_ref = (room.store, room.classroom_id, room.assignment_id)
    with scene.kit():
        page = at_work(scene, mia)
        assignments.close(*assignment_ref, clock_at(datetime.now(UTC)))
        pick(page, "Official statement")
        expect(page.locator("#unsent")).to_contain_text(
            "one answer had not been taken when it was closed or handed in", use_inner_text=True
        )
        assignments.reopen(*assignment_ref, clock_at(datetime.now(UTC)))
        page.goto(f"{scene.url}/work/")
        expect_wiped(page)
        expect(page.locator("#unsent")).to_be_hidden()
        assert scene.stored() == {"plan": "official"}
        page.goto(f"{scene.work}/claims")
        expect(page.locator("#save-state")).to_have_text("saved", timeout=40_000)
