"""A lesson's Markdown in a Word file: real headings, lists, quotations and tables."""

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from typing import Any, Final

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length
from docx.text.paragraph import Paragraph

from kit.content.markdown import render
from kit.exchange.word.document import ADDRESS, pen_style
from kit.exchange.word.markup import Node, tree_of
from kit.exchange.word.runs import add_text
from kit.exchange.word.tables import Shape, add_table
from kit.vocabulary import Label

_HEADINGS: Final = {"h2": "Heading 1", "h3": "Heading 2", "h4": "Heading 3"}
_LISTS: Final = {"ul": "List Bullet", "ol": "List Number"}
#: Lists in lists have styles of their own, down to the third.
_DEEPEST: Final = 3
_BLOCKS: Final = frozenset({*_HEADINGS, *_LISTS, "p", "blockquote", "pre", "table", "div", "hr"})
_PEN: Final = "pen-"


@dataclass(frozen=True, slots=True)
class _Form:
    """How a run looks."""

    bold: bool = False
    italic: bool = False
    style: str | None = None


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a block stands: the style of its paragraphs, and how deep in lists."""

    style: str = "Normal"
    depth: int = 0


def write_markdown(document: Document, text: str, width: Length) -> None:
    """Add a text of Markdown, in lines of that width."""
    prose = _Prose(document, width)
    prose.blocks(tree_of(render(text)), _Place())


def write_line(paragraph: Paragraph, text: str) -> None:
    """Add a line of Markdown to a paragraph."""
    for block in tree_of(render(text)).elements:
        _inline(paragraph, block, _Form())


class _Prose:
    def __init__(self, document: Document, width: Length) -> None:
        self._document, self._width = document, width

    def blocks(self, node: Node, place: _Place) -> None:
        for element in node.elements:
            self._block(element, place)

    def _block(self, node: Node, place: _Place) -> None:
        if node.tag in _HEADINGS:
            _inline(self._document.add_paragraph(style=_HEADINGS[node.tag]), node, _Form())
        elif node.tag in _LISTS:
            self._list(node, place)
        elif node.tag == "blockquote":
            self.blocks(node, replace(place, style="Quote"))
        elif node.tag == "table":
            self._table(node)
        elif node.tag == "div":
            self.blocks(node, place)
        elif node.tag in {"p", "pre"}:
            _inline(self._document.add_paragraph(style=place.style), node, _Form())

    def _list(self, node: Node, place: _Place) -> None:
        depth = min(place.depth + 1, _DEEPEST)
        style = _LISTS[node.tag] + (f" {depth}" if depth > 1 else "")
        number = _new_numbering(self._document, style) if node.tag == "ol" else None
        for item in node.elements:
            paragraph = self._document.add_paragraph(style=style)
            if number is not None:
                _set_numbering(paragraph, number)
            self._item(item, paragraph, _Place(style, depth))

    def _item(self, item: Node, paragraph: Paragraph, place: _Place) -> None:
        """What stands in an entry of a list: words on its line, then blocks below it."""
        begun = False
        for piece in item.inside:
            if isinstance(piece, str):
                _add(paragraph, " ".join(piece.strip("\n").split("\n")), _Form())
                begun = begun or bool(piece.strip())
            elif piece.tag not in _BLOCKS:
                _inline(paragraph, Node("li", {}, [piece]), _Form())
                begun = True
            elif piece.tag == "p" and not begun:
                _inline(paragraph, piece, _Form())
                begun = True
            elif piece.tag == "p":
                _inline(self._document.add_paragraph(style="List Continue"), piece, _Form())
            else:
                self._block(piece, place)

    def _table(self, node: Node) -> None:
        rows = [list(row.elements) for row in node.all_of("tr")]
        columns = len(rows[0])
        shape = Shape(_widths(rows, self._width), headed=True)
        table = add_table(self._document, [[""] * columns for _row in rows], shape)
        for number, (row, cells) in enumerate(zip(table.rows, rows, strict=True)):
            for cell, content in zip(row.cells, cells, strict=False):
                _inline(cell.paragraphs[0], content, _Form(bold=number == 0))


def _widths(rows: Sequence[Sequence[Node]], width: Length) -> Sequence[Length]:
    """Columns by how much stands in them, none narrower than half of its even share."""
    letters = [max(len(cell.text) for cell in column) for column in zip(*rows, strict=False)]
    least = sum(letters) / len(letters) / 2
    shares = [max(count, least, 1) for count in letters]
    return [Length(int(width * share / sum(shares))) for share in shares]


def _inline(paragraph: Paragraph, node: Node, form: _Form) -> None:
    for piece in node.inside:
        if isinstance(piece, str):
            _add(paragraph, " ".join(piece.split("\n")), form)
        elif piece.tag == "br":
            paragraph.add_run().add_break()
        elif piece.tag == "a":
            _link(paragraph, piece, form)
        else:
            _inline(paragraph, piece, _formed(piece, form))


def _formed(node: Node, form: _Form) -> _Form:
    match node.tag:
        case "strong":
            return replace(form, bold=True)
        case "em":
            return replace(form, italic=True)
        case "mark":
            names = node.attributes.get("class", "").split()
            label = next(name for name in names if name.startswith(_PEN)).removeprefix(_PEN)
            return replace(form, style=pen_style(Label(label)))
        case _:
            return form


def _link(paragraph: Paragraph, node: Node, form: _Form) -> None:
    """On paper a link is its words and, where they are not the same, its address."""
    _inline(paragraph, node, form)
    address = node.attributes.get("href", "")
    if address.startswith("http") and address != node.text:
        _add(paragraph, f" ({address})", replace(form, style=ADDRESS))


def _add(paragraph: Paragraph, text: str, form: _Form) -> None:
    if text:
        run = add_text(paragraph, text, form.style)
        run.font.bold, run.font.italic = form.bold or None, form.italic or None


def _new_numbering(document: Document, style: str) -> int:
    """A numbering like that of a style, which begins at 1: all of a style would count on."""
    numbering = document.part.numbering_part.element
    own = document.styles[style].element.pPr.numPr.numId.val
    like = next(one for one in numbering.findall(qn("w:num")) if one.numId == own)
    number = max(one.numId for one in numbering.findall(qn("w:num"))) + 1
    copy = deepcopy(like)
    copy.set(qn("w:numId"), str(number))
    over, start = OxmlElement("w:lvlOverride"), OxmlElement("w:startOverride")
    over.set(qn("w:ilvl"), "0")
    start.set(qn("w:val"), "1")
    over.append(start)
    copy.append(over)
    like.getparent().append(copy)
    return int(number)


def _set_numbering(paragraph: Paragraph, number: int) -> None:
    form: Any = paragraph.paragraph_format.element
    form.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = number
