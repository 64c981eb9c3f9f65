"""A class with its last day, and a student who reads, takes along and is erased, in Chromium."""

import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE, People, join, set_up_teacher
from tests.support.serving import Served

pytestmark = [pytest.mark.browser, pytest.mark.timeout(150)]


@pytest.mark.long
def test_class_is_kept_longer_and_a_student_goes_in_two_presses(
    people: People, served: Served, tmp_path: Path
) -> None:
    teacher, student = people(PHONE), people(PHONE)
    code = set_up_teacher(teacher, served)
    page = teacher.page
    today = datetime.now(UTC).astimezone().date()

    page.goto(f"{served.url}/teacher/")
    page.locator("#name").fill("10A")
    page.get_by_label("Kept until").fill((today + timedelta(days=10)).isoformat())
    page.get_by_role("button", name="Make the class").click()
    expect(page.get_by_text("It is kept for 10 more days")).to_be_visible()
    teacher.check()
    page.get_by_role("link", name="Keep longer").click()
    page.get_by_label("Kept until").fill((today - timedelta(days=1)).isoformat())
    page.get_by_role("button", name="Keep it until then").click()
    expect(page.locator("#to-mend")).to_contain_text("no class goes without a week's warning")
    teacher.complaints.clear()
    page.get_by_label("Kept until").fill((today + timedelta(days=100)).isoformat())
    page.get_by_role("button", name="Keep it until then").click()
    expect(page.get_by_text("Kept until").first).to_be_visible()
    expect(page.get_by_role("link", name="Keep longer")).to_have_count(0)
    teacher.check()

    join(student, served.url, code, "Zoë Quill")
    student.page.get_by_role("link", name="What is kept of me").click()
    expect(student.page.get_by_text("Your name here: Zoë Quill")).to_be_visible()
    student.check()
    with student.page.expect_download() as download:
        student.page.get_by_role("link", name="Take it with you").click()
    download.value.save_as(tmp_path / "kept.zip")
    with zipfile.ZipFile(tmp_path / "kept.zip") as archive:
        assert archive.namelist() == ["README.txt", "kept-of-me.json"]

    page.goto(f"{served.url}/teacher/")
    page.get_by_role("link", name="9B").click()
    page.goto(f"{page.url}/students")
    address = page.locator('a[href*="/students/"]').first.get_attribute("href")
    assert address is not None
    page.goto(served.url + address.removesuffix("/work"))
    page.get_by_role("link", name="Erase …").click()
    expect(page.get_by_role("heading", name="Delete Zoë Quill for good?")).to_be_visible()
    teacher.check()
    page.get_by_role("button", name="Delete for good").click()
    expect(page.get_by_text("Deleted for good, with all answers.")).to_be_visible()
    teacher.check()
