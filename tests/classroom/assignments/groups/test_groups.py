"""Groups: made, renamed, filled, emptied, deleted; each undone; nobody loses begun work."""

from datetime import datetime
from uuid import UUID

import pytest

from kit.classroom.answering import attempts
from kit.classroom.assignments.groups import groups as use_cases
from kit.classroom.assignments.groups.errors import (
    GroupInUse,
    GroupNameRefused,
    GroupNameTaken,
    NobodyToDivide,
    TooManyGroups,
)
from kit.classroom.assignments.groups.giving import give_to
from kit.classroom.assignments.groups.groups import Division, Running
from kit.classroom.assignments.groups.pages import group_page, groups_page
from kit.classroom.assignments.pinning import Rules
from kit.classroom.clock import clock_at
from kit.classroom.errors import NotFound
from kit.classroom.people import class_list
from kit.classroom.reports.results import results
from kit.store.engine import Store
from kit.store.ids import new_id
from tests.support.room import Room, make_room


def at(room: Room) -> datetime:
    """A moment of its own for each change."""
    return room.later(seconds=1)


def add(room: Room, name: str = "Red", *people: str) -> UUID:
    group = use_cases.add_group(room.store, room.classroom_id, name, at(room))
    change(room, group.id, put=people)
    return group.id


def change(
    room: Room, group_id: UUID, *, put: tuple[str, ...] = (), out: tuple[str, ...] = ()
) -> None:
    shown = {room.people[name].student_id for name in out}
    chosen = {room.people[name].student_id for name in put}
    use_cases.change_members(room.store, room.classroom_id, group_id, shown, chosen, at(room))


def inside(room: Room) -> dict[str, list[str]]:
    """Who is in each group, by its name."""
    page = groups_page(room.store, room.library, room.classroom_id)
    return {view.group.name: [student.name for student in view.students] for view in page.groups}


def undo(room: Room, moment: datetime) -> None:
    use_cases.undo(room.store, room.classroom_id, moment, at(room))


def titles(room: Room, name: str) -> list[str]:
    return [
        task.assignment.title for task in attempts.tasks(room.store, room.people[name], room.now)
    ]


def test_group_is_made_renamed_and_filled(store: Store) -> None:
    room = make_room(store)
    red = add(room, " Red ", "Mia", "Ben")
    assert inside(room) == {"Red": ["Ben", "Mia"]}
    assert use_cases.rename_group(store, room.classroom_id, red, "Blue") == "Blue"
    # Its own name, spelt with other capitals, is not taken by itself.
    use_cases.rename_group(store, room.classroom_id, red, "BLUE")
    page = groups_page(store, room.library, room.classroom_id)
    assert [student.name for student in page.without] == ["Ada"]
    assert group_page(store, room.classroom_id, red).view.group.name == "BLUE"


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        (
            "  ",
            (
                "The name “” cannot be used for a group: it has no letter and no digit. Type 1 to 40 "
                "characters with a letter or digit among them."
            ),
        ),
        (
            "x" * 41,
            (
                f"The name {'x' * 40}… cannot be used for a group: it is longer than 40 characters. "
                "Type 1 to 40 characters with a letter or digit among them."
            ),
        ),
    ],
)
def test_name_that_is_none_is_refused(any_store: Store, typed: str, message: str) -> None:
    room = make_room(any_store)
    red = add(room)
    for refused in (
        lambda: use_cases.add_group(any_store, room.classroom_id, typed, room.now),
        lambda: use_cases.rename_group(any_store, room.classroom_id, red, typed),
    ):
        with pytest.raises(GroupNameRefused) as caught:
            refused()
        assert str(caught.value) == message
    assert list(inside(room)) == ["Red"]


def test_name_twice_is_refused(store: Store) -> None:
    room = make_room(store)
    add(room, "Red")
    blue = add(room, "Blue")
    with pytest.raises(GroupNameTaken) as caught:
        add(room, "rеd")  # with a Cyrillic letter
    assert str(caught.value) == (
        "There is a group called rеd in this class already, or its name looks the same. Choose "
        "another name."
    )
    with pytest.raises(GroupNameTaken):
        use_cases.rename_group(store, room.classroom_id, blue, "RED")
    assert list(inside(room)) == ["Red", "Blue"]


def test_same_form_makes_one_group_and_another_name_another(store: Store) -> None:
    room, once = make_room(store), new_id()
    made = [
        use_cases.add_group(store, room.classroom_id, name, room.now, once=once).id
        for name in ("Red", "Red", "Blue")
    ]
    assert (made[0], made[0] == made[1], made[0] == made[2]) == (once, True, False)
    assert list(inside(room)) == ["Red", "Blue"]


def test_groups_are_bounded(any_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(use_cases, "GROUPS_MAX", 3)
    room = make_room(any_store)
    add(room, "Red")
    with pytest.raises(TooManyGroups) as caught:
        use_cases.divide(
            any_store, room.classroom_id, Division(3, None, 7, everybody=True), "Group", room.now
        )
    assert str(caught.value) == (
        "This class would have 4 groups; 3 are the most. Delete those that you no longer use, or "
        "make fewer."
    )
    assert list(inside(room)) == ["Red"]


def test_dividing_makes_groups_of_who_is_in_none_or_of_everybody(store: Store) -> None:
    room = make_room(store, names=("Ada", "Ben", "Kim", "Lea", "Mia"))
    add(room, "Group 1", "Ada")
    whose = (store, room.classroom_id)
    in_order = Division(2, None, None, everybody=False)
    use_cases.divide(*whose, in_order, "Group", at(room))
    assert inside(room) == {
        "Group 1": ["Ada"],
        "Group 2": ["Ben", "Kim"],
        "Group 3": ["Lea", "Mia"],
    }
    with pytest.raises(NobodyToDivide) as caught:
        use_cases.divide(*whose, in_order, "Group", at(room))
    assert str(caught.value) == (
        "There is nobody to divide: all students (5 of them) are in a group already, or the class is empty. "
        "Choose to divide everybody, or let students join first."
    )
    by_seed = Division(None, 2, 4711, everybody=True)
    once = new_id()
    made = [use_cases.divide(*whose, by_seed, "Team", at(room), once=once) for _ in range(2)]
    assert [group.id for group in made[0]] == [group.id for group in made[1]]
    teams = {name: people for name, people in inside(room).items() if name.startswith("Team")}
    assert [len(people) for people in teams.values()] == [2, 2, 1]
    assert {group.seed for group in made[0]} == {4711}
    again = use_cases.divide(*whose, by_seed, "Again", at(room))
    assert [inside(room)[group.name] for group in again] == list(teams.values())


def test_two_windows_change_the_same_group_and_neither_loses(store: Store) -> None:
    room = make_room(store)
    red = add(room, "Red", "Mia")
    mia, ben, ada = (room.people[name].student_id for name in ("Mia", "Ben", "Ada"))
    whose = (store, room.classroom_id, red)
    # Both pages show Mia; one puts Ben in, the other puts Ada in and takes Mia out.
    assert use_cases.change_members(*whose, {mia}, {mia, ben}, at(room)).students == 2
    second = use_cases.change_members(*whose, {mia}, {ada}, at(room))
    assert (second.students, second.moment) == (2, room.now)
    assert inside(room) == {"Red": ["Ada", "Ben"]}
    # Sent once more, or with a stranger's id, nothing moves, and it is undone by the same moment.
    assert use_cases.change_members(*whose, {mia}, {ada, new_id()}, at(room)) == second
    assert inside(room) == {"Red": ["Ada", "Ben"]}


def test_group_that_is_gone_is_not_found(any_store: Store) -> None:
    room = make_room(any_store)
    whose = (any_store, room.classroom_id)
    red = add(room)
    use_cases.delete_group(*whose, red, at(room))
    for missing in (red, new_id()):
        for ask in (
            lambda one: use_cases.rename_group(*whose, one, "Blue"),
            lambda one: use_cases.empty_group(*whose, one, room.now),
            lambda one: use_cases.delete_group(*whose, one, room.now),
            lambda one: use_cases.change_members(*whose, one, set(), set(), room.now),
            lambda one: group_page(*whose, one),
        ):
            with pytest.raises(NotFound):
                ask(missing)


def test_emptied_while_its_exercise_runs_nobody_loses_begun_work(store: Store) -> None:
    room = make_room(store)
    red = add(room, "Red", "Mia", "Ben")
    whose = (store, room.classroom_id)
    given = give_to(
        store, room.library, room.classroom_id, "three-claims", Rules(), at(room), group_id=red
    )
    room.assignment_id = task = given.id
    room.start("Mia")
    room.save("Mia", plan="official")
    left = use_cases.empty_group(*whose, red, at(room))
    assert left == use_cases.Left("Red", 0, [Running("Three claims", 1)], room.now)
    # Pressed twice, it is the same.
    assert use_cases.empty_group(*whose, red, at(room)) == left
    # Mia goes on and hands in; Ben has it no more; whoever is put in has it.
    room.save("Mia", 2, vote="sourced")
    room.submit("Mia")
    assert [len(titles(room, name)) for name in ("Mia", "Ben", "Ada")] == [2, 1, 1]
    with pytest.raises(NotFound):
        attempts.start(store, room.people["Ben"], task, clock_at(room.now))
    change(room, red, put=("Ada",))
    assert len(titles(room, "Ada")) == 2
    sheet = results(store, room.classroom_id, task, room.now).sheet
    assert [(row.name, row.handed_in) for row in sheet.students] == [("Ada", False), ("Mia", True)]


def test_emptying_and_deleting_are_undone(store: Store) -> None:
    room = make_room(store)
    red = add(room, "Red", "Mia", "Ben")
    whose = (store, room.classroom_id)
    moment = at(room)
    use_cases.empty_group(*whose, red, moment)
    assert inside(room) == {"Red": []}
    for _ in range(2):
        undo(room, moment)
        assert inside(room) == {"Red": ["Ben", "Mia"]}
    moment = at(room)
    use_cases.delete_group(*whose, red, moment)
    assert inside(room) == {}
    for _ in range(2):
        undo(room, moment)
        assert inside(room) == {"Red": ["Ben", "Mia"]}


def test_undo_leaves_what_was_changed_again(store: Store) -> None:
    room = make_room(store)
    red = add(room, "Red", "Mia", "Ben")
    moment = at(room)
    use_cases.empty_group(store, room.classroom_id, red, moment)
    change(room, red, put=("Mia",))
    change(room, red, out=("Mia",))
    undo(room, moment)
    assert inside(room) == {"Red": ["Ben"]}


def test_undo_of_a_deletion_whose_name_went_on_is_refused_whole(any_store: Store) -> None:
    room = make_room(any_store)
    red = add(room, "Red", "Mia")
    moment = at(room)
    use_cases.delete_group(any_store, room.classroom_id, red, moment)
    add(room, "red")
    with pytest.raises(GroupNameTaken):
        undo(room, moment)
    assert inside(room) == {"red": []}


def test_making_and_dividing_are_undone_unless_something_was_given(store: Store) -> None:
    room = make_room(store)
    moment = at(room)
    division = Division(2, None, 7, everybody=True)
    made = use_cases.divide(store, room.classroom_id, division, "Group", moment)
    undo(room, moment)
    assert inside(room) == {}
    moment = at(room)
    made = use_cases.divide(store, room.classroom_id, division, "Group", moment)
    whose = (store, room.library, room.classroom_id)
    give_to(*whose, "three-claims", Rules(), at(room), group_id=made[1].id)
    with pytest.raises(GroupInUse) as caught:
        undo(room, moment)
    assert str(caught.value) == (
        "“Group 2” was given “Three claims” since, so making the groups is not undone. Delete "
        "those that you do not want one by one."
    )
    assert list(inside(room)) == ["Group 1", "Group 2"]


def test_whoever_joined_twice_is_in_the_groups_of_both_names(store: Store) -> None:
    room = make_room(store)
    red, blue = add(room, "Red", "Mia"), add(room, "Blue", "Ben")
    whose = (store, room.library, room.classroom_id)
    room.assignment_id = give_to(*whose, "three-claims", Rules(), at(room), group_id=red).id
    room.start("Mia")
    mia, ben = (room.people[name].student_id for name in ("Mia", "Ben"))
    class_list.merge_students(store, room.classroom_id, mia, ben, at(room))
    assert inside(room) == {"Red": ["Ben"], "Blue": ["Ben"]}
    assert len(titles(room, "Ben")) == 2
    change(room, red, out=("Ben",))
    assert inside(room) == {"Red": [], "Blue": ["Ben"]}
    assert blue != red


def test_removed_and_erased_students_are_in_no_group(any_store: Store) -> None:
    room = make_room(any_store)
    red = add(room, "Red", "Mia", "Ben")
    mia = room.people["Mia"].student_id
    class_list.remove_student(any_store, room.classroom_id, mia, at(room))
    assert inside(room) == {"Red": ["Ben"]}
    class_list.restore_student(any_store, room.classroom_id, mia)
    assert inside(room) == {"Red": ["Ben", "Mia"]}
    class_list.remove_student(any_store, room.classroom_id, mia, at(room))
    class_list.erase_student(any_store, room.classroom_id, mia)
    use_cases.empty_group(any_store, room.classroom_id, red, at(room))
    assert inside(room) == {"Red": []}
