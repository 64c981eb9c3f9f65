"""The class list: renaming, merging, removing, restoring, erasing."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from kit.classroom.assignments import assignments
from kit.classroom.assignments.pinning import Rules
from kit.classroom.clock import clock_at
from kit.classroom.errors import NotFound
from kit.classroom.people import class_list, classrooms, students
from kit.classroom.people.errors import CannotMerge, NameTaken, WrongPersonalCode
from kit.classroom.reports.results import results
from kit.store.engine import Store
from kit.store.ids import new_id
from kit.store.models import Attempt, Student
from tests.support.roll import answers_of, codes, come_back, id_of, names, race
from tests.support.room import CALLER, RIGHT, Room, make_room


def test_renaming_two_to_one_name_at_once_gives_it_to_one(room: Room) -> None:
    def rename(who: str) -> str:
        class_list.rename_student(room.store, room.classroom_id, id_of(room, who), "Zoe")
        return "done"

    assert race(lambda: rename("Mia"), lambda: rename("Ben")) == (1, [NameTaken])
    assert names(room).count("Zoe") == 1


def test_merge_moves_work_and_numbers_anew(room: Room) -> None:
    room.give(Rules(attempts_allowed=2))
    room.do_all("Ben", **{**RIGHT, "plan": "sourced"})
    room.later(minutes=1)
    room.do_all("Mia")
    room.later(minutes=1)
    room.do_all("Ben", **{**RIGHT, "plan": "editorial"})
    class_list.merge_students(
        room.store, room.classroom_id, id_of(room, "Ben"), id_of(room, "Mia"), room.now
    )
    assert names(room) == ["Ada", "Mia"]
    assert answers_of(room, "Mia")["plan"] == "editorial"
    with room.store.reading() as connection:
        numbers = connection.execute(
            select(Attempt.number, Attempt.student_id).order_by(Attempt.started_at)
        ).all()
    assert [tuple(row) for row in numbers] == [(n, id_of(room, "Mia")) for n in (1, 2, 3)]
    assert class_list.removed_of(room.store, room.classroom_id) == []


def test_merge_into_a_roster_name_counts_as_joined(room: Room) -> None:
    classrooms.add_roster(room.store, room.classroom_id, ["Zoe"], room.now)
    ((zoe, _name),) = room.lobby.free_names
    class_list.merge_students(room.store, room.classroom_id, id_of(room, "Mia"), zoe, room.now)
    assert list(room.lobby.free_names) == []
    with room.store.reading() as connection:
        joined = students.load_student(connection, room.classroom_id, zoe)
    assert joined.joined_at is not None


def test_merge_with_oneself_or_nobody_is_refused(room: Room) -> None:
    mia = id_of(room, "Mia")
    with pytest.raises(CannotMerge) as caught:
        class_list.merge_students(room.store, room.classroom_id, mia, mia, room.now)
    assert str(caught.value) == (
        "Choose two different students: Mia cannot be merged with themselves."
    )
    with pytest.raises(NotFound):
        class_list.merge_students(room.store, room.classroom_id, mia, new_id(), room.now)
    assert names(room) == ["Ada", "Ben", "Mia"]


def test_merged_student_cannot_be_restored(room: Room) -> None:
    ben, mia = id_of(room, "Ben"), id_of(room, "Mia")
    class_list.merge_students(room.store, room.classroom_id, ben, mia, room.now)
    with pytest.raises(NotFound):
        class_list.restore_student(room.store, room.classroom_id, ben)
    assert room.join("Ben").student_id != ben


def test_remove_keeps_the_work_and_restore_brings_it_back(room: Room) -> None:
    room.do_all("Mia")
    mia = id_of(room, "Mia")
    assert class_list.remove_student(room.store, room.classroom_id, mia, room.now) == "Mia"
    assert names(room) == ["Ada", "Ben"]
    assert class_list.remove_student(room.store, room.classroom_id, mia, room.now) == "Mia"
    class_list.restore_student(room.store, room.classroom_id, mia)
    code = codes(room)["Mia"]
    class_list.restore_student(room.store, room.classroom_id, mia)
    assert codes(room)["Mia"] == code
    assert (names(room), answers_of(room, "Mia")) == (["Ada", "Ben", "Mia"], RIGHT)


def test_restored_student_has_a_new_personal_code(room: Room) -> None:
    mia, old = id_of(room, "Mia"), codes(room)["Mia"]
    _name, once = students.readmit(room.store, room.classroom_id, mia, room.now)
    class_list.remove_student(room.store, room.classroom_id, mia, room.now)
    class_list.restore_student(room.store, room.classroom_id, mia)
    for code in (old, once):
        with pytest.raises(WrongPersonalCode):
            come_back(room, code)
    assert come_back(room, codes(room)["Mia"]).student_id == mia


def test_restore_where_the_name_went_on_is_refused(room: Room) -> None:
    mia = id_of(room, "Mia")
    class_list.remove_student(room.store, room.classroom_id, mia, room.now)
    room.join("mia")
    with pytest.raises(NameTaken):
        class_list.restore_student(room.store, room.classroom_id, mia)
    assert [row.name for row in class_list.removed_of(room.store, room.classroom_id)] == ["Mia"]


def _left(room: Room) -> list[str]:
    with room.store.reading() as connection:
        return sorted(connection.execute(select(Student.name)).scalars())


def test_erase_leaves_nothing_of_a_student(room: Room) -> None:
    room.do_all("Mia")
    mia = id_of(room, "Mia")
    class_list.erase_student(room.store, room.classroom_id, mia)
    with pytest.raises(NotFound):
        class_list.erase_student(room.store, room.classroom_id, mia)
    assert _left(room) == ["Ada", "Ben"]
    with room.store.reading() as connection:
        assert connection.execute(select(func.count()).select_from(Attempt)).scalar_one() == 0


def test_erased_name_is_gone_from_the_file_and_its_log(sqlite_store: Store) -> None:
    room = make_room(sqlite_store)
    zoe = room.join("Zoroastrine Quill").student_id
    class_list.remove_student(room.store, room.classroom_id, zoe, room.now)
    database = Path(str(room.store.engine.url.database))
    files = [database, database.with_name(f"{database.name}-wal")]
    assert any(b"Zoroastrine" in file.read_bytes() for file in files)
    class_list.erase_student(room.store, room.classroom_id, zoe)
    assert [b"Zoroastrine" in file.read_bytes() for file in files] == [False, False]


def test_erase_takes_those_who_were_merged_along(room: Room) -> None:
    mia, ben = id_of(room, "Mia"), id_of(room, "Ben")
    class_list.merge_students(room.store, room.classroom_id, mia, ben, room.now)
    class_list.remove_student(room.store, room.classroom_id, ben, room.now)
    class_list.erase_student(room.store, room.classroom_id, ben)
    assert _left(room) == ["Ada"]


def test_erase_takes_a_chain_of_merged_students_along(room: Room) -> None:
    mia, ben, ada = (id_of(room, name) for name in ("Mia", "Ben", "Ada"))
    class_list.merge_students(room.store, room.classroom_id, mia, ben, room.now)
    class_list.merge_students(room.store, room.classroom_id, ben, ada, room.now)
    class_list.remove_student(room.store, room.classroom_id, ada, room.now)
    class_list.erase_student(room.store, room.classroom_id, ada)
    assert _left(room) == []


def test_work_under_way_of_a_removed_student_closes_with_the_rest(room: Room) -> None:
    room.start("Mia")
    class_list.remove_student(room.store, room.classroom_id, id_of(room, "Mia"), room.now)
    assignments.close(
        room.store, room.classroom_id, room.assignment_id, clock_at(room.later(minutes=1))
    )
    class_list.restore_student(room.store, room.classroom_id, id_of(room, "Mia"))
    sheet = results(room.store, room.classroom_id, room.assignment_id, room.now).sheet
    assert {row.name: row.state for row in sheet.students}["Mia"] == "by-clock"


def test_one_device_is_ended_and_no_other(room: Room) -> None:
    mia, code = id_of(room, "Mia"), codes(room)["Mia"]
    lent, kept = (
        students.come_back(room.store, room.lobby, code, CALLER, now)
        for now in (room.now + timedelta(minutes=5), room.now + timedelta(minutes=1))
    )

    def signed_in(token: str) -> bool:
        return students.signed_in(room.store, room.classroom_id, token) is not None

    page = class_list.student_page(room.store, room.classroom_id, mia)
    assert page.student.name == "Mia"
    assert [other.name for other in page.others] == ["Ada", "Ben"]
    # The last begun first; the one that she joined by is the third.
    assert [device.created_at for device in page.devices[:2]] == [
        room.now + timedelta(minutes=5),
        room.now + timedelta(minutes=1),
    ]
    reference = str(page.devices[0].id)
    ben = id_of(room, "Ben")
    for whose, named in ((ben, reference), (mia, "no such device"), (mia, "")):
        assert not class_list.end_device(room.store, room.classroom_id, whose, named, room.now)
    assert (signed_in(lent), signed_in(kept)) == (True, True)
    for was_in in (True, False):
        ended = class_list.end_device(room.store, room.classroom_id, mia, reference, room.now)
        assert ended is was_in
    assert (signed_in(lent), signed_in(kept)) == (False, True)
    assert codes(room)["Mia"] == code
    with pytest.raises(NotFound):
        class_list.end_device(room.store, room.classroom_id, new_id(), reference, room.now)
