"""A student's work as the teacher reads it."""

import pytest

from kit.classroom.errors import NotFound
from kit.classroom.people import class_list
from kit.classroom.reports.student_work import student_work
from kit.store.engine import Store
from tests.support.room import make_room


def test_work_under_way_is_read_as_it_stands(store: Store) -> None:
    room = make_room(store)
    room.start("Mia")
    room.save("Mia", plan="official")
    mia = room.people["Mia"].student_id
    whose = (store, room.classroom_id, room.assignment_id)
    student, marked = student_work(*whose, mia, room.now)
    assert marked is not None
    assert (student.name, list(marked.work.answers)) == ("Mia", ["plan"])
    ben = room.people["Ben"].student_id
    assert student_work(*whose, ben, room.now)[1] is None


def test_attempt_that_was_not_made_is_not_found(any_store: Store) -> None:
    room = make_room(any_store)
    whose = (any_store, room.classroom_id, room.assignment_id)
    with pytest.raises(NotFound):
        student_work(*whose, room.people["Mia"].student_id, room.now, number=1)


def test_who_was_removed_is_not_found(any_store: Store) -> None:
    room = make_room(any_store)
    mia = room.people["Mia"].student_id
    class_list.remove_student(any_store, room.classroom_id, mia, room.now)
    with pytest.raises(NotFound):
        student_work(any_store, room.classroom_id, room.assignment_id, mia, room.now)
