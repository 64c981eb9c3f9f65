"""Reading a list of names, pasted or in a file, however a spreadsheet writes it.

>>> lines = ["sep=;", '"No";"Last name";"First name";;', "1;Gray;Ada;;", ";;;;"]
>>> roster = read_roster(chr(10).join(lines))
>>> [row.name for row in roster.rows], roster.header, roster.left_out
(['Ada Gray'], ('First name', 'Last name'), ('No',))
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kit.classroom.errors import KitError
from kit.exchange.cell_text import CellText, decoded
from kit.exchange.csv_files import bare
from kit.exchange.results.gradebook import POINTS_POSSIBLE
from kit.exchange.rosters import shape
from kit.exchange.rosters.columns import group_column, name_columns
from kit.exchange.rosters.lines import RosterLine, roster_lines
from kit.exchange.rosters.shape import Shape
from kit.exchange.rosters.workbook_text import is_workbook, workbook_text
from kit.vocabulary import N_

#: Far more than the names of a class, other columns included, in any encoding.
LARGEST_FILE: Final = 256 * 1024
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
NO_WORDS: Final = N_(
    "There is no name in this list: it holds e-mail addresses or numbers only, the first of them "
    "“%(cell)s” in line %(line)s. The kit keeps neither. Allowed are names, one a line, or a "
    "table that has them in a column."
)


@dataclass(frozen=True, slots=True)
class RosterRow:
    """A name, and where it stands: line and column count from 1. `group`: its class, if said."""

    name: str
    line: int
    column: int
    group: str = ""


@dataclass(frozen=True, slots=True)
class Roster:
    """The names of a list. `header`: the titles above them that are no names.

    `left_out`: titles of columns that are no names, or their numbers; `stripped`: what was taken
    off the names themselves. `turned`: whether “Surname, First” was turned; None where nothing in
    the list can be. `table`: it came in columns, so that a place in it says more than a name.
    """

    rows: Sequence[RosterRow]
    header: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    stripped: frozenset[shape.Stripped] = frozenset()
    turned: bool | None = None
    table: bool = False

    @property
    def groups(self) -> Mapping[str, int]:
        """How many names each class or group of the list has, in the order of the list."""
        return Counter(row.group for row in self.rows if row.group)


def text_of_file(raw: bytes) -> CellText:
    """A file of names as the text that somebody would have pasted. Raises KitError."""
    if len(raw) > LARGEST_FILE:
        raise KitError(TOO_LARGE, size=len(raw), most=LARGEST_FILE)
    return CellText(workbook_text(raw)) if is_workbook(raw) else decoded(raw)


def read_roster(pasted: str, *, turn: bool | None = None) -> Roster:
    """The names in a text, one a line or in columns.

    `turn` says of “Gray, Ada”, and of two columns without titles, whether the surname comes
    first; None: it does where a comma says so. Raises KitError, which says where it is wrong and
    what is allowed.
    """
    lines = roster_lines(pasted)
    if not lines:
        raise KitError(EMPTY)
    titles = lines[0].cells
    columns = name_columns(titles)
    if not columns:
        return _untitled(lines, turn=turn)
    header = tuple(titles[column].strip() for column in columns)
    if len(lines) == 1:
        raise KitError(ONLY_HEADER, titles=_shown(header))
    group = group_column(titles)
    rows = [_row(line, columns, group) for line in lines[1:]]
    filled = _filled(lines)
    return _shaped(
        [row for row in rows if row.name != POINTS_POSSIBLE.strip()],
        Shape(turn=turn, swaps=False),
        header=header,
        left_out=_titles(titles, [at for at in filled if at not in {*columns, group}]),
        table=len(filled) > 1,
    )


def _untitled(lines: Sequence[RosterLine], *, turn: bool | None) -> Roster:
    """Names without a known header: one column of words, or two that make a name together."""
    filled = _filled(lines)
    kinds = {
        column: shape.column_kind([_cell(line, column) for line in lines]) for column in filled
    }
    words = [column for column in filled if kinds[column].is_words]
    if not words:
        raise KitError(NO_WORDS, cell=_cell(lines[0], filled[0])[:40], line=lines[0].number)
    if len(words) > shape.UNTITLED_MOST:
        cells = [cell.strip() for cell in lines[0].cells if cell.strip()]
        raise KitError(UNTITLED, line=lines[0].number, count=len(filled), titles=_shown(cells))
    # A first line that fits none of the columns of numbers or addresses is their header.
    titled = any(kind.is_titled for kind in kinds.values())
    titles = lines[0].cells if titled else ()
    swaps = len(words) == shape.UNTITLED_MOST
    ordered = words[::-1] if swaps and turn else words
    return _shaped(
        [_row(line, ordered) for line in lines[titled:]],
        Shape(turn=turn, swaps=swaps),
        header=_titles(titles, words) if titled else (),
        left_out=_titles(titles, [at for at in filled if at not in words]),
        table=len(filled) > 1,
    )


def _shaped(
    rows: Sequence[RosterRow],
    wanted: Shape,
    *,
    header: tuple[str, ...],
    left_out: tuple[str, ...],
    table: bool,
) -> Roster:
    """The list with its names as they are said."""
    names, stripped, turned = shape.shaped([row.name for row in rows], wanted)
    return Roster(
        [
            RosterRow(name, row.line, row.column, row.group)
            for name, row in zip(names, rows, strict=True)
        ],
        header,
        left_out,
        stripped,
        turned,
        table,
    )


def _row(line: RosterLine, columns: Sequence[int], group: int | None = None) -> RosterRow:
    parts = [_cell(line, column) for column in columns]
    name = bare(" ".join(filter(None, parts)))
    return RosterRow(
        name, line.number, min(columns) + 1, "" if group is None else _cell(line, group)[:40]
    )


def _cell(line: RosterLine, column: int) -> str:
    return line.cells[column].strip() if column < len(line.cells) else ""


def _filled(lines: Sequence[RosterLine]) -> Sequence[int]:
    """The columns in which anything stands."""
    return sorted(
        {at for line in lines for at, cell in enumerate(line.cells) if cell.strip()}
    )  # fmt: skip


def _titles(titles: Sequence[str], columns: Sequence[int]) -> tuple[str, ...]:
    """What these columns are called, or their numbers from 1."""
    named = (titles[column].strip() if column < len(titles) else "" for column in columns)
    return tuple(title or str(column + 1) for title, column in zip(named, columns, strict=True))


def _shown(titles: Sequence[str]) -> str:
    """Titles for a message, the first of many, none of them long."""
    more = ", …" if len(titles) > _SHOWN else ""
    return ", ".join(f"“{title[:40]}”" for title in titles[:_SHOWN]) + more
