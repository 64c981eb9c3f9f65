"""What students take home as a Word file, each sheet from a page of its own on."""

from typing import Final

from kit.classroom.printing.take_home import TakeHome, TakeHomePage
from kit.exchange.word.blocks import write
from kit.exchange.word.document import SMALL, Foot, Layout, begin_sheet, open_document, saved
from kit.exchange.word.runs import add_text
from kit.exchange.word.wording import Say
from kit.items.printing.blocks import Words
from kit.vocabulary import N_

_NUMBERED: Final = N_("Student %(number)s")


def take_home_file(page: TakeHomePage, layout: Layout, say: Say) -> bytes:
    """The file of one student or of all whose feedback is due; one at least."""
    alone = len(page.sheets) == 1
    document = open_document(layout, page.title, _foot(page, page.sheets[0], say, alone=alone))
    for number, sheet in enumerate(page.sheets):
        if number:
            begin_sheet(document, layout, _foot(page, sheet, say, alone=alone))
        add_text(document.add_paragraph(style="Title"), _name(sheet, say))
        add_text(document.add_paragraph(style=SMALL), page.title)
        write(document, sheet.blocks, say, layout.width)
    return saved(document)


def _foot(page: TakeHomePage, sheet: TakeHome, say: Say, *, alone: bool) -> Foot:
    return Foot(f"{page.title} · {_name(sheet, say)}", alone)


def _name(sheet: TakeHome, say: Say) -> str:
    return sheet.name or say(Words(_NUMBERED, {"number": sheet.number}))
