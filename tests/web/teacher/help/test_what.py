"""Each of the teacher's pages says in a sentence or two what it is."""

import re
from pathlib import Path

import pytest

from kit.store.engine import Store
from kit.web.teacher.help.documents import GROUPS
from kit.web.teacher.help.what import ON_WALL, WHAT, what_of
from tests.support import pages
from tests.web.access_rows import ROWS
from tests.web.cast import Cast, cast_again
from tests.web.reading import plain

#: Read by scripts, or saved as files: no pages.
NO_PAGES = {
    "classrooms.joined", "way_in.fresh", "classrooms.export", "class_list.export_student", "giving.progress", "live_control.state",
    "live_control.stage", "deals.table", "classrooms.picture", "lesson_editor.picture",
    "authoring.share_file", "authoring.share_course_file", "authoring.sheet_table",
    "from_article.keys", "backups.file", "backups.state",
    "administration.link_file", "trail.class_file", "trail.own_file", "trail.kit_file",
}  # fmt: skip
#: Nobody is signed in yet.
BEFORE = {"account.second_step", "account.sign_in", "account.set_up"}


def endpoints_of_pages() -> set[str]:
    """What `teacher_pages` visits, from its text: it takes a class to ask it."""
    source = Path(pages.__file__).read_text("utf-8").partition("def teacher_pages")[2]
    return set(re.findall(r'"([a-z_]+\.[a-z_]+)"', source.partition("\ndef addresses")[0]))


def test_every_page_of_a_teacher_says_what_it_is() -> None:
    visited = endpoints_of_pages()
    assert len(visited) > 25
    assert visited - set(WHAT) == set()


def test_every_page_that_answers_a_teacher_says_what_it_is() -> None:
    asked = {
        row.split()[1]
        for row, roles in ROWS.items()
        if row.startswith("GET ") and roles.get("teacher") and roles.get("network") == 403
    }
    files = {
        endpoint
        for endpoint in asked
        if endpoint.startswith("downloads.") or endpoint.endswith("_word")
    }
    assert asked - files - NO_PAGES - BEFORE - set(WHAT) == set()
    assert set(WHAT) >= ON_WALL


@pytest.mark.parametrize("endpoint", WHAT)
def test_words_are_few_and_lead_to_a_document(endpoint: str) -> None:
    what = WHAT[endpoint]
    assert 1 <= len(re.findall(r"[.!?](?: |$)", what.text)) <= 2
    assert len(what.text) <= 160
    assert what.document in {name for _title, names in GROUPS for name in names}


def test_page_that_a_form_made_is_the_one_that_the_form_stands_on() -> None:
    assert what_of("classrooms.rename") == WHAT["classrooms.show"]
    assert what_of("account.sign_in") is None
    assert what_of(None) is None


@pytest.fixture
def cast(any_store: Store, tmp_path: Path) -> Cast:
    return cast_again(any_store, tmp_path)


def above(page: str) -> str:
    """What stands above the fold, the bar of a class left out: it stays in sight."""
    main = page.partition("<main")[2].partition('<details class="what')[0]
    return plain(re.sub(r'<div class="desk-bar.*?</nav>', "", main, flags=re.DOTALL))


@pytest.mark.long
def test_it_unfolds_above_the_page_and_below_what_stands_on_the_wall(cast: Cast) -> None:
    teacher = cast.visitor("teacher")
    for endpoint, what in WHAT.items():
        if f"GET {endpoint}" not in ROWS:
            continue
        reply = teacher.get(cast.path(endpoint))
        if reply.status_code != 200:
            continue
        (fold,) = re.findall(
            r'<details class="what no-print">(.*?)</details>', reply.text, re.DOTALL
        )
        assert plain(fold) == f"What is this? {what.text} Read more", endpoint
        below = len(above(reply.text)) > 100
        assert below == (endpoint in ON_WALL), endpoint
    assert "What is this?" not in cast.visitor("nobody").get("/teacher/sign-in").text
