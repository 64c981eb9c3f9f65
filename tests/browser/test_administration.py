"""A school's accounts by a list: pasted, looked through, made, their links used, taken back."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE, People, set_up_teacher
from tests.support.serving import Served

pytestmark = [pytest.mark.browser, pytest.mark.timeout(150)]


@pytest.mark.long
def test_list_becomes_accounts_whose_links_are_used_or_taken_back(
    people: People, served: Served
) -> None:
    teacher = people()
    set_up_teacher(teacher, served)
    page = teacher.page
    page.goto(f"{served.url}/teacher/administration")
    page.goto(f"{served.url}/teacher/administration/list")
    page.get_by_label("Names").fill("Ms Lake\nMr Hill\nMs Lake\n")
    page.get_by_role("button", name="Look through the names").click()
    teacher.check()
    page.get_by_role("button", name="Make 2 accounts").click()
    expect(page.get_by_role("heading", name="Links to hand on")).to_be_visible()
    page.set_viewport_size(PHONE)
    teacher.check()
    rows = page.locator("tbody tr")
    expect(rows).to_have_count(2)
    hill = rows.filter(has_text="Mr Hill").locator("td").inner_text()

    other = people(PHONE)
    other.page.goto(hill)
    other.page.get_by_label("Password", exact=True).fill("lanterns over gravel")
    other.page.get_by_label("again").fill("lanterns over gravel")
    other.page.get_by_role("button", name="Begin").click()
    expect(other.page.get_by_role("button", name="Sign out Mr Hill")).to_be_visible()
    page.reload()
    expect(rows).to_have_count(1)
    expect(page.get_by_text("One of them has been used.")).to_be_visible()


@pytest.mark.long
def test_list_is_taken_back_into_its_box(people: People, served: Served) -> None:
    teacher = people()
    set_up_teacher(teacher, served)
    page = teacher.page
    page.goto(f"{served.url}/teacher/administration/list")
    page.get_by_label("Names").fill("Ms Lake\nMr Hill")
    page.get_by_role("button", name="Look through the names").click()
    page.get_by_role("button", name="Make 2 accounts").click()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("2 accounts are gone again.")).to_be_visible()
    assert set(page.get_by_label("Names").input_value().splitlines()) == {"Ms Lake", "Mr Hill"}
    teacher.check()
