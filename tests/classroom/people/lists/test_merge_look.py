"""What two students have is said before they are made one."""

import pytest

from kit.classroom.errors import NotFound
from kit.classroom.people.errors import CannotMerge
from kit.classroom.people.lists.merge_look import Begun, merge_look
from kit.store.ids import new_id
from tests.support.room import Room


def test_each_is_shown_with_what_they_have(room: Room) -> None:
    mia, ben = (room.people[name].student_id for name in ("Mia", "Ben"))
    room.do_all("Ben")
    room.start("Mia")
    look = merge_look(room.store, room.classroom_id, mia, ben)
    assert look.double.begun == [Begun(room.assignment_id, "Three claims", 0, under_way=True)]
    assert look.survivor.begun == [Begun(room.assignment_id, "Three claims", 1, under_way=False)]
    assert (look.double.number, look.survivor.number, look.both) == (3, 2, [])
    room.start("Ada")
    ada = room.people["Ada"].student_id
    assert merge_look(room.store, room.classroom_id, mia, ada).both == ["Three claims"]


def test_nobody_and_oneself_are_refused(room: Room) -> None:
    mia = room.people["Mia"].student_id
    with pytest.raises(CannotMerge):
        merge_look(room.store, room.classroom_id, mia, mia)
    with pytest.raises(NotFound):
        merge_look(room.store, room.classroom_id, mia, new_id())
