"""From an empty data folder to results in under sixty actions of the teacher, a roster included."""

from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import PHONE, People, Person
from tests.browser.test_roster import worst
from tests.support.room import PASSWORD
from tests.support.serving import Served

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]
#: What a teacher with ten minutes has patience for.
MOST = 60


@dataclass
class Hand:
    """A teacher's hand: each click, each field that is filled is an action."""

    page: Page
    actions: int = 0

    def click(self, what: Locator) -> None:
        what.click()
        self.actions += 1

    def press(self, name: str) -> None:
        self.click(self.page.get_by_role("button", name=name, exact=True).first)

    def follow(self, name: str) -> None:
        self.click(self.page.get_by_role("link", name=name, exact=True).first)

    def fill(self, label: str, text: str) -> None:
        self.page.get_by_label(label, exact=True).fill(text)
        self.actions += 1


def begin(hand: Hand, served: Served) -> None:
    """The account, a class, and thirty names of the worst format."""
    hand.page.goto(served.set_up_link)
    hand.fill("Your name", "Ms Gray")
    hand.fill("Password", PASSWORD)
    hand.fill("The same password again", PASSWORD)
    hand.press("Begin")
    hand.fill("Name", "9B")
    hand.press("Make the class")
    hand.follow("Students")
    hand.click(hand.page.get_by_text("Paste a roster", exact=True))
    hand.page.get_by_label("Names, one a line").fill(worst())
    hand.actions += 1
    hand.press("Look through the names")
    hand.press("Add 30 names")
    expect(hand.page.get_by_text("30 names are added.")).to_be_visible()


def do_it(student: Person, url: str, code: str, name: str, label: str) -> None:
    """Tap a name, give every claim that label, hand in; without scripts, on a phone."""
    page = student.page
    page.goto(url)
    page.get_by_label("Class code").fill(code)
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("button", name=name, exact=True).click()
    page.get_by_role("link", name="Whose words?").click()
    page.get_by_role("link", name="Read the lesson").click()
    page.get_by_role("button", name="Now the exercise").click()
    # All of it: what is counted before the last claim has come is too few.
    page.wait_for_url("**/claims")
    pens = page.locator(f"input[value={label}]")
    for number in range(pens.count()):
        pens.nth(number).check()
    page.get_by_role("button", name="Look it over and hand in").click()
    page.get_by_role("button", name="Hand in", exact=True).click()


@pytest.mark.long
def test_from_an_empty_folder_to_results(served: Served, people: People) -> None:
    teacher = people()
    hand, page = Hand(teacher.page), teacher.page
    begin(hand, served)
    hand.follow("Lessons")
    row = page.get_by_role("listitem").filter(has_text="Whose words?")
    hand.click(row.get_by_role("heading"))
    hand.click(row.get_by_role("button", name="Start now").first)
    hand.follow("9B")
    hand.follow("Show the join page")
    code = page.locator(".projector .code").inner_text()
    for name, label in (("Zoë Zuse", "editorial"), ("Ada Abel", "editorial")):
        do_it(people(PHONE, java_script_enabled=False), served.url, code, name, label)
    hand.follow("Back to the class")
    hand.follow("Results")
    teacher.check()
    hand.follow("Whose words?")
    teacher.check()
    expect(page.locator(".lead")).to_contain_text("took claim")
    assert hand.actions < MOST, hand.actions
    # A whole first hour takes less than half of that.
    assert hand.actions <= 25, hand.actions
