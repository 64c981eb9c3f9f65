"""The groups of a list: made with it, joined where they are there, and taken back with it."""

import pytest

from kit.classroom.assignments.groups import groups as use_cases
from kit.classroom.assignments.groups.errors import TooManyGroups
from kit.classroom.assignments.groups.from_roster import (
    ListedName,
    ListLook,
    Taken,
    TakenBack,
    look_through,
    take_back_list,
    take_list,
)
from kit.classroom.assignments.groups.giving import give_to
from kit.classroom.assignments.groups.pages import groups_page
from kit.classroom.assignments.pinning import Rules
from kit.classroom.people import students
from kit.classroom.people.lists.rosters import stamp_of
from tests.support.room import Room

LISTED = (
    ListedName("Zoe", "Red"),
    ListedName("mia", "red"),
    ListedName("Noa", "Blue"),
    ListedName("Lou"),
    ListedName("???", "Blue"),
    ListedName("Kim", "=1+1"),
    ListedName("=Kim()", "Blue"),
)


def look(room: Room, *listed: ListedName) -> ListLook:
    return look_through(room.store, room.classroom_id, listed)


def take(room: Room, *listed: ListedName) -> tuple[Taken, str]:
    moment = room.later(seconds=1)
    return take_list(room.store, room.classroom_id, listed, moment), stamp_of(moment)


def take_back(room: Room, stamp: str) -> TakenBack:
    return take_back_list(room.store, room.classroom_id, stamp, room.later(seconds=1))


def inside(room: Room) -> dict[str, list[str]]:
    page = groups_page(room.store, room.library, room.classroom_id)
    return {view.group.name: [student.name for student in view.students] for view in page.groups}


def everybody(room: Room) -> list[str]:
    return [student.name for student in students.students_of(room.store, room.classroom_id)]


def by_hand(room: Room, name: str, *people: str) -> None:
    group = use_cases.add_group(room.store, room.classroom_id, name, room.later(seconds=1))
    chosen = {room.people[person].student_id for person in people}
    moment = room.later(seconds=1)
    use_cases.change_members(room.store, room.classroom_id, group.id, (), chosen, moment)


def test_groups_are_made_as_the_list_calls_them_and_undone_with_it(room: Room) -> None:
    seen = look(room, *LISTED)
    assert (seen.new_groups, seen.joined, seen.placed, seen.parts) == (["Red", "Blue"], [], 3, True)
    assert [placing and placing.group for placing in seen.placings] == [
        "Red", "Red", "Blue", None, None, "=1+1", None,
    ]  # fmt: skip
    assert seen.placings[5] is not None
    assert seen.placings[5].error is not None
    taken, stamp = take(room, *LISTED)
    assert (taken.added, taken.new_groups, taken.placed) == (4, ["Red", "Blue"], 3)
    assert inside(room) == {"Blue": ["Noa"], "Red": ["Mia", "Zoe"]}
    again = take(room, *LISTED)[0]
    assert (again.added, again.new_groups, again.placed) == (0, [], 0)
    back = take_back(room, stamp)
    assert (sorted(back.groups), back.out, back.kept) == (["Blue", "Red"], 1, [])
    assert {(row.name, row.group) for row in back.rows} == {
        ("Kim", ""), ("Lou", ""), ("Noa", "Blue"), ("Zoe", "Red"),
    }  # fmt: skip
    assert (inside(room), everybody(room)) == ({}, ["Ada", "Ben", "Mia"])
    assert take_back(room, stamp) == TakenBack([], [], 0, [])
    assert take_back(room, "nonsense") == TakenBack([], [], 0, [])


def test_group_that_is_there_is_joined_and_keeps_who_was_in_it(room: Room) -> None:
    by_hand(room, "Red", "Mia")
    by_hand(room, "Green", "Ada")
    listed = [ListedName("Mia", "RED"), ListedName("Ada", "red"), ListedName("Zoe", "Red")]
    seen = look(room, *listed)
    assert (seen.new_groups, seen.joined, seen.placed) == ([], ["Red"], 2)
    assert [(one.inside, list(one.besides)) for one in seen.placings if one] == [
        (True, []),
        (False, ["Green"]),
        (False, []),
    ]
    stamp = take(room, *listed)[1]
    assert inside(room) == {"Green": ["Ada"], "Red": ["Ada", "Mia", "Zoe"]}
    assert take_back(room, stamp).groups == []
    assert inside(room) == {"Green": ["Ada"], "Red": ["Mia"]}


def test_undo_leaves_who_was_put_in_since_and_what_a_group_was_given(room: Room) -> None:
    stamp = take(room, ListedName("Zoe", "Red"), ListedName("Ada", "Blue"))[1]
    page = groups_page(room.store, room.library, room.classroom_id)
    ids = {view.group.name: view.group.id for view in page.groups}
    moment = room.later(seconds=1)
    mia = room.people["Mia"].student_id
    use_cases.change_members(room.store, room.classroom_id, ids["Red"], (), {mia}, moment)
    give_to(
        room.store,
        room.library,
        room.classroom_id,
        "three-claims",
        Rules(),
        room.now,
        group_id=ids["Blue"],
    )
    back = take_back(room, stamp)
    assert (back.groups, back.out, back.kept) == ([], 0, ["Blue"])
    assert inside(room) == {"Blue": ["Ada"], "Red": ["Mia"]}
    assert everybody(room) == ["Ada", "Ben", "Mia"]


def test_one_group_of_all_of_them_parts_nobody(room: Room) -> None:
    assert not look(room, ListedName("Zoe", "9B"), ListedName("Noa", "9B")).parts
    assert look(room, ListedName("Zoe", "9B"), ListedName("Noa")).parts
    by_hand(room, "9B", "Mia")
    assert look(room, ListedName("Zoe", "9B")).parts


def test_more_groups_than_a_class_keeps_apart_are_none(room: Room) -> None:
    listed = [ListedName(f"N{at} Of Many", f"Table {at}") for at in range(61)]
    seen = look(room, *listed)
    assert (seen.wanted, seen.groups_fit) == (61, False)
    with pytest.raises(TooManyGroups):
        take(room, *listed)
    assert everybody(room) == ["Ada", "Ben", "Mia"]
