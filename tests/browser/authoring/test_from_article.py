"""From a pasted article to a published exercise of twelve claims, and how much of a hand it takes."""

import re
from typing import Final

import pytest
from playwright.sync_api import Page, expect

from tests.browser.authoring.test_twelve_claims import Hand
from tests.browser.conftest import PHONE, People
from tests.browser.scenes import Scene, sign_in_teacher
from tests.support.from_articles import ARTICLE

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]
#: As `test_twelve_claims` counts; there a teacher has taken the claims out of the article by hand.
MOST: Final = 110
CLAIMS: Final = 12


def to_article(hand: Hand, scene: Scene) -> None:
    page = hand.page
    sign_in_teacher(page, scene.url)
    page.goto(f"{scene.url}/teacher/")
    hand.click(page.get_by_role("link", name="Make an exercise from an article"))
    hand.click(page.get_by_label("Paste the article here"))
    hand.write(ARTICLE)
    hand.click(page.get_by_label("Who published it"))
    hand.write("The Weir Post")
    hand.click(page.get_by_label("When", exact=True))
    hand.write("6 May 2026")
    hand.click(page.get_by_role("button", name="Cut into paragraphs"))
    expect(page.get_by_role("heading", name="The article")).to_be_visible()
    expect(page.get_by_label("Who wrote it", exact=True)).to_have_value("Ann Ash")
    hand.click(page.get_by_role("button", name="Next: claims"))
    hand.click(page.get_by_role("button", name="Take a spread of twelve"))
    expect(page.get_by_role("heading", name=f"{CLAIMS} claims are taken")).to_be_visible()
    hand.click(page.get_by_role("button", name="Next: key"))


def key_of(page: Page, number: int, hand: Hand) -> None:
    """One claim: its questions answered, which pick the pen, the reason gone on with, the check."""
    expect(page.get_by_role("heading", name=f"Claim {number} of {CLAIMS}")).to_be_visible()
    first, second = (page.locator("[data-question]").nth(place) for place in range(2))
    if number % 3 == 0:
        hand.click(first.get_by_label("Yes: with public authority"))
        expect(page.get_by_label("Official statement")).to_be_checked()
    else:
        hand.click(first.get_by_label("No, or telling an event"))
        hand.click(second.get_by_label("No", exact=True))
        expect(page.get_by_label("Editorial interpretation")).to_be_checked()
    why = page.get_by_label("Why?")
    expect(why).to_have_value(re.compile(r"^Step [12]: "))
    hand.click(why)
    page.keyboard.press("Control+End")
    hand.write(" That is what it is there for.")
    hand.press("Tab")
    hand.click(page.get_by_label("How would one check it?"))
    hand.write("The minutes of that day.")
    hand.press("Control+Enter")


def test_twelve_claims_from_a_pasted_article_to_a_published_exercise(
    scene: Scene, people: People
) -> None:
    with scene.kit():
        person = people()
        page, hand = person.page, Hand(person.page)
        to_article(hand, scene)
        for number in range(1, CLAIMS + 1):
            key_of(page, number, hand)
        expect(page.get_by_text("Nothing keeps it from being given.")).to_be_visible()
        hand.click(page.get_by_role("link", name="5 Give"))
        hand.click(page.get_by_role("button", name="Publish"))
        expect(page.get_by_text("is published: you can give it to your classes.")).to_be_visible()
        assert person.complaints == []
        print(f"actions: {hand.actions}")
        assert hand.actions <= MOST


def test_the_same_without_scripts_on_a_phone(scene: Scene, people: People) -> None:
    """Two claims, each by plain buttons: the pen comes with saving, and nothing else is needed."""
    with scene.kit():
        person = people(PHONE, java_script_enabled=False)
        page = person.page
        sign_in_teacher(page, scene.url)
        page.goto(f"{scene.url}/teacher/own/from-article")
        person.check()
        page.get_by_label("Paste the article here").fill(ARTICLE)
        page.get_by_label("Who published it").fill("The Weir Post")
        page.get_by_label("When", exact=True).fill("6 May 2026")
        page.get_by_role("button", name="Cut into paragraphs").click()
        person.check()
        page.get_by_role("button", name="Next: claims").click()
        page.locator("[name=take]").nth(0).check()
        page.locator("[name=take]").nth(1).check()
        page.get_by_role("button", name="Save").click()
        person.check()
        page.get_by_role("button", name="Next: key").click()
        for last in (False, True):
            page.locator("[data-question]").first.get_by_label("Yes: with public authority").check()
            page.get_by_role("button", name="Save", exact=True).click()
            expect(page.get_by_label("Official statement")).to_be_checked()
            expect(page.get_by_label("Why?")).to_have_value(re.compile("^Step 1: "))
            page.get_by_label("Why?").fill("Step 1: the council speaks.")
            page.get_by_label("How would one check it?").fill("Its notice.")
            person.check()
            page.get_by_role("button", name="Next: check" if last else "Next claim").click()
        expect(page.get_by_text("Nothing keeps it from being given.")).to_be_visible()
        page.get_by_role("link", name="5 Give").click()
        page.get_by_role("button", name="Publish").click()
        expect(page.get_by_text("is published: you can give it to your classes.")).to_be_visible()
