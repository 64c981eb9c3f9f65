"""A shipped exercise copied, changed, published, given, taken on a phone, its key corrected."""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import LAPTOP, PHONE, People, Person, join, set_up_teacher
from tests.support.serving import Served

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]
SCHEMES: Sequence[Literal["light", "dark"]] = ("light", "dark")
TITLE = "Our week in Fallmere"
#: Of claim 2, which all take for sourced.
WRONG = "label: editorial"


def type_over(page: Page, label: str, old: str, new: str) -> None:
    """Change the first place in the box of a text, and keep it as a version."""
    box = page.get_by_label(label)
    if not box.is_visible():
        page.get_by_text("For whoever knows the files").click()
    text = box.input_value()
    assert old in text
    box.fill(text.replace(old, new, 1))
    page.get_by_role("button", name="Save as a version").click()
    expect(page.get_by_label(label)).to_have_value(text.replace(old, new, 1))


def copied_and_given(person: Person, served: Served) -> str:
    """From a copy of what is shipped to the class; the address of the draft."""
    page = person.page
    page.goto(f"{served.url}/teacher/own/copy?of=fallmere-1")
    page.get_by_label("Title").fill(TITLE)
    page.get_by_role("button", name="Make the copy").click()
    expect(page.get_by_role("heading", name=TITLE, level=1)).to_be_visible()
    page.get_by_role("link", name="Overview").click()
    draft = page.url
    type_over(page, "The exercise", "came down the river", "drifted down the river")
    page.get_by_role("button", name="Publish it").click()
    person.check()
    page.get_by_role("link", name="Give it to 9B", exact=True).click()
    page.get_by_role("button", name="Give it", exact=True).click()
    expect(page.get_by_text("Given. The class sees it when they load their page.")).to_be_visible()
    return draft


def taken(student: Person, served: Served, code: str) -> None:
    """On a phone: every claim sourced, handed in, to the feedback."""
    page = student.page
    join(student, served.url, code, "Mia")
    page.goto(f"{served.url}/work/")
    page.get_by_role("link", name=TITLE).click()
    task = page.url
    page.get_by_role("link", name="Read the lesson").click()
    page.get_by_role("button", name="Now the exercise").click()
    page.wait_for_url("**/claims")
    pens = page.locator("input[value=sourced]")
    for number in range(pens.count()):
        pens.nth(number).check()
    page.get_by_role("button", name="Look it over and hand in").click()
    page.get_by_role("button", name="Hand in", exact=True).click()
    page.goto(f"{task}/feedback?looked=1")
    expect(page.get_by_text("drifted down the river").first).to_be_visible()


def look(person: Person, folder: Path, name: str) -> None:
    """Each page at both widths and in both colour schemes, as a picture and by axe."""
    for scheme in SCHEMES:
        person.page.emulate_media(color_scheme=scheme)
        for viewport in (PHONE, LAPTOP):
            person.page.set_viewport_size(viewport)
            picture = folder / f"{name}-{scheme}-{viewport['width']}.png"
            person.page.screenshot(path=picture, full_page=True)
            person.check()
    person.page.emulate_media(color_scheme="light")


@pytest.mark.long
@pytest.mark.sampled(1)
@pytest.mark.parametrize("scripts", [True, False])
def test_a_shipped_exercise_copied_given_taken_and_its_key_corrected(
    served: Served, people: People, tmp_path: Path, *, scripts: bool
) -> None:
    teacher = people(LAPTOP, java_script_enabled=scripts)
    student = people(PHONE, java_script_enabled=False)
    code = set_up_teacher(teacher, served)
    draft = copied_and_given(teacher, served)
    taken(student, served, code)
    before = student.page.inner_text("main")
    student.check()
    page = teacher.page
    page.goto(draft)
    type_over(page, "Its key", WRONG, "label: sourced")
    if scripts:
        look(teacher, tmp_path, "draft")
    page.get_by_role("link", name="Publish it again…").click()
    expect(page.get_by_text("The text is the same; the key differs:")).to_be_visible()
    expect(page.get_by_text("one handed in")).to_be_visible()
    if scripts:
        look(teacher, tmp_path, "classes")
    page.get_by_label("A correction of its key: one of 12 marks changes.").check()
    page.get_by_label("The reason, for each class whose key is corrected").fill(
        "Who set the fares is on record, and so is why."
    )
    page.get_by_role("button", name="Publish it").click()
    expect(page.get_by_text("The key of 9B is corrected: one mark has changed.")).to_be_visible()
    expect(page.get_by_text("Each class has it as it stands here.")).to_be_visible()
    page.get_by_role("link", name="History of the key").click()
    expect(page.get_by_text("Who set the fares is on record, and so is why.")).to_be_visible()
    expect(page.get_by_role("cell", name="you", exact=True)).to_be_visible()
    if scripts:
        look(teacher, tmp_path, "history")
    student.page.reload()
    after = student.page.inner_text("main")
    assert after != before
    student.page.set_viewport_size(PHONE)
    student.check()
    # Other words are another version: no correction is offered, and the page says why.
    page.goto(draft)
    type_over(page, "The exercise", "drifted down the river", "was carried down the river")
    page.get_by_role("link", name="Publish it again…").click()
    expect(page.get_by_text("The text differs, so it is another version:")).to_be_visible()
    expect(page.get_by_text("9B keeps its text; its key is the same.")).to_be_visible()
    assert page.get_by_role("radio").count() == 0
    if scripts:
        look(teacher, tmp_path, "text")
    page.get_by_role("button", name="Publish it").click()
    expect(page.get_by_text(f"“{TITLE}” is published")).to_be_visible()
    assert teacher.complaints == student.complaints == []
