"""Paper, styles, page numbers, and that the same content makes the same bytes."""

import io
import zipfile

from docx.document import Document
from docx.shared import Length, Pt

from kit.exchange.word.document import (
    CLAIM,
    Foot,
    Layout,
    begin_sheet,
    open_document,
    pen_style,
    saved,
)
from kit.vocabulary import PENS, Label
from tests.support.word_files import opened


def empty(layout: Layout, foot: Foot | None = None) -> bytes:
    return saved(open_document(layout, "The title", foot or Foot("The title")))


def test_title_of_any_letters_and_length_is_taken() -> None:
    """It may come of a restored backup, past every form."""
    title = "A \x00 \ud800 title\x1b[31m" + "x" * 300
    file = opened(saved(open_document(Layout(), title, Foot("x"))))
    assert file.core_properties.title == "A   title[31m" + "x" * 242


def sides(document: Document) -> list[Length]:
    section = document.sections[0]
    assert section.page_width is not None
    assert section.page_height is not None
    return [section.page_width, section.page_height]


def test_paper_is_a4_or_letter_and_large_print_has_sixteen_points() -> None:
    usual = opened(empty(Layout()))
    assert [round(side.mm, 1) for side in sides(usual)] == [210.0, 297.0]
    assert usual.styles["Normal"].font.size == Pt(11)
    large = opened(empty(Layout("letter", large=True)))
    assert [round(side.mm, 1) for side in sides(large)] == [215.9, 279.4]
    assert large.styles["Normal"].font.size == Pt(16)
    assert large.styles[CLAIM].font.size == Pt(17)


def test_each_pen_is_a_style_with_a_line_of_its_own() -> None:
    styles = opened(empty(Layout())).styles
    lines = {styles[pen_style(label)].font.underline for label in Label}
    assert len(lines) == len(PENS)


def test_page_numbers_are_fields_and_begin_anew_with_each_sheet() -> None:
    document = open_document(Layout(), "Two", Foot("First", alone=False))
    begin_sheet(document, Layout(), Foot("Second", alone=False))
    both = opened(saved(document)).sections
    assert [section.footer.paragraphs[0].text for section in both] == [
        "First\tpage ",
        "Second\tpage ",
    ]
    for section in both:
        assert 'w:instr="PAGE"' in section.footer.paragraphs[0].paragraph_format.element.xml
    with zipfile.ZipFile(io.BytesIO(saved(document))) as parts:
        assert parts.read("word/document.xml").count(b'<w:pgNumType w:start="1"/>') == 2


def test_sheet_alone_says_of_how_many_pages() -> None:
    foot = opened(empty(Layout())).sections[0].footer.paragraphs[0]
    assert 'w:instr="NUMPAGES"' in foot.paragraph_format.element.xml


def test_same_content_makes_the_same_bytes_and_names_nobody() -> None:
    content = empty(Layout())
    assert content == empty(Layout())
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        about = parts.read("docProps/core.xml").decode()
    assert "dcterms" not in about.partition(">")[2].replace("xmlns:dcterms", "")
    assert "python-docx" not in about
    assert "<dc:title>The title</dc:title>" in about
