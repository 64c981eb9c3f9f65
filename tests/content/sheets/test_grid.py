"""The cells and lines of a class's answer grid."""

import pytest

from kit.content.sheets.grid import LINES, Grid, GridRow, cell_names, grid_rows
from tests.support.shipped import shipped_library


@pytest.mark.parametrize(
    ("exercise_id", "cells"),
    [
        # One label a claim.
        ("whose-words", [str(number) for number in range(1, 15)]),
        # Two questions a claim.
        ("who-says-so", [f"{number}.{place}" for number in range(1, 9) for place in (1, 2)]),
        # A text each.
        ("say-it-straight", ["1", "2", "3"]),
    ],
)
def test_each_answer_of_a_sheet_has_a_cell(exercise_id: str, cells: list[str]) -> None:
    names = cell_names(shipped_library().exercises[exercise_id])
    assert list(names)[: len(cells)] == cells


def grid(cells: int) -> Grid:
    return Grid("Title", "9B", "12AB", [str(number) for number in range(1, cells + 1)], [])


@pytest.mark.parametrize(
    ("cells", "large", "sizes"),
    [
        (1, False, [1]),
        (20, False, [20]),
        (21, False, [11, 10]),
        (50, False, [17, 17, 16]),
        (14, True, [7, 7]),
    ],
)
def test_many_cells_stand_in_tables_as_wide_as_a_page(
    cells: int, large: bool, sizes: list[int]
) -> None:
    tables = grid(cells).stretches(large=large)
    assert [len(table) for table in tables] == sizes
    assert [cell for table in tables for cell in table] == list(grid(cells).cells)


def test_class_without_names_has_numbered_lines() -> None:
    assert grid_rows([], None) == [GridRow(number, "") for number in range(1, LINES + 1)]
    assert grid_rows([], 2) == [GridRow(1, ""), GridRow(2, "")]


def test_below_the_names_lines_go_on_counting_for_who_comes_late() -> None:
    rows = grid_rows([(1, "Ada"), (4, "Ben")], None)
    assert rows[:2] == [GridRow(1, "Ada"), GridRow(4, "Ben")]
    assert rows[2:] == [GridRow(5, ""), GridRow(6, ""), GridRow(7, "")]
    assert grid_rows([(1, "Ada")], 0) == [GridRow(1, "Ada")]


def test_masked_grid_keeps_the_numbers() -> None:
    named = Grid("Title", "9B", "12AB", ["1"], [GridRow(3, "Ada")])
    assert named.masked().rows == [GridRow(3, "")]
