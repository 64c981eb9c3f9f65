"""What a remote says after each move."""

import re
from datetime import datetime, timedelta

import pytest

from kit.classroom.live import ballots
from kit.vocabulary import Stage
from kit.web import state as web_state
from tests.support.room import KEY_MARK
from tests.support.taught_lesson import Lesson, pairing_path
from tests.web.conftest import text_of


@pytest.mark.sampled(1)
@pytest.mark.parametrize(
    ("right", "words"),
    [
        (1, "Fewer than 3 in 10 have it: explain first, then vote again."),
        (2, "Between 3 and 7 in 10 have it: let them discuss."),
        (4, "More than 7 in 10 have it: show the key."),
    ],
)
def test_advice_after_the_first_vote(lesson: Lesson, right: int, words: str) -> None:
    voters = [lesson.join(name) for name in ("Ann", "Bob", "Cat", "Dan")]
    phone = lesson.site.visitor("192.0.2.7")
    phone.post(pairing_path(lesson))
    lesson.move("put plan")
    lesson.move("vote")
    for number, voter in enumerate(voters):
        lesson.vote(voter, "official" if number < right else "editorial", 1)
    assert words not in text_of(phone.get("/remote/"))
    assert words in lesson.move("closed")
    assert words in text_of(phone.get("/remote/"))
    assert words not in lesson.move("vote-again")


def test_key_by_the_remote_stands_apart_goes_out_later_and_is_called_back(lesson: Lesson) -> None:
    sam, phone = lesson.join("Sam"), lesson.site.visitor("192.0.2.7")
    phone.post(pairing_path(lesson))
    lesson.move("put plan")
    page = phone.get("/remote/").text
    apart = page.split('id="moves-key"')[1].split("</div>")[0]
    assert "Show the key" in apart
    assert "Open the vote" not in apart
    phone.post("/remote/move", move=f"{lesson.step()} reveal")
    pending = text_of(phone.get("/remote/"))
    assert re.search(r"The key is shown in (one second|\d seconds)\. Cancel", pending)
    assert "Show the key" not in pending
    # The phone may go: the control page has the same button.
    assert "Cancel" in text_of(lesson.teacher.get(lesson.control))
    phone.post("/remote/move", move=f"{lesson.step()} cancel")
    after = web_state.now() + timedelta(seconds=4)
    assert stage_at(lesson, after) is Stage.READ
    phone.post("/remote/move", move=f"{lesson.step()} reveal")
    # Whoever looks next shows it: the wall, say, with the phone's page closed.
    after = web_state.now() + timedelta(seconds=4)
    assert stage_at(lesson, after) is Stage.REVEAL
    assert "key shown" in text_of(phone.get("/remote/"))
    late = text_of(phone.get(phone.post("/remote/move", move=f"{lesson.step()} cancel").location))
    assert "The key was shown already when Cancel came: it cannot be called back." in late
    assert KEY_MARK in sam.get(lesson.page).text


def stage_at(lesson: Lesson, now: datetime) -> Stage:
    """Where the round stands for who looks at a moment."""
    room = lesson.site.room
    turnout = ballots.turnout(room.store, room.classroom_id, lesson.task, now)
    assert turnout.live.round is not None
    return turnout.live.round.stage


def test_key_by_the_control_page_is_shown_at_once(lesson: Lesson) -> None:
    lesson.move("put plan")
    assert "key shown" in lesson.move("reveal")
