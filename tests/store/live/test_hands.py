"""Counts of hands are stored by question, ballot and part, and go with their session."""

from sqlalchemy import func, select

from kit.classroom.assignments import assignments
from kit.classroom.live import session
from kit.store.engine import Store
from kit.store.live import hands
from kit.store.models import ShowOfHands
from kit.store.people import classrooms
from tests.store.filling import rows
from tests.support.counting import counted_by_hand
from tests.support.room import NOON, make_room


def test_count_stands_in_the_place_of_the_one_before(store: Store) -> None:
    room = make_room(store)
    task = session.start(store, room.library, room.classroom_id, "three-claims", NOON)
    first = counted_by_hand(room, task)
    second = counted_by_hand(room, task, counts={"sourced": 1}, previous=first.counts, revision=2)
    again = counted_by_hand(room, task, ballot=2, present=None)
    other = counted_by_hand(room, task, item_id="vote")
    for record in (first, again, other, second):
        with store.writing() as connection:
            hands.put_hands(connection, record)
    where = (room.classroom_id, task)
    with store.reading() as connection:
        assert list(hands.hands_of(connection, *where)) == [second, again, other]
        assert list(hands.hands_of(connection, *where, "vote")) == [other]


def test_total_and_more_than_there_are(store: Store) -> None:
    room = make_room(store)
    count = counted_by_hand(room, room.assignment_id)
    assert (count.total, count.over) == (11, False)
    assert counted_by_hand(room, room.assignment_id, present=10).over
    assert not counted_by_hand(room, room.assignment_id, present=None).over


def test_counts_go_and_come_back_with_a_withdrawn_session(store: Store) -> None:
    room = make_room(store)
    task = session.start(store, room.library, room.classroom_id, "three-claims", NOON)
    with store.writing() as connection:
        hands.put_hands(connection, counted_by_hand(room, task))
    with store.reading() as connection:
        before = rows(connection)
    assignments.take_back(store, room.classroom_id, task, NOON)
    with store.reading() as connection:
        assert connection.execute(select(func.count()).select_from(ShowOfHands)).scalar_one() == 0
    assignments.put_back(store, room.classroom_id, task)
    with store.reading() as connection:
        assert rows(connection) == before
    with store.writing() as connection:
        classrooms.delete_classroom(connection, room.classroom_id)
        assert connection.execute(select(func.count()).select_from(ShowOfHands)).scalar_one() == 0
