"""A pasted text as lines of cells, however a spreadsheet parts them."""

import csv
import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from kit.classroom.errors import KitError
from kit.exchange.cell_text import plain_lines
from kit.exchange.rosters.columns import has_titles
from kit.vocabulary import N_

_SEPARATORS: Final = "\t;,"
#: How Excel is told by what a file is parted.
_TOLD: Final = re.compile(r'"?sep=(.)"?[\t;, ]*(?:\n|$)')

UNCLOSED: Final = N_(
    "Line %(line)s, column %(column)s: a quotation mark opens this cell and none closes it "
    "rightly. Allowed are cells without quotation marks, or with one at each end and every one "
    "between them written twice. Mend the cell, or save the list from the spreadsheet once more."
)


@dataclass(frozen=True, slots=True)
class RosterLine:
    """A line with anything in it; `number` counts from 1 in the text."""

    number: int
    cells: Sequence[str]


def roster_lines(pasted: str) -> Sequence[RosterLine]:
    """The lines of a text that have anything in them. Raises KitError where cells do not close."""
    text = plain_lines(pasted)
    told = _TOLD.match(text)
    return _lines(text[told.end() :], told[1], 2) if told else _lines(text, _separator(text), 1)


def _separator(text: str) -> str:
    """What parts the cells; a tab where nothing does.

    Commas may belong to a name (`Gray, Ada`): they part cells where a header says so, or where
    every line has as many and none is followed by a blank.
    """
    head = text.strip("\n").partition("\n")[0]
    for separator in _SEPARATORS:
        if separator in head and any(map(has_titles, _split(head, separator))):
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


def _lines(text: str, separator: str, first: int) -> Sequence[RosterLine]:
    """The lines with anything in them. A cell may hold a line break, between quotation marks.

    In a list without columns a quotation mark that is not closed is a part of a name.
    """
    reader = csv.reader(text.splitlines(keepends=True), delimiter=separator, strict=True)
    filled: list[RosterLine] = []
    before = 0
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                filled.append(RosterLine(first + before, cells))
            before = reader.line_num
    except csv.Error:
        lines = text.split("\n")
        if separator in text:
            column = _column(lines[before], separator)
            raise KitError(UNCLOSED, line=first + before, column=column) from None
        return [RosterLine(at, [line]) for at, line in enumerate(lines, first) if line.strip()]
    return filled


def _column(line: str, separator: str) -> int:
    """Which cell of the line is the first whose quotation marks are wrong, from 1."""
    mark = re.escape(separator)
    whole = re.compile(rf'(?:"(?:[^"]|"")*"|(?!")[^{mark}]*){mark}')
    at, column = 0, 1
    while cell := whole.match(line, at):
        at, column = cell.end(), column + 1
    return column
