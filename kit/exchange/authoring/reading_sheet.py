"""The sheet on which somebody labels claims in a spreadsheet, and the same sheet as it comes back.

It holds the claims and no key. What comes back is read by the number of each claim and held
against its words, so that a row in the wrong place labels nothing.
"""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from kit.classroom.errors import KitError
from kit.content.exercise import Exercise
from kit.exchange.cell_text import decoded, plain_lines
from kit.exchange.csv_files import Dialect, bare, csv_file
from kit.exchange.results.tables import Table
from kit.exchange.rosters.workbook_text import is_workbook, workbook_text
from kit.items import ITEM_TYPES
from kit.items.base import Part
from kit.items.fields.texts import plain_text
from kit.vocabulary import N_, PENS, Label
from kit.whole_number import whole_number

#: Far more than the claims of an exercise with a page of notes on each.
LARGEST_SHEET: Final = 400 * 1024
_COLUMNS: Final = ("number", "claim", "around", "label", "unsure", "note")
_NEEDED: Final = ("number", "claim", "label")
_YES: Final = frozenset({"yes", "y", "x", "1", "true", "unsure"})
_NO: Final = frozenset({"", "no", "n", "0", "false", "-"})
_SHOWN: Final = 60

TOO_LARGE: Final = N_(
    "The file has %(size)s bytes; a sheet of claims has at most %(most)s. Nothing was taken. "
    "Choose the sheet that you sent, as it came back."
)
NO_HEADER: Final = N_(
    "This is no sheet of this page: its first line has no column %(missing)s. Found: %(titles)s. "
    "Nothing was taken. Leave the first line as the kit wrote it, and bring the sheet once more."
)
EMPTY: Final = N_("There is no label and no note on this sheet. Nothing was taken.")
OTHER_CLAIM: Final = N_(
    "Line %(line)s: the number %(number)s is no claim that this reader was sent, or its words are "
    "others (“%(claim)s”). Its label “%(label)s” and note “%(note)s” were not taken. Put number "
    "and claim back as they were."
)
NO_LABEL: Final = N_(
    "Line %(line)s: “%(label)s” is no label of this exercise. Allowed: %(allowed)s, or nothing. "
    "The claim keeps the label it had; the note was taken. Mend the cell and bring the sheet once "
    "more."
)
NO_ANSWER: Final = N_(
    "Line %(line)s: “%(unsure)s” under “unsure” is neither yes nor no. It was taken for no; label "
    "and note were taken. Write yes, or leave the cell empty."
)
TWICE: Final = N_(
    "Line %(line)s: claim %(number)s stands on this sheet twice. The first line of it was taken; "
    "label “%(label)s” and note “%(note)s” of this one were not. Leave one of the two."
)


@dataclass(frozen=True, slots=True)
class SheetLine:
    """What a line says of a claim: `label` None where it says none, or none there is."""

    label: Label | None
    unsure: bool
    note: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a sheet says, by the claims' numbers from 1; and what on it could not be taken."""

    lines: Mapping[int, SheetLine]
    mistakes: Sequence[KitError]


def sheet_file(exercise: Exercise[Any], dialect: Dialect) -> Iterator[str]:
    """The claims as a table to fill in, a byte-order mark first."""
    header = [*_COLUMNS]
    header[_COLUMNS.index("label")] = f"label ({', '.join(_labels(exercise))})"
    header[_COLUMNS.index("unsure")] = "unsure (yes or nothing)"
    rows = (
        (number, part.text, " … ".join(part.around), "", "", "")
        for number, part in enumerate(claims_of(exercise), 1)
    )
    return csv_file(Table("claims", header, rows), dialect)


def claims_of(exercise: Exercise[Any]) -> Sequence[Part]:
    """The claims of an exercise whose items are one claim each, with the words around them."""
    item_type = ITEM_TYPES[exercise.type]
    return [item_type.parts(item, exercise.scheme)[0] for item in exercise.items]


def _labels(exercise: Exercise[Any]) -> Sequence[Label]:
    return exercise.scheme.labels if exercise.scheme else ()


def read_sheet(raw: bytes, exercise: Exercise[Any]) -> Sheet:
    """What came back. Raises KitError where nothing of it can be taken."""
    if len(raw) > LARGEST_SHEET:
        raise KitError(TOO_LARGE, size=len(raw), most=LARGEST_SHEET)
    text = plain_lines(workbook_text(raw) if is_workbook(raw) else decoded(raw).text)
    rows = list(_rows(text))
    claims = claims_of(exercise)
    columns = _columns(rows[0][1] if rows else ())
    lines: dict[int, SheetLine] = {}
    mistakes: list[KitError] = []
    for line, cells in rows[1:]:
        row = _Row(line, {name: _cell(cells, at) for name, at in columns.items()})
        if row.says_something:
            _take(row, (exercise, claims), lines, mistakes)
    if not lines and not mistakes:
        raise KitError(EMPTY)
    return Sheet(lines, mistakes)


@dataclass(frozen=True, slots=True)
class _Row:
    line: int
    cells: Mapping[str, str]

    def cell(self, name: str) -> str:
        return self.cells.get(name, "")

    @property
    def says_something(self) -> bool:
        return any(self.cell(name) for name in ("label", "note", "unsure"))

    def mistake(self, message: str, **facts: object) -> KitError:
        shown = {name: self.cell(name) for name in ("number", "label", "note", "unsure")}
        claim = self.cell("claim")[:_SHOWN]
        return KitError(message, **{"line": self.line, **shown, "claim": claim, **facts})


def _take(
    row: _Row,
    sent: tuple[Exercise[Any], Sequence[Part]],
    lines: dict[int, SheetLine],
    mistakes: list[KitError],
) -> None:
    exercise, claims = sent
    try:
        number = whole_number(row.cell("number"), 1, len(exercise.items))
    except ValueError:
        mistakes.append(row.mistake(OTHER_CLAIM))
        return
    if _words(claims[number - 1].text) != _words(row.cell("claim")):
        mistakes.append(row.mistake(OTHER_CLAIM))
    elif number in lines:
        mistakes.append(row.mistake(TWICE))
    else:
        label = _label(row.cell("label"), exercise)
        if label is None and row.cell("label"):
            allowed = ", ".join(_labels(exercise))
            mistakes.append(row.mistake(NO_LABEL, allowed=allowed))
        unsure = row.cell("unsure").lower()
        if unsure not in _YES | _NO:
            mistakes.append(row.mistake(NO_ANSWER))
        lines[number] = SheetLine(label, unsure in _YES, row.cell("note"))


def _label(typed: str, exercise: Exercise[Any]) -> Label | None:
    """By its value or its name, in any letters."""
    plain = typed.strip(" .").lower()
    names = {
        name.lower(): label for label in _labels(exercise) for name in (label, PENS[label].name)
    }
    return names.get(plain)


def _words(text: str) -> str:
    """The words alone: spreadsheets turn quotation marks and blanks into others."""
    return "".join(char for char in plain_text(text).lower() if char.isalnum())


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each line that has anything in it, with its number from 1."""
    head = text.partition("\n")[0]
    separator = max("\t;,", key=head.count)
    reader = csv.reader(io.StringIO(text), delimiter=separator)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except (StopIteration, csv.Error):
            return
        if any(map(str.strip, cells)):
            yield line, cells


def _columns(titles: Sequence[str]) -> Mapping[str, int]:
    """Where each column stands, by the first word of its title. Raises KitError."""
    first: dict[str, int] = {}
    for at, title in enumerate(titles):
        words = title.split()
        first.setdefault(words[0].lower() if words else "", at)
    for name in _NEEDED:
        if name not in first:
            shown = ", ".join(filter(None, titles))[: 2 * _SHOWN] or "-"
            raise KitError(NO_HEADER, missing=f"“{name}”", titles=shown)
    return {name: first[name] for name in _COLUMNS if name in first}


def _cell(cells: Sequence[str], at: int) -> str:
    return plain_text(bare(cells[at])).strip() if at < len(cells) else ""
