"""Shared from one kit, brought into another one over the network, published and given there."""

import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import LAPTOP, PHONE, People, Person, join, set_up_teacher
from tests.support.serving import Served, free_port, serving
from tests.support.shared_files import zipped
from tests.support.typed_claims import TEXT

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]
SCHEMES: Sequence[Literal["light", "dark"]] = ("light", "dark")
TITLE = "Our week"


@pytest.fixture
def second(tmp_path: Path) -> Iterator[Served]:
    """Another kit, with a database of its own."""
    with serving(tmp_path / "second", free_port(), "--address", "192.0.2.20") as running:
        yield running


def look(person: Person, folder: Path, name: str) -> None:
    """The page at both widths and in both colour schemes, as a picture and by axe."""
    if not person.scripts:
        person.check()
        return
    for scheme in SCHEMES:
        person.page.emulate_media(color_scheme=scheme)
        for viewport in (PHONE, LAPTOP):
            person.page.set_viewport_size(viewport)
            picture = folder / f"{name}-{scheme}-{viewport['width']}.png"
            person.page.screenshot(path=picture, full_page=True)
            person.check()
    person.page.emulate_media(color_scheme="light")


def shared(page: Page, served: Served, folder: Path) -> Path:
    """A draft begun on a kit, and the file that it leaves as."""
    page.goto(f"{served.url}/teacher/own/new")
    page.get_by_label("Title").fill(TITLE)
    page.get_by_role("button", name="Begin").click()
    page.get_by_role("link", name="Share", exact=True).click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save the file (.zip)").click()
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    return file


@pytest.mark.long
@pytest.mark.sampled(1)
@pytest.mark.parametrize("scripts", [True, False])
def test_shared_brought_in_published_and_given(
    served: Served, second: Served, people: People, tmp_path: Path, *, scripts: bool
) -> None:
    teacher = people(LAPTOP, java_script_enabled=scripts)
    set_up_teacher(teacher, served)
    file = shared(teacher.page, served, tmp_path)
    look(teacher, tmp_path, "share")
    colleague = people(LAPTOP, java_script_enabled=scripts)
    code, page = set_up_teacher(colleague, second), colleague.page
    page.goto(f"{second.url}/teacher/own")
    page.get_by_role("link", name="Bring one in").click()
    look(colleague, tmp_path, "bring")
    page.get_by_label("A file").set_input_files(file)
    page.get_by_role("button", name="Look at it").click()
    expect(page.get_by_text(f"The exercise “{TITLE}”.")).to_be_visible()
    expect(page.get_by_text("Ms Gray", exact=True).first).to_be_visible()
    look(colleague, tmp_path, "brought")
    page.get_by_role("button", name="Bring it in").click()
    expect(page.get_by_text(f"“{TITLE}” is in, as a draft")).to_be_visible()
    page.get_by_role("link", name="Overview").click()
    page.get_by_role("button", name="Publish it").click()
    page.goto(f"{second.url}/teacher/")
    page.get_by_role("link", name="9B").first.click()
    page.goto(f"{page.url}/give/{file.stem}/rules")
    page.get_by_role("button", name="Give it", exact=True).click()
    expect(page.get_by_text("Given. The class sees it when they load their page.")).to_be_visible()
    student = people(PHONE, java_script_enabled=False)
    join(student, second.url, code, "Mia")
    student.page.goto(f"{second.url}/work/")
    expect(student.page.get_by_role("link", name=TITLE)).to_be_visible()
    assert teacher.complaints == colleague.complaints == []


@pytest.mark.long
def test_a_text_is_mended_in_its_box(served: Served, people: People, tmp_path: Path) -> None:
    teacher = people(LAPTOP)
    set_up_teacher(teacher, served)
    page = teacher.page
    page.goto(f"{served.url}/teacher/own/import")
    page.get_by_label("Or a text with claims and their key").fill(
        TEXT.replace("= sourced", "= sorced")
    )
    page.get_by_role("button", name="Look at it").click()
    expect(page.get_by_text("2 claims are good.")).to_be_visible()
    look(teacher, tmp_path, "text")
    page.get_by_role("button", name="Bring in the 2 good claims alone").click()
    look(teacher, tmp_path, "rest")
    box = page.get_by_label("The rest of the text")
    box.fill(box.input_value().replace("sorced", "sourced"))
    page.get_by_role("button", name="Look at it").click()
    page.get_by_role("button", name="Bring it in").click()
    page.get_by_role("link", name="Overview").click()
    expect(page.get_by_text("Nothing keeps it from being published.").first).to_be_visible()
    assert teacher.complaints == []


@pytest.mark.long
def test_a_lesson_with_large_pictures_is_taken_over_the_network(
    served: Served, people: People, tmp_path: Path
) -> None:
    teacher = people(LAPTOP)
    set_up_teacher(teacher, served)
    pictures = {
        f"lessons/b{number}.png": random.Random(number).randbytes(450_000) for number in range(4)
    }
    file = tmp_path / "lesson.zip"
    file.write_bytes(zipped({"lessons/100-ours.md": "---\ntitle: Ours\n---\n", **pictures}))
    page = teacher.page
    page.goto(f"{served.url}/teacher/own/import")
    page.get_by_label("A file").set_input_files(file)
    page.get_by_role("button", name="Look at it").click()
    expect(page.get_by_text("Its pictures: b0.png, b1.png, b2.png, b3.png.")).to_be_visible()
    page.get_by_role("button", name="Bring it in").click()
    expect(page.get_by_text("“Ours” is in, as a draft")).to_be_visible()
