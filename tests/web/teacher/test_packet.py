"""*Leave the page* as students and teachers read it, and its packet to print."""

import re
from pathlib import Path

import pytest

from kit.content.library import load_library
from kit.store.engine import Store
from tests.support.leaving import with_leave
from tests.support.room import KEY_MARK
from tests.web.conftest import Site, shared_site, text_of
from tests.web.reading import heading

LESSON = "/teacher/lessons/01-three-claims"
PACKET = f"{LESSON}/packet"
QUESTIONS = (
    "Our question Whose words are these? Three more, for a page that you do not know Who is behind "
    "it? What is the evidence? What do other sources say? The three are those of Civic Online "
    "Reasoning, Stanford University, now Digital Inquiry Group."
)
MINUTES = "The minutes, town of Ardenmoor, 1 March 2026"


@pytest.fixture
def leading(any_store: Store, tmp_path: Path) -> Site:
    """A room whose lesson leads beyond the page."""
    library = load_library(with_leave(tmp_path / "content"))
    assert not library.errors
    return shared_site(any_store, tmp_path, library)


def test_student_finds_it_below_the_reading(leading: Site) -> None:
    page = leading.student("Sam").get(f"{leading.work}/lesson")
    text = text_of(page)
    assert f"Leave the page · 5 minutes {QUESTIONS} Work in pairs, and open both pages." in text
    assert text.endswith(
        "Each opens in a new tab; this page stays. No internet here? Your teacher has the same "
        "task on paper, with what the pages say. Back Now the exercise"
    )
    assert text.index("To talk about:") < text.index("Leave the page")
    assert re.findall(r'<a class="address"[^>]*>[^<]*</a>', " ".join(page.text.split())) == [
        (
            '<a class="address" href="https://example.org/minutes" target="_blank" '
            f'rel="noopener noreferrer" dir="auto">{MINUTES}</a>'
        ),
        (
            '<a class="address" href="https://example.net/post?page=2" target="_blank" '
            'rel="noopener noreferrer" dir="auto">The report, Ardenmoor Post, 2 March 2026</a>'
        ),
    ]
    assert "nine councillors" not in text


def test_teacher_reads_the_same_and_prints_the_packet(leading: Site) -> None:
    teacher = leading.teacher()
    page = teacher.get(LESSON)
    assert f"Leave the page · 5 minutes {QUESTIONS}" in text_of(page)
    assert '<a href="#leave">Leave the page</a>' in page.text
    assert f'<a href="{PACKET}">Packet to print</a>' in page.text
    packet = teacher.get(PACKET)
    assert (packet.status_code, heading(packet)) == (200, "Packet to print")
    text = text_of(packet)
    for piece in (
        f"Names: Date: 1 · Three claims: leave the page, 5 minutes {QUESTIONS} What to do",
        "Where it says to open a page, read its extract below. Work in pairs",
        f"What the pages say, in our words {MINUTES} The page says that nine councillors",
        f"The pages themselves {MINUTES} : https://example.org/minutes",
    ):
        assert piece in text
    assert KEY_MARK not in packet.text
    assert text.endswith("What you found")


def test_lesson_that_leads_nowhere_shows_nothing_of_it(any_site: Site) -> None:
    teacher = any_site.teacher()
    assert "Leave the page" not in any_site.student("Sam").get(f"{any_site.work}/lesson").text
    page = teacher.get(LESSON)
    assert "Leave the page" not in page.text
    assert "Packet to print" not in page.text
    assert teacher.get(PACKET).status_code == 404
    assert teacher.get("/teacher/lessons/02-gone/packet").status_code == 404
