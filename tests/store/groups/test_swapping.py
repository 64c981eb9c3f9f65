"""Groups, exercises instead and times go with a name, whatever was merged into it, and back."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from kit.classroom.answering.unmerging import unmerge_students
from kit.classroom.assignments.groups.groups import add_group, change_members
from kit.classroom.assignments.groups.pages import groups_page
from kit.classroom.assignments.pinning import Rules
from kit.classroom.clock import clock_at
from kit.classroom.people import class_list, students
from kit.classroom.people.lists.given_names import swap_names
from kit.classroom.rules.longer import give_longer
from kit.store.answering.kept_rows import kept_rows
from kit.store.engine import Store
from kit.store.given import substitutes
from kit.store.groups import groups
from kit.store.groups.groups import GroupRecord
from kit.store.groups.swapping import swap_members
from kit.store.ids import new_id
from kit.store.models import Extension, GroupMember, Student, SubstituteStudent
from tests.support.room import NOON, Room, make_room

LATER = NOON + timedelta(hours=1)


@pytest.fixture
def any_room(any_store: Store) -> Room:
    """Mia in Red, Ben in Red and Blue, Ada in Green; with Kim in none."""
    room = make_room(any_store)
    room.join("Kim")
    for group, people in (("Red", ("Mia", "Ben")), ("Blue", ("Ben",)), ("Green", ("Ada",))):
        group_id = add_group(room.store, room.classroom_id, group, room.later(seconds=1)).id
        chosen = {room.people[name].student_id for name in people}
        moment = room.later(seconds=1)
        change_members(room.store, room.classroom_id, group_id, (), chosen, moment)
    return room


def id_of(room: Room, name: str) -> UUID:
    everybody = students.students_of(room.store, room.classroom_id)
    return next(student.id for student in everybody if student.name == name)


def swap(room: Room, one: str, other: str) -> None:
    ids = (id_of(room, one), id_of(room, other))
    swap_names(room.store, room.classroom_id, *ids, other)


def merge(room: Room, double: str, keep: str) -> None:
    ids = (id_of(room, double), id_of(room, keep))
    class_list.merge_students(room.store, room.classroom_id, *ids, room.later(seconds=1))


def part(room: Room, double: str) -> None:
    student_id = room.people[double].student_id
    unmerge_students(room.store, room.classroom_id, student_id, room.now)


def inside(room: Room) -> dict[str, list[str]]:
    page = groups_page(room.store, room.library, room.classroom_id)
    return {view.group.name: [student.name for student in view.students] for view in page.groups}


def rows(room: Room) -> list[Any]:
    with room.store.reading() as connection:
        return [
            kept_rows(connection, model, model.classroom_id == room.classroom_id)
            for model in (GroupMember, SubstituteStudent, Extension, Student)
        ]


def test_what_was_merged_into_a_name_goes_with_it(any_room: Room) -> None:
    merge(any_room, "Ben", "Mia")
    merged = {"Red": ["Mia"], "Blue": ["Mia"], "Green": ["Ada"]}
    assert inside(any_room) == merged
    swap(any_room, "Mia", "Kim")
    assert inside(any_room) == merged
    swap(any_room, "Mia", "Ada")
    assert inside(any_room) == merged
    part(any_room, "Ben")
    assert inside(any_room) == {"Red": ["Ben", "Mia"], "Blue": ["Ben"], "Green": ["Ada"]}


SWAPS = (("Mia", "Kim"), ("Mia", "Ada"))


#: The last swap is taken back before the first; the merge at any moment.
ORDERS = (("part", *SWAPS[::-1]), (SWAPS[1], "part", SWAPS[0]), (*SWAPS[::-1], "part"))


@pytest.mark.parametrize("back", ORDERS, ids=("first", "between", "last"))
def test_undone_in_any_order_all_is_as_it_was(any_room: Room, back: Sequence[Any]) -> None:
    before = rows(any_room)
    merge(any_room, "Ben", "Mia")
    for one, other in SWAPS:
        swap(any_room, one, other)
    for act in back:
        if act == "part":
            part(any_room, "Ben")
        else:
            swap(any_room, *act)
    assert rows(any_room) == before


def test_merged_twice_over_each_has_their_own_again(any_room: Room) -> None:
    before = rows(any_room)
    merge(any_room, "Ada", "Ben")
    merge(any_room, "Ben", "Mia")
    swap(any_room, "Mia", "Kim")
    assert inside(any_room) == {"Red": ["Mia"], "Blue": ["Mia"], "Green": ["Mia"]}
    part(any_room, "Ben")
    assert inside(any_room) == {"Red": ["Ben", "Mia"], "Blue": ["Ben"], "Green": ["Ben"]}
    part(any_room, "Ada")
    swap(any_room, "Mia", "Kim")
    assert rows(any_room) == before


def kept_from(room: Room) -> list[str]:
    """Whom the substitute is for, by name."""
    names = {one.id: one.name for one in students.students_of(room.store, room.classroom_id)}
    with room.store.reading() as connection:
        (substitute,) = substitutes.substitutes(connection, room.classroom_id)
    return sorted(names[student] for student in substitute.students if student in names)


def test_exercise_instead_goes_with_the_name_and_back_to_whose_it_was(any_room: Room) -> None:
    room, older = any_room, any_room.assignment_id
    room.give(Rules())
    with room.store.writing() as connection:
        substitutes.add_substitute(connection, room.classroom_id, room.assignment_id, older)
        substitutes.add_student(
            connection, room.classroom_id, room.assignment_id, room.people["Ben"].student_id
        )
    merge(room, "Ben", "Mia")
    swap(room, "Mia", "Kim")
    assert kept_from(room) == ["Mia"]
    part(room, "Ben")
    assert kept_from(room) == ["Ben"]


def longer(room: Room) -> list[str]:
    names = {one.id: one.name for one in students.students_of(room.store, room.classroom_id)}
    with room.store.reading() as connection:
        found = kept_rows(connection, Extension, Extension.classroom_id == room.classroom_id)
    return sorted(
        names[UUID(row["student_id"])] for row in found if UUID(row["student_id"]) in names
    )


def test_time_of_what_nobody_has_begun_goes_with_the_name_and_back(any_room: Room) -> None:
    room = any_room
    give_longer(
        room.store,
        room.classroom_id,
        room.assignment_id,
        room.people["Ben"].student_id,
        room.now + timedelta(hours=3),
        clock_at(room.now),
    )
    merge(room, "Ben", "Mia")
    swap(room, "Mia", "Kim")
    assert longer(room) == ["Mia"]
    part(room, "Ben")
    assert longer(room) == ["Ben"]


def test_swapped_students_are_in_each_other_s_groups_since_when_those_were(
    any_store: Store,
) -> None:
    room = make_room(any_store)
    whose = room.classroom_id
    red, blue, both = (GroupRecord(whose, new_id(), name, name, NOON) for name in ("r", "b", "rb"))
    mia, ben = (room.people[name].student_id for name in ("Mia", "Ben"))
    with any_store.writing() as connection:
        swap_members(connection, whose, mia, ben)
        groups.add_groups(connection, [red, blue, both])
        groups.add_members(connection, whose, red.id, [mia], LATER)
        groups.add_members(connection, whose, blue.id, [ben], NOON)
        groups.add_members(connection, whose, both.id, [mia, ben], NOON)
        groups.end_members(connection, whose, both.id, [mia], LATER)
        swap_members(connection, whose, mia, ben)
        assert groups.members(connection, whose) == {
            red.id: frozenset({ben}),
            blue.id: frozenset({mia}),
            both.id: frozenset({mia}),
        }
        assert groups.last_change(connection, whose, red.id) == LATER
