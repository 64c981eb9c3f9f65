"""A class put away and brought back, on both databases: nothing of it is lost."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest

from kit.classroom.keeping import archive
from kit.classroom.people import classrooms, students
from kit.classroom.people.errors import ClassArchived
from kit.store.ids import new_id
from tests.store.filling import rows
from tests.support.room import CALLER, NOON, Room

LATER = NOON + timedelta(days=90)


def everything(room: Room) -> object:
    with room.store.reading() as connection:
        return rows(connection)


def test_archived_class_stays_its_teachers_and_is_marked_in_the_list(room: Room) -> None:
    archive.archive(room.store, room.classroom_id, LATER)
    record = classrooms.own_classroom(room.store, room.teacher_id, room.classroom_id)
    (listed,) = classrooms.classrooms_of(room.store, room.teacher_id)
    assert record.archived_at == listed.archived_at == LATER
    archive.archive(room.store, room.classroom_id, LATER + timedelta(hours=1))
    (again,) = classrooms.classrooms_of(room.store, room.teacher_id)
    assert again.archived_at == LATER


def test_brought_back_it_is_as_it_was_in_every_row(room: Room) -> None:
    room.start("Mia")
    room.save("Mia", plan="official")
    room.do_all("Ben")
    before = everything(room)
    archive.archive(room.store, room.classroom_id, LATER)
    assert everything(room) != before
    archive.bring_back(room.store, room.classroom_id)
    archive.bring_back(room.store, room.classroom_id)
    assert everything(room) == before
    room.save("Mia", revision=2, vote="sourced")
    room.submit("Mia")


def test_nobody_new_joins_and_who_was_there_comes_back(room: Room) -> None:
    classrooms.add_roster(room.store, room.classroom_id, ["Zoe"], NOON)
    code = students.students_of(room.store, room.classroom_id)[0].personal_code
    archive.archive(room.store, room.classroom_id, NOON)
    lobby = room.lobby
    assert lobby.archived
    with pytest.raises(ClassArchived) as caught:
        students.join(room.store, lobby, "Tim", NOON)
    assert str(caught.value) == (
        "9B is closed and takes no new students. If you were here before, your personal code still "
        "takes you to what you have done."
    )
    with pytest.raises(ClassArchived):
        students.join(room.store, lobby, "Zoe", NOON)
    ((zoe, _name),) = lobby.free_names
    with pytest.raises(ClassArchived):
        students.join_from_roster(room.store, lobby, zoe, NOON)
    token = students.come_back(room.store, lobby, code, CALLER, NOON)
    identity = students.signed_in(room.store, room.classroom_id, token)
    assert identity is not None
    assert (identity.name, identity.class_archived) == ("Ada", True)
    archive.bring_back(room.store, room.classroom_id)
    assert not room.lobby.archived
    assert not room.join("Tim").class_archived


@pytest.mark.raced
def test_who_joins_at_the_same_moment_is_in_before_it_or_not_at_all(room: Room) -> None:
    lobby, ready = room.lobby, Barrier(9)

    def join(number: int) -> bool:
        ready.wait(20)
        try:
            return bool(students.join(room.store, lobby, f"Student {number}", NOON))
        except ClassArchived:
            return False

    def put_away() -> None:
        ready.wait(20)
        archive.archive(room.store, room.classroom_id, NOON)

    with ThreadPoolExecutor(9) as pool:
        joined = [pool.submit(join, number) for number in range(8)]
        pool.submit(put_away).result()
        count = sum(one.result() for one in joined)
    assert len(students.students_of(room.store, room.classroom_id)) == 3 + count
    with pytest.raises(ClassArchived):
        students.join(room.store, lobby, "Tim", NOON)


def test_class_that_is_not_there_is_left_alone(room: Room) -> None:
    before = everything(room)
    archive.archive(room.store, new_id(), NOON)
    assert everything(room) == before
