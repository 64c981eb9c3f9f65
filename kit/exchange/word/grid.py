"""A class's answer grid as a Word file."""

from collections.abc import Sequence
from typing import Final

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Length, Mm

from kit.content.sheets.grid import Grid
from kit.exchange.word.document import SMALL, Foot, Layout, open_document, saved
from kit.exchange.word.runs import add_text
from kit.exchange.word.tables import Shape, add_table

_NAME: Final = Mm(46)
#: Of three digits, the word above the sheets' letters, and a line: by large print.
_NUMBER: Final = {False: Mm(9), True: Mm(12)}
_LETTER: Final = {False: Mm(11), True: Mm(16)}
_ROW: Final = Mm(7)
#: A cell is no wider than a square for a letter.
_CELL_MOST: Final = Mm(12)


def grid_file(grid: Grid, layout: Layout) -> bytes:
    """The file: a table of all students for as many cells as fit side by side, then the next."""
    name = " · ".join(filter(None, (grid.title, grid.class_name, grid.text)))
    document = open_document(layout, name, Foot(name))
    add_text(document.add_paragraph(style="Title"), grid.title)
    add_text(document.add_paragraph(style=SMALL), f"Answer grid · {name}")
    for cells in grid.stretches(large=layout.large):
        if len(grid.cells) > len(cells):
            add_text(document.add_paragraph(style="Heading 1"), f"{cells[0]} to {cells[-1]}")
        _add(document, grid, cells, layout)
    return saved(document)


def _add(document: Document, grid: Grid, cells: Sequence[str], layout: Layout) -> None:
    number, letter = _NUMBER[layout.large], _LETTER[layout.large]
    rest = layout.width - number - _NAME - letter
    width = Length(min(rest // len(cells), _CELL_MOST))
    name = Length(layout.width - number - letter - width * len(cells))
    widths = (number, name, letter, *([width] * len(cells)))
    shape = Shape(widths, headed=True, height=_ROW, tight=True)
    rows = [["", "Name", "A-D", *cells]]
    rows += [[str(row.number), row.name, "", *([""] * len(cells))] for row in grid.rows]
    table = add_table(document, rows, shape)
    for cell in table.rows[0].cells[2:]:
        cell.paragraphs[0].style = document.styles[SMALL]
        cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
