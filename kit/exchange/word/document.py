"""A Word file with nothing in it yet: its paper, styles and page numbers; and how it is saved.

The same content makes the same bytes: no moment is written into the file, nor who made it.
"""

import io
import zipfile
from dataclasses import dataclass
from typing import Any, Final

import docx
from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT, WD_UNDERLINE
from docx.opc.parts.coreprops import CorePropertiesPart
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt, RGBColor
from docx.styles.style import CharacterStyle, ParagraphStyle

from kit.exchange.word.runs import add_text, element_of, plain_text
from kit.vocabulary import PENS, Label, LinePattern

MIMETYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
#: Paragraph and character styles of our own, beside Word's.
CLAIM, SMALL, CONTEXT, CUE, ADDRESS = "Claim", "Small print", "Context", "Cue", "Address"
_PAPERS: Final = {"A4": (Mm(210), Mm(297)), "letter": (Mm(215.9), Mm(279.4))}
_MARGIN: Final = Mm(17)
_FONT: Final = "Arial"
#: The library refuses more for a title among what a file says of itself.
_TITLE_MOST: Final = 255
#: Points by style; in large print no text has less than 14.
_SIZES: Final = {
    "Normal": (11, 16),
    CLAIM: (12, 17),
    SMALL: (9, 14),
    "Title": (18, 22),
    "Heading 1": (15, 20),
    "Heading 2": (13, 18),
    "Heading 3": (11.5, 16.5),
    "Quote": (11, 16),
    "Caption": (10, 14),
    "Footer": (9, 14),
}
_UNDERLINES: Final = {
    LinePattern.SOLID: WD_UNDERLINE.SINGLE,
    LinePattern.DOUBLE: WD_UNDERLINE.DOUBLE,
    LinePattern.WAVY: WD_UNDERLINE.WAVY,
    LinePattern.DOTTED: WD_UNDERLINE.DOTTED,
    LinePattern.DASHED: WD_UNDERLINE.DASH,
}
#: Dark enough to be read on the copy of a copy.
_DARK: Final = RGBColor(0x40, 0x40, 0x40)
_BLACK: Final = RGBColor(0, 0, 0)
#: The earliest that a zip file can say.
_NO_MOMENT: Final = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Layout:
    """On which paper, "A4" or "letter", and whether in large print (16 pt)."""

    paper: str = "A4"
    large: bool = False

    @property
    def width(self) -> Length:
        """How wide a line of text is."""
        return Length(_PAPERS[self.paper][0] - 2 * _MARGIN)

    def points(self, style: str) -> float:
        """The size of a style's letters."""
        return _SIZES[style][self.large]


@dataclass(frozen=True, slots=True)
class Foot:
    """What stands below each page of a sheet: its name and number, which begins anew at 1.

    `alone`: the file has no other sheet, so that it can be said of how many pages. Of several only
    Word could tell how many pages are one's; LibreOffice would not.
    """

    name: str
    alone: bool = True


def open_document(layout: Layout, title: str, foot: Foot) -> Document:
    """An empty file of that paper and print; `title` is what Word lists it by."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = _PAPERS[layout.paper]
    section.left_margin = section.right_margin = _MARGIN
    section.top_margin = section.bottom_margin = _MARGIN
    section.header_distance = section.footer_distance = Mm(9)
    _set_styles(document, layout)
    _number_anew(document)
    _set_foot(document, layout, foot)
    about = document.core_properties
    about.title, about.author = plain_text(title)[:_TITLE_MOST], ""
    about.comments, about.language = "", "en"
    return document


def begin_sheet(document: Document, layout: Layout, foot: Foot) -> None:
    """Go on with another sheet, on a page of its own: with its own foot, its pages from 1."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.footer.is_linked_to_previous = False
    _set_foot(document, layout, foot)


def saved(document: Document) -> bytes:
    """The file. Its parts carry no moment, so that it differs only where its content does."""
    _forget_moments(document)
    stamped, plain = io.BytesIO(), io.BytesIO()
    document.save(stamped)
    with zipfile.ZipFile(stamped) as parts, zipfile.ZipFile(plain, "w") as copy:
        for part in parts.infolist():
            entry = zipfile.ZipInfo(part.filename, _NO_MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            copy.writestr(entry, parts.read(part))
    return plain.getvalue()


def _forget_moments(document: Document) -> None:
    for part in document.part.package.iter_parts():
        if isinstance(part, CorePropertiesPart):
            for name in ("created", "modified"):
                for moment in part.element.findall(qn(f"dcterms:{name}")):
                    part.element.remove(moment)


def _set_styles(document: Document, layout: Layout) -> None:
    """Word's own in one type and black; ours beside them, so that one change reaches all."""
    styles = document.styles
    for name in (CLAIM, SMALL):
        styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = styles["Normal"]
    for name in _SIZES:
        style = styles[name]
        style.font.size, style.font.color.rgb = Pt(layout.points(name)), _BLACK
        _set_font(style)
    normal = styles["Normal"].paragraph_format
    normal.space_after, normal.line_spacing = Pt(5), 1.15
    quote = styles["Quote"]
    quote.font.italic = False
    quote.paragraph_format.left_indent = Mm(7)
    for name in (CONTEXT, CUE, ADDRESS):
        styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
    styles[CONTEXT].font.italic, styles[CONTEXT].font.color.rgb = True, _DARK
    styles[CUE].font.bold = True
    styles[ADDRESS].font.size = Pt(layout.points(SMALL))
    for label in Label:
        style = styles.add_style(pen_style(label), WD_STYLE_TYPE.CHARACTER)
        style.font.underline = _UNDERLINES[PENS[label].pattern]


def pen_style(label: Label) -> str:
    """The character style that underlines with a label's line."""
    return f"Pen {PENS[label].name}"


def _set_font(style: ParagraphStyle | CharacterStyle) -> None:
    """One type for all scripts: those of Word's theme would win over it."""
    style.font.name = _FONT
    fonts = style.element.rPr.find(qn("w:rFonts"))
    for kind in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.attrib.pop(qn(f"w:{kind}Theme"), None)
        fonts.set(qn(f"w:{kind}"), _FONT)
    # Scripts from the right have a size of their own.
    size = OxmlElement("w:szCs")
    size.set(qn("w:val"), str(round(style.font.size.pt * 2)))
    style.element.rPr.find(qn("w:sz")).addnext(size)


def _set_foot(document: Document, layout: Layout, foot: Foot) -> None:
    """Of the last sheet that was begun."""
    paragraph = document.sections[-1].footer.paragraphs[0]
    # The style has stops for the margins of Word's own pages.
    document.styles["Footer"].paragraph_format.tab_stops.clear_all()
    paragraph.paragraph_format.tab_stops.add_tab_stop(layout.width, WD_TAB_ALIGNMENT.RIGHT)
    add_text(paragraph, f"{foot.name}\tpage ")
    element_of(paragraph).append(_field("PAGE"))
    if foot.alone:
        add_text(paragraph, " of ")
        element_of(paragraph).append(_field("NUMPAGES"))


def _number_anew(document: Document) -> None:
    """Count pages from 1 in each section: those that are added copy the first one's settings."""
    numbering = OxmlElement("w:pgNumType")
    numbering.set(qn("w:start"), "1")
    document.element.body.get_or_add_sectPr().insert_element_before(
        numbering, "w:cols", "w:titlePg", "w:bidi", "w:docGrid"
    )


def _field(instruction: str) -> Any:
    """What Word counts itself; until it has, it shows 1."""
    field, run, text = OxmlElement("w:fldSimple"), OxmlElement("w:r"), OxmlElement("w:t")
    field.set(qn("w:instr"), instruction)
    text.text = "1"
    run.append(text)
    field.append(run)
    return field
