"""The bar: the code while it is good, and how many are in."""

from datetime import timedelta

from kit.classroom.desk.bar import Bar, bar_of
from kit.classroom.people import classrooms, students
from tests.support.room import Room


def test_bar_counts_who_is_in_and_forgets_a_code_that_has_expired(room: Room) -> None:
    classrooms.add_roster(room.store, room.classroom_id, ["Zoe"], room.now)
    everybody = students.students_of(room.store, room.classroom_id)
    at = (room.store, room.classroom_id, everybody)
    assert bar_of(*at, room.now) == Bar(room.code, joined=3, listed=4)
    assert bar_of(*at, room.now + timedelta(days=8)) == Bar(None, joined=3, listed=4)
