"""A student's answers in rows beside the key's."""

from collections import Counter

import pytest

from kit.classroom.printing.beside import BesideRow, rows_of
from kit.classroom.reports.results import read_results
from kit.store.engine import Store
from tests.support.held_exercises import do, give_out
from tests.support.rewriting import give_straight, hand_in
from tests.support.room import Room, make_room
from tests.support.shipped import shipped_library


def rows(room: Room, name: str = "Mia") -> list[BesideRow]:
    results = read_results(
        room.store,
        room.classroom_id,
        room.assignment_id,
        room.people[name].student_id,
        all_items=True,
    )
    return list(rows_of(results, results.sheet.students[0]))


@pytest.mark.parametrize(
    ("exercise_id", "by_part", "first_places"),
    [
        ("whose-words", False, ["1", "2"]),
        ("paint-the-editorial", True, ["1.1", "1.2"]),
        ("two-reports-side-by-side", True, ["1.1", "1.2"]),
        ("who-says-so", False, ["1", "2"]),
        ("the-road-of-the-pages", False, ["1", "2"]),
    ],
)
def test_each_reason_of_the_key_has_a_row(
    any_store: Store, exercise_id: str, by_part: bool, first_places: list[str]
) -> None:
    room = make_room(any_store)
    room.assignment_id = give_out(room, shipped_library(), exercise_id)
    do(room, shipped_library(), room.assignment_id, "Mia", 13)
    own = rows(room)
    assert [row.place for row in own[:2]] == first_places
    assert {row.by_part for row in own} == {by_part}
    standings = Counter(row.standing for row in own)
    assert standings["differs"] >= 1
    assert standings["same"] >= 1


def test_text_has_its_level_and_comment_once_it_is_marked(any_store: Store) -> None:
    room = make_room(any_store)
    room.assignment_id = give_straight(room)
    hand_in(room, "Mia", square="Nine voted for a car park.")
    row = rows(room)[0]
    assert (row.standing, row.text, row.level) == ("text", "Nine voted for a car park.", "")


def test_items_after_the_core_that_were_left_are_no_mistake(any_store: Store) -> None:
    room = make_room(any_store)
    room.assignment_id = give_out(room, shipped_library(), "whose-words")
    core = len(shipped_library().exercises["whose-words"].core_items)
    do(room, shipped_library(), room.assignment_id, "Mia", 0)
    assert {row.standing for row in rows(room)[:core]} == {"same"}
