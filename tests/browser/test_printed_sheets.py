"""Sheets as they come out of the printer: real PDFs by the browser's own print."""

import base64
import re
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest
from playwright.sync_api import Page

from kit.classroom.authoring import changing
from kit.items import ITEM_TYPES
from tests.browser.conftest import PHONE, People
from tests.support.authoring import begun, page_of
from tests.support.firefox import firefox
from tests.support.ground import Ground, own_ground
from tests.support.pages import sign_in_teacher
from tests.support.printed import MANY, PAPER, PrintedPage, page_with, pages_of, twenty
from tests.support.room import PASSWORD, make_room
from tests.support.serving import entrance
from tests.support.shipped import shipped_library
from tests.support.showcase import TEACHER

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]

#: Of each type one that is printed.
OF_TYPES = {
    name: next(one.id for one in shipped_library().exercises.values() if one.type == name)
    for name in ITEM_TYPES
}
_CODE = re.compile(r"[A-D]-[0-9A-F]{4}-[0-9A-F]{4}")
#: What is read of the sheets in print: each text's colour, and how dark it is, 0 to 1.
_DARKNESS = """() => [...document.querySelectorAll('.paper *')]
  .filter(one => [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
  .map(one => {
    const [red, green, blue] = getComputedStyle(one).color.match(/[\\d.]+/g).map(Number);
    return 1 - (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
  })"""


def twenty_claims(ground: Ground) -> UUID:
    """A draft of twenty claims, the teacher's own."""
    room = make_room(ground.store, now=datetime.now(UTC))
    own = begun(room)
    present = page_of(room, own).writing.draft.present
    changing.change(room.store, own, present, twenty(), "exercise", room.now)
    return own.draft_id


@pytest.fixture
def draft_id(ground: Ground) -> UUID:
    return twenty_claims(ground)


@pytest.fixture
def teacher(ground: Ground, draft_id: UUID, people: People) -> Page:
    page = people().page
    with ground.kit() as served:
        sign_in_teacher(page, served)
    return page


def printed(page: Page, url: str) -> list[PrintedPage]:
    page.goto(url)
    return pages_of(page.pdf(prefer_css_page_size=True))


@pytest.mark.sampled(1)
@pytest.mark.parametrize(
    ("paper", "size", "most"), [("a4", "usual", 4), ("letter", "usual", 5), ("a4", "large", 9)]
)
def test_twenty_claims_come_out_whole_with_code_name_and_number_on_each_page(
    ground: Ground, teacher: Page, draft_id: UUID, paper: str, size: str, most: int
) -> None:
    url = f"{ground.url}/teacher/own/{draft_id}/print?version=B&paper={paper}&size={size}"
    pages = printed(teacher, url)
    assert 2 <= len(pages) <= most
    for number, page in enumerate(pages, 1):
        assert (page.width, page.height) == PAPER[paper]
        assert "Twenty claims" in page.text
        assert "Version B" in page.text
        assert len(_CODE.findall(page.text)) == 1
        assert f"{number} / {len(pages)}" in page.text
    places: list[int] = []
    for number in range(1, MANY + 1):
        whole = {page_with(pages, f"{word}{number}") for word in ("Opening", "closing", "Source")}
        assert len(whole) == 1, f"item {number} is cut"
        places += whole
    # In the order of version B, which is not the draft's.
    assert places != sorted(places)
    assert not any("Because" in page.text or "Look" in page.text for page in pages)


@pytest.mark.long
def test_each_version_has_its_own_page_numbers_and_code(
    ground: Ground, teacher: Page, draft_id: UUID
) -> None:
    pages = printed(teacher, f"{ground.url}/teacher/own/{draft_id}/print?version=all")
    codes = [_CODE.findall(page.text)[0] for page in pages]
    of_each = {letter: [code for code in codes if code[0] == letter] for letter in "ABCD"}
    assert [len(own) for own in of_each.values()] == [len(pages) // 4] * 4
    numbers = [re.findall(r"^\d+$", page.text, re.MULTILINE)[0] for page in pages]
    assert numbers == [str(number) for number in range(1, len(pages) // 4 + 1)] * 4


@pytest.mark.long
def test_the_key_has_every_reason_on_the_page_of_its_claim(
    ground: Ground, teacher: Page, draft_id: UUID
) -> None:
    pages = printed(teacher, f"{ground.url}/teacher/own/{draft_id}/print?what=key")
    for number in range(1, MANY + 1):
        words = (f"Opening{number}", f"Because{number}", f"Look{number}")
        assert len({page_with(pages, word) for word in words}) == 1


@pytest.mark.long
def test_in_firefox_each_sheet_is_whole_and_named_on_each_page(tmp_path: Path) -> None:
    with own_ground(tmp_path) as ground, ground.kit() as served, firefox(tmp_path) as browser:
        draft = twenty_claims(ground)
        tab = browser.new_person(1280, 800)
        tab.open(entrance(served.url))
        tab.type("[name=name]", TEACHER)
        tab.type("[name=password]", PASSWORD)
        tab.click("main button", "Sign in")
        tab.wait_for("!location.pathname.includes('sign-in') && document.readyState === 'complete'")
        tab.open(f"{ground.url}/teacher/own/{draft}/print?version=B")
        tab.wait_for("document.querySelector('.sheet') !== null")
        paper = {"width": 21.0, "height": 29.7}
        reply = browser.ask("browsingContext.print", context=tab.context, page=paper)
        pages = pages_of(base64.b64decode(reply["data"]))
    assert len(pages) <= 5
    assert all("Twenty claims" in page.text and _CODE.search(page.text) for page in pages)
    for number in range(1, MANY + 1):
        whole = {page_with(pages, f"{word}{number}") for word in ("Opening", "closing", "Source")}
        assert len(whole) == 1, f"item {number} is cut"
    # No sheet begins with a page that has its head alone.
    assert pages[0].has("Name")


@pytest.mark.long
@pytest.mark.sampled(2)
@pytest.mark.parametrize("name", OF_TYPES)
def test_no_text_of_a_sheet_is_lighter_than_copies_bear(
    ground: Ground, teacher: Page, name: str
) -> None:
    teacher.emulate_media(media="print", color_scheme="dark")
    for what in ("worksheet", "key"):
        teacher.goto(f"{ground.url}/teacher/exercises/{OF_TYPES[name]}/print?what={what}")
        darkness = teacher.evaluate(_DARKNESS)
        assert darkness
        assert min(darkness) >= 0.55


@pytest.mark.long
def test_the_page_is_chosen_and_read_on_a_phone_without_a_fault(
    ground: Ground, draft_id: UUID, people: People
) -> None:
    person = people(PHONE)
    with ground.kit() as served:
        sign_in_teacher(person.page, served)
    person.page.goto(f"{ground.url}/teacher/own/{draft_id}/print")
    person.check()
    person.page.get_by_label("Version").select_option("C")
    person.page.get_by_label("What").select_option("key")
    person.page.get_by_role("button", name="Show").click()
    person.page.wait_for_url("**version=C**")
    assert "Because7 of it." in person.page.locator(".paper").inner_text()
    person.check()
    assert person.complaints == []
