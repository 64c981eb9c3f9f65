"""The pages to hand out as they come out of the printer: whole, and nothing to press on them."""

import re
import unicodedata

import pytest
from playwright.sync_api import Page

from kit.web.teacher.help.documents import HANDED_OUT
from tests.browser.conftest import PHONE, People
from tests.support.ground import Ground
from tests.support.pages import sign_in_teacher
from tests.support.printed import PAPER, pages_of
from tests.support.room import make_room

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]

#: So many pages each has at most, in usual print and in large.
MOST = {"for-parents": (2, 5), "for-data-officer": (5, 11)}
TITLES = {"for-parents": "For parents", "for-data-officer": "For the school's data officer"}
#: The boxes of a printed page that are wider than what they stand in.
_TOO_WIDE = """() => [...document.querySelectorAll('.handout *')]
  .filter(one => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== 'inline')
  .map(one => one.outerHTML.slice(0, 80))"""
_SEEN_CONTROLS = """() => [...document.querySelectorAll('a.btn, button, input, select, summary')]
  .filter(one => one.getClientRects().length).map(one => one.outerHTML.slice(0, 80))"""


def plain(text: str) -> str:
    """Ligatures taken apart."""
    return unicodedata.normalize("NFKC", text)


@pytest.fixture
def teacher(ground: Ground, people: People) -> Page:
    make_room(ground.store)
    page = people().page
    with ground.kit() as served:
        sign_in_teacher(page, served)
    return page


@pytest.mark.long
@pytest.mark.sampled(1)
@pytest.mark.parametrize("name", HANDED_OUT)
@pytest.mark.parametrize("paper", PAPER)
def test_each_page_is_whole_and_nothing_on_it_can_be_pressed(
    ground: Ground, teacher: Page, name: str, paper: str
) -> None:
    for size, most in zip(("usual", "large"), MOST[name], strict=True):
        teacher.goto(f"{ground.url}/teacher/help/print-{name}?paper={paper}&size={size}")
        pages = pages_of(teacher.pdf(prefer_css_page_size=True))
        assert len(pages) <= most, (size, len(pages))
        for number, page in enumerate(pages, 1):
            assert (page.width, page.height) == PAPER[paper]
            assert TITLES[name] in plain(page.text)
            assert f"{number} / {len(pages)}" in page.text
            assert len(page.text) > 300, "a page with next to nothing on it"
        text = " ".join(page.text for page in pages)
        for control in ("Print…", "US Letter", "As a Word file", "Sign out", "What is this?"):
            assert control not in text
        teacher.emulate_media(media="print")
        assert teacher.evaluate(_SEEN_CONTROLS) == []
        assert teacher.evaluate(_TOO_WIDE) == []
        teacher.emulate_media(media="null")


@pytest.mark.long
@pytest.mark.sampled(1)
@pytest.mark.parametrize("name", HANDED_OUT)
def test_no_row_of_what_is_kept_is_cut(ground: Ground, teacher: Page, name: str) -> None:
    teacher.goto(f"{ground.url}/teacher/help/print-{name}")
    rows = [
        re.sub(r"\s+", " ", row).split()
        for row in teacher.locator(".handout .table-wrap tr").all_inner_texts()
    ]
    pages = [
        re.sub(r"\s+", "", plain(page.text))
        for page in pages_of(teacher.pdf(prefer_css_page_size=True))
    ]
    assert len(rows) > 10
    for words in rows:
        whole = [page for page in pages if all(word in page for word in words)]
        assert whole, words


@pytest.mark.long
@pytest.mark.sampled(1)
@pytest.mark.parametrize("name", HANDED_OUT)
def test_page_is_read_on_a_phone_without_a_fault(ground: Ground, people: People, name: str) -> None:
    make_room(ground.store)
    person = people(PHONE)
    with ground.kit() as served:
        sign_in_teacher(person.page, served)
    for scheme in ("light", "dark"):
        person.page.emulate_media(color_scheme=scheme)
        person.page.goto(f"{ground.url}/teacher/help/{name}")
        person.check()
        person.page.get_by_role("link", name="Print…").click()
        person.page.wait_for_url("**/print-*")
        person.check()
    assert person.complaints == []
