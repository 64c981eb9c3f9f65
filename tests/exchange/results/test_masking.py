"""What is masked stands in no file: every field of a sheet is either shown or blank."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import fields, replace
from typing import cast
from uuid import UUID

import pytest

from kit.classroom.reports.results import Results, results
from kit.exchange.results.files import results_csv, whole_file
from kit.items.base import Choice, Part
from kit.results.reports.next_steps import least_first
from kit.results.sheet import Cell, ItemColumn, PartColumn, Sheet, StudentRow
from kit.store.engine import Store
from kit.vocabulary import Certainty, Label, Verdict
from tests.support.room import NOON, make_room

KINDS = ("answers", "items", "labels", "votes", "rounds", "canvas", "moodle")
#: Of each class what stays when names and key are masked. A new field belongs here, or is blanked
#: by `Sheet.masked`: whoever adds one decides.
SHOWN = {
    Cell: {"choices", "certainty", "saved_at", "after_feedback", "text"},
    ItemColumn: {"item_id", "position", "void"},
    PartColumn: {"part"},
    StudentRow: {
        "student_id",
        "position",
        "state",
        "attempt",
        "attempts_made",
        "submitted_at",
        "on_paper",
    },
    Sheet: {"labels"},
}
#: What holds others of these, which are looked at one by one.
WITHIN = {"parts", "cells", "first", "votes", "items", "students"}
MARKS = {
    "name": "Marked Name",
    "level": "marked-level",
    "comment": "A marked comment",
    "credit": 0.765625,
    "points": 8.671875,
    "due": "marked-due",
    "left out": "omitted",
    "verdict": "marked-verdict",
}


def marked_cell(verdict: Verdict) -> Cell:
    return Cell(
        choices={"": "given"},
        credit=0.765625,
        verdict=verdict,
        certainty=Certainty.CERTAIN,
        saved_at=NOON,
        after_feedback=False,
        text="",
        level="marked-level",
        comment="A marked comment",
        points=8.671875,
    )


def marked_sheet(verdict: Verdict = Verdict.PARTLY) -> Sheet:
    """One student whose every cell, first and vote included, is marked; one who left all out."""
    part = Part("", "So.", (Choice("given", "Given"),))
    column = PartColumn(part, "marked-due", debatable=True, as_good=bool)
    cells = {"i1": marked_cell(verdict)}
    row = StudentRow(
        UUID(int=1), "Marked Name", 1, "handed-in", 2, 2, NOON, cells, cells, {1: cells, 2: cells}
    )
    idle = replace(row, student_id=UUID(int=2), position=2, cells={}, first={}, votes={})
    return Sheet([ItemColumn("i1", 1, [column])], [row, idle], tuple(Label))


Piece = Cell | ItemColumn | PartColumn | StudentRow | Sheet


def pieces_of(sheet: Sheet) -> Iterator[Piece]:
    yield sheet
    for item in sheet.items:
        yield item
        yield from item.parts
    for row in sheet.students:
        yield row
        for cells in (row.cells, row.first or {}, *row.votes.values()):
            yield from cells.values()


def fields_of(piece: Piece) -> set[str]:
    if isinstance(piece, Cell):
        return set(piece._fields)
    return {field.name for field in fields(piece)}


def test_masked_keeps_what_is_shown_and_blanks_the_rest() -> None:
    whole = marked_sheet()
    pairs = zip(pieces_of(whole), pieces_of(whole.masked(names=False, keys=False)), strict=True)
    for before, after in pairs:
        names = fields_of(before) - WITHIN
        kept = SHOWN[type(before)]
        assert kept <= names
        assert {getattr(after, name) or None for name in names - kept} == {None}, after
        assert all(getattr(after, name) == getattr(before, name) for name in kept)
        assert all(getattr(before, name) for name in names - kept), "each has a mark to look for"


def test_names_and_keys_are_masked_apart() -> None:
    whole = marked_sheet()
    nameless, keyless = whole.masked(names=False, keys=True), whole.masked(names=True, keys=False)
    assert [row.label for row in nameless.students] == ["Student 1", "Student 2"]
    assert nameless.items == whole.items
    assert nameless.students[0].cells == whole.students[0].cells
    assert {row.label for row in keyless.students} == {"Marked Name"}
    assert (keyless.credit(keyless.students[0]), nameless.credit(whole.students[0])) == (
        None, 0.765625,
    )  # fmt: skip
    assert whole.masked(names=True, keys=True) == whole
    assert list(least_first(keyless)) == list(keyless.students)


@pytest.fixture
def marked(store: Store) -> Results:
    """The marked sheet in place of a real one, of a session that was live."""
    room = make_room(store)
    real = results(room.store, room.classroom_id, room.assignment_id, room.now)
    return replace(real, sheet=marked_sheet(), assignment=replace(real.assignment, live=True))


def files_of(found: Results) -> Iterator[tuple[str, str]]:
    for kind in KINDS:
        parts = results_csv(kind, found, "comma", simulated=False)
        yield kind, "" if parts is None else "".join(parts)
    yield "json", "".join(map(str, whole_file("json", found, NOON, simulated=False)))
    book = b"".join(
        piece
        for piece in whole_file("xlsx", found, NOON, simulated=False)
        if isinstance(piece, bytes)
    )
    with zipfile.ZipFile(io.BytesIO(book)) as opened:
        yield "xlsx", "".join(opened.read(name).decode() for name in opened.namelist())


def told(text: str) -> set[str]:
    """Which of the marks stand in a text."""
    return {name for name, mark in MARKS.items() if str(mark) in text}


def test_no_file_tells_what_is_masked(marked: Results) -> None:
    everything = set().union(*(told(text) for _kind, text in files_of(marked)))
    assert everything == MARKS.keys() - {"verdict"}
    # No file could be made with it: a verdict that is none.
    unheard = replace(marked, sheet=marked_sheet(cast("Verdict", "marked-verdict")))
    for kind, text in files_of(unheard.masked(hides=True)):
        assert (kind, told(text)) == (kind, set())
