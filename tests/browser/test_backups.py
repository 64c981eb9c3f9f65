"""A teacher's backup in Chromium: a folder chosen, a change made, the backup put back."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE, People, set_up_teacher
from tests.support.serving import Served

pytestmark = [pytest.mark.browser, pytest.mark.timeout(150)]


@pytest.mark.long
def test_what_was_changed_after_a_backup_is_back(
    people: People, served: Served, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    teacher = people(PHONE)
    set_up_teacher(teacher, served)
    page = teacher.page
    page.goto(f"{served.url}/teacher/")
    page.get_by_role("link", name="Backups").click()
    expect(page.get_by_text("There is no backup yet.")).to_be_visible()
    teacher.check()

    page.get_by_label("Folder").fill("stick")
    page.get_by_role("button", name="Back up now").click()
    expect(page.locator("#to-mend")).to_contain_text("does not say where it begins")
    teacher.complaints.clear()
    page.get_by_label("Folder").fill(str(stick))
    page.get_by_role("button", name="Back up now").click()
    expect(page.locator("#backup-last")).to_contain_text(str(stick))
    teacher.check()
    assert len(list(stick.glob("*.kitbackup"))) == 1

    page.goto(f"{served.url}/teacher/")
    page.locator("#name").fill("Made since")
    page.get_by_role("button", name="Make the class").click()
    page.goto(f"{served.url}/teacher/")
    expect(page.get_by_role("link", name="Made since")).to_be_visible()

    page.get_by_role("link", name="Backups", exact=True).click()
    page.get_by_role("link", name="Restore… whose-words").click()
    page.get_by_role("button", name="Look at it").click()
    expect(page.get_by_text("Made since · goes, with all its answers")).to_be_visible()
    teacher.check()
    page.get_by_role("button", name="Replace 2 classes by the backup").click()
    expect(page.get_by_text("The backup is restored.")).to_be_visible()
    page.goto(f"{served.url}/teacher/")
    expect(page.get_by_role("link", name="9B")).to_be_visible()
    expect(page.get_by_role("link", name="Made since")).to_have_count(0)
