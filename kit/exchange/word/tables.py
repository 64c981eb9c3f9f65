"""Tables of a Word file: whole rows on a page, heads repeated, cells to write into, ruled lines."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from docx.document import Document
from docx.enum.table import WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt
from docx.table import Table

from kit.exchange.word.runs import add_text, element_of

#: Between ruled lines, and the sides of a box to write a sign into.
_LINE_HEIGHT: Final = Mm(9)
_CELL: Final = Mm(12)
_CELLS_IN_A_ROW: Final = 14
_TIGHT: Final = Mm(0.6)


@dataclass(frozen=True, slots=True)
class Shape:
    """How wide columns are, and what rows are like.

    `headed`: the first row stands again on each page. `counts` are the columns whose cells stand
    from the right. `height` is the least of a row. `whole`: no row is cut by a page. `tight`: cells
    have no more room beside their letters than they need.
    """

    widths: Sequence[Length]
    headed: bool = False
    counts: Sequence[bool] = ()
    height: Length | None = None
    whole: bool = True
    tight: bool = False


def add_table(document: Document, rows: Sequence[Sequence[str]], shape: Shape) -> Table:
    """A table with lines around each cell, of one row or more."""
    table: Table = document.add_table(len(rows), len(shape.widths), style="Table Grid")
    table.autofit = False
    if shape.tight:
        _set_tight(table)
    for column, width in zip(table.columns, shape.widths, strict=True):
        column.width = width
    for number, (row, texts) in enumerate(zip(table.rows, rows, strict=True)):
        if shape.height:
            row.height = shape.height
        head = shape.headed and number == 0
        for place, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
            cell.width = shape.widths[place]
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.space_after = Pt(0)
            if text:
                add_text(paragraph, text).font.bold = head or None
            if any(shape.counts[place : place + 1]):
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        _mark_row(element_of(row.cells[0].paragraphs[0]), head=head, whole=shape.whole)
    _add_gap(document)
    return table


def add_cells(document: Document, numbers: Sequence[str]) -> None:
    """Boxes to write a sign into, each below its number, some in a row."""
    for start in range(0, len(numbers), _CELLS_IN_A_ROW):
        part = numbers[start : start + _CELLS_IN_A_ROW]
        shape = Shape((_CELL,) * len(part))
        table = add_table(document, [part, [""] * len(part)], shape)
        table.rows[1].height = _CELL
        for cell in table.rows[0].cells:
            cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER


def add_lines(document: Document, count: int, width: Length) -> None:
    """Ruled lines to write on: a table, so that they stay apart whatever the letters' size."""
    table = document.add_table(count, 1)
    table.autofit, table.alignment = False, WD_TABLE_ALIGNMENT.LEFT
    for row in table.rows:
        row.height, row.height_rule = _LINE_HEIGHT, WD_ROW_HEIGHT_RULE.EXACTLY
        cell = row.cells[0]
        cell.width = width
        paragraph = element_of(cell.paragraphs[0])
        _mark_row(paragraph, head=False, whole=True)
        edges, edge = OxmlElement("w:tcBorders"), OxmlElement("w:bottom")
        for name, value in (("val", "single"), ("sz", "6"), ("color", "404040")):
            edge.set(qn(f"w:{name}"), value)
        edges.append(edge)
        paragraph.getparent().get_or_add_tcPr().append(edges)
    _add_gap(document)


def kept_with_next(elements: Sequence[Any]) -> None:
    """Have the paragraphs of these stand on one page, those in tables too, as far as they fit."""
    paragraphs = [each for element in elements for each in element.iter(qn("w:p"))]
    for paragraph in paragraphs:
        form = paragraph.get_or_add_pPr()
        form.get_or_add_keepLines()
        if paragraph is not paragraphs[-1]:
            form.get_or_add_keepNext()


def _mark_row(paragraph: Any, *, head: bool, whole: bool) -> None:
    """Say of the row that a cell's paragraph stands in whether it is whole, and a head."""
    form = paragraph.getparent().getparent().get_or_add_trPr()
    for name, asked in (("w:cantSplit", whole), ("w:tblHeader", head)):
        if asked:
            form.append(OxmlElement(name))


def _set_tight(table: Table) -> None:
    form = (
        element_of(table.rows[0].cells[0].paragraphs[0]).getparent().getparent().getparent().tblPr
    )
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(_TIGHT.twips))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    form.insert_element_before(margins, "w:tblLook")


def _add_gap(document: Document) -> None:
    """A line after a table, low: two tables would become one."""
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.paragraph_format.line_spacing = Pt(6)
