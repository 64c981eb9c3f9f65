"""What is kept of people stands on the pages to hand out, column by column of the database."""

import re
from pathlib import Path
from typing import Any, Final

import pytest
from ruamel.yaml import YAML

from kit.store.models import Base

ROOT: Final = Path(__file__).parent.parent
TABLE: Final[dict[str, Any]] = YAML(typ="safe").load(
    (ROOT / "tests" / "personal_data.yaml").read_text("utf-8")
)
LINES: Final[dict[str, dict[str, str]]] = TABLE["lines"]
COLUMNS: Final[dict[str, dict[str, str]]] = TABLE["columns"]
PARENTS: Final = (ROOT / "docs" / "for-parents.md").read_text("utf-8")
OFFICER: Final = (ROOT / "docs" / "for-data-officer.md").read_text("utf-8")
#: Why a column holds nothing of anybody, before its reason.
NOBODYS: Final = "no: "
WHAT_TO_DO: Final = (
    "say in tests/personal_data.yaml what it holds. Personal data (who somebody is, what they did, "
    "wrote or got, and when) has the name of a line; where none fits, add one there and to the "
    "table of docs/for-data-officer.md, and for students to docs/for-parents.md. Else write "
    '"no: " and why.'
)


def unnamed(schema: dict[str, list[str]], columns: dict[str, dict[str, str]]) -> list[str]:
    """What to do about each column of the schema that is in no line of the list."""
    return [
        f"{table}.{column} is in no line: {WHAT_TO_DO}"
        for table, names in sorted(schema.items())
        for column in names
        if column not in columns.get(table, {})
    ]


def schema() -> dict[str, list[str]]:
    """The names of the columns of every table."""
    return {table.name: list(table.columns.keys()) for table in Base.metadata.sorted_tables}


def rows_of_officer() -> dict[str, list[str]]:
    """The rows of the list on the page for the data officer: by line what, whose, until when."""
    part = OFFICER.partition("## What is kept, line by line")[2].partition("**Not kept:**")[0]
    rows = re.findall(r"^\| \*\*(.+?)\*\* \| (.+?) \| (.+?) \| (.+?) \|$", part, re.MULTILINE)
    return {line: cells for line, *cells in rows}


def test_every_column_is_said_to_hold_something_of_somebody_or_not() -> None:
    assert unnamed(schema(), COLUMNS) == []


def test_a_new_column_is_told_with_what_to_do() -> None:
    told = unnamed({"student": ["name", "shoe_size"]}, COLUMNS)
    assert told == [f"student.shoe_size is in no line: {WHAT_TO_DO}"]


def test_the_list_names_no_column_that_is_gone() -> None:
    there = {(table, column) for table, names in schema().items() for column in names}
    named = {(table, column) for table, columns in COLUMNS.items() for column in columns}
    assert named - there == set()


def test_every_column_of_personal_data_has_a_line_and_every_line_a_column() -> None:
    used = {line for columns in COLUMNS.values() for line in columns.values()}
    lines = {line for line in used if not line.startswith(NOBODYS)}
    assert lines == set(LINES)
    assert all(line.removeprefix(NOBODYS).strip() for line in used - lines)


def test_page_for_the_data_officer_has_each_line_with_whose_it_is_and_until_when() -> None:
    rows = rows_of_officer()
    assert list(rows) == list(LINES)
    for line, (what, whose, until) in rows.items():
        assert whose == LINES[line]["whose"]
        assert what
        assert until


@pytest.mark.parametrize("line", LINES)
def test_page_for_parents_has_each_line_that_students_are_in(line: str) -> None:
    concerns_students = bool({"student", "anybody"} & set(LINES[line]["whose"].split(", ")))
    assert ("parents" in LINES[line]) == concerns_students
    if concerns_students:
        assert LINES[line]["parents"] in PARENTS


def test_page_for_parents_has_no_row_that_is_no_line() -> None:
    part = PARENTS.partition("## What is kept about your child")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| (\*\*.+?\*\*) \|", part, re.MULTILINE)
    assert set(rows) <= {line.get("parents") for line in LINES.values()}


def test_no_text_that_students_write_is_called_nobodys() -> None:
    """The columns that hold words of theirs, as the models say."""
    written = {
        ("student", "name"), ("answer", "value"), ("vote", "value"), ("appeal", "argument"),
        ("written_claim", "claim"), ("written_claim", "why"), ("paper_sheet", "typed"),
        ("taken_in", "items"), ("student_merge", "before"), ("withdrawal", "records"),
    }  # fmt: skip
    assert [pair for pair in written if COLUMNS[pair[0]][pair[1]].startswith(NOBODYS)] == []
