"""Results as tables: classes without students, separators, and little memory beside the sheet's."""

import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID

import pytest

from kit.classroom.reports.results import Results
from kit.exchange.csv_files import (
    COMMA,
    SEMICOLON,
    UnknownSeparator,
    csv_file,
    dialect,
)
from kit.exchange.results.gradebook import moodle_table
from kit.exchange.results.results_json import results_json
from kit.exchange.results.results_workbook import results_workbook
from kit.exchange.results.statistics import items_table, labels_table
from kit.exchange.results.tables import answers_table
from kit.results.sheet import Sheet
from kit.store.engine import Store
from tests.support.room import NOON, Room, make_room
from tests.support.small_results import in_room, lines, rows


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


@pytest.mark.long
@pytest.mark.slow
def test_answers_of_many_take_no_memory_beside_their_sheet(small: Room) -> None:
    found = many(in_room(small), 10_000)
    size, peak = peak_of(csv_file(answers_table(found)))
    assert size > 4_000_000
    assert peak < 300_000


@pytest.mark.long
@pytest.mark.slow
def test_students_of_many_are_written_as_json_one_at_a_time(small: Room) -> None:
    few, much = in_room(small), many(in_room(small), 10_000)
    start = next(iter(results_json(few, NOON)))
    whole = results_json(much, NOON)
    assert len(next(whole)) < 2 * len(start)  # the arrays behind the figures are gone with it
    size, peak = peak_of(whole)
    assert size > 4_000_000
    assert peak < 12_000_000


@pytest.mark.long
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
