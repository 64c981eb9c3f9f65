"""The CSV holds what the sheet holds, and nothing that a spreadsheet would compute."""

import csv
import io
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import get_args
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.classroom.reports.results import Results, results
from kit.exchange.csv_files import BOM, csv_file, neutral
from kit.exchange.local_time import zone
from kit.exchange.results.tables import answers_table
from kit.items.base import Part
from kit.results.sheet import Cell, ItemColumn, PartColumn, Sheet, State, StudentRow
from kit.store.engine import Store, open_store
from kit.vocabulary import Certainty, Label, Verdict
from tests.support.databases import new_sqlite
from tests.support.room import Room, make_room

FULL_WIDTH = "\uff1d\uff0b\uff0d\uff20"
HEAD = (
    f"student,state,attempt,attempts_made,submitted_at ({zone()}),item,position,"
    f"key,debatable,given,certainty,credit,verdict,saved_at ({zone()}),after_feedback,points,level,comment,on_paper,"
    "first_given,first_credit,first_verdict"
)
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
MOMENTS = st.datetimes(timezones=st.just(UTC))
#: Names with what spreadsheets and CSV trip over, but no control characters: no name has any.
DUES = st.dictionaries(st.sampled_from(["", "a", "b"]), st.sampled_from(Label))
NAMES = st.text("ab =+-@|%,;\"'é“" + FULL_WIDTH, min_size=1, max_size=12)


def in_room(room: Room) -> Results:
    return results(room.store, room.classroom_id, room.assignment_id, room.now)


@lru_cache(maxsize=1)
def real_results() -> Results:
    """Results of a real room, whose sheet a test puts another in place of."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        store = open_store(new_sqlite(Path(folder)))
        found = in_room(make_room(store))
        store.close()
    return found


#: What students write and teachers remark, with the same.
TEXTS = st.text("ab =+-@|%,;\"'\né“", max_size=12)


def text_of(found: Results, *, names: bool = True, keys: bool = True) -> str:
    masked = replace(found, sheet=found.sheet.masked(names=names, keys=keys))
    return "".join(csv_file(answers_table(masked)))


def read(text: str) -> list[dict[str, str]]:
    """The rows as a program reads them, by column; the mark at the start is taken off."""
    return list(csv.DictReader(io.StringIO(text.removeprefix(BOM), newline="")))


@st.composite
def cells(draw: st.DrawFn) -> Cell:
    return Cell(
        choices=draw(st.dictionaries(st.sampled_from(["", "a", "b"]), st.sampled_from(Label))),
        credit=draw(st.none() | st.sampled_from([0.0, 0.25, 0.5, 1.0])),
        verdict=draw(st.none() | st.sampled_from(Verdict)),
        certainty=draw(st.none() | st.sampled_from(Certainty)),
        saved_at=draw(MOMENTS),
        after_feedback=draw(st.booleans()),
        text=draw(TEXTS),
        level=draw(st.none() | TEXTS),
        comment=draw(st.none() | TEXTS),
        points=draw(st.none() | st.sampled_from([-6.0, 0.0, 1.5, 3.0])),
    )


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    """Any sheet of up to 3 items and 4 students."""
    items = [
        ItemColumn(
            f"item-{number}",
            number,
            [
                PartColumn(Part(name, "So.", ()), due, draw(st.booleans()))
                for name, due in dues.items()
            ],
        )
        for number, dues in enumerate(draw(st.lists(DUES, max_size=3)), 1)
    ]
    ids = [item.item_id for item in items]
    rows = [
        StudentRow(
            student_id=UUID(int=number),
            name=name,
            position=number,
            state=draw(st.sampled_from(get_args(State))),
            attempt=draw(st.integers(0, 9)),
            attempts_made=draw(st.integers(0, 9)),
            submitted_at=draw(st.none() | MOMENTS),
            cells={item.item_id: draw(cells()) for item in items if draw(st.booleans())},
            on_paper=draw(st.booleans()),
            first=draw(st.none() | st.fixed_dictionaries({}, optional=dict.fromkeys(ids, cells()))),
        )
        for number, name in enumerate(draw(st.lists(NAMES, max_size=4)), 1)
    ]
    return Sheet(items, rows, tuple(Label))


def guarded(text: str) -> str:
    """What a spreadsheet is given, worked out apart: an apostrophe before a formula's start.

    Also where a program that splits elsewhere would see one.
    """
    risky = tuple("=+-@|%" + FULL_WIDTH)
    whole = "'" if text.lstrip().startswith(risky) else ""
    return whole + "".join(
        "'" + char
        if before in ";,\t|\r\n" and text[at:].lstrip(' "\t\r\n').startswith(risky)
        else char
        for at, (before, char) in enumerate(zip("x" + text, text, strict=False))
    )


def on_the_clock(moment: datetime | None) -> str:
    """A moment as it stands in the file: on the computer's clock, to the second."""
    return f"{moment.astimezone():%Y-%m-%d %H:%M:%S}".zfill(19) if moment else ""


AT = on_the_clock(NOON)


def quoted(row: str) -> str:
    """A row as it stands in the file, from its cells without quotes; the file's first has none."""
    return ",".join(f'"{cell}"' for cell in row.split(",")).replace('"student"', "student")


def outcome(student: StudentRow, cell: Cell | None) -> tuple[str, str]:
    if cell is None:
        return "", "omitted" if student.state in ("handed-in", "by-clock") else ""
    shown = {None: "", 0.0: "0", 0.25: "0.25", 0.5: "0.5", 1.0: "1"}
    return shown[cell.credit], cell.verdict or ""


def by_part(choices: Mapping[str, str]) -> str:
    """What stands in the file: a single choice alone, others named."""
    return "; ".join([f"{part}={choice}" if part else choice for part, choice in choices.items()])


def expected(student: StudentRow, item: ItemColumn, *, names: bool, keys: bool) -> list[str]:
    """One row, worked out apart from the code that writes it."""
    cell = student.cells.get(item.item_id)
    credit, verdict = outcome(student, cell) if keys else ("", "")
    first = (student.first or {}).get(item.item_id)
    was = outcome(student, first) if keys and student.first is not None else ("", "")
    return [
        guarded(student.name) if names else f"Student {student.position}",
        student.state,
        str(student.attempt),
        str(student.attempts_made),
        on_the_clock(student.submitted_at),
        item.item_id,
        str(item.position),
        by_part({part.part.id: part.due for part in item.parts}) if keys else "",
        ["no", "yes"][bool(item.debatable)] if keys else "",
        guarded(by_part(cell.choices) or cell.text) if cell else "",
        (cell.certainty or "") if cell else "",
        credit,
        verdict,
        on_the_clock(cell.saved_at) if cell else "",
        ["no", "yes"][cell.after_feedback] if cell else "",
        f"{cell.points:g}" if cell and keys and cell.points is not None else "",
        guarded(cell.level or "") if cell and keys else "",
        guarded(cell.comment or "") if cell and keys else "",
        ["no", "yes"][student.on_paper] if student.attempt else "",
        guarded(by_part(first.choices) or first.text) if first else "",
        *was,
    ]


@settings(deadline=None)
@given(sheets(), st.booleans(), st.booleans())
def test_csv_holds_what_the_sheet_holds(sheet: Sheet, names: bool, keys: bool) -> None:
    rows = read(text_of(replace(real_results(), sheet=sheet), names=names, keys=keys))
    assert [list(row.values()) for row in rows] == [
        expected(student, item, names=names, keys=keys)
        for student in sheet.students
        for item in sheet.items
    ]
    assert all(list(row) == HEAD.split(",") for row in rows)


def test_whole_file_of_a_small_room(any_store: Store) -> None:
    room = make_room(any_store, names=("Mia", "Ben"))
    room.start("Mia")
    room.save("Mia", plan="official", vote="editorial", figure="editorial")
    room.submit("Mia")
    room.start("Ben")
    room.save("Ben", plan="sourced")
    mia = f"Mia,handed-in,1,1,{AT}"
    assert text_of(in_room(room)).removeprefix(BOM).split("\r\n") == [
        quoted(HEAD),
        quoted(f"Ben,working,1,1,,plan,1,official,no,sourced,,,,{AT},no,,,,no,,,"),
        quoted("Ben,working,1,1,,vote,2,sourced,no,,,,,,,,,,no,,,"),
        quoted("Ben,working,1,1,,disgrace,3,editorial,no,,,,,,,,,,no,,,"),
        quoted("Ben,working,1,1,,figure,4,sourced,yes,,,,,,,,,,no,,,"),
        quoted(f"{mia},plan,1,official,no,official,,1,right,{AT},no,,,,no,,,"),
        quoted(f"{mia},vote,2,sourced,no,editorial,,0,wrong,{AT},no,,,,no,,,"),
        quoted(f"{mia},disgrace,3,editorial,no,,,,omitted,,,,,,no,,,"),
        quoted(f"{mia},figure,4,sourced,yes,editorial,,0.5,partly,{AT},no,,,,no,,,"),
        "",
    ]


def test_without_names_and_keys_nothing_tells_either(any_store: Store) -> None:
    room = make_room(any_store, names=("Mia",))
    room.do_all("Mia", plan="sourced")
    start = f"Student 1,handed-in,1,1,{AT}"
    text = text_of(in_room(room), names=False, keys=False)
    assert text.removeprefix(BOM).split("\r\n") == [
        quoted(HEAD),
        quoted(f"{start},plan,1,,,sourced,,,,{AT},no,,,,no,,,"),
        quoted(f"{start},vote,2,,,sourced,,,,{AT},no,,,,no,,,"),
        quoted(f"{start},disgrace,3,,,editorial,,,,{AT},no,,,,no,,,"),
        quoted(f"{start},figure,4,,,sourced,,,,{AT},no,,,,no,,,"),
        "",
    ]


def test_formula_for_a_name_is_text_in_the_file(any_store: Store) -> None:
    name = '=HYPERLINK("//x","Mia")'
    room = make_room(any_store, names=(name,))
    lines = text_of(in_room(room)).split("\r\n")
    rest = quoted("not-started,0,0,,plan,1,official,no,,,,,,,,,,,,,")
    assert lines[1] == '"\'=HYPERLINK(""//x"",""Mia"")",' + rest
    assert read(text_of(in_room(room)))[0]["student"] == "'" + name


@pytest.mark.parametrize("name", ["x;=1+1;", 'x";=1+1;"', "x;@SUM(A1)"])
def test_name_makes_no_cells_where_the_separator_is_a_semicolon(
    any_store: Store, name: str
) -> None:
    text = text_of(in_room(make_room(any_store, names=(name,))))
    rows = csv.reader(io.StringIO(text.removeprefix(BOM), newline=""), delimiter=";")
    cells = [cell for row in rows for cell in row]
    assert len(cells) == 5, "one cell a line"
    assert [cell for cell in cells if cell.lstrip().startswith(("=", "+", "-", "@"))] == []


def test_file_starts_with_one_byte_order_mark() -> None:
    data = text_of(real_results()).encode()
    assert data.startswith(b'\xef\xbb\xbfstudent,"state",')
    assert data.count(b"\xef\xbb\xbf") == 1
    assert ",".join(answers_table(real_results()).header) == HEAD


@pytest.mark.parametrize(
    "cell",
    ["=1+1", "+1", "-1", "@SUM(A1)", "  =1", "|cmd", "%0", "\u00a0=1"]
    + [character + "1" for character in FULL_WIDTH],
)
def test_neutral_keeps_a_spreadsheet_from_computing(cell: str) -> None:
    assert neutral(cell) == "'" + cell


@pytest.mark.parametrize("separator", [";", ",", "\t", "|", "\r", "\n"])
@pytest.mark.parametrize("start", ["=1", "+1", "-1", "@x", '"=1', ' "@x', "\uff1d1"])
def test_neutral_guards_what_another_separator_would_cut_off(separator: str, start: str) -> None:
    assert neutral(f"Mia{separator}{start}") == f"Mia{separator}'{start}"


@pytest.mark.parametrize("blank", ["\t", "\r", "\n"])
def test_neutral_guards_both_where_a_blank_may_part_cells(blank: str) -> None:
    assert neutral(f"{blank}=1") == f"'{blank}'=1"


@pytest.mark.parametrize("cell", ["\tMia", "\rMia"])
def test_neutral_guards_cells_that_begin_with_tab_or_return(cell: str) -> None:
    assert neutral(cell) == "'" + cell


@pytest.mark.parametrize(
    "cell",
    ["", "Mia", "a=b", "1-2", "Anne-Marie", "0.5", "'=1", "é", AT, "a; b", "c, d=e", "5 - 3"],
)
def test_neutral_leaves_other_cells_alone(cell: str) -> None:
    assert neutral(cell) == cell
