"""Gradebook, items and labels: whole small files, and little memory beside the sheet's."""

import csv
import io
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID

import pytest

from kit.classroom.assignments.assignments import assignment_of
from kit.classroom.keys import decisions
from kit.classroom.keys.proposals import Proposal
from kit.classroom.reports.results import Results, results
from kit.exchange.csv_files import (
    BOM,
    COMMA,
    SEMICOLON,
    Dialect,
    UnknownSeparator,
    csv_file,
    dialect,
)
from kit.exchange.results.gradebook import canvas_table, moodle_table
from kit.exchange.results.results_json import results_json
from kit.exchange.results.results_workbook import results_workbook
from kit.exchange.results.statistics import items_table, labels_table
from kit.exchange.results.tables import Table, answers_table
from kit.results.counts.gradebook import score
from kit.results.sheet import Sheet
from kit.store.engine import Store
from kit.vocabulary import Ruling
from tests.support.room import NOON, Room, make_room


def in_room(room: Room) -> Results:
    return results(room.store, room.classroom_id, room.assignment_id, room.now)


@pytest.fixture
def small(any_store: Store) -> Room:
    """Mia has all right but one and half of the debatable one, Ben is at work, Ada has not begun."""
    room = make_room(any_store)
    room.do_all("Mia", vote="editorial", figure="editorial")
    room.start("Ben")
    room.save("Ben", plan="official")
    return room


def lines(table: Table | None, written: Dialect = COMMA) -> list[str]:
    assert table is not None
    text = "".join(csv_file(table, written))
    assert text.startswith(BOM)
    return text.removeprefix(BOM).split("\r\n")


def rows(table: Table | None) -> list[dict[str, str]]:
    assert table is not None
    text = "".join(csv_file(table)).removeprefix(BOM)
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_whole_file_for_canvas(small: Room) -> None:
    assert lines(canvas_table(in_room(small))) == [
        '"Student","ID","SIS User ID","SIS Login ID","Section","Three claims"',
        '"    Points Possible","","","","","4"',
        '"Ada","","","","",""',
        '"Ben","","","","",""',
        '"Mia","","","","","2.5"',
        "",
    ]


def test_whole_file_for_moodle_with_semicolons(small: Room) -> None:
    assert lines(moodle_table(in_room(small), simulated=True), SEMICOLON) == [
        '"Full name";"Username";"Email address";"ID number";"Three claims (simulated)"',
        '"Ada";"";"";"";""',
        '"Ben";"";"";"";""',
        '"Mia";"";"";"";"2,5"',
        "",
    ]


def test_score_leaves_void_items_out_and_waits_for_marks(small: Room) -> None:
    record = assignment_of(small.store, small.classroom_id, small.assignment_id)
    proposal = Proposal(Ruling.VOIDED, "Two readings.", record.key_version, "disgrace")
    decisions.decide(
        small.store, small.classroom_id, small.assignment_id, proposal, "Ms Gray", small.now
    )
    assert lines(canvas_table(in_room(small)))[1:5] == [
        '"    Points Possible","","","","","3"',
        '"Ada","","","","",""',
        '"Ben","","","","",""',
        '"Mia","","","","","1.5"',
    ]
    found = in_room(small)
    mia = found.sheet.handed_in[0]
    waiting = replace(mia, cells={**mia.cells, "plan": replace(mia.cells["plan"], credit=None)})
    assert score(found.sheet, waiting) is None


def test_whole_file_of_the_items(small: Room) -> None:
    few = '"","","","1","too-few-for-correlation","","","","1","too-few-for-groups","","",""'
    start = (
        '"item","position","counts","debatable","students","answered","left_out","right",'
        '"partly","wrong","difficulty","difficulty_low","difficulty_high","difficulty_n",'
        '"difficulty_why_not","facility",'
    )
    one = '"1","0.206549","1","1",""'
    none = '"0","0","0.793451","1",""'
    half = '"0.5","0.0546208","0.945379","1",""'
    found = lines(items_table(in_room(small)))
    assert found[0].startswith(start)
    assert found[1:] == [
        f'"plan","1","yes","no","1","1","0","1","0","0",{one},{one},{few}',
        f'"vote","2","yes","no","1","1","0","0","0","1",{none},{none},{few}',
        f'"disgrace","3","yes","no","1","1","0","1","0","0",{one},{one},{few}',
        f'"figure","4","yes","yes","1","1","0","0","1","0",{half},{half},{few}',
        "",
    ]


def test_items_without_keys_tell_only_who_answered(small: Room) -> None:
    for row in rows(items_table(in_room(small).masked(hides=True))):
        there = {name: value for name, value in row.items() if value}
        position = {"plan": "1", "vote": "2", "disgrace": "3", "figure": "4"}[row["item"]]
        assert there == {
            "item": row["item"],
            "position": position,
            "students": "1",
            "answered": "1",
            "left_out": "0",
        }


def test_labels_count_what_the_page_counts(small: Room) -> None:
    found = rows(labels_table(in_room(small)))
    given = ("given_sourced", "given_official", "given_editorial")
    assert [(row["key"], *(row[name] for name in given)) for row in found] == [
        ("sourced", "0", "0", "1"),
        ("official", "0", "1", "0"),
        ("editorial", "0", "0", "1"),
    ]
    assert [(row["recall"], row["recall_n"]) for row in found] == [
        ("0", "1"), ("1", "1"), ("1", "1"),
    ]  # fmt: skip
    assert [row["precision_why_not"] for row in found] == ["no-answers", "", ""]


def test_tables_of_a_class_without_students(any_store: Store) -> None:
    found = in_room(make_room(any_store, names=()))
    assert lines(moodle_table(found))[1:] == [""]
    assert [row["difficulty_why_not"] for row in rows(items_table(found))] == ["no-answers"] * 4
    assert [row["recall_why_not"] for row in rows(labels_table(found))] == ["label-never-due"] * 3


def test_made_up_classes_say_so_in_each_row(small: Room) -> None:
    for make in (answers_table, items_table, labels_table):
        assert {row["simulated"] for row in rows(make(in_room(small), simulated=True))} == {"yes"}


def test_separators() -> None:
    assert (dialect("comma"), dialect("semicolon")) == (COMMA, SEMICOLON)
    with pytest.raises(UnknownSeparator) as caught:
        dialect("tab")
    assert str(caught.value) == (
        "“tab” is no separator of these files. Allowed: comma, semicolon. Choose one of the links "
        "on the page of results."
    )


def many(found: Results, count: int) -> Results:
    """The same with Mia's answers of as many students."""
    mia = found.sheet.handed_in[0]
    students = [
        replace(mia, student_id=UUID(int=at), name=f"Student {at}", position=at)
        for at in range(1, count + 1)
    ]
    return replace(found, sheet=Sheet(found.sheet.items, students, found.sheet.labels))


def peak_of(parts: Iterator[str]) -> tuple[int, int]:
    """How long it all is, and how much memory it took at most."""
    tracemalloc.start()
    size = sum(map(len, parts))
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return size, peak


@pytest.mark.slow
def test_answers_of_many_take_no_memory_beside_their_sheet(small: Room) -> None:
    found = many(in_room(small), 10_000)
    size, peak = peak_of(csv_file(answers_table(found)))
    assert size > 4_000_000
    assert peak < 300_000


@pytest.mark.slow
def test_students_of_many_are_written_as_json_one_at_a_time(small: Room) -> None:
    few, much = in_room(small), many(in_room(small), 10_000)
    start = next(iter(results_json(few, NOON)))
    whole = results_json(much, NOON)
    assert len(next(whole)) < 2 * len(start)  # the arrays behind the figures are gone with it
    size, peak = peak_of(whole)
    assert size > 4_000_000
    assert peak < 12_000_000


@pytest.mark.slow
def test_workbook_of_many_holds_no_rows(small: Room) -> None:
    found = many(in_room(small), 3_000)
    results_workbook(in_room(small), NOON).close()  # what is made once
    tracemalloc.start()
    with results_workbook(found, NOON) as file:
        _now, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert file.read(4) == b"PK\x03\x04"
    assert peak < 8_000_000
