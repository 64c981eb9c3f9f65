"""A lesson's reading as a Word file, with the words of the glossary that it uses."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Final

from docx.document import Document
from docx.shared import Length, Mm

from kit.content.documents.reading import Document as KitDocument
from kit.content.lesson import Lesson
from kit.content.pictures.placed_pictures import PlacedPicture
from kit.exchange.word.document import SMALL, Foot, Layout, begin_sheet, open_document, saved
from kit.exchange.word.prose import write_line, write_markdown
from kit.exchange.word.runs import add_text

#: A lesson, and the words of the glossary that it uses with the lines that explain them.
Reading = tuple[Lesson, Mapping[str, str]]
_PNG: Final = ".png"
_PICTURE_MOST: Final = Mm(150)
_PIXEL: Final = Mm(25.4 / 96)


def readings_file(readings: Sequence[Reading], layout: Layout) -> bytes:
    """The file of one reading or more, each from a page of its own on."""
    alone = len(readings) == 1
    first, _words = readings[0]
    document = open_document(layout, first.title, Foot(first.title, alone))
    for number, (lesson, words) in enumerate(readings):
        if number:
            begin_sheet(document, layout, Foot(lesson.title, alone))
        _add_reading(document, lesson, words, layout)
    return saved(document)


def document_file(page: KitDocument, layout: Layout) -> bytes:
    """The file of one of the kit's documents, such as the plan of the course."""
    document = open_document(layout, page.title, Foot(page.title))
    add_text(document.add_paragraph(style="Title"), page.title)
    for section in page.sections:
        for piece in section.pieces:
            write_markdown(document, piece, layout.width)
    return saved(document)


def _add_reading(
    document: Document, lesson: Lesson, words: Mapping[str, str], layout: Layout
) -> None:
    add_text(document.add_paragraph(style="Title"), f"{lesson.number} · {lesson.title}")
    for line in lesson.summary:
        add_text(document.add_paragraph(style="List Bullet"), line)
    for part in lesson.parts:
        if isinstance(part, str):
            write_markdown(document, part, layout.width)
        else:
            _add_picture(document, lesson, part, layout)
    talk = document.add_paragraph(style="Quote")
    add_text(talk, "To talk about:").font.bold = True
    add_text(talk, f" {lesson.discussion}")
    if words:
        add_text(document.add_paragraph(style="Heading 1"), "What the words mean")
    for term, meaning in words.items():
        paragraph = document.add_paragraph()
        add_text(paragraph, f"{term}: ").font.bold = True
        write_line(paragraph, meaning)


def _add_picture(document: Document, lesson: Lesson, placed: PlacedPicture, layout: Layout) -> None:
    """The picture; a drawing (SVG), which python-docx has no way to place, in words."""
    picture = lesson.picture(placed.file)
    if picture is not None and placed.file.endswith(_PNG):
        most = min(layout.width, _PICTURE_MOST)
        width = Length(min(most, picture.width * _PIXEL))
        document.add_picture(BytesIO(picture.content), width=width)
    else:
        paragraph = document.add_paragraph(style="Quote")
        add_text(paragraph, "Picture: ").font.bold = True
        add_text(paragraph, placed.alternative)
    by = f" Picture: {picture.by}, {picture.licence}" if picture else ""
    add_text(document.add_paragraph(style=SMALL), f"{placed.caption}{by}")
