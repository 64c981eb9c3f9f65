"""What is asked of all classes at once: how many answers, since when, how many at work."""

from datetime import timedelta

from sqlalchemy import update

from kit.store.backups import activity
from kit.store.models import Classroom
from tests.support.room import NOON, RIGHT, Room

BEFORE = NOON - timedelta(days=1)
LATER = NOON + timedelta(minutes=1)


def test_kit_without_answers_has_no_activity(room: Room) -> None:
    with room.store.reading() as connection:
        assert activity.answers_up_to(connection, 100) == 0
        assert activity.newest_answer(connection, LATER) is None
        assert not activity.is_answered_since(connection, BEFORE)
        assert activity.students_at_work(connection, BEFORE) == 0


def test_answers_are_counted_up_to_a_number_and_each_student_once(room: Room) -> None:
    room.do_all("Mia")
    room.later(minutes=10)
    room.start("Ben")
    room.save("Ben", plan="official")
    with room.store.reading() as connection:
        assert activity.answers_up_to(connection, 100) == len(RIGHT) + 1
        assert activity.answers_up_to(connection, 3) == 3
        assert activity.newest_answer(connection, room.now) == room.now
        assert activity.newest_answer(connection, LATER) == NOON
        assert activity.is_answered_since(connection, LATER)
        assert not activity.is_answered_since(connection, room.now)
        assert activity.students_at_work(connection, BEFORE) == 2
        assert activity.students_at_work(connection, LATER) == 1


def test_made_up_class_counts_for_nothing(room: Room) -> None:
    room.do_all("Mia")
    with room.store.writing() as connection:
        connection.execute(update(Classroom).values(simulated_at=NOON))
    with room.store.reading() as connection:
        assert activity.answers_up_to(connection, 100) == 0
        assert activity.newest_answer(connection, LATER) is None
        assert not activity.is_answered_since(connection, BEFORE)
        assert activity.students_at_work(connection, BEFORE) == 0
