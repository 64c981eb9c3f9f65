"""Counting hands: what is taken, what is refused, and what it leaves alone."""

import pytest

from kit.classroom.assignments import assignments
from kit.classroom.clock import clock_at
from kit.classroom.errors import NotFound
from kit.classroom.live import ballots, hands, session
from kit.classroom.live.errors import CountedMeanwhile, NothingToPutBack
from kit.classroom.live.hand_panel import Panel, Place, panel
from kit.classroom.live.hands import Count, attendance, say_present
from kit.classroom.reports.results import results
from kit.results.counts.hands import Bounds
from kit.results.counts.votes import Advice
from kit.store.engine import Store
from kit.vocabulary import Stage
from tests.support.live_session import Session, session_in
from tests.support.room import NOON, make_room

FIRST, SECOND = Place("plan", 1, ""), Place("plan", 2, "")
ALL_KINDS = ("sourced", "official", "editorial")


def alone(store: Store) -> Session:
    """A session that nobody takes part in on a device."""
    room = make_room(store)
    return Session(
        room, session.start(store, room.library, room.classroom_id, "three-claims", NOON)
    )


def count(
    held: Session, place: Place, *counts: int, revision: int | None = None, stands: bool = False
) -> Panel:
    typed = dict(zip(ALL_KINDS, counts, strict=True)) if counts else {}
    if revision is None:
        revision = panel(*held.assignment_ref, place).revision
    return hands.count(
        *held.assignment_ref, place, Count(revision, typed, stands=stands), clock_at(NOON)
    )


def test_whole_lesson_without_a_device(any_store: Store) -> None:
    held = alone(any_store)
    say_present(*held.assignment_ref, 12)
    held.put()
    held.move(Stage.VOTE, Stage.CLOSED)
    count(held, FIRST, 5, 6, 1)
    turnout, look = ballots.vote_state(*held.assignment_ref, ballots.always, NOON)
    assert (turnout.hands, turnout.participants, turnout.voted) == (12, frozenset(), frozenset())
    assert look is not None
    assert look.advice is Advice.DISCUSS
    held.move(Stage.DISCUSS, Stage.VOTE_AGAIN)
    count(held, SECOND, 1, 10, 1)
    held.move(Stage.REVEAL)
    _, look = ballots.vote_state(*held.assignment_ref, ballots.once_revealed, NOON)
    assert look is not None
    assert look.hands is not None
    assert look.hands.bounds == Bounds(4, 8)
    assert look.moved is None
    assert look.first.voters == 0
    session.end(*held.assignment_ref, clock_at(NOON))
    found = results(*held.assignment_ref, NOON)
    assert [item.item_id for item in found.sheet.items] == ["plan"]
    assert {row.state for row in found.sheet.students} == {"not-started"}
    assert not any(row.votes for row in found.sheet.students)


def test_no_hands_before_a_vote_was_opened(any_store: Store) -> None:
    held = alone(any_store)
    with pytest.raises(NotFound):
        count(held, FIRST, 1, 0, 0, revision=0)
    held.put()
    assert ballots.turnout(*held.assignment_ref, NOON).panel is None
    with pytest.raises(NotFound):
        count(held, FIRST, 1, 0, 0, revision=0)
    held.move(Stage.VOTE)
    for place in (Place("plan", 3, ""), Place("plan", 1, "no-part"), Place("no-item", 1, "")):
        with pytest.raises(NotFound):
            count(held, place, 1, 0, 0, revision=0)
    with pytest.raises(NotFound):
        hands.count(*held.assignment_ref, FIRST, Count(0, {"voice": 1}), clock_at(NOON))


def test_reopening_keeps_the_count(any_store: Store) -> None:
    held = alone(any_store)
    held.put()
    held.move(Stage.VOTE, Stage.CLOSED)
    count(held, FIRST, 5, 6, 1)
    held.move(Stage.VOTE)
    assert panel(*held.assignment_ref, FIRST).total == 12
    held.put("vote")
    session.end(*held.assignment_ref, clock_at(NOON))
    assignments.reopen(*held.assignment_ref, clock_at(NOON))
    assert panel(*held.assignment_ref, FIRST).total == 12


def test_what_was_counted_may_be_written_down_after_the_end(any_store: Store) -> None:
    held = alone(any_store)
    held.put()
    held.move(Stage.VOTE)
    session.end(*held.assignment_ref, clock_at(NOON))
    assert count(held, FIRST, 1, 2, 0).total == 3


def test_two_windows_overwrite_nothing_in_silence(any_store: Store) -> None:
    held = alone(any_store)
    held.put()
    held.move(Stage.VOTE)
    count(held, FIRST, 5, 6, 1, revision=0)
    # A reply that was lost, and is asked for again.
    assert count(held, FIRST, 5, 6, 1, revision=0).revision == 1
    with pytest.raises(CountedMeanwhile):
        count(held, FIRST, 4, 6, 1, revision=0)
    assert panel(*held.assignment_ref, FIRST).counts == {
        "sourced": 5,
        "official": 6,
        "editorial": 1,
    }
    with pytest.raises(NothingToPutBack):
        hands.undo(*held.assignment_ref, FIRST, 0, clock_at(NOON))


def test_undo_puts_back_what_stood_and_undoes_itself(any_store: Store) -> None:
    held = alone(any_store)
    held.put()
    held.move(Stage.VOTE)
    count(held, FIRST, 5, 6, 1)
    count(held, FIRST)
    taken_back = panel(*held.assignment_ref, FIRST)
    assert (taken_back.counts, taken_back.revision) == ({}, 2)
    back = hands.undo(*held.assignment_ref, FIRST, 2, clock_at(NOON))
    assert (back.total, back.revision) == (12, 3)
    assert hands.undo(*held.assignment_ref, FIRST, 3, clock_at(NOON)).counts == {}


def test_more_hands_than_students_are_kept_and_stand_once_said(any_store: Store) -> None:
    held = alone(any_store)
    say_present(*held.assignment_ref, 10)
    held.put()
    held.move(Stage.VOTE, Stage.CLOSED)
    over = count(held, FIRST, 5, 6, 1)
    assert (over.total, over.over, over.open) == (12, True, True)
    _, look = ballots.vote_state(*held.assignment_ref, ballots.always, NOON)
    assert look is not None
    assert look.advice is None
    stands = count(held, FIRST, 5, 6, 1, stands=True)
    assert (stands.over, stands.open) == (True, False)
    # The same once more, without the word again: it stands still.
    assert not count(held, FIRST, 5, 6, 1).open
    # Another count has to be said anew.
    assert count(held, FIRST, 5, 6, 2).open
    say_present(*held.assignment_ref, 13)
    assert not panel(*held.assignment_ref, FIRST).over


def test_class_list_says_how_many_there_are_until_the_teacher_does(any_store: Store) -> None:
    held = alone(any_store)
    roll = len(held.room.people)
    assert attendance(*held.assignment_ref).roll == roll
    held.put()
    held.move(Stage.VOTE)
    here = panel(*held.assignment_ref, FIRST)
    assert (here.present, here.asked) == (roll, False)
    say_present(*held.assignment_ref, 40)
    here = panel(*held.assignment_ref, FIRST)
    assert (here.present, here.asked) == (40, True)
    say_present(*held.assignment_ref, None)
    assert panel(*held.assignment_ref, FIRST).present == roll


def test_class_without_names_has_no_number_to_be_more_than(any_store: Store) -> None:
    room = make_room(any_store, names=())
    task = session.start(any_store, room.library, room.classroom_id, "three-claims", NOON)
    held = Session(room, task)
    held.put()
    held.move(Stage.VOTE)
    here = count(held, FIRST, 200, 1, 1)
    assert (here.present, here.over) == (None, False)


def test_phones_beside_hands_stay_apart(any_store: Store) -> None:
    held = session_in(make_room(any_store))
    say_present(*held.assignment_ref, 5)
    held.put()
    held.move(Stage.VOTE)
    held.vote("Mia", "official", 1)
    held.vote("Ben", "sourced", 1)
    assert not count(held, FIRST, 1, 2, 0).in_both
    _, look = ballots.vote_state(*held.assignment_ref, ballots.always, NOON)
    assert look is not None
    assert look.hands is not None
    assert (look.first.voters, look.hands.together[1].voters) == (2, 5)
    before = {name: held.stands(name) for name in held.room.people}
    assert count(held, FIRST, 2, 2, 0).in_both
    _, look = ballots.vote_state(*held.assignment_ref, ballots.always, NOON)
    assert look is not None
    assert look.hands is not None
    assert look.hands.together == {}
    assert look.advice is None
    assert {name: held.stands(name) for name in held.room.people} == before
    assert held.stored_votes() == {("Mia", 1): "official", ("Ben", 1): "sourced"}
