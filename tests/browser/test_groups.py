"""A class divided and dealt in real browsers: with scripts and without, on a laptop and a phone."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, People, Person, join, set_up_teacher
from tests.support.serving import Served

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
NAMES = ("Ada", "Ben", "Mia")


def begin(people: People, served: Served) -> tuple[Person, dict[str, Person], str]:
    """A teacher on a phone of a class with three students in it, without scripts; its address."""
    teacher = people(PHONE)
    code = set_up_teacher(teacher, served)
    students = {name: people(PHONE, java_script_enabled=False) for name in NAMES}
    for name, student in students.items():
        join(student, served.url, code, name)
    return teacher, students, teacher.page.url.rpartition("/")[0]


def forms_on(page: Page, served: Served) -> list[str]:
    """The test forms on a student's page."""
    page.goto(f"{served.url}/work/")
    words = page.locator("main").inner_text()
    return [form for form in ("Test form A", "Test form B") if form in words]


@pytest.mark.long
def test_class_is_divided_and_an_exercise_goes_to_one_group(served: Served, people: People) -> None:
    teacher, students, classroom = begin(people, served)
    page = teacher.page
    page.goto(f"{classroom}/lessons")
    page.get_by_role("link", name="Groups").click()
    teacher.check()
    page.get_by_label("Name").fill("Reporters")
    page.get_by_role("button", name="Make the group").click()
    page.get_by_label("Mia").check()
    teacher.check()
    page.get_by_role("button", name="Keep it so").click()
    page.get_by_label("How many").fill("one")
    page.get_by_role("button", name="Divide").click()
    expect(page.locator("#to-mend")).to_be_focused()
    teacher.check()
    page.get_by_label("How many").fill("2")
    page.get_by_role("button", name="Divide").click()
    expect(page.locator("main")).to_contain_text("Group 2")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("main")).not_to_contain_text("Group 2")
    expect(page.locator("main")).to_contain_text("In no group: Ada, Ben")
    page.goto(f"{classroom}/give/form-a/rules")
    page.get_by_label("For", exact=True).select_option(label="Reporters (1 in it)")
    teacher.check()
    page.get_by_role("button", name="Give it").click()
    assert {name: forms_on(one.page, served) for name, one in students.items()} == {
        "Ada": [],
        "Ben": [],
        "Mia": ["Test form A"],
    }
    # The number that was none was refused.
    assert [text for text in teacher.complaints if "400" not in text] == []


@pytest.mark.long
def test_two_forms_are_dealt_and_each_student_sees_one_at_a_time(
    served: Served, people: People
) -> None:
    teacher, students, classroom = begin(people, served)
    page = teacher.page
    page.goto(f"{classroom}/lessons")
    page.get_by_role("link", name="Deal two forms crosswise").click()
    teacher.check()
    page.get_by_label("Seed").fill("4711")
    page.get_by_role("button", name="Deal", exact=True).click()
    expect(page.locator("main")).to_contain_text("from the seed 4711")
    teacher.check()
    page.get_by_role("link", name="Options…").first.click()
    teacher.check()
    page.get_by_role("button", name="Give it").click()
    first = {name: forms_on(one.page, served) for name, one in students.items()}
    assert sorted(len(forms) for forms in first.values()) == [1, 1, 1]
    assert len({forms[0] for forms in first.values()}) == 2
    page.get_by_role("button", name="Give after").click()
    teacher.check()
    for one in students.values():
        assert forms_on(one.page, served) == ["Test form A", "Test form B"]
    page.get_by_role("link", name="Before and after").click()
    expect(page.locator("main")).to_contain_text("the two occasions of a deal")
    teacher.check()
    assert teacher.complaints == []
