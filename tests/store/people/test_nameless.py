"""The store without names: no reading has one, and what is written goes by them all the same."""

from uuid import UUID

import pytest

from kit.classroom.people import class_list, students
from kit.classroom.people.errors import NameTaken
from kit.store.groups import audiences
from kit.store.people import students as stored
from kit.store.people.nameless import NamelessStore
from tests.support.room import Room


def test_no_reading_has_a_name(room: Room) -> None:
    nameless = NamelessStore(room.store)
    mia = room.people["Mia"].student_id
    with nameless.reading() as connection, nameless.single_read() as single:
        for one in (connection, single):
            everybody = stored.students(one, room.classroom_id)
            whom = audiences.students_of_class(one, room.classroom_id, room.assignment_id)
            student = stored.student(one, room.classroom_id, mia)
            assert student is not None
            records = [*everybody, *(record for record, _included in whom), student]
            assert {(record.name, record.name_key) for record in records} == {("", "")}
            assert len(records) == 7
    with nameless.one_moment() as moment, moment.reading() as connection:
        assert {one.name for one in stored.students(connection, room.classroom_id)} == {""}


def test_order_stays_that_of_the_names(room: Room) -> None:
    def ids(store: NamelessStore | None = None) -> list[UUID]:
        return [one.id for one in students.students_of(store or room.store, room.classroom_id)]

    assert ids(NamelessStore(room.store)) == ids()


def test_what_is_written_goes_by_the_names(room: Room) -> None:
    nameless, mia = NamelessStore(room.store), room.people["Mia"].student_id
    with pytest.raises(NameTaken):
        class_list.rename_student(nameless, room.classroom_id, mia, "Ben")
    class_list.rename_student(nameless, room.classroom_id, mia, "Mia L")
    names = [one.name for one in students.students_of(room.store, room.classroom_id)]
    assert names == ["Ada", "Ben", "Mia L"]
