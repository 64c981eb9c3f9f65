"""Reading a list of names, pasted or in a file, however a spreadsheet writes it.

>>> lines = ["sep=;", '"No";"Last name";"First name";;', "1;Gray;Ada;;", ";;;;"]
>>> found = read_roster(chr(10).join(lines))
>>> [row.name for row in found.rows], found.header
(['Ada Gray'], ('First name', 'Last name'))
"""

import csv
import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Final

from kit.classroom.errors import KitError
from kit.exchange.cell_text import decoded, plain_lines
from kit.exchange.csv_files import bare
from kit.exchange.results.gradebook import POINTS_POSSIBLE
from kit.exchange.roster_columns import name_columns
from kit.vocabulary import N_

#: Far more than the names of a class, other columns included, in any encoding.
LARGEST_FILE: Final = 256 * 1024
_SEPARATORS: Final = "\t;,"
#: How Excel is told by what a file is parted.
_TOLD: Final = re.compile(r'"?sep=(.)"?[\t;, ]*(?:\n|$)')
#: Parted columns that no title tells apart: a given and a family name, say.
_UNTITLED_MOST: Final = 2
_SHOWN: Final = 8

TOO_LARGE: Final = N_(
    "The file has %(size)s bytes; a list of names has at most %(most)s. Choose a file with the "
    "names of one class, or paste them in parts."
)
EMPTY: Final = N_(
    "There is no name in this list: it is empty. Allowed are names, one a line, or a table that "
    "has them in a column."
)
ONLY_HEADER: Final = N_(
    "There is no name in this list: below its header (%(titles)s) nothing stands. Write the names "
    "below it, one a line."
)
UNTITLED: Final = N_(
    "Line %(line)s: the list has %(count)s columns, and its first line (%(titles)s) does not say "
    "which of them holds names. Allowed are one column of names, or a first line that calls a "
    "column “Name” or “Student”, or two of them “First name” and “Last name”. Add such a line, or "
    "delete the other columns."
)
UNCLOSED: Final = N_(
    "Line %(line)s, column %(column)s: a quotation mark opens this cell and none closes it "
    "rightly. Allowed are cells without quotation marks, or with one at each end and every one "
    "between them written twice. Mend the cell, or save the list from the spreadsheet once more."
)


@dataclass(frozen=True, slots=True)
class RosterRow:
    """A name, and where it stands: line and column count from 1."""

    name: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Roster:
    """The names of a list. `header`: the titles above them that are no names.

    `table`: it came in columns, or in a file, so that a place in it says more than a name.
    `guessed`: the file did not say how its letters are written.
    """

    rows: Sequence[RosterRow]
    header: tuple[str, ...] = ()
    table: bool = False
    guessed: bool = False


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    cells: Sequence[str]


def read_roster_file(raw: bytes) -> Roster:
    """The names in a file. Raises KitError, which says where it is wrong and what is allowed."""
    if len(raw) > LARGEST_FILE:
        raise KitError(TOO_LARGE, size=len(raw), most=LARGEST_FILE)
    content = decoded(raw)
    return replace(read_roster(content.text), table=True, guessed=content.guessed)


def read_roster(pasted: str) -> Roster:
    """The names in a text, one a line or in columns. Raises KitError, as for a file."""
    text = plain_lines(pasted)
    told = _TOLD.match(text)
    lines = _lines(text[told.end() :], told[1], 2) if told else _lines(text, _separator(text), 1)
    if not lines:
        raise KitError(EMPTY)
    titles = lines[0].cells
    columns = name_columns(titles)
    if not columns:
        return _untitled(lines)
    header = tuple(titles[column].strip() for column in columns)
    if len(lines) == 1:
        raise KitError(ONLY_HEADER, titles=_shown(header))
    rows = [_row(line, columns) for line in lines[1:]]
    kept = [row for row in rows if row.name != POINTS_POSSIBLE.strip()]
    return Roster(kept, header, table=len(_filled(lines)) > 1)


def _untitled(lines: Sequence[_Line]) -> Roster:
    """Names without a header: one column of them, or two whose words make a name together."""
    columns = _filled(lines)
    together = [cell for line in lines for cell in line.cells]
    if len(columns) > 1 and (
        len(columns) > _UNTITLED_MOST or any(re.search(r"[\d@]", cell) for cell in together)
    ):
        titles = _shown([cell.strip() for cell in lines[0].cells if cell.strip()])
        raise KitError(UNTITLED, line=lines[0].number, count=len(columns), titles=titles)
    return Roster([_row(line, columns) for line in lines], table=len(columns) > 1)


def _row(line: _Line, columns: Sequence[int]) -> RosterRow:
    parts = [line.cells[column].strip() for column in columns if column < len(line.cells)]
    return RosterRow(bare(" ".join(filter(None, parts))), line.number, columns[0] + 1)


def _filled(lines: Sequence[_Line]) -> Sequence[int]:
    """The columns in which anything stands."""
    return sorted(
        {at for line in lines for at, cell in enumerate(line.cells) if cell.strip()}
    )  # fmt: skip


def _shown(titles: Sequence[str]) -> str:
    """Titles for a message, the first of many, none of them long."""
    more = ", …" if len(titles) > _SHOWN else ""
    return ", ".join(f"“{title[:40]}”" for title in titles[:_SHOWN]) + more


def _separator(text: str) -> str:
    """What parts the cells; a tab where nothing does.

    Commas may belong to a name (`Gray, Ada`): they part cells where a header says so, or where
    every line has as many and none is followed by a blank.
    """
    head = text.strip("\n").partition("\n")[0]
    for separator in _SEPARATORS:
        if separator in head and any(map(name_columns, _split(head, separator))):
            return separator
    for separator in "\t;":
        if separator in text:
            return separator
    rows = _split(text, ",")
    spoken = any(cell.startswith(" ") for row in rows for cell in row[1:])
    return "," if not spoken and len({len(row) for row in rows}) == 1 else "\t"


def _split(text: str, separator: str) -> Sequence[Sequence[str]]:
    """The text's rows as far as it can be parted so, blank ones left out."""
    rows: list[Sequence[str]] = []
    with suppress(csv.Error):
        rows.extend(filter(None, csv.reader(text.splitlines(keepends=True), delimiter=separator)))
    return rows


def _lines(text: str, separator: str, first: int) -> Sequence[_Line]:
    """The lines with anything in them. A cell may hold a line break, between quotation marks.

    In a list without columns a quotation mark that is not closed is a part of a name.
    """
    reader = csv.reader(text.splitlines(keepends=True), delimiter=separator, strict=True)
    filled: list[_Line] = []
    before = 0
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                filled.append(_Line(first + before, cells))
            before = reader.line_num
    except csv.Error:
        lines = text.split("\n")
        if separator in text:
            column = _column(lines[before], separator)
            raise KitError(UNCLOSED, line=first + before, column=column) from None
        return [_Line(at, [line]) for at, line in enumerate(lines, first) if line.strip()]
    return filled


def _column(line: str, separator: str) -> int:
    """Which cell of the line is the first whose quotation marks are wrong, from 1."""
    mark = re.escape(separator)
    whole = re.compile(rf'(?:"(?:[^"]|"")*"|(?!")[^{mark}]*){mark}')
    at, column = 0, 1
    while cell := whole.match(line, at):
        at, column = cell.end(), column + 1
    return column
