"""A page of the editor that is loaded anew shows what is saved; what is not is offered, never put in."""

import pytest
from playwright.sync_api import Page, expect

from kit.content.own.texts import EXERCISE, KEY
from tests.browser.authoring.desk import Writing, at_item, saved, text_field, writing_of
from tests.browser.conftest import LAPTOP, People, Person
from tests.support.draft_texts import SMALL
from tests.support.ground import Ground

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]
CLAIM = f"{EXERCISE}/items/0/claim"
WHY = f"{KEY}/items/vote/why"


def is_as_saved(page: Page) -> None:
    """Nothing is said to wait, nothing is unfolded, nothing is offered."""
    page.wait_for_timeout(300)
    assert page.locator("[data-state]").inner_text().strip() == ""
    assert page.locator("#editor details[open]").count() == 0
    expect(page.locator("[data-found]")).to_be_hidden()


@pytest.fixture
def bridge(ground: Ground) -> Writing:
    return writing_of(ground, SMALL)


def typed_over(bridge: Writing, first: Person, second: Person) -> None:
    """Both have the page; the second window saves other words."""
    at_item(bridge, first, "vote")
    at_item(bridge, second, "vote")
    text_field(second.page, CLAIM).fill("Of the second.")
    saved(second.page)


@pytest.mark.long
def test_page_stands_as_saved(bridge: Writing, people: People) -> None:
    gray = people(LAPTOP)
    page = at_item(bridge, gray, "vote")
    is_as_saved(page)
    text_field(page, WHY).fill("Step 3: the vote is counted.")
    saved(page)
    page.reload()
    expect(text_field(page, WHY)).to_have_value("Step 3: the vote is counted.")
    is_as_saved(page)
    page.goto(page.url)
    is_as_saved(page)
    assert gray.complaints == []


@pytest.mark.long
def test_words_of_before_do_not_come_over_those_of_another_window(
    bridge: Writing, people: People
) -> None:
    first, second = people(LAPTOP), people(LAPTOP)
    page = at_item(bridge, first, "vote")
    text_field(page, CLAIM).fill("Of the first.")
    saved(page)
    at_item(bridge, second, "vote")
    text_field(second.page, CLAIM).fill("Of the second.")
    saved(second.page)
    page.reload()
    expect(text_field(page, CLAIM)).to_have_value("Of the second.")
    is_as_saved(page)
    assert bridge.items[0]["claim"] == "Of the second."


@pytest.mark.long
def test_words_that_clash_are_offered_where_the_page_is_loaded_anew(
    bridge: Writing, people: People
) -> None:
    first, second = people(LAPTOP), people(LAPTOP)
    typed_over(bridge, first, second)
    page = first.page
    text_field(page, CLAIM).fill("Of the first.")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Saved now: Of the second.")).to_be_visible()
    page.goto(bridge.url("vote"))
    expect(text_field(page, CLAIM)).to_have_value("Of the second.")
    page.get_by_role("button", name="Put them back").click()
    expect(text_field(page, CLAIM)).to_have_value("Of the first.")
    saved(page)
    assert bridge.items[0]["claim"] == "Of the first."


@pytest.mark.long
def test_words_that_clash_and_are_let_go_are_not_offered(bridge: Writing, people: People) -> None:
    first, second = people(LAPTOP), people(LAPTOP)
    typed_over(bridge, first, second)
    page = first.page
    text_field(page, CLAIM).fill("Of the first.")
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_role("link", name="Go on without mine").click()
    expect(text_field(page, CLAIM)).to_have_value("Of the second.")
    is_as_saved(page)
