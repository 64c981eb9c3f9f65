"""Two readers label by their links; the author sees where the key stands alone, makes it debatable."""

import re

import pytest
from playwright.sync_api import Page, expect

from kit.classroom.authoring import drafts
from kit.classroom.authoring.drafts import OwnDraft
from kit.classroom.authoring.reading.agreement import readers_page
from kit.content.own.debating import key_says
from tests.browser.authoring.desk import Writing, writing_of
from tests.browser.conftest import LAPTOP, PHONE, People, Person
from tests.browser.scenes import sign_in_teacher
from tests.support.ground import Ground

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]


@pytest.fixture
def writing(ground: Ground) -> Writing:
    return writing_of(ground, drafts.example("classify", "The bridge", "begun").texts)


def link_for(author: Page, writing: Writing, name: str) -> str:
    """The author asks somebody, and copies the link."""
    author.goto(f"{writing.ground.url}/teacher/own/{writing.own.draft_id}/readers")
    author.get_by_label("The reader's name").fill(name)
    author.get_by_role("button", name="Make a link").click()
    link = author.get_by_label("To copy").input_value()
    return writing.ground.url + "/read/" + link.rpartition("/")[2]


def begin(person: Person, link: str) -> Page:
    page = person.page
    page.goto(link)
    person.check()
    page.get_by_role("button", name="Begin").click()
    expect(page.get_by_role("heading", name="Claim 2")).to_be_visible()
    person.check()
    return page


def label(page: Page, number: int, words: str) -> None:
    page.get_by_role("group", name="Who stands behind this claim?").nth(number - 1).get_by_label(
        words
    ).check()


def said(writing: Writing) -> list[list[tuple[str | None, str]]]:
    """What the author has of each claim, in the order of their page."""
    page = readers_page(
        writing.ground.store, OwnDraft(writing.own.teacher_id, writing.own.draft_id)
    )
    return [sorted((one.label, one.note) for one in row.said.values()) for row in page.claims]


@pytest.mark.long
def test_two_readers_label_and_the_author_makes_one_claim_debatable(
    writing: Writing, people: People
) -> None:
    author = people(LAPTOP)
    sign_in_teacher(author.page, writing.ground.url)
    ana, ben = people(PHONE), people(LAPTOP, java_script_enabled=False)
    first = begin(ana, link_for(author.page, writing, "Ana"))
    author.check()
    second = begin(ben, link_for(author.page, writing, "Ben"))

    # By script: saved as given.
    label(first, 1, "Official statement")
    first.get_by_label("Note on claim 1").fill("The council says so.")
    label(first, 2, "Editorial")
    expect(first.locator("[data-state]")).to_have_text("Saved", timeout=40_000)
    expect(first.locator("[data-count]")).to_have_text("2")
    # Without: by the button.
    label(second, 1, "Official statement")
    second.get_by_role("button", name="Save").click()
    assert "Saved." in second.locator("main").inner_text()
    first.reload()
    expect(first.get_by_label("Note on claim 1")).to_have_value("The council says so.")

    page = author.page
    page.goto(f"{writing.ground.url}/teacher/own/{writing.own.draft_id}/readers")
    expect(page.get_by_text("The key stands alone: 2 of 2 readers say Official")).to_be_visible()
    expect(page.get_by_text("Krippendorff's alpha among the readers")).to_have_count(0)
    author.check()
    before = writing.texts
    page.get_by_role("button", name=re.compile("Make debatable: also Official statement")).click()
    page.wait_for_url("**/edit/items/claim-1")
    expect(page.get_by_text("Write both cases here")).to_be_visible()
    assert key_says(writing.texts)["claim-1"].other == "official"
    page.get_by_role("button", name="Undo").first.click()
    page.wait_for_url(f"**/teacher/own/{writing.own.draft_id}")
    assert writing.texts == before
    assert [person.complaints for person in (author, ana, ben)] == [[], [], []]


@pytest.mark.long
def test_nothing_typed_is_lost_when_the_kit_does_not_answer_or_the_form_is_old(
    writing: Writing, people: People
) -> None:
    author, ana = people(LAPTOP), people(PHONE)
    sign_in_teacher(author.page, writing.ground.url)
    page = begin(ana, link_for(author.page, writing, "Ana"))
    ana.context.set_offline(True)
    label(page, 1, "Sourced fact")
    page.get_by_label("Note on claim 1").fill("typed offline")
    expect(page.locator("[data-state]")).to_contain_text("Not saved yet", timeout=40_000)
    ana.context.set_offline(False)
    expect(page.locator("[data-state]")).to_have_text("Saved", timeout=40_000)
    # A form whose token is old: the script gets another by itself.
    page.locator("[name=csrf_token]").evaluate("field => { field.value = 'old'; }")
    page.get_by_label("Note on claim 2").fill("after long")
    expect(page.locator("[data-state]")).to_have_text("Saved", timeout=40_000)
    page.wait_for_timeout(300)
    kept = [one for row in said(writing) for one in row]
    assert set(kept) == {("sourced", "typed offline"), (None, "after long")}
    # Two windows of one reader.
    other = ana.context.new_page()
    other.goto(page.url)
    other.get_by_label("Note on claim 2").fill("in the other window")
    expect(other.locator("[data-state]")).to_have_text("Saved", timeout=40_000)
    page.get_by_label("Note on claim 2").fill("after long, and more")
    expect(page.locator("[data-state]")).to_have_text("Saved", timeout=40_000)
    page.wait_for_timeout(1500)
    notes = [note for row in said(writing) for _label, note in row]
    assert "in the other window\n\nafter long, and more" in notes
