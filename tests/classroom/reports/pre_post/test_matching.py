"""Which assignments stand before and after, unless the teacher says otherwise."""

import pytest

from kit.classroom.assignments import assignments
from kit.classroom.errors import NotFound
from kit.classroom.reports.pre_post.matching import Sides, chosen_sides, usual_sides
from kit.store.engine import Store
from kit.store.ids import new_id
from tests.support.forms import forms_room, give_form
from tests.support.room import Room


def usual(room: Room) -> tuple[list[str], list[str]]:
    """The sides by letter and number: a1 is form A as given first."""
    given = assignments.assignments_of(room.store, room.classroom_id)
    times: dict[str, int] = {}
    names = {}
    for record in reversed(given):
        times[record.exercise_id] = times.get(record.exercise_id, 0) + 1
        names[record.id] = f"{record.exercise_id[-1]}{times[record.exercise_id]}"
    sides = usual_sides(given, room.library)
    return [names[each.id] for each in sides.before], [names[each.id] for each in sides.after]


@pytest.mark.parametrize(
    ("letters", "expected"),
    [
        ("", ([], [])),
        ("a", ([], [])),
        ("ab", (["a1"], ["b1"])),
        ("ba", (["b1"], ["a1"])),
        ("aa", (["a1"], ["a2"])),
        ("aba", (["a1"], ["a2"])),
        ("abab", (["a1", "b1"], ["a2", "b2"])),
        ("abba", (["a1", "b1"], ["a2", "b2"])),
        ("ababba", (["a1", "b1"], ["a3", "b3"])),
    ],
)
def test_usual_sides(any_store: Store, letters: str, expected: tuple[list[str], list[str]]) -> None:
    room = forms_room(any_store, ("Mia",))
    for letter in letters:
        give_form(room, letter)
    assert usual(room) == expected


def test_chosen_sides_are_in_the_order_given(any_store: Store) -> None:
    room = forms_room(any_store, ("Mia",))
    one, two = give_form(room, "a"), give_form(room, "b")
    given = assignments.assignments_of(room.store, room.classroom_id)
    sides = chosen_sides(given, {two, one}, {one})
    assert [record.id for record in sides.before] == [one, two]
    assert [record.id for record in sides.on_both] == [one]
    assert sides.complete
    assert not chosen_sides(given, {one}, set()).complete
    assert Sides((), ()).on_both == []


def test_an_assignment_of_nobody_is_not_found(any_store: Store) -> None:
    room = forms_room(any_store, ("Mia",))
    given = assignments.assignments_of(room.store, room.classroom_id)
    with pytest.raises(NotFound):
        chosen_sides(given, {given[0].id}, {new_id()})
