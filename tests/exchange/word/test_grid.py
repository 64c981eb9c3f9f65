"""The answer grid as a Word file."""

import pytest

from kit.content.sheets.grid import Grid, GridRow, grid_rows
from kit.exchange.word.document import Layout
from kit.exchange.word.grid import grid_file
from tests.support.office import pages_in_office
from tests.support.word_files import cells_in, lines_in, opened

LONG = "Bartholomew-Alexander Featherstonehaugh-X"


def grid(cells: int, *names: str) -> Grid:
    rows = grid_rows(list(enumerate(names, 1)), None)
    return Grid("Three claims", "9B", "12AB", [str(cell) for cell in range(1, cells + 1)], rows)


def test_each_student_has_a_line_and_each_answer_a_cell() -> None:
    rows = cells_in(grid_file(grid(3, "Ada", LONG), Layout()))
    assert rows[0] == ["", "Name", "A-D", "1", "2", "3"]
    assert rows[1:3] == [["1", "Ada", "", "", "", ""], ["2", LONG, "", "", "", ""]]
    assert len(rows) == 6


def test_what_is_wider_than_a_page_comes_in_tables_each_with_its_heading() -> None:
    content = grid_file(grid(24, "Ada"), Layout())
    assert lines_in(content)[1:] == [
        "Answer grid · Three claims · 9B · 12AB",
        "1 to 12",
        "13 to 24",
    ]
    assert len(opened(content).tables) == 2


def test_class_without_names_has_lines() -> None:
    rows = cells_in(grid_file(grid(2), Layout("letter", large=True)))
    assert rows[30] == ["30", "", "", "", ""]


@pytest.mark.long
@pytest.mark.process
@pytest.mark.slow
def test_libreoffice_prints_two_hundred_students_over_pages_with_the_head_on_each(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    many = Grid("Big", "9B", "12AB", ["1", "2"], [GridRow(n, f"{LONG} {n}") for n in range(1, 201)])
    pages = pages_in_office({"grid": grid_file(many, Layout())}, tmp_path_factory.mktemp("office"))
    assert len(pages["grid"]) > 4
    for page in pages["grid"]:
        assert "A-D" in page
        assert "Big · 9B · 12AB" in page
