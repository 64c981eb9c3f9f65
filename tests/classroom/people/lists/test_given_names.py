"""A name that was taken by mistake goes back, or is swapped; work never changes hands."""

import pytest

from kit.classroom.answering import attempts
from kit.classroom.assignments.groups.groups import add_group, change_members
from kit.classroom.assignments.groups.pages import groups_page
from kit.classroom.people import class_list, classrooms, students
from kit.classroom.people.errors import NameInUse, NamesChanged
from kit.classroom.people.lists.given_names import give_name_back, swap_names
from kit.classroom.people.students import StudentIdentity
from kit.store.people.students import StudentRecord
from tests.support.room import CALLER, RIGHT, Room


def everybody(room: Room) -> dict[str, StudentRecord]:
    return {
        student.name: student for student in students.students_of(room.store, room.classroom_id)
    }


def take(room: Room, name: str) -> StudentIdentity:
    """Tap a name of the roster."""
    student_id = everybody(room)[name].id
    token = students.join_from_roster(room.store, room.lobby, student_id, room.now)
    identity = students.signed_in(room.store, room.classroom_id, token)
    assert identity is not None
    return identity


def test_roster_name_is_free_again_at_once_and_its_code_is_new(room: Room) -> None:
    classrooms.add_roster(room.store, room.classroom_id, ["Zoe"], room.now)
    before, zoe = everybody(room)["Zoe"], take(room, "Zoe")
    assert give_name_back(room.store, zoe, room.now) == room.code
    after = everybody(room)["Zoe"]
    assert (after.joined_at, after.id) == (None, before.id)
    assert after.personal_code != before.personal_code
    assert take(room, "Zoe").student_id == before.id


def test_typed_name_is_gone(room: Room) -> None:
    assert give_name_back(room.store, room.people["Mia"], room.now) == room.code
    assert list(everybody(room)) == ["Ada", "Ben"]
    room.join("Mia")
    room.later(days=8)
    assert give_name_back(room.store, room.people["Mia"], room.now) is None


def test_name_stays_once_something_is_begun_or_two_are_signed_in(room: Room) -> None:
    room.start("Mia")
    with pytest.raises(NameInUse) as caught:
        give_name_back(room.store, room.people["Mia"], room.now)
    assert str(caught.value) == (
        "Mia cannot be given back: something was begun under the name, or another device is "
        "signed in by it. Ask your teacher, who can swap two names."
    )
    ben = everybody(room)["Ben"]
    _name, code = students.readmit(room.store, room.classroom_id, ben.id, room.now)
    students.come_back(room.store, room.lobby, code, CALLER, room.now)
    with pytest.raises(NameInUse):
        give_name_back(room.store, room.people["Ben"], room.now)
    assert list(everybody(room)) == ["Ada", "Ben", "Mia"]


def test_swapped_names_leave_work_where_it_is(room: Room) -> None:
    classrooms.add_roster(room.store, room.classroom_id, ["Zoe"], room.now)
    room.do_all("Mia", **RIGHT)
    mia, zoe = everybody(room)["Mia"], everybody(room)["Zoe"]
    class_list.give_time(room.store, room.classroom_id, zoe.id, 150)
    for _press in range(2):
        assert swap_names(room.store, room.classroom_id, mia.id, zoe.id, "Zoe") == ("Mia", "Zoe")
    after = everybody(room)
    assert (after["Zoe"].id, after["Mia"].id) == (mia.id, zoe.id)
    assert (after["Zoe"].time_factor, after["Zoe"].on_roster) == (150, True)
    assert (after["Mia"].joined_at, after["Mia"].on_roster) == (None, False)
    assert after["Zoe"].personal_code == mia.personal_code
    work = attempts.work(room.store, room.people["Mia"], room.assignment_id, room.now)
    assert len(work.answers) == len(RIGHT)
    with pytest.raises(NamesChanged):
        swap_names(room.store, room.classroom_id, mia.id, everybody(room)["Ben"].id, "Eve")
    swap_names(room.store, room.classroom_id, mia.id, zoe.id, "Mia")
    assert everybody(room)["Mia"].id == mia.id


def test_swapped_names_stay_in_their_groups(room: Room) -> None:
    red = add_group(room.store, room.classroom_id, "Red", room.now).id
    mia, ben = (room.people[name].student_id for name in ("Mia", "Ben"))
    change_members(room.store, room.classroom_id, red, frozenset(), {mia}, room.now)

    def inside() -> list[tuple[str, bool]]:
        page = groups_page(room.store, room.library, room.classroom_id)
        return [(one.name, one.id == mia) for one in page.groups[0].students]

    assert inside() == [("Mia", True)]
    swap_names(room.store, room.classroom_id, mia, ben, "Ben")
    assert inside() == [("Mia", False)]
    swap_names(room.store, room.classroom_id, mia, ben, "Mia")
    assert inside() == [("Mia", True)]
