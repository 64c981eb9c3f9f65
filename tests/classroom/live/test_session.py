"""Live sessions: the moves of the teacher, and what the end of one does."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest

from kit.classroom.answering import saving
from kit.classroom.assignments import assignments
from kit.classroom.clock import Clock, clock_at
from kit.classroom.errors import FeedbackNotDue, NotFound, RoundClosed
from kit.classroom.feedback.feedback import feedback
from kit.classroom.live import session as live
from kit.classroom.live.errors import CannotMove, MovedOn, SessionEnded
from kit.classroom.reports.results import results
from kit.classroom.stages import MOVES
from kit.store.engine import Store
from kit.vocabulary import STAGE_NAMES, Stage
from tests.support.live_session import Session, session_in
from tests.support.live_stages import WAYS
from tests.support.room import NOON, make_room


@pytest.fixture
def sqlite_session(any_store: Store) -> Session:
    return session_in(make_room(any_store))


@pytest.mark.sampled(16)
@pytest.mark.parametrize("to", Stage)
@pytest.mark.parametrize("stage", Stage)
def test_moves_are_those_of_the_table(sqlite_session: Session, stage: Stage, to: Stage) -> None:
    sqlite_session.put()
    sqlite_session.move(*WAYS[stage])
    if to in MOVES[stage]:
        sqlite_session.move(to)
        present = live.live_of(*sqlite_session.assignment_ref).round
        assert present is not None
        assert present.stage is to
        return
    with pytest.raises(CannotMove) as caught:
        sqlite_session.move(to)
    names = ", ".join(STAGE_NAMES[one] for one in MOVES[stage]) or "another question"
    assert str(caught.value) == (
        f"From “{STAGE_NAMES[stage]}” a round does not go to “{STAGE_NAMES[to]}”. "
        f"It can go to: {names}."
    )


def test_move_from_an_old_page_is_refused(sqlite_session: Session) -> None:
    sqlite_session.put()
    step = sqlite_session.step
    sqlite_session.move(Stage.VOTE)
    moves: list[Callable[[], None]] = [
        lambda: live.move(*sqlite_session.assignment_ref, step, Stage.CLOSED, clock_at(NOON)),
        lambda: live.put(*sqlite_session.assignment_ref, step, "vote", clock_at(NOON)),
    ]
    for move in moves:
        with pytest.raises(MovedOn):
            move()
    present = live.live_of(*sqlite_session.assignment_ref).round
    assert present is not None
    assert present.stage is Stage.VOTE


def test_nothing_moves_before_the_first_question_and_none_is_put_that_is_not_there(
    sqlite_session: Session,
) -> None:
    with pytest.raises(NotFound):
        sqlite_session.move(Stage.VOTE)
    with pytest.raises(NotFound):
        sqlite_session.put("no-such-item")
    with pytest.raises(NotFound):
        live.suggest(*sqlite_session.assignment_ref, 31)
    with pytest.raises(NotFound):
        live.live_of(
            sqlite_session.room.store,
            sqlite_session.room.classroom_id,
            sqlite_session.room.assignment_id,
        )


def test_next_question_closes_the_vote_and_the_first_can_be_taken_up(session: Session) -> None:
    session.put()
    session.move(Stage.VOTE)
    session.vote("Mia", "official", 1)
    session.put("vote")
    with pytest.raises(RoundClosed):
        session.vote("Ben", "official", 1)
    session.move(Stage.VOTE)
    session.vote("Ben", "sourced", 1, item="vote")
    session.put("plan")
    found = live.live_of(*session.assignment_ref)
    assert [found.rounds[item].stage for item in ("plan", "vote")] == [Stage.CLOSED, Stage.CLOSED]
    assert [found.rounds[item].number for item in ("plan", "vote")] == [1, 2]
    assert found.next_item == "disgrace"


def test_nobody_hands_in_a_live_session_and_its_end_marks_all(session: Session) -> None:
    room = session.room
    session.put()
    session.move(Stage.VOTE)
    session.vote("Mia", "official", 1)
    with pytest.raises(NotFound):
        saving.submit(
            room.store, room.people["Mia"], session.task, session.attempt["Mia"], clock_at(NOON)
        )
    with pytest.raises(FeedbackNotDue):
        feedback(room.store, room.people["Mia"], session.task, NOON)
    live.end(*session.assignment_ref, clock_at(NOON))
    live.end(*session.assignment_ref, clock_at(NOON))
    shown = feedback(room.store, room.people["Mia"], session.task, NOON)
    assert [item.id for item in shown.work.exercise.items] == ["plan"]
    assert {item: mark.credit for item, mark in shown.marks.items()} == {"plan": 1.0}
    sheet = results(room.store, room.classroom_id, session.task, NOON).sheet
    assert [item.item_id for item in sheet.items] == ["plan"]
    with pytest.raises(SessionEnded) as caught:
        session.put("vote")
    assert str(caught.value) == (
        "The live session “Three claims” has ended. Go on with it from the class's page."
    )


def test_session_that_goes_on_flags_nobody(session: Session) -> None:
    session.put()
    session.move(Stage.VOTE)
    session.vote("Mia", "official", 1)
    live.end(*session.assignment_ref, clock_at(NOON))
    assignments.reopen(*session.assignment_ref, clock_at(NOON))
    session.put("vote")
    session.move(Stage.VOTE)
    session.vote("Mia", "sourced", 1, item="vote")
    live.end(*session.assignment_ref, clock_at(NOON))
    sheet = results(*session.assignment_ref, NOON).sheet
    (mia,) = [row for row in sheet.handed_in if row.name == "Mia"]
    assert {item: (cell.credit, cell.after_feedback) for item, cell in mia.cells.items()} == {
        "plan": (1.0, False),
        "vote": (1.0, False),
    }


@pytest.mark.parametrize("way", [live.end, assignments.close])
def test_end_takes_what_was_voted_on_to_its_key_and_nothing_else(
    session: Session, way: Callable[[Store, UUID, UUID, Clock], None]
) -> None:
    """Feedback shows these keys, so a session that goes on takes no more votes on them."""
    session.put("plan")
    session.move(Stage.VOTE)
    session.vote("Mia", "sourced", 1)
    session.put("vote")
    session.move(Stage.VOTE)
    session.put("disgrace")
    way(*session.assignment_ref, clock_at(NOON))
    shown = feedback(session.room.store, session.room.people["Mia"], session.task, NOON)
    assert [item.id for item in shown.work.exercise.items] == ["plan", "vote"]
    assignments.reopen(*session.assignment_ref, clock_at(NOON))
    found = live.live_of(*session.assignment_ref)
    assert {item: one.stage for item, one in found.rounds.items()} == {
        "plan": Stage.REVEAL,
        "vote": Stage.REVEAL,
        "disgrace": Stage.READ,
    }
    assert found.next_item == "figure"
    session.put("plan")
    for stage in (Stage.VOTE, Stage.VOTE_AGAIN):
        with pytest.raises(CannotMove):
            session.move(stage)
    with pytest.raises(RoundClosed):
        session.vote("Mia", "official", 2, 5)
    session.put("disgrace")
    session.move(Stage.VOTE)
    assert session.vote("Mia", "editorial", 1, item="disgrace") == "editorial"


def test_time_left_is_that_of_a_vote_alone_and_never_below_nothing(
    sqlite_session: Session,
) -> None:
    sqlite_session.put()
    live.suggest(*sqlite_session.assignment_ref, 60)
    assert live.live_of(*sqlite_session.assignment_ref).seconds_left(NOON) is None
    sqlite_session.move(Stage.VOTE)
    state = live.live_of(*sqlite_session.assignment_ref)
    assert state.round is not None
    since = state.round.since
    assert state.seconds_left(since + timedelta(seconds=20)) == 40
    assert state.seconds_left(since + timedelta(seconds=20), 200) == 100
    assert state.seconds_left(since + timedelta(minutes=5)) == 0
