"""Rows of sheets: found by assignment, student and attempt; numbered; given to another student."""

from dataclasses import replace

from kit.store.ids import new_id
from kit.store.paper import sheets
from kit.store.paper.sheets import SheetRecord
from tests.support.papers import enter
from tests.support.room import Room


def test_sheets_are_found_by_assignment_student_and_attempt(room: Room) -> None:
    first, second = enter(room, "Mia", "2131"), enter(room, "Ben", "11", done=False)
    mia = room.people["Mia"].student_id
    with room.store.reading() as connection:
        whose = (connection, room.classroom_id, room.assignment_id)
        numbers = [one.number for one in sheets.sheets_of_assignment(*whose)]
        assert numbers == [1, 2]
        assert sheets.next_number(*whose) == 3
        assert [one.id for one in sheets.sheets_of_student(*whose, mia)] == [first.id]
        held = sheets.sheet(connection, room.classroom_id, first.id)
        assert held is not None
        assert held.attempt_id is not None
        assert sheets.sheet_of_attempt(connection, room.classroom_id, held.attempt_id) == held
        assert len(sheets.students_with_sheets(connection, room.classroom_id)) == 2
        texts = sheets.texts_of_exercise(connection, room.classroom_id, "three-claims")
        assert len(texts) == 1
    assert second.attempt_id is None


def test_sheet_that_was_taken_away_keeps_its_number_and_is_not_listed(room: Room) -> None:
    record = enter(room, "Mia", "2131")
    with room.store.writing() as connection:
        sheets.change_sheet(connection, room.classroom_id, record.id, removed_at=room.now)
        whose = (connection, room.classroom_id, room.assignment_id)
        assert sheets.sheets_of_assignment(*whose) == []
        assert sheets.next_number(*whose) == 2


def test_sheet_goes_to_another_student_and_outlives_its_attempt(room: Room) -> None:
    record = enter(room, "Mia", "2131")
    mia, ben = (room.people[name].student_id for name in ("Mia", "Ben"))
    with room.store.writing() as connection:
        copy: SheetRecord = replace(record, id=new_id(), number=7, student_id=None, attempt_id=None)
        sheets.add_sheet(connection, copy)
        sheets.move_sheets(connection, room.classroom_id, mia, ben)
        moved = sheets.sheet(connection, room.classroom_id, record.id)
        assert moved is not None
        assert moved.student_id == ben
        assert moved.attempt_id is not None
        sheets.withdraw_attempt(connection, room.classroom_id, moved.attempt_id)
        left = sheets.sheet(connection, room.classroom_id, record.id)
        assert left == replace(moved, attempt_id=None)
