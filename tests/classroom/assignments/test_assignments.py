"""Giving, closing, settling and reopening."""

from datetime import timedelta

import pytest
from sqlalchemy import event

from kit.classroom.answering import attempts
from kit.classroom.assignments import assignments
from kit.classroom.assignments.pinning import Rules
from kit.classroom.clock import clock_at
from kit.classroom.errors import (
    BadTimes,
    UnknownExercise,
)
from kit.classroom.reports.results import results
from kit.vocabulary import Feedback
from tests.support.flags import after_feedback
from tests.support.room import NOON, Room


def test_clock_hands_in_at_the_closing_time_whenever_it_is_settled(room: Room) -> None:
    room.give(Rules(closes_at=NOON + timedelta(hours=1)))
    room.start("Mia")
    room.save("Mia", plan="official")
    room.later(hours=3)
    found = attempts.task(room.store, room.people["Mia"], room.assignment_id, room.now)
    assert (found.state, found.handed_in_by_clock) == ("handed-in", True)
    for _ in range(2):
        assignments.settle(room.store, room.classroom_id, room.assignment_id, room.now)
    work = attempts.work(room.store, room.people["Mia"], room.assignment_id, room.now)
    assert work.attempt.submitted_at == NOON + timedelta(hours=1)


def test_settle_before_closing_changes_nothing(room: Room) -> None:
    room.start("Mia")
    assignments.settle(room.store, room.classroom_id, room.assignment_id, room.now)
    work = attempts.work(room.store, room.people["Mia"], room.assignment_id, room.now)
    assert work.attempt.submitted_at is None


def test_give_pins_the_exercise_and_refuses_what_is_not_there(room: Room) -> None:
    with pytest.raises(UnknownExercise) as caught:
        assignments.give(room.store, room.library, room.classroom_id, "nope", Rules(), room.now)
    assert str(caught.value) == (
        "There is no exercise nope among those the kit offers. Choose one from the list; "
        "`kit check` says why one is left out."
    )
    with pytest.raises(BadTimes):
        room.give(Rules(opens_at=NOON, closes_at=NOON))


def test_reopen_gives_clocked_attempts_back_and_flags_later_answers(room: Room) -> None:
    room.start("Mia")
    room.save("Mia", plan="official")
    room.do_all("Ben")
    assignments.close(
        room.store, room.classroom_id, room.assignment_id, clock_at(room.later(minutes=1))
    )
    assignments.reopen(
        room.store, room.classroom_id, room.assignment_id, clock_at(room.later(minutes=1))
    )
    room.later(minutes=1)
    room.save("Mia", vote="sourced")
    room.submit("Mia")
    sheet = results(room.store, room.classroom_id, room.assignment_id, room.now).sheet
    rows = {row.name: row for row in sheet.students}
    assert {item: cell.after_feedback for item, cell in rows["Mia"].cells.items()} == {
        "plan": False,
        "vote": True,
    }
    assert (rows["Mia"].state, rows["Mia"].credit) == ("handed-in", 2.0)
    assert rows["Ben"].state == "handed-in"
    assert not any(cell.after_feedback for cell in rows["Ben"].cells.values())


@pytest.mark.parametrize("visible", [False, True])
def test_reopening_flags_what_comes_after_where_the_date_of_the_key_is_past(
    room: Room, visible: bool
) -> None:
    at = room.now + timedelta(hours=1)
    room.give(Rules(feedback=Feedback.ON_DATE, feedback_at=at))
    room.start("Mia")
    assignments.close(
        room.store, room.classroom_id, room.assignment_id, clock_at(room.later(minutes=1))
    )
    if visible:
        room.later(hours=2)
    assignments.reopen(
        room.store, room.classroom_id, room.assignment_id, clock_at(room.later(minutes=1))
    )
    stored_record = assignments.assignment_of(room.store, room.classroom_id, room.assignment_id)
    assert stored_record.reopened_at == (room.now if visible else None)
    room.save("Mia", vote="sourced")
    room.submit("Mia")
    assert after_feedback(room, "Mia") == {"vote": visible}


def test_reopening_a_second_time_keeps_the_flags_of_the_first(room: Room) -> None:
    room.start("Mia")
    for item in ("plan", "vote"):
        room.later(minutes=1)
        assignments.close(room.store, room.classroom_id, room.assignment_id, clock_at(room.now))
        assignments.reopen(room.store, room.classroom_id, room.assignment_id, clock_at(room.now))
        room.save("Mia", 1, **{item: "sourced"})
    room.submit("Mia")
    assert after_feedback(room, "Mia") == {"plan": True, "vote": True}


def test_settling_leaves_what_was_opened_again_meanwhile(room: Room) -> None:
    """The teacher opens it again between the look at the clock and the lock."""
    room.give(Rules(closes_at=NOON + timedelta(hours=1)))
    room.start("Mia")
    room.later(hours=2)

    def open_again(_connection: object) -> None:
        assignments.reopen(room.store, room.classroom_id, room.assignment_id, clock_at(room.now))

    event.listen(room.store.engine, "commit", open_again, once=True)
    assignments.settle(room.store, room.classroom_id, room.assignment_id, room.now)
    found = attempts.task(room.store, room.people["Mia"], room.assignment_id, room.now)
    assert (found.state, found.assignment.closed_at) == ("working", None)
