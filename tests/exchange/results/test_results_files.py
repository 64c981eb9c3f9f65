"""The workbook and the JSON hold what the CSV files hold."""

import io
import json
import re
import zipfile
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema
import pytest

from kit.classroom.assignments.assignments import Rules
from kit.classroom.reports.results import Results, results
from kit.exchange.csv_files import csv_file
from kit.exchange.results.gradebook import gradebook_table
from kit.exchange.results.results_json import results_json
from kit.exchange.results.results_workbook import results_workbook
from kit.exchange.results.statistics import items_table, labels_table
from kit.exchange.results.tables import Table, answers_table
from kit.exchange.schemas import schemas
from kit.store.engine import Store
from tests.support.room import ITEMS, NOON, make_room

_SPACE = {"x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
FORMULA = "=1+1"


@pytest.fixture
def found(any_store: Store) -> Results:
    room = make_room(any_store, names=("Mia", "Ben", FORMULA))
    room.do_all("Mia", vote="editorial")
    room.do_all(FORMULA, plan="editorial", figure="editorial")
    room.start("Ben")
    return results(any_store, room.classroom_id, room.assignment_id, room.now)


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
            letter: float(entry) if isinstance(entry, int | float) else str(entry)
            for letter, entry in zip(letters, row, strict=False)
            if entry is not None
        }
        for row in (table.header, *table.rows)
    ]


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
    assert {row["V"] for row in seen["Answers"][1:]} == {"yes"}


def read(results: Results, *, simulated: bool = False) -> dict[str, Any]:
    text = "".join(results_json(results, NOON, simulated=simulated))
    data: dict[str, Any] = json.loads(text)
    jsonschema.validate(data, schemas()["results"], format_checker=jsonschema.FormatChecker())
    return data


@pytest.mark.parametrize(("hides", "simulated"), [(False, False), (True, False), (False, True)])
def test_json_fits_its_schema_and_says_what_it_shows(
    found: Results, hides: bool, simulated: bool
) -> None:
    data = read(found.masked(hides=hides), simulated=simulated)
    assert (data["names"], data["keys"], data["simulated"]) == (not hides, not hides, simulated)


def test_json_holds_what_the_csv_holds(found: Results) -> None:
    data = read(found)
    given = [
        (student["name"], answer["item"], answer["given"][""], answer["credit"])
        for student in data["students"]
        for answer in student["answers"]
    ]
    table = answers_table(found)
    at = {name: number for number, name in enumerate(table.header)}
    assert given == [
        (row[at["student"]], row[at["item"]], row[at["given"]], row[at["credit"]])
        for row in table.rows
        if row[at["given"]] is not None
    ]
    items = items_table(found)
    at = {name: number for number, name in enumerate(items.header)}
    assert [item["figures"]["difficulty"]["value"] for item in data["items"]] == [
        row[at["difficulty"]] for row in items.rows
    ]
    labels = labels_table(found)
    assert labels is not None
    assert [list(label["given"].values()) for label in data["labels"]] == [
        list(row[1:4]) for row in labels.rows
    ]


def test_first_attempt_stands_in_the_files_where_another_one_counts(any_store: Store) -> None:
    room = make_room(any_store, Rules(attempts_allowed=2))
    room.start("Mia")
    room.save("Mia", 1, plan="sourced")
    room.submit("Mia")
    room.do_all("Mia")
    room.do_all("Ben")
    found = results(room.store, room.classroom_id, room.assignment_id, room.now)
    table = answers_table(found)
    nothing = (None, None, None)
    assert [(row[0], row[5], tuple(row[-3:])) for row in table.rows if row[0] != "Ada"] == [
        *(("Ben", item, nothing) for item in ITEMS),
        ("Mia", "plan", ("sourced", 0.0, "wrong")),
        *(("Mia", item, (None, None, "omitted")) for item in ITEMS[1:]),
    ]
    firsts = {one["name"]: one["first"] for one in read(found)["students"]}
    assert (firsts["Ada"], firsts["Ben"]) == (None, None)
    assert [(one["item"], one["given"], one["credit"]) for one in firsts["Mia"]] == [
        ("plan", {"": "sourced"}, 0.0)
    ]
    hidden = {
        one["name"]: one["first"]
        for one in read(replace(found, sheet=found.sheet.masked(names=True, keys=False)))[
            "students"
        ]
    }
    assert [(one["given"], one["credit"], one["verdict"]) for one in hidden["Mia"]] == [
        ({"": "sourced"}, None, None)
    ]


def test_json_without_names_and_keys_tells_neither(found: Results) -> None:
    data = read(found.masked(hides=True))
    assert [student["name"] for student in data["students"]] == [
        "Student 1", "Student 2", "Student 3",
    ]  # fmt: skip
    assert data["labels"] is None
    assert {item["figures"] for item in data["items"]} == {None}
    assert {part["due"] for item in data["items"] for part in item["parts"]} == {None}
    answers = [answer for student in data["students"] for answer in student["answers"]]
    assert {(answer["credit"], answer["verdict"]) for answer in answers} == {(None, None)}


def test_csv_of_a_table_is_read_once(found: Results) -> None:
    table = answers_table(found)
    assert len(list(csv_file(table))) == 2 + 3 * 4
    assert len(list(csv_file(table))) == 2
