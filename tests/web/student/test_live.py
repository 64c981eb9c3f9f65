"""A student's place in a live session: the pages, and what they never tell."""

import re

import pytest

from tests.support.queries import statements
from tests.support.room import KEY_MARK
from tests.support.taught_lesson import WAY, Lesson
from tests.web.conftest import text_of
from tests.web.reading import told_to_script

READS_KEY = re.compile(r"(?i)\b(from|join)\s+(key_version|mark|decision|appeal)\b")


CLOSED = "This vote is closed: what came after that was not taken."


def test_vote_that_comes_too_late_is_told_so(lesson: Lesson) -> None:
    sam = lesson.join("Sam")
    lesson.move("put plan")
    lesson.move("vote")
    path = lesson.vote_path(sam)
    lesson.move("closed")
    late = {"plan.label": "sourced", "plan.ballot": "1"}
    by_form = sam.post(path, as_script=False, **late)
    assert CLOSED in text_of(sam.get(by_form.location))
    by_script = sam.post(path, as_script=True, **late)
    assert (by_script.status_code, told_to_script(by_script)) == (
        409,
        {"error": "RoundClosed", "message": CLOSED},
    )
    for number in ("", "3", "x"):
        odd = {"plan.label": "sourced", "plan.ballot": number}
        assert sam.post(path, as_script=True, **odd).status_code == 409


def test_place_is_a_304_until_the_round_moves(lesson: Lesson) -> None:
    sam, other = lesson.join("Sam"), lesson.join("Kit")
    lesson.move("put plan")
    lesson.move("vote")
    first = sam.get(f"{lesson.page}place")
    tag = {"If-None-Match": first.headers["ETag"]}
    assert sam.get(f"{lesson.page}place", headers=tag).status_code == 304
    # What others give does not show in it.
    lesson.vote(other, "official", 1)
    again = sam.get(f"{lesson.page}place", headers=tag)
    assert (again.status_code, again.text) == (304, "")
    assert other.get(f"{lesson.page}place").text == first.text
    lesson.move("closed")
    moved = sam.get(f"{lesson.page}place", headers=tag)
    assert moved.status_code == 200
    assert moved.text in sam.get(f"{lesson.page}round").text


def test_page_says_how_many_others_are_in(lesson: Lesson) -> None:
    sam = lesson.join("Sam")
    assert "You are in. " in text_of(sam.get(lesson.page))
    assert sam.get(f"{lesson.page}place").headers["X-Here"] == "1"
    lesson.join("Kit")
    assert "You are in, and one other. " in text_of(sam.get(lesson.page))
    lesson.join("Una")
    assert "You are in, 2 others. " in text_of(sam.get(lesson.page))
    lesson.move("put plan")
    first = sam.get(f"{lesson.page}place")
    # Whoever comes late changes the count, and no more of the page.
    lesson.join("Ivo")
    again = sam.get(f"{lesson.page}place", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.headers["X-Here"]) == (304, "4")


def test_page_knows_of_which_vote_it_is_and_whether_one_was_given(lesson: Lesson) -> None:
    sam = lesson.join("Sam")
    pages = {}
    lesson.move("put plan")
    for stage in WAY:
        lesson.move(stage)
        if stage == "vote-again":
            # What stands in the second vote is the first one's: it is not in yet.
            assert "data-voted" not in sam.get(lesson.page).text
        if stage in {"vote", "vote-again"}:
            lesson.vote(sam, "official", 1 if stage == "vote" else 2, as_script=True)
        page = sam.get(lesson.page).text
        latest = re.search(r'data-question="(\w*)"\s+data-latest-ballot="(\d?)"', page)
        assert latest
        pages[stage] = (*latest.groups(), "data-voted" in page)
    assert pages == {
        "vote": ("plan", "1", True),
        "closed": ("plan", "1", False),
        "discuss": ("plan", "1", False),
        "vote-again": ("plan", "2", True),
        "closed-again": ("plan", "2", False),
        "reveal": ("plan", "", False),
    }


def test_nothing_is_handed_in_by_the_clock_where_it_could_not_be(lesson: Lesson) -> None:
    sam = lesson.join("Sam")
    lesson.move("put plan")
    lesson.move("vote")
    lesson.vote(sam, "official", 1, as_script=True)
    lesson.move("closed")
    lesson.teacher.post(f"{lesson.control}/end", sure="1")
    feedback = text_of(sam.get(f"/work/{lesson.task}/feedback"))
    assert "collected" not in feedback
    assert "handed in" not in feedback
    assert "collected" not in text_of(sam.get(f"/work/{lesson.task}"))


@pytest.mark.long
def test_nothing_before_the_key_reads_or_shows_it_to_a_student(lesson: Lesson) -> None:
    sam = lesson.join("Sam")
    lesson.move("put plan")
    texts = []
    for stage in WAY:
        with statements(lesson.site.room.store) as seen:
            for path in ("", "round", "place"):
                reply = sam.get(lesson.page + path)
                texts.append(f"{reply.headers}{reply.text}")
            sam.get(f"/work/{lesson.task}")
            if stage in {"closed", "closed-again"}:
                label = "official" if stage == "closed" else "sourced"
                lesson.vote(sam, label, 1 if stage == "closed" else 2, as_script=True)
        assert not [one for one in seen if READS_KEY.search(one)]
        assert sam.get(f"/work/{lesson.task}/feedback").status_code == 403
        lesson.move(stage)
    assert not [text for text in texts if KEY_MARK in text or "votes)" in text]
    assert KEY_MARK in sam.get(lesson.page).text
    # The next question's key is as far away as the first one's was.
    lesson.move("put vote")
    assert KEY_MARK not in sam.get(lesson.page).text


@pytest.mark.parametrize("path", ["claims", "hand-in"])
def test_student_pages_of_an_exercise_lead_to_the_task(lesson: Lesson, path: str) -> None:
    sam = lesson.join("Sam")
    assert sam.get(f"/work/{lesson.task}/{path}").location == f"/work/{lesson.task}"
