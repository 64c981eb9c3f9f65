"""A teacher's account, the help inside, and a class put away and brought back, in Chromium."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE, People, Person, set_up_teacher
from tests.support.room import PASSWORD
from tests.support.serving import Served, entrance

pytestmark = [pytest.mark.browser, pytest.mark.timeout(150)]

OTHER = "four words that differ"


def sign_in(people: People, served: Served, password: str = PASSWORD) -> Person:
    person = people(PHONE)
    page = person.page
    page.goto(entrance(served.url))
    page.get_by_label("Your name").fill("Ms Gray")
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in").click()
    # Who has one class lands in it.
    expect(page.get_by_role("heading", name="9B")).to_be_visible()
    return person


@pytest.mark.long
def test_account_is_looked_after_in_the_browser(people: People, served: Served) -> None:
    teacher = people()
    set_up_teacher(teacher, served)
    page = teacher.page
    tablet = sign_in(people, served)
    page.goto(f"{served.url}/teacher/")
    page.get_by_role("link", name="Your account").click()
    listed = page.locator("li").filter(has_text="since")
    expect(listed).to_have_count(2)
    expect(listed.first).to_contain_text("this browser")
    teacher.check()

    listed.nth(1).get_by_role("button").click()
    expect(page.get_by_text("That browser is signed out.")).to_be_visible()
    tablet.page.reload()
    expect(tablet.page.get_by_role("heading", name="For teachers")).to_be_visible()

    page.get_by_label("Your present password").fill("not the password")
    page.get_by_label("The new password", exact=True).fill(OTHER)
    page.get_by_label("The new password again").fill(OTHER)
    page.get_by_role("button", name="Change the password").click()
    expect(page.locator("#to-mend")).to_contain_text("This is not your present password.")
    teacher.complaints.clear()
    teacher.check()
    page.get_by_label("Your present password").fill(PASSWORD)
    page.get_by_label("The new password", exact=True).fill(OTHER)
    page.get_by_label("The new password again").fill(OTHER)
    page.get_by_role("button", name="Change the password").click()
    expect(page.get_by_text("The new password holds.")).to_be_visible()
    sign_in(people, served, OTHER)

    page.get_by_label("Your name").fill("Ms Grey")
    page.get_by_role("button", name="Change the name").click()
    expect(page.get_by_role("button", name="Sign out Ms Grey")).to_be_visible()


@pytest.mark.long
def test_help_is_read_from_within_and_folded_until_asked_for(
    people: People, served: Served
) -> None:
    teacher = people()
    set_up_teacher(teacher, served)
    page = teacher.page
    page.get_by_role("link", name="Back to the class").click()
    words = page.get_by_text("One class as it is now: what is open")
    expect(words).to_have_count(1)
    expect(words).to_be_hidden()
    page.get_by_text("What is this?").focus()
    page.keyboard.press("Enter")
    expect(words).to_be_visible()
    teacher.check()
    page.get_by_role("link", name="Read more").click()
    expect(page.get_by_role("heading", name="Ten minutes before class")).to_be_visible()
    # A link to a section of another document leads there, and nowhere outside.
    page.locator('article a[href^="results#"]').first.click()
    expect(page.get_by_role("heading", name="Results", level=1)).to_be_visible()
    section = page.url.partition("#")[2]
    expect(page.locator(f'section[id="{section}"] > :is(h2, h3)')).to_be_in_viewport()
    assert page.url.startswith(f"{served.url}/teacher/help/results#")


@pytest.mark.long
def test_class_is_archived_and_undone_by_one_press_each(people: People, served: Served) -> None:
    teacher = people()
    set_up_teacher(teacher, served)
    page = teacher.page
    page.get_by_role("link", name="Back to the class").click()
    page.get_by_text("This class: codes, joining, name, files").click()
    page.get_by_role("button", name="Archive the class").click()
    expect(page.get_by_text("9B is archived")).to_be_visible()
    expect(page.get_by_role("link", name="9B", exact=True)).to_be_hidden()
    teacher.check()
    page.get_by_text("One archived class").click()
    expect(page.get_by_role("link", name="9B", exact=True)).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("heading", name="9B")).to_be_visible()
    expect(page.get_by_text("Archived: this class")).to_have_count(0)
