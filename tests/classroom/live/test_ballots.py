"""The votes of a round: which are taken, and what stands of them."""

import threading

import pytest

from kit.classroom.clock import clock_at
from kit.classroom.errors import AssignmentClosed, RoundClosed
from kit.classroom.live import ballots
from kit.classroom.live import session as live
from kit.classroom.live.ballots import Look
from kit.classroom.people import class_list
from kit.classroom.stages import open_ballot
from kit.vocabulary import Stage
from tests.support.live_session import Session
from tests.support.live_stages import WAYS
from tests.support.room import NOON


def revealed(session: Session) -> Look:
    _turnout, look = ballots.vote_state(*session.assignment_ref, ballots.once_revealed, NOON)
    assert look is not None
    return look


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
    assert ballots.turnout(*session.assignment_ref, NOON).voted == frozenset()
    # The same again: a vote under a revision above.
    assert session.vote("Mia", "official", 2, 2) == "official"
    assert len(ballots.turnout(*session.assignment_ref, NOON).voted) == 1
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


def test_who_is_removed_counts_nowhere(session: Session) -> None:
    session.put()
    session.move(Stage.VOTE)
    for name in ("Mia", "Ben"):
        session.vote(name, "official", 1)
    class_list.remove_student(
        session.room.store, session.room.classroom_id, session.room.people["Ben"].student_id, NOON
    )
    found = ballots.turnout(*session.assignment_ref, NOON)
    assert (len(found.participants), len(found.voted)) == (2, 1)
    session.move(Stage.REVEAL)
    assert revealed(session).first.voters == 1


@pytest.mark.sampled(8)
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


@pytest.mark.raced
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
