"""A sheet's answers as its student's: results, feedback, history, texts, merges."""

from kit.classroom.answering.unmerging import unmerge_students
from kit.classroom.clock import clock_at
from kit.classroom.feedback import feedback
from kit.classroom.marking import rubric
from kit.classroom.marking.rubric import PostedMark
from kit.classroom.paper.reading import ON_PAPER
from kit.classroom.people import class_list, classrooms
from kit.classroom.people.lists import rosters
from kit.classroom.people.students import students_of
from kit.store.paper import sheets
from tests.support.papers import enter, enter_for, given_of, paper, row_of, view_of
from tests.support.rewriting import give_straight
from tests.support.room import Room


def test_sheet_is_the_students_own_and_says_who_entered_it(room: Room) -> None:
    record = enter(room, "Mia", "2111")
    shown = feedback.feedback(room.store, room.people["Mia"], room.assignment_id, room.now)
    assert shown.paper is not None
    assert (shown.paper.id, shown.paper.author) == (record.id, "Ms Gray")
    assert shown.marks["disgrace"].credit == 0
    assert (row_of(room, "Mia").credit, row_of(room, "Mia").on_paper) == (3, True)


def test_mended_sheet_is_marked_again(room: Room) -> None:
    record = enter(room, "Mia", "3 31")
    assert row_of(room, "Mia").credit == 2
    enter(room, "Mia", "2 3 ", sheet=record.id, revision=2)
    row = row_of(room, "Mia")
    assert (row.credit, set(row.cells)) == (2, {"plan", "disgrace"})


def test_answers_on_paper_came_before_the_key_whenever_they_are_entered(room: Room) -> None:
    room.do_all("Mia")
    room.later(days=1)
    record = enter(room, "Ben", "2131")
    assert not any(cell.after_feedback for cell in row_of(room, "Ben").cells.values())
    assert record.saved_at == room.now


def test_texts_are_marked_from_paper_without_being_typed(room: Room) -> None:
    give_straight(room)
    record = enter(room, "Mia", "32", comments={"1": "Well said."})
    cells = row_of(room, "Mia").cells
    assert {(c.level, c.comment, c.credit, c.text) for c in cells.values()} == {
        ("good", "Well said.", 1, ON_PAPER), ("half-way", None, 0.5, ON_PAPER),
    }  # fmt: skip
    # What somebody marked otherwise meanwhile is not overwritten by mending the other one.
    with room.store.reading() as connection:
        held = sheets.sheet(connection, room.classroom_id, record.id)
    assert held is not None
    assert held.attempt_id is not None
    slot = paper(room).slots["A"][0]
    mark = PostedMark(slot.item_id, held.attempt_id, "loaded", "Look again.", 1, "")
    later = clock_at(room.later(minutes=1))
    rubric.set_mark(room.store, room.teacher_id, room.classroom_id, room.assignment_id, mark, later)
    enter(room, "Mia", "31", comments={"1": "Well said."}, sheet=record.id, revision=2)
    levels = [cell.level for cell in row_of(room, "Mia").cells.values()]
    assert levels == ["loaded", "loaded"]
    assert row_of(room, "Mia").cells[slot.item_id].comment == "Look again."


def test_merge_takes_sheets_along_and_what_a_device_gave_counts(room: Room) -> None:
    record = enter(room, "Mia", "2131")
    room.do_all("Ben", plan="editorial")
    mia, ben = (room.people[name].student_id for name in ("Mia", "Ben"))
    class_list.merge_students(room.store, room.classroom_id, mia, ben, room.now)
    view = view_of(room, record)
    assert (view.name, view.standing) == ("Ben", "device")
    assert given_of(room, "Ben")["plan"] == "editorial"
    unmerge_students(room.store, room.classroom_id, mia, room.now)
    assert view_of(room, record).name == "Mia"
    assert given_of(room, "Mia")["plan"] == "official"


def test_name_of_the_roster_keeps_its_sheet_when_a_merge_into_it_is_undone(room: Room) -> None:
    classrooms.add_roster(room.store, room.classroom_id, ["Zoe"], room.now)
    zoe = next(s for s in students_of(room.store, room.classroom_id) if s.name == "Zoe")
    record = enter(room, None, "2131")
    enter_for(room, record.id, zoe.id)
    ben = room.people["Ben"].student_id
    room.do_all("Ben", plan="editorial")
    class_list.merge_students(room.store, room.classroom_id, ben, zoe.id, room.now)
    unmerge_students(room.store, room.classroom_id, ben, room.now)
    assert view_of(room, record).name == "Zoe"
    assert given_of(room, "Zoe")["plan"] == "official"
    assert given_of(room, "Ben")["plan"] == "editorial"


def test_names_with_sheets_are_not_taken_back_with_their_roster(room: Room) -> None:
    classrooms.add_roster(room.store, room.classroom_id, ["Zoe", "Yan"], room.now)
    zoe = next(s for s in students_of(room.store, room.classroom_id) if s.name == "Zoe")
    enter_for(room, enter(room, None, "2131").id, zoe.id)
    with room.store.writing() as connection:
        stamp = rosters.stamp_of(zoe.created_at)
        gone = rosters.take_back_roster_in(connection, room.classroom_id, stamp)
    assert [student.name for student in gone] == ["Yan"]
