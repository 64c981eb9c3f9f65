"""A key that is shown a moment after the press: called back in time, or out whoever looks first."""

from datetime import timedelta

import pytest

from kit.classroom.answering import saving
from kit.classroom.answering.posted_form import PostedAnswer
from kit.classroom.clock import clock_at
from kit.classroom.errors import NotFound, RoundClosed
from kit.classroom.live import ballots, participant, reveal
from kit.classroom.live import session as live
from kit.classroom.live.errors import CannotMove, KeyIsOut, MovedOn, SessionEnded
from kit.classroom.live.reveal import REVEAL_AFTER
from kit.store.engine import Store
from kit.vocabulary import Stage
from tests.support.live_session import Session, session_in
from tests.support.room import NOON, make_room

JUST_BEFORE = NOON + REVEAL_AFTER - timedelta(milliseconds=1)
DUE = NOON + REVEAL_AFTER
TOO_LATE = (
    "The key was shown already when Cancel came: it cannot be called back. Here is where the round "
    "stands."
)


@pytest.fixture
def voting(store: Store) -> Session:
    """The class votes, and somebody has pressed *Show the key* on the remote at noon."""
    session = session_in(make_room(store))
    session.put()
    session.move(Stage.VOTE)
    reveal.reveal_soon(*session.assignment_ref, session.step, clock_at(NOON))
    return session


def stage(session: Session) -> Stage:
    present = live.live_of(*session.assignment_ref).round
    assert present is not None
    return present.stage


def late_vote(session: Session, moment: timedelta) -> None:
    posted = [PostedAnswer("plan", 1, {"label": "official"})]
    whose = (session.room.store, session.room.people["Mia"], session.task, session.attempt["Mia"])
    saving.save_answers(*whose, posted, clock_at(NOON + moment), ballot=1)


def test_key_is_out_three_seconds_after_the_press_and_not_before(voting: Session) -> None:
    ballots.turnout(*voting.assignment_ref, JUST_BEFORE)
    assert stage(voting) is Stage.VOTE
    _turnout, look = ballots.vote_state(*voting.assignment_ref, ballots.once_revealed, DUE)
    assert look is not None
    present = live.live_of(*voting.assignment_ref).round
    assert present is not None
    assert (present.stage, present.since) == (Stage.REVEAL, DUE)


def test_key_comes_to_a_phone_long_after_with_the_moment_that_was_set(voting: Session) -> None:
    mia = voting.room.people["Mia"]
    seat = participant.seat_of(voting.room.store, mia, voting.task, NOON + timedelta(minutes=4))
    assert seat.shown is not None
    assert seat.live.round is not None
    assert seat.live.round.since == DUE


def test_the_word_that_devices_ask_for_changes_when_the_key_is_due(voting: Session) -> None:
    words = [live.session_version(*voting.assignment_ref, now) for now in (NOON, JUST_BEFORE, DUE)]
    ballots.turnout(*voting.assignment_ref, DUE)
    words.append(live.session_version(*voting.assignment_ref, DUE))
    assert words[0] == words[1]
    assert len(set(words)) == 3


def test_vote_is_taken_until_then_and_not_after_though_nobody_has_looked(voting: Session) -> None:
    late_vote(voting, REVEAL_AFTER - timedelta(milliseconds=1))
    with pytest.raises(RoundClosed):
        late_vote_of_ben(voting)
    assert voting.stored_votes() == {("Mia", 1): "official"}


def late_vote_of_ben(session: Session) -> None:
    posted = [PostedAnswer("plan", 1, {"label": "official"})]
    whose = (session.room.store, session.room.people["Ben"], session.task, session.attempt["Ben"])
    saving.save_answers(*whose, posted, clock_at(DUE), ballot=1)


def test_cancel_in_time_calls_it_back(voting: Session) -> None:
    reveal.cancel_reveal(*voting.assignment_ref, clock_at(JUST_BEFORE))
    ballots.turnout(*voting.assignment_ref, DUE)
    assert stage(voting) is Stage.VOTE
    # Twice is once.
    reveal.cancel_reveal(*voting.assignment_ref, clock_at(DUE))
    assert stage(voting) is Stage.VOTE


def test_cancel_too_late_says_so_and_the_key_is_out(voting: Session) -> None:
    with pytest.raises(KeyIsOut) as caught:
        reveal.cancel_reveal(*voting.assignment_ref, clock_at(DUE))
    assert str(caught.value) == TOO_LATE
    assert stage(voting) is Stage.REVEAL


def test_another_move_calls_it_back(voting: Session) -> None:
    voting.move(Stage.CLOSED)
    ballots.turnout(*voting.assignment_ref, DUE)
    assert stage(voting) is Stage.CLOSED


def test_suggesting_a_time_does_not(voting: Session) -> None:
    live.suggest(*voting.assignment_ref, 60)
    ballots.turnout(*voting.assignment_ref, DUE)
    assert stage(voting) is Stage.REVEAL


def test_move_that_comes_after_it_finds_the_key_out(voting: Session) -> None:
    step = voting.step
    with pytest.raises(MovedOn):
        live.move(*voting.assignment_ref, step, Stage.CLOSED, clock_at(DUE))


def test_pressed_twice_is_once(voting: Session) -> None:
    step = voting.step
    reveal.reveal_soon(*voting.assignment_ref, step - 1, clock_at(JUST_BEFORE))
    assert voting.step == step
    ballots.turnout(*voting.assignment_ref, DUE)
    assert stage(voting) is Stage.REVEAL


def test_seconds_that_are_left_are_whole_ones(voting: Session) -> None:
    state = live.live_of(*voting.assignment_ref)
    moments = (0, 0.1, 1, 2.5, 3)
    assert [state.key_in(NOON + timedelta(seconds=after)) for after in moments] == [
        3,
        3,
        2,
        1,
        None,
    ]


def test_end_of_the_session_leaves_nothing_to_show(voting: Session) -> None:
    live.end(*voting.assignment_ref, clock_at(NOON))
    assert live.live_of(*voting.assignment_ref).session.reveal_at is None
    reveal.settle_reveal(*voting.assignment_ref, DUE)
    with pytest.raises(SessionEnded):
        reveal.cancel_reveal(*voting.assignment_ref, clock_at(DUE))


def test_where_there_is_nothing_to_show(any_store: Store) -> None:
    session = session_in(make_room(any_store))
    with pytest.raises(NotFound):
        reveal.reveal_soon(*session.assignment_ref, session.step, clock_at(NOON))
    session.put()
    session.move(Stage.REVEAL)
    with pytest.raises(CannotMove):
        reveal.reveal_soon(*session.assignment_ref, session.step, clock_at(NOON))
