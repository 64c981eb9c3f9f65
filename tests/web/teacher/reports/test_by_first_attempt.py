"""Results by the first attempt: every page of them shows all by it, and the files keep both."""

import pytest

from kit.classroom.assignments.pinning import Rules
from kit.web import state as web_state
from tests.support.room import RIGHT
from tests.web.conftest import Site, Visitor, text_of
from tests.web.reading import captioned, grid_of, lead

LABELS_TABLE = "What the key says, and what the class said"
LAST = "By the last attempt that each student handed in. By the first one"
FIRST = "By the first attempt of each student. By the last one"


@pytest.fixture
def again(any_site: Site) -> Site:
    """Mia and Ben mistook claim 1 at first; Mia and Ben have all right at last, Ada did it once."""
    room = any_site.room
    room.now = web_state.now()
    room.give(Rules(attempts_allowed=None))
    for name in ("Mia", "Ben"):
        room.do_all(name, plan="editorial")
        room.later(seconds=1)
        room.do_all(name)
    room.do_all("Ada")
    return any_site


def both(teacher: Visitor, site: Site, path: str) -> tuple[str, str]:
    """The words of a page by the last attempt, and by the first."""
    last = teacher.get(f"{site.assignment}/{path}")
    first = teacher.get(f"{site.assignment}/{path}?attempt=first")
    return text_of(last), text_of(first)


def test_class_page_says_all_by_the_attempt_asked_for(again: Site) -> None:
    teacher = again.teacher()
    last = teacher.get(f"{again.assignment}/results")
    first = teacher.get(f"{again.assignment}/results?attempt=first")
    assert LAST in text_of(last)
    assert FIRST in text_of(first)
    assert lead(last) == "Nothing misled two students the same way."
    assert lead(first) == (
        "2 of 3 took claim 1 for “Editorial interpretation”; the key says “Official statement”: "
        "talk about whose judgement it is. To “Claim 1”"
    )
    assert [captioned(page, LABELS_TABLE)[2][1:4] for page in (last, first)] == [
        ["0", "3", "0"],
        ["0", "1", "2"],
    ]
    assert grid_of(first)[1:] == [
        ["Ada", "handed in", "4", "✓", "✓", "✓", "✓"],
        ["Ben", "handed in, first of 2 attempts", "3", "✕", "✓", "✓", "✓"],
        ["Mia", "handed in, first of 2 attempts", "3", "✕", "✓", "✓", "✓"],
    ]
    # The second was given after the key could be seen.
    assert grid_of(last)[2] == ["Ben", "handed in, attempt 2 of 2", "4", "✓ *", "✓ *", "✓ *", "✓ *"]
    assert "Mean 4 of 4 points" in text_of(last)
    assert "Mean 3.33 of 4 points" in text_of(first)


def test_item_and_text_are_by_the_attempt_asked_for(again: Site) -> None:
    teacher = again.teacher()
    last, first = both(teacher, again, "items/plan")
    assert LAST in last
    assert FIRST in first
    assert "3 as the key, 0 not as the key, 0 without an answer." in last
    assert "1 as the key, 2 not as the key, 0 without an answer." in first
    # Both attempts stand beside each other on the page by the last one.
    assert ("First and last attempt" in last, "First and last attempt" in first) == (True, False)
    last, first = both(teacher, again, "text")
    assert LAST in last
    assert FIRST in first
    assert "Official statement 3" in last
    assert "Official statement 1 · Editorial interpretation 2" in first


def test_links_keep_the_attempt_and_the_rest_of_the_query(again: Site) -> None:
    teacher = again.teacher()
    base = again.assignment
    page = teacher.get(f"{base}/results?attempt=first&sort=credit").text
    assert f'href="{base}/items/plan?attempt=first"' in page
    assert f'href="{base}/text?attempt=first"' in page
    assert f'href="{base}/results?attempt=first#grid"' in page
    assert f'href="{base}/results?sort=credit"' in page
    text = teacher.get(f"{base}/text?attempt=first&sort=split&key=1").text
    assert f'href="{base}/text?sort=split&amp;key=1"' in text
    assert f'href="{base}/text?key=1&amp;attempt=first"' in text
    item = teacher.get(f"{base}/items/plan?attempt=first").text
    assert f'href="{base}/results?attempt=first"' in item
    assert f'href="{base}/items/plan"' in item
    student = again.room.people["Mia"].student_id
    assert f'href="{base}/results"' in teacher.get(f"{base}/students/{student}").text


def test_files_hold_both_attempts_whatever_the_page_shows(again: Site) -> None:
    teacher = again.teacher()
    page = teacher.get(f"{again.assignment}/results?attempt=first").text
    assert f'href="{again.assignment}/answers.csv"' in page
    one, two = (
        teacher.get(f"{again.assignment}/answers.csv{query}").text
        for query in ("", "?attempt=first")
    )
    assert one == two


def test_nothing_is_said_where_nobody_made_several(any_site: Site) -> None:
    room = any_site.room
    room.now = web_state.now()
    room.do_all("Mia", **RIGHT)
    teacher = any_site.teacher()
    for path in ("results", "text", "items/plan"):
        last, first = both(teacher, any_site, path)
        assert last == first
        assert "attempt of each student" not in last


def test_unknown_attempt_is_the_last(again: Site) -> None:
    teacher = again.teacher()
    assert LAST in text_of(teacher.get(f"{again.assignment}/results?attempt=second"))
