"""Pictures of a reading in a browser: seen, heard, alone and on paper."""

import re
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, ViewportSize, expect

from kit.content.library import load_library
from kit.store.engine import open_store
from tests.browser.conftest import LAPTOP, PHONE, People
from tests.browser.scenes import Scene, come_back, sign_in_teacher
from tests.support.databases import new_sqlite
from tests.support.ground import Ground
from tests.support.heard import heard
from tests.support.pictured_lesson import pictured, write_pictured
from tests.support.pictures import ENTRY, PHOTO, PHOTO_ENTRY, SQUARE, SVG, png
from tests.support.room import make_room
from tests.support.serving import free_port, serving

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]
NARROWEST: ViewportSize = {"width": 320, "height": 640}
#: Wider than any screen and higher than a sheet of paper, each in its turn.
WIDE, HIGH = (3000, 600), (400, 3900)
#: The drawing's own blue, as a PDF writes it.
BLUE = re.compile(rb"\.2\d* \.4\d* \.6\d* rg")
PATH = "/lessons/01-three-claims"


@pytest.fixture
def shown(tmp_path: Path) -> Iterator[Scene]:
    high = PHOTO.replace("square.png", "high.png")
    entries = f"[{ENTRY}, {PHOTO_ENTRY}, {PHOTO_ENTRY.replace('square', 'high')}]"
    lesson = pictured(entries, f"{SQUARE}\n\n{PHOTO}\n\n{high}")
    drawing = SVG.replace("<text", "<style>text { font-weight: 700 }</style>\n<text")
    content = write_pictured(
        tmp_path / "content", lesson, square_svg=drawing, square_png=png(*WIDE), high_png=png(*HIGH)
    )
    database = new_sqlite(tmp_path)
    store = open_store(database)
    room = make_room(store, now=datetime.now(UTC), library=load_library(content))
    options = ("--database-url", database, "--content", str(content))
    with serving(tmp_path / "data", free_port(), *options) as served:
        yield Scene(room, Ground(store, database, tmp_path, served.port, served))
    store.close()


def come_to_the_lesson(shown: Scene, page: Page) -> Locator:
    """Mia, at the reading; its pictures."""
    come_back(shown, page)
    page.goto(f"{shown.url}/work/{shown.room.assignment_id}/lesson")
    return page.locator(".picture img")


def widths(pictures: Locator) -> list[tuple[int, float]]:
    """Of each its own width, 0 where it did not come, and the width that it is shown with."""
    return [
        (one["own"], one["shown"])
        for one in pictures.evaluate_all(
            "all => all.map(one => ({own: one.complete && one.naturalWidth,"
            " shown: one.getBoundingClientRect().width}))"
        )
    ]


@pytest.mark.long
def test_student_sees_pictures_on_a_phone_and_alone(shown: Scene, people: People) -> None:
    mia = people(PHONE)
    page = mia.page
    pictures = come_to_the_lesson(shown, page)
    expect(pictures).to_have_count(3)
    page.wait_for_function("[...document.images].every(one => one.complete)")
    for size, dark in ((PHONE, False), (NARROWEST, True)):
        page.set_viewport_size(size)
        page.emulate_media(color_scheme="dark" if dark else "light")
        own, seen = zip(*widths(pictures), strict=True)
        assert own == (400, 3000, 400)
        assert max(seen) <= size["width"] - 32
        mia.check(only_colours=dark)
    link = page.get_by_role("link", name="Open the picture alone").first
    link.click()
    page.wait_for_url(f"**/work{PATH}/pictures/*/square.svg")
    assert page.evaluate("document.documentElement.localName") == "svg"
    assert page.evaluate("getComputedStyle(document.querySelector('text')).fontWeight") == "700"
    page.go_back()
    expect(pictures.first).to_be_visible()
    assert mia.complaints == []


@pytest.mark.long
def test_page_does_not_jump_when_a_picture_comes(shown: Scene, people: People) -> None:
    page = people(PHONE).page
    page.route(re.compile(r"/pictures/"), lambda route: route.abort())
    pictures = come_to_the_lesson(shown, page)
    before = [one["height"] for one in map(Locator.bounding_box, pictures.all()) if one]
    page.unroute_all()
    page.reload()
    page.wait_for_function("[...document.images].every(one => one.naturalWidth)")
    after = [one["height"] for one in map(Locator.bounding_box, pictures.all()) if one]
    assert before == after
    assert len(after) == 3


@pytest.mark.long
def test_picture_is_heard_with_its_words(shown: Scene, people: People) -> None:
    page = people().page
    come_to_the_lesson(shown, page)
    assert heard(page, ".picture").splitlines() == [
        "image: The square from above",
        "text: The square in 2026. Picture: Ann Ash, CC BY 4.0",
        "link: Open the picture alone",
    ]


@pytest.mark.long
def test_teacher_sees_them_too(shown: Scene, people: People) -> None:
    teacher = people(LAPTOP)
    page = teacher.page
    sign_in_teacher(page, shown.url)
    page.goto(f"{shown.url}/teacher{PATH}")
    page.wait_for_function("[...document.images].every(one => one.complete)")
    assert [own for own, _seen in widths(page.locator(".picture img"))] == [400, 3000, 400]
    teacher.check()
    page.get_by_role("link", name="Open the picture alone").first.click()
    page.wait_for_url(f"**/teacher{PATH}/pictures/*/square.svg")
    assert teacher.complaints == []


@pytest.mark.long
def test_pictures_are_on_paper_each_on_one_sheet(
    shown: Scene, people: People, tmp_path: Path
) -> None:
    page = people(PHONE).page
    pictures = come_to_the_lesson(shown, page)
    page.wait_for_function("[...document.images].every(one => one.complete)")
    (tmp_path / "lesson.pdf").write_bytes(pdf := page.pdf(format="A4"))
    packed = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL)
    drawn = [stream for stream in map(_unpacked, packed) if BLUE.search(stream)]
    assert len(drawn) == 1, "the drawing is on one sheet"
    assert len(re.findall(rb"/Subtype\s*/Image", pdf)) == 2
    page.emulate_media(media="print")
    # 20 of the 29.7 cm of a sheet, so that the caption stays with it.
    high = pictures.nth(2).bounding_box()
    assert high is not None
    assert high["height"] <= 20 * 96 / 2.54 + 1
    expect(page.get_by_role("link", name="Open the picture alone").first).to_be_hidden()
    for figure in page.locator(".picture").all():
        expect(figure).to_have_css("break-inside", "avoid")


def _unpacked(stream: bytes) -> bytes:
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return b""
