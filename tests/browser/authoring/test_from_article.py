"""From a pasted article to what a class made of it, and how much of a hand the exercise takes."""

import re
from typing import Final

import pytest
from playwright.sync_api import Page, expect

from tests.browser.authoring.test_twelve_claims import Hand
from tests.browser.conftest import PHONE, People, Person
from tests.browser.scenes import Scene, come_back, sign_in_teacher
from tests.support.from_articles import ARTICLE

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]
#: As `test_twelve_claims` counts; there a teacher has taken the claims out of the article by hand.
MOST: Final = 84
CLAIMS: Final = 12
TITLE: Final = "Claims from an article"


def to_article(hand: Hand, scene: Scene) -> None:
    page = hand.page
    sign_in_teacher(page, scene.url)
    page.goto(f"{scene.url}/teacher/")
    hand.click(page.get_by_role("link", name="Make an exercise from an article"))
    hand.click(page.get_by_label("Paste the article here"))
    hand.write(f"The Weir Post, 6 May 2026\n\n{ARTICLE}")
    hand.click(page.get_by_role("button", name="Cut into paragraphs"))
    expect(page.get_by_role("heading", name="The article")).to_be_visible()
    expect(page.get_by_label("Who published it")).to_have_value("The Weir Post")
    expect(page.get_by_label("Who wrote it", exact=True)).to_have_value("Ann Ash")
    expect(page.get_by_label("When", exact=True)).to_have_value("6 May 2026")
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
    # The answer that picks the pen leads to the end of the reason that is begun.
    expect(why).to_be_focused()
    hand.write(" That is what it is there for.")
    expect(why).to_have_value(re.compile(r"^Step [12]: .* That is what it is there for\.$"))
    hand.press("Tab")
    hand.write("The minutes of that day.")
    hand.press("Control+Enter")


def read_by(reader: Person, author: Page, draft: str, name: str) -> None:
    """The author asks somebody, who labels all claims by the link."""
    author.goto(f"{draft}/readers")
    author.get_by_label("The reader's name").fill(name)
    author.get_by_role("button", name="Make a link").click()
    link = author.get_by_label("To copy").input_value()
    page = reader.page
    page.goto(f"{draft.partition('/teacher')[0]}/read/{link.rpartition('/')[2]}")
    page.get_by_role("button", name="Begin").click()
    groups = page.get_by_role("group", name="Who stands behind this claim?")
    expect(groups).to_have_count(CLAIMS)
    for number in range(CLAIMS):
        groups.nth(number).get_by_label("Official statement").check()
    expect(page.locator("[data-count]")).to_have_text(str(CLAIMS))
    expect(page.locator("[data-state]")).to_have_text("Saved", timeout=40_000)


def taken_by(student: Person, scene: Scene) -> None:
    """On a phone, without scripts: where it is from, every claim official, handed in, feedback."""
    page = student.page
    come_back(scene, page)
    page.get_by_role("link", name=TITLE).click()
    task = page.url
    student.check()
    page.get_by_role("button", name="Begin the exercise").click()
    for told in ("The Weir Post", "6 May 2026", "Ann Ash"):
        expect(page.get_by_text(told).first).to_be_visible()
    student.check()
    pens = page.locator("input[value=official]")
    expect(pens).to_have_count(CLAIMS)
    for number in range(CLAIMS):
        pens.nth(number).check()
    page.get_by_role("button", name="Look it over and hand in").click()
    page.get_by_role("button", name="Hand in", exact=True).click()
    page.goto(f"{task}/feedback?looked=1")
    expect(page.get_by_text("8 of 12 differ from the key.")).to_be_visible()
    page.locator("main summary").first.click()
    expect(page.get_by_text("That is what it is there for.").first).to_be_visible()
    student.check()


@pytest.mark.long
def test_twelve_claims_from_a_pasted_article_to_the_results_of_a_class(
    scene: Scene, people: People
) -> None:
    with scene.kit():
        person, student = people(), people(PHONE, java_script_enabled=False)
        page, hand = person.page, Hand(person.page)
        to_article(hand, scene)
        for number in range(1, CLAIMS + 1):
            key_of(page, number, hand)
        expect(page.get_by_text("Nothing keeps it from being given.")).to_be_visible()
        draft = page.url.rpartition("/")[0]
        for name in ("Ana", "Ben"):
            read_by(people(PHONE), page, draft, name)
        page.goto(f"{draft}/readers")
        alone = page.get_by_text("The key stands alone: 2 of 2 readers say Official")
        expect(alone).to_have_count(CLAIMS - CLAIMS // 3)
        page.goto(f"{draft}/check")
        hand.click(page.get_by_role("link", name="5 Give"))
        hand.click(page.get_by_role("button", name="Publish"))
        expect(page.get_by_text("is published: you can give it to your classes.")).to_be_visible()
        print(f"actions: {hand.actions}")
        assert hand.actions <= MOST
        page.get_by_role("link", name="Give it to 9B", exact=True).click()
        page.get_by_role("button", name="Give it", exact=True).click()
        given = page.get_by_text("Given. The class sees it when they load their page.")
        expect(given).to_be_visible()
        taken_by(student, scene)
        page.goto(f"{scene.url}/teacher/classrooms/{scene.room.classroom_id}")
        page.get_by_role("link", name=TITLE).first.click()
        page.get_by_role("link", name="See the results").click()
        mia = page.locator("tr").filter(has_text="Mia").first
        expect(mia).to_contain_text("handed in")
        expect(page.get_by_text("Editorial interpretation").first).to_be_visible()
        person.check()
        assert person.complaints == student.complaints == []


@pytest.mark.long
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
