"""Tables: whole rows, heads on each page, columns from the right, cells, lines."""

import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm

from kit.exchange.word.document import Foot, Layout, open_document, saved
from kit.exchange.word.tables import Shape, add_cells, add_lines, add_table, kept_with_next
from tests.support.word_files import cells_in, opened


def test_head_stands_on_each_page_and_no_row_is_cut() -> None:
    document = open_document(Layout(), "x", Foot("x"))
    shape = Shape((Mm(30), Mm(20)), headed=True, counts=(False, True))
    add_table(document, [("who", "how many"), ("Ada", "3")], shape)
    table = opened(saved(document)).tables[0]
    xml = table.rows[0].cells[0].paragraphs[0].paragraph_format.element.getparent().getparent().xml
    assert "<w:tblHeader/>" in xml
    assert "<w:cantSplit/>" in xml
    assert table.rows[1].cells[1].paragraphs[0].alignment is WD_ALIGN_PARAGRAPH.RIGHT
    assert table.rows[0].cells[0].width.mm == pytest.approx(30, abs=0.1)


def test_many_cells_stand_in_some_rows_each_below_its_number() -> None:
    document = open_document(Layout(), "x", Foot("x"))
    add_cells(document, [str(number) for number in range(1, 18)])
    content = saved(document)
    assert cells_in(content, 0)[0] == [str(number) for number in range(1, 15)]
    assert cells_in(content, 1) == [["15", "16", "17"], ["", "", ""]]


def test_lines_to_write_on_are_rows_of_a_table() -> None:
    document = open_document(Layout(), "x", Foot("x"))
    add_lines(document, 4, Mm(100))
    assert cells_in(saved(document)) == [[""]] * 4


def test_what_is_kept_together_is_so_but_for_what_follows() -> None:
    document = open_document(Layout(), "x", Foot("x"))
    lines = [document.add_paragraph(text) for text in "abc"]
    kept_with_next([line.paragraph_format.element for line in lines])
    assert [line.paragraph_format.keep_with_next for line in lines] == [True, True, None]
    assert all(line.paragraph_format.keep_together for line in lines)
