"""Live sessions: the moves of the teacher, and which votes are taken."""

import threading
from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest

from kit.classroom.answering import saving
from kit.classroom.assignments import assignments
from kit.classroom.clock import Clock, clock_at
from kit.classroom.errors import AssignmentClosed, FeedbackNotDue, NotFound, RoundClosed
from kit.classroom.feedback.feedback import feedback
from kit.classroom.live import ballots
from kit.classroom.live import session as live
from kit.classroom.live.ballots import Look
from kit.classroom.live.errors import CannotMove, MovedOn, SessionEnded
from kit.classroom.people import class_list
from kit.classroom.reports.results import results
from kit.classroom.stages import MOVES, open_ballot
from kit.store.engine import Store
from kit.vocabulary import STAGE_NAMES, Stage
from tests.support.live_session import Session, session_in
from tests.support.room import NOON, make_room


@pytest.fixture
def session(store: Store) -> Session:
    """On both databases, before the first question."""
    return session_in(make_room(store))


@pytest.fixture
def sqlite_session(any_store: Store) -> Session:
    return session_in(make_room(any_store))


def revealed(session: Session) -> Look:
    _turnout, look = ballots.vote_state(*session.assignment_ref, ballots.once_revealed)
    assert look is not None
    return look


#: How to come to each stage from READ.
WAYS: dict[Stage, tuple[Stage, ...]] = {
    Stage.READ: (),
    Stage.VOTE: (Stage.VOTE,),
    Stage.CLOSED: (Stage.VOTE, Stage.CLOSED),
    Stage.DISCUSS: (Stage.VOTE, Stage.DISCUSS),
    Stage.VOTE_AGAIN: (Stage.VOTE, Stage.DISCUSS, Stage.VOTE_AGAIN),
    Stage.CLOSED_AGAIN: (Stage.VOTE, Stage.DISCUSS, Stage.VOTE_AGAIN, Stage.CLOSED_AGAIN),
    Stage.REVEAL: (Stage.REVEAL,),
}


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


def test_only_the_open_ballot_of_the_question_takes_votes(session: Session) -> None:
    session.put()
    refused: list[tuple[int | None, str]] = [(1, "vote"), (2, "plan"), (None, "plan"), (3, "plan")]
    for stage in WAYS[Stage.CLOSED_AGAIN]:
        session.move(stage)
        for ballot, item in [*refused, (1, "plan")]:
            if ballot == open_ballot(stage) and item == "plan":
                continue
            with pytest.raises(RoundClosed) as caught:
                session.vote("Mia", "editorial", ballot, 50, item)
            assert str(caught.value) == "This vote is closed: what came after that was not taken."
    assert session.stored_votes() == {}


def test_second_vote_is_apart_and_the_same_answer_counts_as_one(session: Session) -> None:
    session.put()
    session.move(Stage.VOTE)
    session.vote("Mia", "official", 1)
    session.vote("Ben", "sourced", 1)
    session.move(Stage.DISCUSS, Stage.VOTE_AGAIN)
    assert ballots.turnout(*session.assignment_ref).voted == frozenset()
    # The same again: a vote under a revision above.
    assert session.vote("Mia", "official", 2, 2) == "official"
    assert len(ballots.turnout(*session.assignment_ref).voted) == 1
    session.move(Stage.REVEAL)
    assert session.stored_votes() == {
        ("Mia", 1): "official",
        ("Mia", 2): "official",
        ("Ben", 1): "sourced",
    }
    look = revealed(session)
    assert look.second is not None
    assert look.moved is not None
    assert (look.first.voters, look.second.voters, look.moved.stayed_right) == (2, 1, 1)
    assert session.stands("Ben") == "sourced"


def test_repeat_of_a_vote_that_was_taken_is_acknowledged_after_the_close(session: Session) -> None:
    session.put()
    session.move(Stage.VOTE)
    session.vote("Mia", "official", 1, 3)
    session.move(Stage.CLOSED)
    assert session.vote("Mia", "official", 1, 3) == "official"
    with pytest.raises(RoundClosed):
        session.vote("Mia", "sourced", 1, 4)
    with pytest.raises(RoundClosed):
        session.vote("Ben", "official", 1)
    session.move(Stage.VOTE_AGAIN)
    # Of the first ballot, and the second is open: neither a second vote nor too late.
    assert session.vote("Mia", "official", 1, 3) == "official"
    assert session.stored_votes() == {("Mia", 1): "official"}
    live.end(*session.assignment_ref, clock_at(NOON))
    assert session.vote("Mia", "official", 1, 3) == "official"
    with pytest.raises(AssignmentClosed):
        session.vote("Mia", "sourced", 2, 9)


def test_lower_revision_changes_neither_answer_nor_vote(session: Session) -> None:
    session.put()
    session.move(Stage.VOTE)
    session.vote("Mia", "official", 1, 5)
    assert session.vote("Mia", "sourced", 1, 4) == "official"
    assert (session.stored_votes(), session.stands("Mia")) == ({("Mia", 1): "official"}, "official")


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


def test_who_is_removed_counts_nowhere(session: Session) -> None:
    session.put()
    session.move(Stage.VOTE)
    for name in ("Mia", "Ben"):
        session.vote(name, "official", 1)
    class_list.remove_student(
        session.room.store, session.room.classroom_id, session.room.people["Ben"].student_id, NOON
    )
    found = ballots.turnout(*session.assignment_ref)
    assert (len(found.participants), len(found.voted)) == (2, 1)
    session.move(Stage.REVEAL)
    assert revealed(session).first.voters == 1


@pytest.mark.parametrize("keep", ["Mia", "Ben"])
@pytest.mark.parametrize("second", [("Mia",), ("Ben",), ("Mia", "Ben")])
@pytest.mark.parametrize("first", [("Mia",), ("Ben",), ("Mia", "Ben")])
def test_two_who_are_one_keep_each_ballot_and_what_was_voted_last_stands(
    session: Session, first: tuple[str, ...], second: tuple[str, ...], keep: str
) -> None:
    """Where both voted in one ballot, the vote of the attempt begun last is the one."""
    session.put()
    session.move(Stage.VOTE)
    for name in first:
        session.vote(name, {"Mia": "sourced", "Ben": "official"}[name], 1)
    session.move(Stage.DISCUSS, Stage.VOTE_AGAIN)
    for name in second:
        session.vote(name, {"Mia": "editorial", "Ben": "sourced"}[name], 2, 2)
    room = session.room
    ids = {name: who.student_id for name, who in room.people.items()}
    other = {"Mia": "Ben", "Ben": "Mia"}[keep]
    class_list.merge_students(room.store, room.classroom_id, ids[other], ids[keep], NOON)
    held = session.stored_votes()
    assert held == {
        (keep, 1): {"Mia": "sourced", "Ben": "official"}[first[-1]],
        (keep, 2): {"Mia": "editorial", "Ben": "sourced"}[second[-1]],
    }
    assert session.stands(keep) == held[keep, 2]


def test_votes_that_race_the_close_are_saved_or_refused(session: Session) -> None:
    """Twenty vote while the teacher closes: what was acknowledged is there, and nothing else."""
    room = session.room
    names = [f"Student {number}" for number in range(20)]
    for name in names:
        room.join(name)
        session.take_part(name)
    session.put()
    session.move(Stage.VOTE)
    taken, refused, step = set[str](), set[str](), session.step
    ready = threading.Barrier(len(names) + 1)

    def vote(name: str) -> None:
        ready.wait()
        try:
            session.vote(name, "official", 1)
        except RoundClosed:
            refused.add(name)
        else:
            taken.add(name)

    threads = [threading.Thread(target=vote, args=(name,)) for name in names]
    for thread in threads:
        thread.start()
    ready.wait()
    live.move(*session.assignment_ref, step, Stage.CLOSED, clock_at(NOON))
    for thread in threads:
        thread.join()
    assert taken | refused == set(names)
    assert {name for name, _ballot in session.stored_votes()} == taken


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
