"""The workbook holds what the CSV files hold."""

import io
import re
import zipfile
from datetime import datetime, timedelta
from typing import Any
from xml.etree import ElementTree as ET

from kit.classroom.reports.results import Results
from kit.exchange.results.gradebook import gradebook_table
from kit.exchange.results.results_workbook import results_workbook
from kit.exchange.results.statistics import items_table, labels_table
from kit.exchange.results.tables import Table, answers_table
from tests.support.result_files import FORMULA
from tests.support.room import NOON

_SPACE = {"x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


def sheets(results: Results, *, simulated: bool = False) -> dict[str, list[dict[str, Any]]]:
    """Each sheet's cells by row: texts, numbers, None."""
    with results_workbook(results, NOON, simulated=simulated) as file:
        book = zipfile.ZipFile(io.BytesIO(file.read()))
    names = re.findall(r'<sheet name="([^"]+)"', book.read("xl/workbook.xml").decode())
    assert b"<f>" not in b"".join(book.read(name) for name in book.namelist())
    return {
        name: list(map(_cells, _rows(book.read(f"xl/worksheets/sheet{number}.xml"))))
        for number, name in enumerate(names, 1)
    }


def _rows(xml: bytes) -> list[ET.Element]:
    return ET.fromstring(xml).findall(".//x:row", _SPACE)


def _cells(row: ET.Element) -> dict[str, Any]:
    cells: dict[str, Any] = {}
    for cell in row.findall("x:c", _SPACE):
        text, number = cell.find(".//x:t", _SPACE), cell.find("x:v", _SPACE)
        column = re.sub(r"\d", "", cell.attrib["r"])
        cells[column] = text.text if text is not None else float(number.text)  # type: ignore[union-attr,arg-type]  # None fails the test
    return cells


def expected(table: Table) -> list[dict[str, Any]]:
    """The table's cells by row and column, empty ones left out."""
    letters = [chr(65 + at) for at in range(26)] + [f"A{chr(65 + at)}" for at in range(26)]
    return [
        {
            letter: _serial(entry) if isinstance(entry, datetime) else _plain(entry)
            for letter, entry in zip(letters, row, strict=False)
            if entry is not None
        }
        for row in (table.header, *table.rows)
    ]


def _plain(entry: str | float) -> str | float:
    return float(entry) if isinstance(entry, int | float) else str(entry)


def _serial(moment: datetime) -> float:
    """A moment as spreadsheets count it: days since the end of 1899, on the computer's clock."""
    here = moment.astimezone()
    return (here - datetime(1899, 12, 30, tzinfo=here.tzinfo)) / timedelta(days=1)


def near(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Numbers as far as a workbook keeps them."""
    return [
        {at: round(cell, 9) if isinstance(cell, float) else cell for at, cell in row.items()}
        for row in rows
    ]


def test_workbook_holds_the_tables(found: Results) -> None:
    seen: Any = sheets(found)
    assert list(seen) == ["Scores", "Answers", "Items", "Labels", "About"]
    for table in (
        gradebook_table(found),
        answers_table(found),
        items_table(found),
        labels_table(found),
    ):
        assert table is not None
        assert near(seen[table.name]) == near(expected(table))
    assert seen["Scores"][1]["A"] == FORMULA


def test_workbook_hides_names_and_keys(found: Results) -> None:
    seen: Any = sheets(found.masked(hides=True))
    assert list(seen) == ["Answers", "Items", "About"]
    assert "Mia" not in str(seen)
    assert {row.get("H") for row in seen["Answers"][1:]} == {None}


def test_workbook_of_a_made_up_class_says_so(found: Results) -> None:
    seen: Any = sheets(found, simulated=True)
    assert seen["About"][1] == {
        "A": "simulated", "B": "A made-up class: nobody gave these answers.",
    }  # fmt: skip
    assert {row["W"] for row in seen["Answers"][1:]} == {"yes"}
