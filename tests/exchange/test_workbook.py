"""A workbook's cells are what they are, and a sheet is laid out to be read."""

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from xml.etree import ElementTree as ET

from kit.exchange.results.tables import Entry, Table
from kit.exchange.workbook import Pieces, workbook

AT = datetime(2026, 3, 2, 14, 5, 7, tzinfo=UTC)
_SPACE = {"x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


class Book:
    """The parts of a workbook of one table."""

    def __init__(self, header: Sequence[str], *rows: Sequence[Entry]) -> None:
        table = Table("Answers", header, iter(rows))
        raw = b"".join(Pieces(workbook([table], [("made at", AT)])))
        file = zipfile.ZipFile(io.BytesIO(raw))
        self.sheet = ET.fromstring(file.read("xl/worksheets/sheet1.xml"))
        self.styles = ET.fromstring(file.read("xl/styles.xml"))
        self.names = file.read("xl/workbook.xml").decode()

    def cell(self, place: str) -> ET.Element:
        (found,) = self.sheet.findall(f".//x:c[@r='{place}']", _SPACE)
        return found

    def text(self, place: str) -> str | None:
        """What stands in a cell that is a text."""
        assert self.cell(place).get("t") == "inlineStr"
        return self.cell(place).findtext(".//x:t", None, _SPACE)

    def number(self, place: str) -> float:
        """What stands in a cell that is a number."""
        assert self.cell(place).get("t") in (None, "n")
        return float(self.cell(place).findtext("x:v", "", _SPACE))

    def style(self, place: str) -> ET.Element:
        """How a cell is shown."""
        formats = self.styles.findall(".//x:cellXfs/x:xf", _SPACE)
        return formats[int(self.cell(place).get("s", "0"))]

    def widths(self) -> list[float]:
        return [
            float(column.get("width", ""))
            for column in self.sheet.findall(".//x:col", _SPACE)
            for _one in range(int(column.get("min", "")), int(column.get("max", "")) + 1)
        ]


def test_cells_are_what_they_are() -> None:
    book = Book(("a", "b"), ("007", -0.5), ("=1+1", 3), ("3-4", AT), ("-1", None))
    assert [book.text(f"A{row}") for row in (2, 3, 4, 5)] == ["007", "=1+1", "3-4", "-1"]
    assert (book.number("B2"), book.number("B3")) == (-0.5, 3)
    assert book.sheet.find(".//x:f", _SPACE) is None
    assert not book.sheet.findall(".//x:c[@r='B5']", _SPACE)


def test_moment_is_a_date_on_the_computers_clock() -> None:
    book = Book(("saved_at",), (AT,))
    here = AT.astimezone().replace(tzinfo=UTC)
    days = (here - datetime(1899, 12, 30, tzinfo=UTC)).total_seconds() / 86_400
    assert abs(book.number("A2") - days) * 86_400 < 0.5
    shown = book.style("A2").get("numFmtId")
    (form,) = book.styles.findall(f".//x:numFmt[@numFmtId='{shown}']", _SPACE)
    assert form.get("formatCode") == "yyyy-mm-dd hh:mm:ss"


def test_text_like_a_formula_stays_text_when_it_is_edited() -> None:
    book = Book(("a",), ("=1+1",), ("Ada",))
    assert book.style("A2").get("quotePrefix") == "1"
    assert book.style("A3").get("quotePrefix") is None


def test_header_stays_in_sight_and_filters_every_row() -> None:
    book = Book(("student", "credit"), ("Ada", 1), ("Ben", 0))
    pane = book.sheet.find(".//x:pane", _SPACE)
    assert pane is not None
    assert (pane.get("ySplit"), pane.get("state")) == ("1", "frozen")
    found = book.sheet.find("x:autoFilter", _SPACE)
    assert found is not None
    assert found.get("ref") == "A1:B3"
    alone = Book(("student", "credit")).sheet.find("x:autoFilter", _SPACE)
    assert alone is not None
    assert alone.get("ref") == "A1:B1"
    assert re.search(r"_FilterDatabase.*Answers'?!\$A\$1:\$B\$3", book.names)


def test_columns_are_as_wide_as_what_stands_in_them_and_bounded() -> None:
    book = Book(
        ("a", "a header as long as this", "c", "saved_at", "e"),
        ("Ada", 1, "x" * 500, AT, "one\nand twenty characters"),
    )
    assert [round(width) for width in book.widths()] == [9, 29, 61, 21, 23]


def test_name_of_digits_is_marked_as_no_mistake() -> None:
    found = Book(("student",), ("007",)).sheet.find(".//x:ignoredError", _SPACE)
    assert found is not None
    assert (found.get("sqref"), found.get("numberStoredAsText")) == ("A1:XFD2", "1")


def test_file_is_closed_at_its_end_and_by_who_leaves_before() -> None:
    read, left = workbook([], []), workbook([], [])
    assert b"".join(Pieces(read)).startswith(b"PK")
    Pieces(left).close()
    assert (read.closed, left.closed) == (True, True)
