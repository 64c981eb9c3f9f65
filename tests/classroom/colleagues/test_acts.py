"""Who did what: kept once, told with names as they are now."""

from datetime import timedelta

from kit.classroom.colleagues.acts import AT_ONCE, Deed, note
from kit.classroom.colleagues.sharing_class import OwnClass, teachers_page
from kit.classroom.people import class_list
from kit.store.models.base import Act
from tests.support.room import NOON, Room


def lines(room: Room, page: int = 1) -> list[tuple[str, str, str, str]]:
    """Who, what, about what, and whom."""
    shown = teachers_page(room.store, OwnClass(room.teacher_id, room.classroom_id), page)
    return [(line.teacher, line.act.value, line.about, line.other) for line in shown.acts.lines]


def test_deed_is_kept_with_the_title_of_its_assignment_and_sent_twice_once(room: Room) -> None:
    deed = Deed(Act.CLOSED, assignment_id=room.assignment_id)
    whose = (room.store, room.teacher_id, room.classroom_id, deed)
    note(*whose, NOON)
    note(*whose, NOON + timedelta(seconds=59))
    assert lines(room) == [("Ms Gray", "closed", "Three claims", "")]
    note(*whose, NOON + timedelta(seconds=60))
    assert len(lines(room)) == 2


def test_erased_student_is_named_no_more(room: Room) -> None:
    mia = room.people["Mia"].student_id
    note(room.store, room.teacher_id, room.classroom_id, Deed(Act.REMOVED_STUDENT, "", mia), NOON)
    assert lines(room) == [("Ms Gray", "removed-student", "", "Mia")]
    class_list.remove_student(room.store, room.classroom_id, mia, NOON)
    assert lines(room) == [("Ms Gray", "removed-student", "", "Mia")]
    class_list.erase_student(room.store, room.classroom_id, mia)
    assert lines(room) == [("Ms Gray", "removed-student", "", "")]


def test_a_page_beyond_the_last_is_the_last(room: Room) -> None:
    for number in range(AT_ONCE + 1):
        deed = Deed(Act.GAVE, str(number))
        note(room.store, room.teacher_id, room.classroom_id, deed, NOON)
    assert len(lines(room)) == AT_ONCE
    assert len(lines(room, 2)) == 1
    assert lines(room, 99) == lines(room, 2)
