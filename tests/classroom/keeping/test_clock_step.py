"""What a step of the computer's clock leaves as it was: the order of things, and what is left."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from kit.classroom.answering import attempts
from kit.classroom.assignments import assignments
from kit.classroom.assignments.pinning import Rules
from kit.classroom.clock import KitClock, forget_skips, lived
from kit.classroom.keeping.clock_step import Known, carry_over, recall_steps
from kit.classroom.live import session
from kit.classroom.live.reveal import reveal_soon, settle_reveal
from kit.classroom.people.leftovers import clear_leftovers
from kit.classroom.reports.results import results
from kit.vocabulary import Feedback, Stage
from tests.support.clocks import Computer
from tests.support.live_session import session_in
from tests.support.room import NOON, Room

BACK = [timedelta(hours=-1), timedelta(seconds=-10), timedelta(days=-1)]
EVERY = pytest.mark.parametrize("by", [*BACK, timedelta(days=1)], ids=str)


@pytest.fixture
def computer() -> Iterator[Computer]:
    yield Computer(NOON)
    forget_skips()


def steps(room: Room, computer: Computer, clock: KitClock, by: timedelta) -> None:
    """Somebody sets the clock, and the next request carries that over."""
    computer.is_set(by)
    step = clock.look()
    assert step is not None
    carry_over(room.store, step, recall_steps(room.store))
    clock.take(step)
    room.now = clock.now()


@pytest.mark.sampled(2)
@EVERY
def test_answers_before_and_after_the_key_stay_so(
    room: Room, computer: Computer, by: timedelta
) -> None:
    """Mia answers before the key, Ben after it: on the clock put back, too."""
    clock = computer.clock()
    room.give(Rules(feedback=Feedback.ON_CLOSING))
    room.do_all("Mia")
    computer.goes(seconds=2)
    assignments.close(room.store, room.classroom_id, room.assignment_id, clock.now)
    computer.goes(seconds=2)
    steps(room, computer, clock, by)
    computer.goes(seconds=2)
    assignments.reopen(room.store, room.classroom_id, room.assignment_id, clock.now)
    computer.goes(seconds=2)
    room.now = clock.now()
    room.do_all("Ben")
    found = results(room.store, room.classroom_id, room.assignment_id, clock.now())
    flagged = {
        student.name: {cell.after_feedback for cell in student.cells.values()}
        for student in found.sheet.students
    }
    assert flagged["Mia"] == {False}
    assert flagged["Ben"] == {True}


@pytest.mark.sampled(2)
@EVERY
def test_key_comes_three_seconds_after_the_press(
    room: Room, computer: Computer, by: timedelta
) -> None:
    clock = computer.clock()
    live = session_in(room)
    live.put()
    live.move(Stage.VOTE, Stage.CLOSED)
    reveal_soon(*live.assignment_ref, live.step, clock.now)
    computer.goes(seconds=1)
    steps(room, computer, clock, by)

    def stage() -> Stage:
        settle_reveal(*live.assignment_ref, clock.now())
        present = session.live_of(*live.assignment_ref).round
        assert present is not None
        return present.stage

    assert stage() is Stage.CLOSED
    computer.goes(seconds=2.5)
    assert stage() is Stage.REVEAL


@EVERY
def test_what_was_withdrawn_can_be_put_back_for_a_day(
    room: Room, computer: Computer, by: timedelta
) -> None:
    clock = computer.clock()
    ref = (room.store, room.classroom_id, room.assignment_id)
    computer.goes(minutes=1)
    assignments.take_back(*ref, clock.now())
    computer.goes(hours=2)
    steps(room, computer, clock, by)
    computer.goes(hours=20)
    with room.store.writing() as connection:
        clear_leftovers(connection, clock.now())
    assert assignments.put_back(*ref)


def test_step_that_another_process_has_carried_over_is_not_carried_twice(
    room: Room, computer: Computer
) -> None:
    first, second = computer.clock(), computer.clock()
    known: Known = recall_steps(room.store)
    computer.goes(minutes=5)
    room.now = first.now()
    room.start("Mia")
    room.save("Mia", plan="official")
    steps(room, computer, first, timedelta(hours=-1))
    saved = _saved(room)
    computer.goes(minutes=3)
    step = second.look()
    assert step is not None
    carry_over(room.store, step, known)
    assert _saved(room) == saved == NOON + timedelta(minutes=-55)
    assert len(known) == 1
    # The same again is another one.
    steps(room, computer, first, timedelta(hours=-1))
    assert len(recall_steps(room.store)) == 2


def _saved(room: Room) -> object:
    work = attempts.work(room.store, room.people["Mia"], room.assignment_id, room.now)
    return work.answers["plan"].saved_at


def test_steps_are_recalled_at_the_next_start(room: Room, computer: Computer) -> None:
    clock = computer.clock()
    steps(room, computer, clock, timedelta(days=2400))
    forget_skips()
    assert lived(NOON, clock.now()) == timedelta(days=2400)
    recall_steps(room.store)
    assert lived(NOON, clock.now()) == timedelta()


def test_exercise_of_a_day_to_come_closes_when_it_was_agreed(
    room: Room, computer: Computer
) -> None:
    """The battery was flat: given last week, on the right clock, it is not of this stretch."""
    closes = NOON - timedelta(days=1)
    room.now = NOON - timedelta(days=7)
    room.give(Rules(closes_at=closes))
    computer.wall = NOON - timedelta(days=2000)
    clock = computer.clock()
    steps(room, computer, clock, timedelta(days=2000))
    given = assignments.assignment_of(room.store, room.classroom_id, room.assignment_id)
    assert given.closes_at == closes
