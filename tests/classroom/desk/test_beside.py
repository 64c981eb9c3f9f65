"""Who comes before and after in the list that a count leads to."""

from kit.classroom.desk.beside import StudentsBeside, students_beside
from kit.classroom.people import class_list
from tests.support.room import Room


def beside(room: Room, name: str) -> StudentsBeside | None:
    whose = (room.classroom_id, room.assignment_id, room.people[name].student_id)
    return students_beside(room.store, *whose, "not-begun", room.now)


def test_neighbours_are_those_who_are_as_far(room: Room) -> None:
    room.start("Ben")
    found = beside(room, "Ada")
    assert found is not None
    assert (found.number, found.count, found.previous) == (1, 2, None)
    assert found.following is not None
    assert (found.following[0], found.following[1].name) == (3, "Mia")


def test_who_has_gone_on_stands_where_they_stood(room: Room) -> None:
    room.start("Ben")
    found = beside(room, "Ben")
    assert found is not None
    neighbours = [one[1].name for one in (found.previous, found.following) if one]
    assert (found.number, found.count, neighbours) == (None, 2, ["Ada", "Mia"])


def test_there_is_none_where_nobody_is_as_far(room: Room) -> None:
    for name in ("Mia", "Ben", "Ada"):
        room.start(name)
    assert beside(room, "Mia") is None
    mia = room.people["Mia"].student_id
    class_list.remove_student(room.store, room.classroom_id, mia, room.now)
    assert beside(room, "Mia") is None
