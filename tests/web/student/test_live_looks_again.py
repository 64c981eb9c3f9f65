"""The live page without scripts: it looks again by itself, and never over a choice being made."""

from typing import Any

from tests.support.taught_lesson import Lesson
from tests.web.conftest import text_of

REFRESH = '<noscript><meta http-equiv="refresh" content="8"></noscript>'
SAID = "This page looks again by itself every 8 seconds."


def test_page_looks_again_where_there_is_nothing_to_choose(lesson: Lesson) -> None:
    sam = lesson.join("Sam")
    assert REFRESH in sam.get(lesson.page).text
    lesson.move("put plan")
    page = sam.get(lesson.page)
    assert REFRESH in page.text
    assert SAID in text_of(page)


def test_page_stands_still_while_a_vote_is_open(lesson: Lesson) -> None:
    sam = lesson.join("Sam")
    lesson.move("put plan")
    lesson.move("vote")
    page = sam.get(lesson.page)
    assert "refresh" not in page.text
    assert SAID not in text_of(page)


def test_vote_given_without_scripts_waits_and_can_be_changed(lesson: Lesson) -> None:
    sam = lesson.join("Sam")
    lesson.move("put plan")
    lesson.move("vote")
    path = lesson.vote_path(sam)
    fields: dict[str, Any] = {"plan.label": "official", "plan.ballot": "1"}
    where = sam.post(path, **fields).location
    assert where == f"{lesson.page}?voted=1"
    page = sam.get(where)
    assert REFRESH in page.text
    assert "Your vote is in. Change it" in text_of(page)
    assert "data-item" not in page.text
    # The page itself has the pens, and stands still again.
    page = sam.get(lesson.page)
    assert 'value="official" data-key="2" checked' in " ".join(page.text.split())
    assert "refresh" not in page.text
    # The second vote has not been given yet: nobody waits.
    for stage in ("closed", "discuss", "vote-again"):
        lesson.move(stage)
    page = sam.get(where)
    assert "data-item" in page.text
    assert "refresh" not in page.text


def test_page_stands_still_where_somebody_asks_for_it(lesson: Lesson) -> None:
    sam = lesson.join("Sam")
    lesson.move("put plan")
    page = sam.get(f"{lesson.page}?still=1")
    assert "refresh" not in page.text
    assert "Let this page look again by itself" in text_of(page)


def test_part_that_scripts_take_in_has_the_pens(lesson: Lesson) -> None:
    sam = lesson.join("Sam")
    lesson.move("put plan")
    lesson.move("vote")
    lesson.vote(sam, "official", 1)
    assert "data-item" in sam.get(f"{lesson.page}round").text


def test_wrong_vote_is_shown_again_on_the_live_page(lesson: Lesson) -> None:
    sam = lesson.join("Sam")
    lesson.move("put plan")
    lesson.move("vote")
    path = lesson.vote_path(sam)
    fields: dict[str, Any] = {"plan.label": "nonsense", "plan.ballot": "1"}
    reply = sam.post(path, **fields)
    assert reply.status_code == 400
    assert 'href="#plan.label"' in reply.text
    assert "Vote now." in text_of(reply)
