"""The words of the course beside a lesson, the claims and the feedback."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from kit.store.engine import Store
from tests.support.room import tiny_library
from tests.web.conftest import Site, shared_site, text_of
from tests.web.reading import begin, heading, lead, plain

WORDS = {
    "casualties": "people killed and people wounded. *Killed* alone is fewer.",
    "claim": "one thing that a text asks you to accept <at once>.",
}
LINK = '<a href="/work/glossary" target="_blank">What the words mean (in a new tab)</a>'


@pytest.fixture
def worded(any_store: Store, tmp_path: Path) -> Site:
    return shared_site(any_store, tmp_path, replace(tiny_library(), glossary=WORDS))


def listed(text: str) -> list[tuple[str, str]]:
    words = text.partition('<dl class="words">')[2].partition("</dl>")[0]
    pairs = re.findall(r"<dt>(.*?)</dt>\s*<dd>(.*?)</dd>", words, re.DOTALL)
    return [(plain(term), meaning.strip()) for term, meaning in pairs]


SHOWN = [
    ("casualties", "<p>people killed and people wounded. <em>Killed</em> alone is fewer.</p>"),
    ("claim", "<p>one thing that a text asks you to accept &lt;at once&gt;.</p>"),
]


def test_words_stand_in_their_order_with_their_lines(worded: Site) -> None:
    page = worded.student("Sam").get("/work/glossary")
    assert heading(page) == "What the words mean"
    assert lead(page) == ("Your work stays open in the other tab; close this one to go back to it.")
    assert listed(page.text) == SHOWN


def test_lesson_claims_and_feedback_lead_to_them_in_another_tab(worded: Site) -> None:
    visitor = worded.student("Sam")
    assert LINK in visitor.get(f"{worded.work}/lesson").text
    attempt, claims = begin(worded, visitor)
    assert LINK in claims.text
    visitor.post(f"{worded.work}/hand-in/{attempt}")
    assert LINK in visitor.get(f"{worded.work}/feedback").text
    assert LINK in visitor.get("/work/lessons/01-three-claims").text


def test_teacher_reads_them_on_the_page_of_the_lesson(worded: Site) -> None:
    page = worded.teacher().get("/teacher/lessons/01-three-claims")
    assert '<a href="#words">What the words mean</a>' in page.text
    assert listed(page.text) == SHOWN


def test_course_without_such_words_has_no_link(any_site: Site) -> None:
    visitor, teacher = any_site.student("Sam"), any_site.teacher()
    page = visitor.get("/work/glossary")
    assert lead(page) == "This course has no list of words. Ask your teacher."
    for shown in (visitor.get(f"{any_site.work}/lesson"), begin(any_site, visitor)[1]):
        assert "What the words mean" not in text_of(shown)
    lesson = teacher.get("/teacher/lessons/01-three-claims")
    assert "What the words mean" not in text_of(lesson)
