"""A student argues with the keyboard, the teacher changes the key, the student sees the credit."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE, People, Person, join, set_up_teacher
from tests.browser.scenes import hand_in as press_hand_in
from tests.browser.test_whole_way import give_lesson_two, open_claims, tab_to
from tests.support.serving import Served

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]
ARGUMENT = "The sentence names its record."
CREDIT = re.compile(r"^(Mia|Ben), your argument changed the key of number 3 in “Whose words\?”\.$")


def hand_in(person: Person, label: str) -> None:
    """Answer the third claim only, as on a plain form, and hand in."""
    page = person.page
    if person.scripts:
        page.get_by_role("link", name="Claim 3", exact=False).first.click()
        page.locator("#claims:not(.resting)").wait_for()
    page.locator("section.claim").nth(2).locator(f"input[value={label}]").check(force=True)
    page.get_by_role("button", name="Look it over and hand in").click()
    page.wait_for_url("**/hand-in")
    press_hand_in(page)
    page.get_by_role("link", name="See your feedback").click()


def argue_by_keyboard(mia: Person) -> None:
    """Tab, letters, the arrow keys and Enter only; what is too long is said, and refused."""
    page = mia.page
    row = page.locator(".rows > li").nth(2)
    row.locator("summary").focus()
    page.keyboard.press("Enter")
    row.get_by_role("link", name="I see it differently").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/contest/*")
    mia.check()
    tab_to(page, "choice")
    page.keyboard.press("Space")
    tab_to(page, "argument")
    page.keyboard.insert_text("x" * 601)
    expect(page.get_by_text("601 used.")).to_be_visible()
    expect(page.get_by_role("status")).to_have_text(
        "This is longer than 600 characters: shorten it before you send it."
    )
    tab_to(page, "Send to your teacher")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Your argument has 601 characters")
    mia.check()
    expect(page.get_by_label("Why?")).to_have_value("x" * 601)
    page.get_by_label("Why?").fill(ARGUMENT)
    expect(page.get_by_role("status")).to_have_text("")
    page.get_by_label("Why?").press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/feedback?open=*#*")
    expect(page.locator(".appeal .said")).to_have_text(ARGUMENT)
    # It is said at the claim, which is on the screen and unfolded.
    expect(row.locator(".row-sent")).to_contain_text("you argue for")
    expect(row.locator(".row-sent")).to_be_in_viewport()
    expect(row.locator(".appeal")).to_be_visible()
    mia.check()


def change_the_key(teacher: Person, class_page: str, label: str) -> None:
    """From the class's page to the appeal, a look at what changes, and the decision."""
    page = teacher.page
    page.goto(class_page)
    expect(page.get_by_text("2 appeals to answer")).to_be_visible()
    page.get_by_role("link", name="Results").click()
    page.get_by_role("link", name="Whose words?").last.click()
    teacher.check()
    page.get_by_role("link", name="claim 3 (2)").click()
    teacher.check()
    expect(page.get_by_text("2 students argue for")).to_be_visible()
    page.get_by_text(f"Change the key to “{label}”").click()
    page.locator("details[open]").get_by_label("The reason, for the class").fill("They are right.")
    teacher.check()
    page.locator("details[open]").get_by_role("button", name="See what changes").click()
    expect(page.locator(".lead")).to_contain_text("Marks that change: 2 of 2. 2 rise")
    teacher.check()
    page.get_by_role("button", name="Change the key").click()
    expect(page.locator(".flash")).to_contain_text("2 marks have changed")
    page.get_by_role("link", name="History of the key").click()
    teacher.check()


@pytest.mark.long
def test_an_argument_changes_the_key(served: Served, people: People) -> None:
    """One student with the keyboard, another on a phone without JavaScript."""
    teacher, mia, ben = people(), people(), people(PHONE, java_script_enabled=False)
    code = set_up_teacher(teacher, served)
    class_page = give_lesson_two(teacher)
    for person, name in ((mia, "Mia"), (ben, "Ben")):
        join(person, served.url, code, name)
        open_claims(person)
        hand_in(person, "sourced")
    argue_by_keyboard(mia)
    page = ben.page
    row = page.locator(".rows > li").nth(2)
    row.locator("summary").click()
    row.get_by_role("link", name="I see it differently").click()
    page.get_by_label("Sourced fact").check()
    page.get_by_label("Why?").fill("So do I.")
    page.get_by_role("button", name="Send to your teacher").click()
    ben.check()
    change_the_key(teacher, class_page, "Sourced fact")
    for person, name in ((mia, "Mia"), (ben, "Ben")):
        person.page.goto(f"{served.url}/work/")
        credit = person.page.locator(".notice.good")
        expect(credit).to_have_text(CREDIT)
        assert name in credit.inner_text()
        person.check()
        person.page.get_by_role("link", name="Whose words?").click()
        person.page.get_by_role("link", name="See your feedback").click()
        expect(person.page.locator(".appeal")).to_contain_text("They are right.")
        person.check()
    for person in (teacher, mia, ben):
        assert [line for line in person.complaints if "400 (" not in line] == []
