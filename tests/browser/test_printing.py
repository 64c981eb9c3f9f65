"""What is folded on a page of results stands on paper, save what holds names."""

import re
import zlib
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page

from tests.browser.conftest import People
from tests.support.ground import Ground
from tests.support.pages import sign_in_teacher
from tests.support.room import Room, make_room

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]


@pytest.fixture
def room(ground: Ground) -> Room:
    """A class of three who have handed in."""
    room = make_room(ground.store, now=datetime.now(UTC))
    for name in ("Mia", "Ben", "Ada"):
        room.do_all(name, plan="sourced")
    return room


def opened(ground: Ground, room: Room, page: Page, path: str) -> None:
    """A page of the assignment's results, to the teacher."""
    with ground.kit() as served:
        sign_in_teacher(page, served)
    task = f"/teacher/classrooms/{room.classroom_id}/assignments/{room.assignment_id}"
    page.goto(f"{ground.url}{task}/{path}")


def height(found: Locator) -> float:
    """How high the element stands."""
    box = found.bounding_box()
    assert box is not None
    return box["height"]


def sheets_of(pdf: bytes) -> int:
    """How many pages a PDF has; Chromium writes them plainly or in packed objects."""
    packed = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL)
    whole = pdf + b"".join(map(_unpacked, packed))
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", whole))


def _unpacked(stream: bytes) -> bytes:
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return b""


def test_closer_look_of_the_class_page_is_on_paper(
    ground: Ground, room: Room, people: People
) -> None:
    page = people().page
    opened(ground, room, page, "results")
    closer, last = page.locator("details.closer"), page.locator("details.closer > p").last
    shut = height(closer)
    page.emulate_media(media="print")
    assert closer.get_attribute("open") is None
    assert height(closer) > 5 * shut
    assert last.is_visible()
    assert last.inner_text().startswith("KR-20 ")
    text = page.locator("main").inner_text()
    for printed in ("Macro-F1", "Agreement with the key", "Agreement within the class"):
        assert printed in text
    page.emulate_media(media="screen")
    assert height(closer) == shut


@pytest.mark.long
def test_printing_opens_the_fold_where_the_style_sheet_cannot(
    ground: Ground, room: Room, people: People
) -> None:
    page = people().page
    opened(ground, room, page, "results")
    closer = page.locator("details.closer")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert closer.get_attribute("open") is not None
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert closer.get_attribute("open") is None
    closer.locator("summary").click()
    for event in ("beforeprint", "afterprint"):
        page.evaluate("(name) => dispatchEvent(new Event(name))", event)
    assert closer.get_attribute("open") is not None


@pytest.mark.long
def test_printed_file_is_as_long_folded_as_open(
    ground: Ground, room: Room, people: People, tmp_path: Path
) -> None:
    page = people().page
    opened(ground, room, page, "results")
    folded = page.pdf(path=tmp_path / "folded.pdf", format="A4")
    page.locator("details.closer > summary").click()
    assert sheets_of(folded) == sheets_of(page.pdf(format="A4")) > 1
    page.locator("details.closer").evaluate("(fold) => fold.remove()")
    assert sheets_of(page.pdf(format="A4")) < sheets_of(folded)


@pytest.mark.long
def test_who_chose_what_stays_shut_on_paper(ground: Ground, room: Room, people: People) -> None:
    page = people().page
    opened(ground, room, page, "items/plan")
    fold = page.locator("details.answer").first
    assert "Mia" in (fold.text_content() or "")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert "Mia" not in page.locator("main").inner_text()
