"""The teacher's pages of a live session over plain HTTP: what each shows and takes at each stage."""

import re

import pytest

from kit.classroom.live import ballots
from kit.classroom.people import students
from kit.classroom.reports.results import results
from kit.vocabulary import Stage
from kit.web import state as web_state
from tests.support.room import KEY_MARK
from tests.support.taught_lesson import WAY, Lesson
from tests.web.conftest import text_of

MOVED_ON = (
    "The round had moved on already, from another window or by a second tap. Nothing was changed; "
    "here is where it stands."
)


def test_round_without_scripts(lesson: Lesson) -> None:
    sam = lesson.join("Sam")
    assert "The first question comes in a moment." in text_of(sam.get(lesson.page))
    lesson.move("put plan")
    assert "Read it. The vote comes next." in text_of(sam.get(lesson.page))
    lesson.move("vote")
    assert "Vote now." in text_of(sam.get(lesson.page))
    assert "Your vote is in. Change it" in lesson.vote(sam, "sourced", 1)
    assert "1 of 1 have voted" in lesson.move("closed")
    assert "You gave: Sourced fact" in text_of(sam.get(lesson.page))
    lesson.move("discuss")
    lesson.move("vote-again")
    assert "Keep my answer" in text_of(sam.get(lesson.page))
    assert "Your vote is in. Change it" in lesson.vote(sam, "official", 2)
    lesson.move("closed-again")
    lesson.move("reveal")
    shown = text_of(sam.get(lesson.page))
    assert "First vote (one vote) Sourced fact 1 · Official statement 0 (key)" in shown
    assert "Second vote (one vote) Official statement 1 (key)" in shown
    assert "Of those who voted twice: 1 moved from wrong to right · 0 from right to wrong" in shown
    room = lesson.site.room
    lesson.teacher.post(f"{lesson.control}/end", sure="1")
    found = results(room.store, room.classroom_id, lesson.task, web_state.now())
    assert [item.item_id for item in found.sheet.items] == ["plan"]
    assert [row.cells["plan"].choices for row in found.sheet.handed_in] == [{"": "official"}]
    assert sam.get(lesson.page).location == f"/work/{lesson.task}"


def test_move_from_an_old_page_changes_nothing(lesson: Lesson) -> None:
    lesson.move("put plan")
    step = lesson.step()
    lesson.move("vote", step)
    assert MOVED_ON not in lesson.move("vote", step)
    assert MOVED_ON in lesson.move("closed", step)
    assert "From “vote” a round does not go to “vote”. It can go to: vote closed, discuss, " in (
        lesson.move("vote")
    )
    for what in ("", "3", "x vote", "-1 vote", "5 dance", "٣ vote"):
        assert lesson.teacher.post(f"{lesson.control}/move", move=what).status_code == 400
    assert (
        lesson.teacher.post(
            f"{lesson.control}/move", move=f"{lesson.step()} put no-such"
        ).status_code
        == 404
    )


def test_wall_shows_neither_names_nor_votes_before_the_key(lesson: Lesson) -> None:
    names = ("Oleksandra", "Bartholomew")
    voters = [lesson.join(name) for name in names]
    lesson.move("put plan")
    seen = []
    for stage in WAY:
        lesson.move(stage)
        if stage == "vote":
            for voter in voters:
                lesson.vote(voter, "editorial", 1)
        for path in ("projector", "projector/stage"):
            reply = lesson.teacher.get(f"{lesson.control}/{path}")
            assert not [name for name in names if name in reply.text]
            seen.append((stage, reply.text))
    early = [text for stage, text in seen if stage != "reveal"]
    assert not [text for text in early if KEY_MARK in text or "First vote" in text]
    assert all(KEY_MARK in text for stage, text in seen if stage == "reveal")


def test_hidden_names_and_key_hide_on_the_control_page(lesson: Lesson) -> None:
    lesson.join("Oleksandra")
    lesson.move("put plan")
    lesson.move("vote")
    assert "Not yet: Oleksandra" in text_of(lesson.teacher.get(lesson.control))
    lesson.teacher.post("/teacher/hide", hide="1", back=lesson.control)
    for path in ("", "/state"):
        page = lesson.teacher.get(lesson.control + path).text
        assert "Oleksandra" not in page
        assert KEY_MARK not in page
        assert "Student" in page


def test_suggested_time_is_shown_and_closes_nothing(lesson: Lesson) -> None:
    sam = lesson.join("Sam")
    room = lesson.site.room
    who = next(
        one for one in students.students_of(room.store, room.classroom_id) if one.name == "Sam"
    )
    lesson.teacher.post(f"{lesson.control}/suggest", seconds="60")
    edit = f"{lesson.site.classroom}/students/{who.id}"
    lesson.teacher.post(f"{edit}/time", percent="150")
    lesson.move("put plan")
    lesson.move("vote")
    assert re.search(r"Suggested: about (90|89|88) more seconds\.", text_of(sam.get(lesson.page)))
    wall = lesson.teacher.get(f"{lesson.control}/projector/stage")
    assert wall.headers["X-Seconds-Left"] in {"60", "59", "58"}
    assert 'value="150" selected' in lesson.teacher.get(edit).text
    for seconds in ("7", "x", "-30"):
        assert lesson.teacher.post(f"{lesson.control}/suggest", seconds=seconds).status_code in {
            400,
            404,
        }


def test_ended_session_goes_on(lesson: Lesson) -> None:
    sam = lesson.join("Sam")
    lesson.move("put plan")
    lesson.move("vote")
    lesson.vote(sam, "official", 1)
    results_page = lesson.teacher.post(f"{lesson.control}/end", sure="1").location
    assert (
        "The live session has ended. Each student sees the keys of the questions that were voted "
        "on; those take no more votes."
    ) in text_of(lesson.teacher.get(results_page))
    assert "This live session has ended." in text_of(lesson.teacher.get(lesson.control))
    ended = text_of(lesson.teacher.post(f"{lesson.control}/pair"))
    assert ended.startswith("That did not work The live session “Three claims” has ended.")
    lesson.teacher.post(f"{lesson.control}/go-on")
    control = text_of(lesson.teacher.get(lesson.control))
    assert (
        "It goes on. The class has seen the keys of the questions that were voted on, so those take "
        "no more votes. Put another one."
    ) in control
    assert "Open the vote again" not in control
    assert "Start the second vote" not in control
    lesson.move("put vote")
    lesson.move("vote")
    assert "Vote now." in text_of(sam.get(lesson.page))
    room = lesson.site.room
    found = ballots.turnout(room.store, room.classroom_id, lesson.task, web_state.now())
    assert found.live.rounds["plan"].stage is Stage.REVEAL


@pytest.mark.parametrize("path", ["", "/close", "/reopen"])
def test_pages_of_an_exercise_lead_to_the_live_session(lesson: Lesson, path: str) -> None:
    task = f"{lesson.site.classroom}/assignments/{lesson.task}{path}"
    reply = lesson.teacher.post(task) if path == "/close" else lesson.teacher.get(task)
    assert reply.location == lesson.control
