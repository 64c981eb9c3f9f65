"""The answer grid of a class: a row for each student, a cell for each answer of a sheet. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from kit.content.exercise import Exercise
from kit.content.sheets.answers import named_answers
from kit.content.sheets.codes import LETTERS

#: Lines without a name, where a class has no names yet, and below those of one that has.
LINES: Final = 30
FURTHER_LINES: Final = 3
LINES_MOST: Final = 200
#: Cells side by side on a page that is upright, with room for a letter each: by large print.
_CELLS_MOST: Final = {False: 20, True: 10}


@dataclass(frozen=True, slots=True)
class GridRow:
    """A student's line: the number that stands for them, and the name; "" to be written in."""

    number: int
    name: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A class's grid. `cells` are what the answers of a sheet are called: "3", or "3.2".

    `text` are the four digits of the text, which stand on each sheet after its letter.
    """

    title: str
    class_name: str
    text: str
    cells: Sequence[str]
    rows: Sequence[GridRow]

    def masked(self) -> "Grid":
        """The same to be filled in by hand: the numbers stand for the names."""
        return replace(self, rows=[replace(row, name="") for row in self.rows])

    def stretches(self, *, large: bool) -> Sequence[Sequence[str]]:
        """The cells in tables that are as wide as a page, of about as many cells each."""
        most = _CELLS_MOST[large]
        tables = -(-len(self.cells) // most)
        size = -(-len(self.cells) // tables)
        return [self.cells[start : start + size] for start in range(0, len(self.cells), size)]


def cell_names(exercise: Exercise[Any]) -> Sequence[str]:
    """What each answer is called on a sheet in the exercise's own order.

    A claim with several questions has a cell for each, a text that a teacher marks has one.
    """
    return [name for _item, name, _part in named_answers(exercise, LETTERS[0])]


def grid_rows(names: Sequence[tuple[int, str]], lines: int | None) -> Sequence[GridRow]:
    """The names with their numbers; below them lines without, or some for who comes late.

    `lines` is 0 to LINES_MOST. A class without names has only lines.
    """
    if lines is None:
        lines = FURTHER_LINES if names else LINES
    last = max((number for number, _name in names), default=0)
    named = [GridRow(number, name) for number, name in names]
    return [*named, *(GridRow(last + line, "") for line in range(1, lines + 1))]
