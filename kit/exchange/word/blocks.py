"""The blocks of a sheet as paragraphs and tables of a Word file."""

from collections.abc import Sequence
from typing import Final, assert_never

from docx.document import Document
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Length, Mm, Pt
from docx.text.paragraph import Paragraph as WordParagraph

from kit.exchange.word.document import ADDRESS, CLAIM, CONTEXT, CUE, SMALL, pen_style
from kit.exchange.word.runs import add_text
from kit.exchange.word.tables import Shape, add_cells, add_lines, add_table, kept_with_next
from kit.exchange.word.wording import Say
from kit.items.printing.blocks import (
    Beside,
    Blank,
    Block,
    Boxes,
    Cells,
    Group,
    Heading,
    Lines,
    Look,
    Paragraph,
    Places,
    Role,
    Run,
    Sign,
    Signs,
    Table,
    Text,
)

_ROLES: Final = {Role.BODY: "Normal", Role.CLAIM: CLAIM, Role.TITLE: "Heading 2", Role.SMALL: SMALL}
_LOOKS: Final = {Look.CONTEXT: CONTEXT, Look.CUE: CUE, Look.ADDRESS: ADDRESS}
_BOX, _LINE = "\N{BALLOT BOX}", "_" * 18
#: Boxes stand in one line, or some, where none has more letters; else each in its own.
_SHORT: Final = 30
_BETWEEN: Final = "\N{EM SPACE} "
#: How far lines stand in below a number, and below a box.
_HANGING, _BOXED = Mm(9), Mm(5.5)
#: Of a line that leaves room for a pencil's line below each word.
_ROOMY: Final = 2.2


def write(document: Document, blocks: Sequence[Block], say: Say, width: Length) -> None:
    """Add the blocks, in lines of that width."""
    writer = _Writer(document, say, width)
    for block in blocks:
        writer.write(block)


class _Writer:
    def __init__(self, document: Document, say: Say, width: Length) -> None:
        self._document, self._say, self._width = document, say, width

    def write(self, block: Block) -> None:
        match block:
            case Paragraph():
                self._fill(self._add(_ROLES[block.role]), block)
            case Heading():
                add_text(self._add("Heading 1"), self._say(block.text))
            case Signs():
                for sign in block.signs:
                    self._sign(sign)
            case Table():
                self._table(block)
            case Beside():
                self._beside(block)
            case Group():
                self._group(block)
            case _:
                self._to_fill(block)

    def _to_fill(self, block: Boxes | Blank | Cells | Places | Lines) -> None:
        match block:
            case Boxes():
                self._boxes(block)
            case Blank():
                add_text(self._add("Normal"), f"{_LINE} {block.unit}".rstrip())
            case Cells():
                self._asked(block.ask)
                add_cells(self._document, block.numbers)
            case Places():
                self._places(block)
            case Lines():
                add_lines(self._document, block.count, self._width)
            case _:
                assert_never(block)

    def _add(self, style: str) -> WordParagraph:
        return self._document.add_paragraph(style=style)

    def _fill(self, paragraph: WordParagraph, block: Paragraph) -> None:
        if block.roomy:
            paragraph.paragraph_format.line_spacing = _ROOMY
        for run in block.runs:
            self._run(paragraph, run)

    def _run(self, paragraph: WordParagraph, run: Run) -> None:
        style = pen_style(run.pen) if run.pen else _LOOKS.get(run.look)
        written = add_text(paragraph, self._say(run.text), style)
        if run.look in {Look.STRONG, Look.CUE}:
            written.font.bold = True
        if run.look is Look.NUMBER:
            written.font.bold = written.font.superscript = True

    def _sign(self, sign: Sign) -> None:
        paragraph = self._hanging("Normal")
        add_text(paragraph, f"{sign.sign}\t").font.bold = True
        add_text(paragraph, self._say(sign.words), pen_style(sign.pen) if sign.pen else None)
        if sign.means:
            add_text(paragraph, f": {self._say(sign.means)}")

    def _boxes(self, block: Boxes) -> None:
        self._asked(block.ask)
        words = [f"{_BOX} {self._boxed(box)}" for box in block.boxes]
        if max(map(len, words)) <= _SHORT:
            unbroken = (text.replace(" ", "\N{NO-BREAK SPACE}") for text in words)
            words = [_BETWEEN.join(unbroken)]
        for line in words:
            add_text(self._hanging("Normal", _BOXED), line)

    def _boxed(self, box: Sign) -> str:
        words = " ".join(filter(None, (box.sign, self._say(box.words))))
        means = f": {self._say(box.means)}" if box.means else ""
        return f"{words}{means}"

    def _asked(self, ask: Text) -> None:
        if ask:
            paragraph = self._add("Normal")
            add_text(paragraph, self._say(ask))
            paragraph.paragraph_format.keep_with_next = True

    def _places(self, block: Places) -> None:
        places = block.places or [""] * len(block.rows)
        rows = [[place, *row] for place, row in zip(places, block.rows, strict=True)]
        rest = Length(self._width - Mm(12) - Mm(9))
        add_table(self._document, rows, Shape((Mm(12), Mm(9), rest), height=Mm(9)))

    def _table(self, block: Table) -> None:
        caption = self._add("Caption")
        add_text(caption, block.caption)
        caption.paragraph_format.keep_with_next = True
        column = Length(self._width // len(block.columns))
        shape = Shape((column,) * len(block.columns), headed=True, counts=block.counts)
        add_table(self._document, [block.columns, *block.rows], shape)

    def _beside(self, block: Beside) -> None:
        half = Length(self._width // 2)
        table = add_table(self._document, [["", ""]], Shape((half, half), whole=False))
        for cell, paragraphs in zip(table.rows[0].cells, (block.left, block.right), strict=True):
            first = cell.paragraphs[0]
            for number, paragraph in enumerate(paragraphs):
                into = cell.add_paragraph() if number else first
                into.style = self._document.styles[_ROLES[paragraph.role]]
                self._fill(into, paragraph)

    def _group(self, block: Group) -> None:
        before = len(self._document.element.body)
        rest = block.blocks
        if block.number:
            first = rest[0] if rest and isinstance(rest[0], Paragraph) else None
            rest = rest[1:] if first else rest
            paragraph = self._hanging(_ROLES[first.role] if first else "Normal")
            paragraph.paragraph_format.space_before = Pt(9)
            add_text(paragraph, f"{block.number}\t").font.bold = True
            if first:
                self._fill(paragraph, first)
        for within in rest:
            self.write(within)
        # The last element of a body is the section's.
        kept_with_next(list(self._document.element.body)[before - 1 : -1])

    def _hanging(self, style: str, by: Length = _HANGING) -> WordParagraph:
        """A paragraph whose first word stands out to the left."""
        paragraph = self._add(style)
        form = paragraph.paragraph_format
        form.left_indent, form.first_line_indent = by, Length(-by)
        form.tab_stops.add_tab_stop(by, WD_TAB_ALIGNMENT.LEFT)
        return paragraph
