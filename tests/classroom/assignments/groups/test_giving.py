"""An exercise for a group: its members have it, whoever comes later too, and nobody else."""

from datetime import timedelta
from uuid import UUID

import pytest

from kit.classroom.answering import attempts
from kit.classroom.assignments import assignments
from kit.classroom.assignments.exchange import exchange, exchange_page
from kit.classroom.assignments.groups.errors import GroupGone, GroupOfNobody
from kit.classroom.assignments.groups.giving import give_to, group_choices
from kit.classroom.assignments.groups.groups import delete_group
from kit.classroom.assignments.open_lessons import open_lessons
from kit.classroom.assignments.pinning import Rules
from kit.classroom.clock import clock_at
from kit.classroom.errors import NotFound, UnknownExercise
from kit.classroom.reports.pages import progress_page
from kit.classroom.reports.student_history import history_of_student
from kit.store.engine import Store
from kit.store.groups import groups
from kit.store.ids import new_id
from kit.vocabulary import Feedback
from tests.classroom.assignments.groups.test_groups import add, at, change, titles
from tests.support.exchange import OTHER, parallel_library
from tests.support.room import Room, make_room


def give(room: Room, group_id: UUID | None, rules: Rules | None = None, **more: UUID) -> UUID:
    return give_to(
        room.store,
        room.library,
        room.classroom_id,
        "three-claims",
        rules or Rules(),
        room.now,
        group_id=group_id,
        **more,
    ).id


def test_members_have_it_whoever_comes_later_too_and_nobody_else(store: Store) -> None:
    room = make_room(store, names=("Ada", "Ben", "Mia"))
    assignments.take_back(store, room.classroom_id, room.assignment_id, room.now)
    red = add(room, "Red", "Mia", "Ben")
    task = give(room, red)
    assert {name: len(titles(room, name)) for name in room.people} == {"Ada": 0, "Ben": 1, "Mia": 1}
    with pytest.raises(NotFound):
        attempts.start(store, room.people["Ada"], task, clock_at(room.now))
    page = progress_page(store, room.classroom_id, task, room.now)
    assert [student.name for student in page.students] == ["Ben", "Mia"]
    change(room, red, put=("Ada",), out=("Ben",))
    assert {name: len(titles(room, name)) for name in room.people} == {"Ada": 1, "Ben": 0, "Mia": 1}
    ada, ben = (room.people[name].student_id for name in ("Ada", "Ben"))
    listed = [
        len(history_of_student(store, room.classroom_id, one, room.now).history.assignments)
        for one in (ada, ben)
    ]
    assert listed == [1, 0]


def test_taken_back_and_put_back_it_is_the_group_s_again(any_store: Store) -> None:
    room = make_room(any_store)
    red = add(room, "Red", "Mia")
    task = give(room, red)
    before = {name: titles(room, name) for name in room.people}
    assignments.take_back(any_store, room.classroom_id, task, room.now)
    assignments.put_back(any_store, room.classroom_id, task)
    assert {name: titles(room, name) for name in room.people} == before


def test_lesson_of_a_group_s_exercise_is_open_to_its_members(any_store: Store) -> None:
    room = make_room(any_store)
    assignments.take_back(any_store, room.classroom_id, room.assignment_id, room.now)
    red = add(room, "Red", "Mia", "Ben")
    task = give(room, red)
    attempts.start(any_store, room.people["Ben"], task, clock_at(room.now))
    change(room, red, out=("Ben",))

    def readable(name: str) -> int:
        return len(open_lessons(any_store, room.library, room.people[name], room.now))

    # Ben has begun it and goes on.
    assert {name: readable(name) for name in room.people} == {"Mia": 1, "Ben": 1, "Ada": 0}


def test_group_of_nobody_or_none_at_all_is_refused(store: Store) -> None:
    room = make_room(store)
    red = add(room, "Red")
    with pytest.raises(GroupOfNobody) as caught:
        give(room, red)
    assert (caught.value.rule, str(caught.value)) == (
        "group",
        (
            "Nobody is in “Red”, so nobody would have the exercise. Put students into the group first, "
            "or give it to the whole class."
        ),
    )
    delete_group(store, room.classroom_id, red, at(room))
    for missing in (red, new_id()):
        with pytest.raises(GroupGone) as gone:
            give(room, missing)
        assert str(gone.value) == (
            "This group is not there any more. Choose another one, or the whole class."
        )
    with pytest.raises(UnknownExercise):
        give_to(
            store, room.library, room.classroom_id, "none", Rules(), room.now, group_id=new_id()
        )
    assert len(assignments.assignments_of(store, room.classroom_id)) == 1


def test_same_form_gives_once_and_other_rules_or_group_another_time(store: Store) -> None:
    room, once = make_room(store), new_id()
    red, blue = add(room, "Red", "Mia"), add(room, "Blue", "Ben")
    never = Rules(feedback=Feedback.NEVER)
    given = [
        give(room, red, once=once),
        give(room, red, once=once),
        give(room, blue, once=once),
        give(room, red, never, once=once),
        give(room, None, once=new_id()),
    ]
    assert given[0] == given[1] == once
    assert len(set(given)) == 4
    assert len(titles(room, "Mia")) == 4
    assert len(titles(room, "Ada")) == 2


def test_a_group_s_exercise_is_exchanged_for_a_member_alone(store: Store) -> None:
    room = make_room(store, library=parallel_library())
    assignments.take_back(store, room.classroom_id, room.assignment_id, room.now)
    red = add(room, "Red", "Mia", "Ben")
    room.assignment_id = give(room, red, Rules(closes_at=room.now + timedelta(days=1)))
    whose = [(room.classroom_id, room.people[name].student_id) for name in ("Mia", "Ada")]
    pages = [exchange_page(store, room.library, *one, room.now).exchanges for one in whose]
    assert [len(page) for page in pages] == [1, 0]
    exchange(store, room.library, whose[0], room.assignment_id, OTHER, room.now)
    with pytest.raises(NotFound):
        exchange(store, room.library, whose[1], room.assignment_id, OTHER, room.now)
    assert [titles(room, name) for name in ("Mia", "Ben", "Ada")] == [
        ["Elsewhere"],
        ["Three claims"],
        [],
    ]


def test_choices_say_how_many_are_in(any_store: Store) -> None:
    room = make_room(any_store)
    add(room, "Red", "Mia", "Ben")
    add(room, "Blue")
    choices = group_choices(any_store, room.classroom_id)
    assert [(one.group.name, one.students) for one in choices] == [("Red", 2), ("Blue", 0)]
    with any_store.reading() as connection:
        assert groups.groups(connection, new_id()) == []
