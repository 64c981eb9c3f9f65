"""A teacher's first day, the next, and a browser that has never followed the link, in Chromium."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, People, set_up_teacher
from tests.support.room import PASSWORD
from tests.support.serving import Served, free_port, serving

# The kit is started twice.
pytestmark = [pytest.mark.browser, pytest.mark.timeout(150)]

NO_LINK = "Open the teacher's pages by their link first"


def link_of(served: Served) -> str:
    """The link to the teacher's pages that the start has printed."""
    return next(line.strip() for line in served.lines if "/teacher/?computer=" in line)


def sign_in(page: Page) -> None:
    page.get_by_label("Your name").fill("Ms Gray")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    # Who has one class lands in it.
    expect(page.get_by_role("heading", name="9B")).to_be_visible()


def is_shown_the_way(page: Page, url: str) -> None:
    reply = page.goto(f"{url}/teacher/")
    assert reply is not None
    assert reply.status == 403
    expect(page.get_by_role("heading", name=NO_LINK)).to_be_visible()


@pytest.mark.long
def test_link_lets_a_browser_in_from_the_first_day_on(people: People, tmp_path: Path) -> None:
    port = free_port()
    teacher, stranger, phone = people(), people(), people(PHONE)
    with serving(tmp_path / "data", port, "--local") as served:
        for person in (stranger, phone):
            is_shown_the_way(person.page, served.url)
            # The status is all that the browser's console complains of.
            assert len(person.complaints) == 1
            person.complaints.clear()
            person.check()
        set_up_teacher(teacher, served)
        assert "computer=" not in teacher.page.url
        first = link_of(served)
    with serving(tmp_path / "data", port, "--local") as served:
        assert link_of(served) == first
        # The bookmark, once the browser was closed: only what outlives it is left.
        page = teacher.page
        page.context.clear_cookies(name=page.context.cookies()[0]["name"].removesuffix("_computer"))
        page.goto(f"{served.url}/teacher/")
        sign_in(page)
        is_shown_the_way(stranger.page, served.url)
        stranger.page.goto(first)
        expect(stranger.page.get_by_role("heading", name="For teachers")).to_be_visible()
        assert stranger.page.url == f"{served.url}/teacher/sign-in"
        sign_in(stranger.page)
        # By another name of the same computer no cookie comes along: the page names the right one.
        page.goto(f"{served.other_url}/teacher/")
        page.get_by_role("link", name=f"{served.url}/teacher/").click()
        expect(page.get_by_role("heading", name="Your classes")).to_be_visible()
