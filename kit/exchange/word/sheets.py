"""Worksheets and keys as a Word file, each sheet from a page of its own on."""

from collections.abc import Sequence
from typing import Final

from docx.document import Document
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.shared import Length, Pt

from kit.content.sheets.printed_sheet import PrintedSheet, SheetKind
from kit.exchange.word.blocks import write
from kit.exchange.word.document import (
    SMALL,
    Foot,
    Layout,
    begin_sheet,
    open_document,
    saved,
)
from kit.exchange.word.runs import add_text
from kit.exchange.word.wording import Say
from kit.items.printing.blocks import Words
from kit.vocabulary import N_

#: What a student fills in first, each with its share of the line.
_TO_FILL: Final = ((N_("Name"), 0.5), (N_("Class"), 0.25), (N_("Date"), 0.25))
_KEY: Final = N_("Key, for the teacher")


def sheets_file(sheets: Sequence[PrintedSheet], layout: Layout, say: Say) -> bytes:
    """The file of one sheet or more."""
    alone = len(sheets) == 1
    document = open_document(layout, sheets[0].title, _foot(sheets[0], say, alone=alone))
    for number, sheet in enumerate(sheets):
        if number:
            begin_sheet(document, layout, _foot(sheet, say, alone=alone))
        _add_head(document, sheet, layout, say)
        write(document, sheet.blocks, say, layout.width)
    return saved(document)


def _foot(sheet: PrintedSheet, say: Say, *, alone: bool) -> Foot:
    facts: dict[str, str | int | Words] = {"title": sheet.title, "code": str(sheet.code)}
    words = N_("%(title)s · %(code)s")
    if sheet.kind is SheetKind.KEY:
        words = N_("%(title)s · key · %(code)s")
    return Foot(say(Words(words, facts)), alone)


def _add_head(document: Document, sheet: PrintedSheet, layout: Layout, say: Say) -> None:
    add_text(document.add_paragraph(style="Title"), sheet.title)
    if sheet.kind is SheetKind.KEY:
        add_text(document.add_paragraph(style=SMALL), say(Words(_KEY)))
    else:
        _add_names(document, sheet, layout, say)
    if sheet.several:
        letter: dict[str, str | int | Words] = {"letter": sheet.code.letter}
        paragraph = document.add_paragraph()
        add_text(paragraph, say(Words(N_("Sheet %(letter)s"), letter))).font.bold = True


def _add_names(document: Document, sheet: PrintedSheet, layout: Layout, say: Say) -> None:
    """A line each to write on, side by side; the class is there where it is known."""
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_before = Pt(6)
    stops, end = paragraph.paragraph_format.tab_stops, 0.0
    for words, share in _TO_FILL:
        end += share
        stops.add_tab_stop(
            Length(round(layout.width * end)), WD_TAB_ALIGNMENT.LEFT, WD_TAB_LEADER.LINES
        )
        known = sheet.class_name if words == "Class" else ""
        gap = " " if paragraph.runs else ""
        add_text(paragraph, f"{gap}{say(Words(words))}: {known}\t")
