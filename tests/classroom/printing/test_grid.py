"""The answer grid of what a class was given."""

import pytest

from kit.classroom.errors import NotFound
from kit.classroom.printing.grid import class_grid
from kit.content.sheets.grid import GridRow
from kit.store.ids import new_id
from tests.support.room import Room


def test_grid_has_those_whom_it_is_for_by_name(room: Room) -> None:
    grid = class_grid(room.store, room.classroom_id, room.assignment_id)
    assert (grid.title, list(grid.cells)) == ("Three claims", ["1", "2", "3", "4"])
    assert [row.name for row in grid.rows] == ["Ada", "Ben", "Mia", "", "", ""]
    assert grid.rows[-1] == GridRow(6, "")
    assert len(grid.text) == 4


def test_lines_without_a_name_are_a_choice(room: Room) -> None:
    grid = class_grid(room.store, room.classroom_id, room.assignment_id, 0)
    assert len(grid.rows) == 3


def test_no_assignment_has_no_grid(room: Room) -> None:
    with pytest.raises(NotFound):
        class_grid(room.store, room.classroom_id, new_id())
