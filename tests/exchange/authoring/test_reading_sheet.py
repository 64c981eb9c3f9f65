"""The sheet of claims: written without a key, read back however a spreadsheet saved it."""

import csv
import io
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from kit.classroom.authoring.reading.snapshots import readable
from kit.classroom.errors import KitError
from kit.content.own.beginnings import first_exercise
from kit.content.own.texts import EXERCISE
from kit.exchange.authoring.reading_sheet import (
    EMPTY,
    LARGEST_SHEET,
    NO_HEADER,
    TOO_LARGE,
    SheetLine,
    read_sheet,
    sheet_file,
)
from kit.exchange.csv_files import COMMA, SEMICOLON, Dialect
from kit.vocabulary import Label

EXERCISE_READ: Any = readable(first_exercise("classify", "mine", "Mine")[EXERCISE])
FIRST = "The town council decided on Monday to plant forty trees."


def filled(cells: dict[int, tuple[str, str, str]], dialect: Dialect = COMMA) -> str:
    """The sheet with label, unsure and note typed into the lines of these claims."""
    text = "".join(sheet_file(EXERCISE_READ, dialect))
    rows = list(csv.reader(io.StringIO(text), delimiter=dialect.separator))
    for number, typed in cells.items():
        rows[number][3:] = typed
    out = io.StringIO()
    csv.writer(out, delimiter=dialect.separator).writerows(rows)
    return out.getvalue()


def test_sheet_has_the_claims_the_labels_allowed_and_nothing_of_a_key() -> None:
    header, first, _second = csv.reader(io.StringIO("".join(sheet_file(EXERCISE_READ, COMMA))))
    assert header == [
        "\ufeffnumber", "claim", "around", "label (sourced, official, editorial)",
        "unsure (yes or nothing)", "note",
    ]  # fmt: skip
    assert first == ["1", FIRST, "So it stands in the minutes of the meeting.", "", "", ""]


@pytest.mark.parametrize("dialect", [COMMA, SEMICOLON])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_sheet_comes_back(dialect: Dialect, encoding: str) -> None:
    text = filled(
        {1: ("Official statement", "yes", "says who? “so”"), 2: ("EDITORIAL", "", "")}, dialect
    ).removeprefix("\ufeff")
    sheet = read_sheet(text.encode(encoding), EXERCISE_READ)
    assert sheet.lines == {
        1: SheetLine(Label.OFFICIAL, unsure=True, note="says who? “so”"),
        2: SheetLine(Label.EDITORIAL, unsure=False, note=""),
    }
    assert sheet.mistakes == []


def test_each_mistake_is_said_and_the_rest_is_taken() -> None:
    text = filled({1: ("voice", "perhaps", "a note"), 2: ("editorial", "", "")})
    text += "7,Another claim,,official,,kept?\r\n2,Nothing else,,official,,x\r\n"
    text += "1," + FIRST + ",,sourced,,again\r\n"
    sheet = read_sheet(text.encode(), EXERCISE_READ)
    assert sheet.lines == {
        1: SheetLine(None, unsure=False, note="a note"),
        2: SheetLine(Label.EDITORIAL, unsure=False, note=""),
    }
    other = " Put number and claim back as they were."
    assert [str(one) for one in sheet.mistakes] == [
        (
            "Line 2: “voice” is no label of this exercise. Allowed: sourced, official, editorial, "
            "or nothing. The claim keeps the label it had; the note was taken. Mend the cell and "
            "bring the sheet once more."
        ),
        (
            "Line 2: “perhaps” under “unsure” is neither yes nor no. It was taken for no; label "
            "and note were taken. Write yes, or leave the cell empty."
        ),
        (
            "Line 4: the number 7 is no claim that this reader was sent, or its words are others "
            f"(“Another claim”). Its label “official” and note “kept?” were not taken.{other}"
        ),
        (
            "Line 5: the number 2 is no claim that this reader was sent, or its words are others "
            f"(“Nothing else”). Its label “official” and note “x” were not taken.{other}"
        ),
        (
            "Line 6: claim 1 stands on this sheet twice. The first line of it was taken; label "
            "“sourced” and note “again” of this one were not. Leave one of the two."
        ),
    ]


@pytest.mark.parametrize(
    ("raw", "message", "facts"),
    [
        (b"x" * (LARGEST_SHEET + 1), TOO_LARGE, {"size": 409601, "most": 409600}),
        (b"name,score\nAna,3\n", NO_HEADER, {"missing": "“number”", "titles": "name, score"}),
        (b"\n\n", NO_HEADER, {"missing": "“number”", "titles": "-"}),
        (filled({}).encode(), EMPTY, {}),
    ],
)
def test_what_is_no_sheet_is_refused_whole(
    raw: bytes, message: str, facts: dict[str, object]
) -> None:
    with pytest.raises(KitError) as refusal:
        read_sheet(raw, EXERCISE_READ)
    assert (refusal.value.message, refusal.value.facts) == (message, facts)


@for_all(st.binary(max_size=300))
def test_anything_else_is_refused_in_words_or_read(raw: bytes) -> None:
    for start in (b"", b"number,claim,label\n"):
        with suppress(KitError):
            read_sheet(start + raw, EXERCISE_READ)
