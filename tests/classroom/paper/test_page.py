"""The page of an assignment's sheets."""

import pytest

from kit.classroom.errors import NotFound
from kit.classroom.paper import page
from kit.classroom.people import class_list
from kit.store.ids import new_id
from tests.support.papers import enter, entrant, paper, ref_of, told_of, view_of
from tests.support.room import Room


def test_page_counts_what_is_left_and_knows_the_last_version(room: Room) -> None:
    enter(room, "Mia", "2131")
    room.later(minutes=1)
    enter(room, "Ben", "2", "B", done=False)
    enter(room, None, "21", done=True)
    found = paper(room)
    assert (found.half, found.nameless, found.open_answers) == (1, 1, 5)
    assert found.last_code in {"A", "B"}
    assert list(found.slots) == list(found.codes) == list("ABCD")
    assert [student.name for _number, student in found.students] == ["Ada", "Ben", "Mia"]


def test_sheet_of_who_has_left_is_told(room: Room) -> None:
    record = enter(room, "Mia", "2131")
    class_list.remove_student(
        room.store, room.classroom_id, room.people["Mia"].student_id, room.now
    )
    assert view_of(room, record).standing == "left"
    assert told_of(room, record) == [
        "Whose sheet this is has left the class. Choose somebody else."
    ]


def test_one_sheet_is_shown_as_on_the_page(room: Room) -> None:
    room.do_all("Mia")
    enter(room, "Mia", "2131")
    record = enter(room, "Mia", "2111")
    alone = page.sheet_view(room.store, ref_of(room, record.id), entrant(room))
    assert alone == view_of(room, record)
    assert alone.may_choose
    with pytest.raises(NotFound):
        page.sheet_view(room.store, ref_of(room), entrant(room))
    with pytest.raises(NotFound):
        page.entry_page(room.store, room.classroom_id, room.assignment_id, entrant(room), new_id())
