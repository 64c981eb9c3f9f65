"""What goes with a class, counted on both databases."""

from kit.classroom.answering import saving
from kit.classroom.answering.posted_form import PostedAnswer
from kit.classroom.clock import clock_at
from kit.classroom.keeping.deletion import WhatGoes, what_goes
from kit.classroom.people import class_list, classrooms
from kit.store.ids import new_id
from tests.support.room import NOON, Room
from tests.support.writing import write


def test_students_assignments_and_answers_are_counted(room: Room, system: str) -> None:
    room.do_all("Mia")
    write(room)
    room.start("Ben")
    room.save("Ben", plan="official", vote="sourced")
    classrooms.add_roster(room.store, room.classroom_id, ["Zoe"], NOON)
    class_list.remove_student(room.store, room.classroom_id, room.people["Ada"].student_id, NOON)
    assert what_goes(room.store, room.classroom_id) == WhatGoes(
        students=4, assignments=1, answers=6, claims=1, on_server=system != "sqlite"
    )


def test_answers_that_were_taken_back_are_none(room: Room) -> None:
    room.start("Ben")
    room.save("Ben", plan="official", vote="sourced")
    attempt = room.start("Ben").attempt
    taken_back = [PostedAnswer("plan", 2, {})]
    at_work = (room.store, room.people["Ben"], room.assignment_id, attempt.id)
    saving.save_answers(*at_work, taken_back, clock_at(NOON))
    assert what_goes(room.store, room.classroom_id).answers == 1


def test_nothing_of_another_class_is_counted(room: Room) -> None:
    goes = what_goes(room.store, new_id())
    assert (goes.students, goes.assignments, goes.answers) == (0, 0, 0)
