"""The JSON holds what the CSV files hold."""

import pytest

from kit.classroom.reports.results import Results
from kit.exchange.results.statistics import items_table, labels_table
from kit.exchange.results.tables import answers_table
from tests.support.result_files import read


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
