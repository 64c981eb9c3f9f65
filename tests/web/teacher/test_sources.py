"""Where addresses are printed: for teachers all there are, for students those of the checks."""

from pathlib import Path

import pytest

from kit.content.library import load_library
from kit.store.engine import Store
from tests.support.room import ARTICLES, EXERCISE, KEY, RIGHT, write_content
from tests.web.conftest import Site, shared_site, text_of
from tests.web.reading import as_it_stands, begin

ARTICLE = "https://example.org/article"
REPORT = "https://example.net/post?a=1&b=2"
CHECK = "https://minutes.example.org/2026/03"
LESSON = "/teacher/lessons/01-three-claims"
LOOKS = "looks smooth at first sight, is not sourced"


def link(url: str) -> str:
    """An address on a page: the host to press, and the whole of it where it is printed."""
    host = url.partition("//")[2].partition("/")[0]
    shown = url.replace("&", "&amp;")
    return (
        f'<a class="address" href="{shown}" rel="noreferrer noopener" dir="ltr">{host}</a>'
        f'<span class="d-none d-print-inline address" dir="ltr"> ({shown})</span>'
    )


def replaced(text: str, old: str, new: str) -> str:
    assert old in text
    return text.replace(old, new, 1)


@pytest.fixture
def sourced(any_store: Store, tmp_path: Path) -> Site:
    """The tiny content with an address of an article, a report and a check, and a first sight."""
    root = write_content(
        tmp_path / "content",
        articles=replaced(ARTICLES, "paragraphs: 9", f"paragraphs: 9, url: '{ARTICLE}'"),
        exercise=replaced(EXERCISE, '2 March 2026"', f'2 March 2026", url: "{REPORT}"'),
        key=replaced(KEY, "plan: {label", f"plan: {{looks: smooth, url: '{CHECK}', label"),
    )
    library = load_library(root)
    assert not library.errors, library.errors
    return shared_site(any_store, tmp_path, library)


def test_teachers_page_of_the_lesson_has_them_all(sourced: Site) -> None:
    page = sourced.teacher().get(LESSON)
    # Two items and the list of sources.
    assert page.text.count(link(ARTICLE)) == 3
    assert page.text.count(link(REPORT)) == 1
    assert page.text.count(link(CHECK)) == 1
    assert '<a href="#sources">Sources</a>' in page.text
    assert f"Official statement {LOOKS} Why" in text_of(page)


def test_pages_of_an_item_and_its_key_have_them(sourced: Site) -> None:
    teacher = sourced.teacher()
    item = teacher.get(f"{sourced.assignment}/items/plan").text
    assert link(ARTICLE) in item
    assert link(CHECK) in item
    assert link(REPORT) in teacher.get(f"{sourced.assignment}/items/figure").text
    key = teacher.get(f"{sourced.assignment}/items/plan/decide").text
    assert link(ARTICLE) in key
    assert link(CHECK) in key


def test_students_have_those_of_checks_and_only_in_feedback(sourced: Site) -> None:
    visitor = sourced.student("Sam")
    attempt, claims = begin(sourced, visitor)
    before = visitor.get(f"{sourced.work}/lesson").text + claims.text
    for hidden in ("example.org", "example.net", LOOKS):
        assert hidden not in before
    visitor.post(f"{sourced.work}/claims/{attempt}", **as_it_stands(claims, **RIGHT))
    visitor.post(f"{sourced.work}/hand-in/{attempt}")
    feedback = visitor.get(f"{sourced.work}/feedback").text
    assert feedback.count(link(CHECK)) == 1
    for hidden in (ARTICLE, "example.net", LOOKS):
        assert hidden not in feedback


def test_lesson_without_address_says_so(any_site: Site) -> None:
    assert "The kit knows no address of it." in text_of(any_site.teacher().get(LESSON))
