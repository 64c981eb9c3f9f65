"""A second classroom beside the first."""

from kit.classroom.assignments.pinning import Rules
from kit.classroom.people import class_list, classrooms, students
from kit.store.keeping import retention
from kit.store.keeping.retention import RetentionRecord
from tests.store.filling import (
    leave_appeal,
    leave_claim,
    leave_colleague,
    leave_group_and_deal,
    leave_longer_time,
    leave_note,
    leave_plan,
    leave_sheet,
    leave_substitute,
    vote_in_a_round,
)
from tests.support.room import NOON, Room


def another_classroom(room: Room) -> Room:
    """The same teacher's other classroom, with the same names at the same work."""
    classroom_id = classrooms.create_classroom(room.store, room.teacher_id, "9C", NOON)
    code = classrooms.join_code_of(room.store, classroom_id)
    assert code is not None
    other = Room(
        room.store, room.library, room.teacher_id, classroom_id, code.code, room.assignment_id
    )
    other.give(Rules())
    other.join("Mia")
    other.do_all("Mia")
    ben, ada = other.join("Ben").student_id, other.join("Ada").student_id
    other.start("Ben")
    adas = other.start("Ada").attempt.id
    class_list.merge_students(room.store, classroom_id, ben, ada, NOON)
    students.readmit(room.store, classroom_id, other.people["Mia"].student_id, NOON)
    vote_in_a_round(other)
    with room.store.writing() as connection:
        leave_appeal(connection, other)
        leave_claim(connection, other)
        leave_sheet(connection, other)
        leave_note(connection, other, adas)
        leave_substitute(connection, other)
        leave_longer_time(connection, other)
        leave_group_and_deal(connection, other)
        leave_plan(connection, other)
        leave_colleague(connection, other)
        retention.put_retention(connection, RetentionRecord(classroom_id, NOON.date()))
    return other
