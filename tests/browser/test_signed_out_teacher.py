"""A teacher who was signed out meanwhile, in a real browser: nothing typed is lost."""

import sqlite3
from pathlib import Path

import pytest
from playwright.sync_api import ViewportSize, expect

from tests.browser.conftest import LAPTOP, PHONE, People, set_up_teacher
from tests.support.room import PASSWORD
from tests.support.serving import Served

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]
NAMES = 'Zoe "Z"\nAl O\'Neil'


def end_sessions(data: Path) -> None:
    """As twelve idle hours do."""
    connection = sqlite3.connect(data / "kit.sqlite3", timeout=10)
    with connection:
        connection.execute("DELETE FROM teacher_session")
    connection.close()


@pytest.mark.long
@pytest.mark.sampled(1)
@pytest.mark.parametrize(("viewport", "scheme"), [(LAPTOP, "light"), (PHONE, "dark")])
def test_roster_typed_before_the_session_ended_is_added_after_signing_in(
    served: Served, people: People, tmp_path: Path, viewport: ViewportSize, scheme: str
) -> None:
    teacher = people(viewport, color_scheme=scheme)
    page = teacher.page
    set_up_teacher(teacher, served)
    expect(page.get_by_text("No other device has reached the kit yet.")).to_be_visible()
    teacher.check()
    page.get_by_role("link", name="Back to the class").click()
    expect(
        page.get_by_role("heading", name="No other device has reached the kit yet")
    ).to_be_visible()
    teacher.check()
    page.get_by_role("link", name="Students", exact=True).click()
    page.get_by_text("Paste a roster", exact=True).click()
    page.get_by_label("Names, one a line").fill(NAMES)
    end_sessions(tmp_path / "data")
    page.get_by_role("button", name="Look through the names").click()
    expect(page.get_by_role("heading", name="You are signed out")).to_be_visible()
    teacher.check()
    page.get_by_label("Your name").fill("Ms Gray")
    page.get_by_label("Password").fill("wrong")
    page.get_by_role("button", name="Sign in").click()
    wrong = page.get_by_role("link", name="Name and password do not fit together.")
    expect(wrong).to_be_visible()
    expect(page.locator("#to-mend")).to_be_focused()
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="Send it again?")).to_be_visible()
    teacher.check()
    page.get_by_role("button", name="Send it again").click()
    page.get_by_role("button", name="Add 2 names").click()
    expect(page.get_by_text("2 names are added.")).to_be_visible()
    expect(page.get_by_role("rowheader", name='Zoe "Z"')).to_be_visible()
    expect(page.get_by_role("rowheader", name="Al O'Neil")).to_be_visible()
    # A refused sign-in is a status that a browser's console names; nothing else is complained of.
    assert all("Failed to load resource" in said for said in teacher.complaints)
