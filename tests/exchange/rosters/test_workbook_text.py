"""Workbooks come in as if their cells had been pasted, and what is odd is said, not tried."""

import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from kit.classroom.errors import KitError
from kit.exchange.rosters.roster import read_roster, text_of_file
from kit.exchange.rosters.workbook_text import is_workbook, workbook_text

BROKEN = (
    "This workbook cannot be read: it is damaged, or saved in a form of its own. Open it in a "
    "spreadsheet and save it once more as XLSX or CSV, or copy the cells and paste them into the "
    "box."
)
TOO_WIDE = (
    "This workbook has cells beyond row 10000 or column 256, or unpacks to more than 16 MiB: that "
    "is no list of a class. Copy the cells with the names and paste them into the box."
)


def workbook(write: Callable[[Any], None]) -> bytes:
    raw = io.BytesIO()
    with xlsxwriter.Workbook(raw, {"in_memory": True}) as book:
        write(book)
    return raw.getvalue()


def of_rows(*rows: tuple[Any, ...], start: int = 0) -> bytes:
    def write(book: Any) -> None:
        sheet = book.add_worksheet("9B")
        for number, row in enumerate(rows, start):
            sheet.write_row(number, 0, row)

    return workbook(write)


def refused(raw: bytes) -> str:
    with pytest.raises(KitError) as caught:
        workbook_text(raw)
    return str(caught.value)


def test_workbook_is_a_table_whose_lines_are_its_rows() -> None:
    raw = of_rows(("No", "Name", "Class"), (1, "Gray, Zoé", "9B"), (2, "Lee,\nNoa", "9B"), start=2)
    assert is_workbook(raw)
    roster = read_roster(text_of_file(raw).text)
    assert [(row.name, row.line, row.column) for row in roster.rows] == [
        ("Zoé Gray", 4, 2),
        ("Noa Lee", 5, 2),
    ]
    assert (roster.left_out, dict(roster.groups)) == (("No",), {"9B": 2})


def test_formulas_come_as_what_they_were_computed_to() -> None:
    def write(book: Any) -> None:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "Name")
        sheet.write_formula(1, 0, '=B2&" "&C2', None, "Ada Gray")

    assert workbook_text(workbook(write)) == "Name\nAda Gray\n"


def test_hidden_and_empty_sheets_are_passed_over() -> None:
    def write(book: Any) -> None:
        book.add_worksheet("empty")
        book.add_worksheet("9B").write(0, 0, "Ada")
        hidden = book.add_worksheet("lists")
        hidden.write(0, 0, "x")
        hidden.hide()

    assert workbook_text(workbook(write)) == "Ada\n"


def test_several_sheets_are_told_apart_by_the_teacher() -> None:
    def write(book: Any) -> None:
        for title in ("9B", "9C"):
            book.add_worksheet(title).write(0, 0, "Ada")

    assert refused(workbook(write)) == (
        "This workbook has several sheets with something in them: “9B”, “9C”. Save the one with "
        "your class by itself, or copy its cells and paste them into the box."
    )


@pytest.mark.parametrize(("row", "column"), [(1_048_575, 0), (0, 16_383), (10_000, 0), (0, 256)])
def test_cell_far_out_is_refused_before_memory_is_taken_for_it(row: int, column: int) -> None:
    def write(book: Any) -> None:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "Ada")
        sheet.write(row, column, "x")

    assert refused(workbook(write)) == TOO_WIDE


def test_file_that_unpacks_to_too_much_is_refused() -> None:
    raw = io.BytesIO(of_rows(("Ada",)))
    with zipfile.ZipFile(raw, "a", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("xl/media/blank.bin", bytes(17 * 1024 * 1024))
    assert refused(raw.getvalue()) == TOO_WIDE


def test_damaged_workbook_is_said_to_be_one() -> None:
    with zipfile.ZipFile(raw := io.BytesIO(), "w") as parts:
        parts.writestr("xl/workbook.xml", "<workbook")
    assert refused(raw.getvalue()) == BROKEN
    whole = bytearray(of_rows(("Ada",)))
    whole[60:90] = bytes(30)
    assert refused(bytes(whole)) == BROKEN


def test_part_that_would_lie_before_the_beginning_is_damage() -> None:
    """Where something was cut out, places count from before the file: no reader may seek there."""
    raw = of_rows(("Ada",))
    assert refused(raw[:40] + raw[90:]) == BROKEN


def test_workbook_that_says_it_needs_a_newer_reader_is_none() -> None:
    raw = bytearray(of_rows(("Ada",)))
    raw[raw.index(b"PK\x01\x02") + 6] = 99
    assert not is_workbook(bytes(raw))


@given(st.binary(max_size=100))
def test_any_bytes_are_no_workbook_or_refused_in_words(raw: bytes) -> None:
    assert not is_workbook(raw)
    with pytest.raises(KitError):
        workbook_text(raw)


@pytest.mark.parametrize("start", [b"PK\x03\x04", b"\xd0\xcf\x11\xe0"])
def test_other_tables_are_told_how_to_come(start: bytes) -> None:
    with pytest.raises(KitError, match="Allowed are tables saved as text, or as XLSX"):
        text_of_file(start)
