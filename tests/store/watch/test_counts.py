"""What is counted of what goes on, on both databases."""

from datetime import timedelta

from kit.store.watch.counts import read_open_live_sessions, read_students_at_work
from kit.vocabulary import Stage
from tests.support.live_session import session_in
from tests.support.room import NOON, Room

HOUR = timedelta(hours=1)


def live(room: Room, *, later: timedelta = timedelta()) -> int:
    with room.store.reading() as connection:
        return read_open_live_sessions(connection, NOON + later, NOON + later - HOUR)


def at_work(room: Room) -> int:
    with room.store.reading() as connection:
        return read_students_at_work(connection, room.now - timedelta(minutes=10))


def test_live_session_counts_from_its_first_question_until_it_rests(room: Room) -> None:
    assert live(room) == 0
    lesson = session_in(room)
    assert live(room) == 0
    lesson.put()
    lesson.move(Stage.VOTE)
    assert live(room) == 1
    assert live(room, later=HOUR) == 1
    assert live(room, later=HOUR + timedelta(seconds=1)) == 0


def test_student_counts_who_saved_lately_and_has_not_handed_in(room: Room) -> None:
    assert at_work(room) == 0
    for name in ("Mia", "Ben", "Ada"):
        room.start(name)
    assert at_work(room) == 0
    room.save("Mia", plan="official")
    room.save("Ben", plan="official", vote="sourced")
    assert at_work(room) == 2
    room.submit("Ben")
    assert at_work(room) == 1
    room.later(minutes=10, seconds=1)
    assert at_work(room) == 0
