"""Classrooms on both databases: rosters, join codes, and their end."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest
from sqlalchemy import func, select

from kit.classroom.errors import NotFound
from kit.classroom.people import class_list, classrooms, students
from kit.classroom.people.classrooms import JOIN_CODE_LIFE
from kit.classroom.people.errors import (
    ClassFull,
    ClassNameRefused,
    ExpiredJoinCode,
    JoiningStopped,
    WrongJoinCode,
)
from kit.classroom.people.joining import Browser
from kit.classroom.people.limits import STUDENTS_MAX
from kit.classroom.reports.results import results
from kit.exchange.rosters.roster import read_roster
from kit.store.engine import Store
from kit.store.models.base import Base
from tests.support.queries import statements
from tests.support.room import CALLER, Room, make_room, make_teacher


def names(room: Room) -> list[str]:
    return [student.name for student in students.students_of(room.store, room.classroom_id)]


def paste(room: Room, text: str) -> classrooms.RosterResult:
    names = [row.name for row in read_roster(text).rows]
    return classrooms.add_roster(room.store, room.classroom_id, names, room.now)


def test_roster_adds_skips_and_refuses_by_line(room: Room) -> None:
    found = paste(
        room, "\ufeffZoe\r\n\r\n  no\u0041  Lee \nZOE\nmia\n\u2022\nx\u200by\n" + "z" * 41
    )
    assert found.added == ["Zoe", "noA Lee"]
    assert found.present == ["ZOE", "mia"]
    assert [str(error).split(" cannot")[0] for error in found.refused.values()] == [
        "The name \u2022",
        "The name xy",
        f"The name {'z' * 40}…",
    ]
    assert names(room) == ["Ada", "Ben", "Mia", "noA Lee", "Zoe"]


def test_roster_twice_adds_nobody_twice(room: Room) -> None:
    paste(room, "Zoe\nNoa")
    again = paste(room, "Zoe\nNoa")
    assert (again.added, again.present) == ([], ["Zoe", "Noa"])
    assert len(names(room)) == 5


def test_roster_beyond_a_full_class_is_refused_by_name(room: Room) -> None:
    lines = ["Ada", *(f"Student {number}" for number in range(STUDENTS_MAX)), "Ben"]
    found = paste(room, "\n".join(lines))
    assert len(found.added) == STUDENTS_MAX - 3
    assert found.present == ["Ada", "Ben"]
    assert [str(error) for error in found.refused.values()] == [
        f"The name Student {n} cannot be used: the class has 200 students already, and takes no "
        "more. Remove names that nobody uses first."
        for n in (197, 198, 199)
    ]
    assert len(names(room)) == STUDENTS_MAX == 200


def test_full_class_takes_nobody_who_is_not_on_its_list(room: Room) -> None:
    paste(room, "\n".join(f"Student {number}" for number in range(STUDENTS_MAX)))
    with pytest.raises(ClassFull) as caught:
        room.join("Eve")
    assert str(caught.value) == (
        "9B has 200 students and takes no more. Ask your teacher to remove names that nobody uses."
    )
    assert room.join("student 7").name == "Student 7"
    student_id, _name = room.lobby.free_names[0]
    assert students.join_from_roster(room.store, room.lobby, student_id, room.now)
    ben = room.people["Ben"].student_id
    class_list.remove_student(room.store, room.classroom_id, ben, room.now)
    assert room.join("Eve").name == "Eve"


@pytest.mark.raced
def test_many_at_once_do_not_overfill_a_class(room: Room) -> None:
    paste(room, "\n".join(f"Student {number}" for number in range(STUDENTS_MAX - 4)))
    lobby = room.lobby

    def come(number: int) -> bool:
        with suppress(ClassFull):
            return bool(students.join(room.store, lobby, f"Eve {number}", room.now))
        return False

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(come, range(8))) == 1
    assert len(names(room)) == STUDENTS_MAX


def test_stopped_class_takes_who_was_here_and_nobody_new(room: Room) -> None:
    paste(room, "Zoe")
    lobby = room.lobby
    ((zoe, _name),) = lobby.free_names
    classrooms.stop_joining(room.store, room.classroom_id, room.now)
    newcomers: tuple[Callable[[], str], ...] = (
        lambda: students.join(room.store, lobby, "Eve", room.now),
        lambda: students.join(room.store, lobby, "Zoe", room.now),
        lambda: students.join_from_roster(room.store, lobby, zoe, room.now),
    )
    for come in newcomers:
        with pytest.raises(JoiningStopped) as caught:
            come()
        assert str(caught.value) == (
            "9B takes no new students now. If you were here before, use your personal code; if "
            "not, ask your teacher to let students join again."
        )
    assert room.lobby.joining_stopped
    assert len(names(room)) == 4
    code = students.personal_code(room.store, room.people["Mia"])
    _name, once = students.readmit(room.store, room.classroom_id, zoe, room.now)
    for typed in (code, once):
        assert students.come_back(room.store, room.lobby, typed, CALLER, room.now)
    classrooms.let_join(room.store, room.classroom_id)
    assert not room.lobby.joining_stopped
    assert room.join("Eve").name == "Eve"


def test_join_sent_twice_goes_on_after_joining_was_stopped(room: Room) -> None:
    assert students.join(room.store, room.lobby, "Zoe", room.now, Browser("a visit"))
    classrooms.stop_joining(room.store, room.classroom_id, room.now)
    assert students.join(room.store, room.lobby, "Zoe", room.now, Browser("a visit"))


def test_lobby_shows_the_free_names_of_the_roster_only(room: Room) -> None:
    assert (room.lobby.has_roster, room.lobby.free_names) == (False, [])
    paste(room, "Zoe\nNoa")
    free = {name: student_id for student_id, name in room.lobby.free_names}
    assert list(free) == ["Noa", "Zoe"]
    students.join_from_roster(room.store, room.lobby, free["Zoe"], room.now)
    assert [name for _id, name in room.lobby.free_names] == ["Noa"]
    class_list.remove_student(room.store, room.classroom_id, free["Noa"], room.now)
    assert list(room.lobby.free_names) == []


def test_join_code_is_read_as_people_type_it(room: Room) -> None:
    typed = f" {room.code[:4].lower()} - {room.code[4:]}"
    assert classrooms.enter_lobby(room.store, typed, CALLER, room.now).code == room.code


def test_join_code_expires_and_the_join_page_keeps_it_good(room: Room) -> None:
    classrooms.open_join_page(room.store, room.classroom_id, room.later(days=6))
    room.later(days=6, hours=23)
    assert room.lobby.classroom_name == "9B"
    room.later(hours=1)
    with pytest.raises(ExpiredJoinCode) as caught:
        _ = room.lobby
    assert str(caught.value) == (
        f"The code {room.code} has expired. Ask your teacher to show the new one."
    )
    new = classrooms.open_join_page(room.store, room.classroom_id, room.now)
    assert (new.code != room.code, new.expires_at) == (True, room.now + JOIN_CODE_LIFE)
    with pytest.raises(WrongJoinCode):
        _ = room.lobby


def test_new_join_code_ends_the_old_one(room: Room) -> None:
    new = classrooms.renew_join_code(room.store, room.classroom_id, room.now)
    with pytest.raises(WrongJoinCode):
        _ = room.lobby
    room.code = new.code
    assert room.lobby.classroom_id == room.classroom_id


def test_classrooms_of_a_teacher_are_their_own(room: Room) -> None:
    other = make_teacher(room.store, "Mr Brown")
    made = classrooms.create_classroom(room.store, other, " 8A ", room.later(minutes=1))
    (own,) = classrooms.classrooms_of(room.store, room.teacher_id)
    assert (own.name, own.students, own.assignments) == ("9B", 3, 1)
    (theirs,) = classrooms.classrooms_of(room.store, other)
    assert (theirs.name, theirs.students, theirs.assignments) == ("8A", 0, 0)
    with pytest.raises(NotFound):
        classrooms.own_classroom(room.store, room.teacher_id, made)


@pytest.mark.parametrize("name", ["", "…", "x" * 41, "9\u202eB"])
def test_classroom_name_is_checked(room: Room, name: str) -> None:
    with pytest.raises(ClassNameRefused):
        classrooms.create_classroom(room.store, room.teacher_id, name, room.now)
    with pytest.raises(ClassNameRefused):
        classrooms.rename_classroom(room.store, room.classroom_id, name)
    assert room.lobby.classroom_name == "9B"


def test_delete_classroom_leaves_nothing_of_it(room: Room) -> None:
    room.do_all("Mia")
    paste(room, "Zoe")
    students.readmit(room.store, room.classroom_id, room.people["Mia"].student_id, room.now)
    other = classrooms.create_classroom(room.store, room.teacher_id, "8A", room.now)
    classrooms.delete_classroom(room.store, room.classroom_id)
    tables = [table for table in Base.metadata.sorted_tables if "classroom_id" in table.c]
    assert len(tables) > 8
    with room.store.reading() as connection:
        left = {
            table.name: connection.execute(
                select(func.count()).where(table.c.classroom_id == room.classroom_id)
            ).scalar_one()
            for table in tables
        }
    assert left.pop("erasure") == 1  # that it was deleted, by its id
    assert set(left.values()) == {0}, left
    assert [row.id for row in classrooms.classrooms_of(room.store, room.teacher_id)] == [other]


def test_deleted_classroom_is_gone_from_the_file_and_its_log(sqlite_store: Store) -> None:
    room = make_room(sqlite_store)
    room.join("Zoroastrine Quill")
    room.do_all("Zoroastrine Quill")
    sqlite_store.checkpoint()
    database = Path(str(room.store.engine.url.database))
    assert b"Zoroastrine" in database.read_bytes()
    classrooms.delete_classroom(room.store, room.classroom_id)
    files = [database, database.with_name(f"{database.name}-wal")]
    assert [b"Zoroastrine" in file.read_bytes() for file in files] == [False, False]


@pytest.mark.long
def test_results_ask_as_often_for_forty_students_as_for_one(room: Room) -> None:
    counts = {}
    for name in ("Ben", "Ada"):
        student = room.people[name].student_id
        class_list.remove_student(room.store, room.classroom_id, student, room.now)
        class_list.erase_student(room.store, room.classroom_id, student)
    room.do_all("Mia")
    for size in (1, 3, 40):
        for number in range(len(names(room)), size):
            room.join(f"Student {number}")
            room.do_all(f"Student {number}")
        with statements(room.store) as seen:
            found = results(room.store, room.classroom_id, room.assignment_id, room.now)
        assert len(found.sheet.handed_in) == size
        counts[size] = len(seen)
    assert len(set(counts.values())) == 1, counts
