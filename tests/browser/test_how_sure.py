"""How sure a student is, by touch, by keyboard, without scripts and without a network."""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect

from kit.classroom.answering import attempts
from kit.classroom.assignments.pinning import Rules
from kit.vocabulary import CertaintyRule
from tests.browser.conftest import PHONE, People, Person
from tests.browser.scenes import (
    NOTHING_YET,
    Scene,
    at_claims,
    come_back,
    expect_state,
    hand_in,
    stored,
    unsent_words,
)
from tests.support.ground import Ground
from tests.support.room import make_room

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]
Answers = dict[str, tuple[dict[str, str], str | None]]


@pytest.fixture
def asked(ground: Ground) -> Scene:
    """The tiny exercise, certainty in the mark."""
    rules = Rules(certainty=CertaintyRule.MARKED)
    return Scene(make_room(ground.store, rules, now=datetime.now(UTC)), ground)


def answers_of(scene: Scene) -> Answers:
    """What the database holds of Mia: value and certainty, by item, empty answers included."""
    room = scene.room
    work = attempts.work(room.store, room.people["Mia"], room.assignment_id, datetime.now(UTC))
    return {
        item: (dict(answer.value), answer.certainty)
        for item, answer in work.form_context.answers.items()
    }


def say(page: Page, item: str, certainty: str) -> None:
    page.locator(f"#item-{item}").get_by_label(certainty).check()


def without_findings(person: Person) -> None:
    person.check()
    assert person.complaints == []


@pytest.mark.long
def test_by_touch(asked: Scene, people: People) -> None:
    with asked.kit():
        mia = people(PHONE, has_touch=True)
        page = mia.page
        come_back(asked, page)
        page.goto(asked.work)
        without_findings(mia)
        page.get_by_role("button", name="Begin the exercise").tap()
        page.wait_for_url("**/claims")
        expect_state(page, NOTHING_YET)
        without_findings(mia)
        section = page.locator("#item-plan")
        section.locator("label.pen-official").tap()
        section.get_by_text("fairly sure").tap()
        expect_state(page, "saved")
        assert answers_of(asked) == {"plan": ({"label": "official"}, "fairly-sure")}
        box = section.locator(".sure-choice").first.bounding_box()
        assert box
        assert box["height"] >= 44
        page.reload()
        page.locator(".steps a[href='#item-plan']").tap()
        expect(section.get_by_label("fairly sure")).to_be_checked()
        page.get_by_role("button", name="Look it over and hand in").tap()
        page.wait_for_url("**/hand-in")
        without_findings(mia)
        hand_in(page)
        page.wait_for_url("**handed_in=1")
        page.get_by_role("link", name="See your feedback").tap()
        page.wait_for_url("**/feedback")
        expect(page.locator("#item-plan")).to_contain_text("How sure: fairly sure · +2 points")
        expect(page.locator("main")).to_contain_text("2 of at most 12 points.")
        without_findings(mia)


@pytest.mark.long
def test_by_keyboard(asked: Scene, people: People) -> None:
    with asked.kit():
        mia = at_claims(asked, people)
        page = mia.page
        page.keyboard.press("2")
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        expect_state(page, "saved")
        assert answers_of(asked) == {"plan": ({"label": "official"}, "guess")}
        page.keyboard.press("ArrowRight")
        page.keyboard.press("ArrowRight")
        expect(page.locator("#item-plan").get_by_label("certain")).to_be_checked()
        expect_state(page, "saved")
        assert answers_of(asked) == {"plan": ({"label": "official"}, "certain")}
        # A number key still takes a pen, and what was said stays.
        page.keyboard.press("1")
        expect_state(page, "saved")
        assert answers_of(asked) == {"plan": ({"label": "sourced"}, "certain")}


@pytest.mark.long
def test_without_scripts(asked: Scene, people: People) -> None:
    with asked.kit():
        ben = people(PHONE, java_script_enabled=False)
        page = ben.page
        come_back(asked, page)
        page.goto(asked.work)
        page.get_by_role("button", name="Begin the exercise").click()
        page.locator("#item-plan input[value=official]").check()
        say(page, "plan", "certain")
        say(page, "vote", "guess")
        page.get_by_role("button", name="Save").click()
        expect(page.locator(".flash")).to_have_text("Saved.")
        assert answers_of(asked) == {
            "plan": ({"label": "official"}, "certain"),
            "vote": ({}, "guess"),
        }
        expect(page.locator("#item-vote").get_by_label("guess")).to_be_checked()
        ben.check()


@pytest.mark.long
def test_said_before_the_answer_waits_offline_and_counts_as_no_answer(
    asked: Scene, people: People
) -> None:
    with asked.kit():
        mia = at_claims(asked, people)
        page = mia.page
        mia.context.set_offline(True)
        say(page, "plan", "certain")
        expect_state(page, unsent_words(1))
        assert set(stored(page)) == {"plan"}
        expect(page.locator(".steps a").first).not_to_have_class("done")
        mia.context.set_offline(False)
        expect_state(page, "saved")
        assert answers_of(asked) == {"plan": ({}, "certain")}
        page.reload()
        expect(page.locator("#item-plan").get_by_label("certain")).to_be_checked()
        assert page.locator(".steps a.done").count() == 0
        page.locator("#item-plan label.pen-official").click()
        expect_state(page, "saved")
        assert answers_of(asked) == {"plan": ({"label": "official"}, "certain")}
        assert page.locator(".steps a.done").count() == 1


@pytest.mark.long
def test_changed_offline_is_sent_with_the_answer(asked: Scene, people: People) -> None:
    with asked.kit():
        mia = at_claims(asked, people)
        page = mia.page
        page.locator("#item-plan label.pen-official").click()
        say(page, "plan", "guess")
        expect_state(page, "saved")
        mia.context.set_offline(True)
        say(page, "plan", "certain")
        expect_state(page, unsent_words(1))
        mia.context.set_offline(False)
        expect_state(page, "saved")
        assert answers_of(asked) == {"plan": ({"label": "official"}, "certain")}
