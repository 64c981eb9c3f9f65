"""Text comes out of a file the same, whatever program and system saved it."""

import codecs

import pytest

from kit.exchange.cell_text import CellText, NoText, decoded, plain_lines

TEXT = "Zoé\nNoël\nАнна\nЄва"
WESTERN = "Zoé\nNoël “N” €\nŽan"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_marked_encodings_and_every_line_end_give_the_same_text(
    mark: bytes, encoding: str, end: str
) -> None:
    assert decoded(mark + TEXT.replace("\n", end).encode(encoding)) == CellText(TEXT)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_old_windows_code_page_is_read_where_utf_8_fails_and_said_to_be_a_guess(end: str) -> None:
    raw = WESTERN.replace("\n", end).encode("cp1252")
    assert decoded(raw) == CellText(WESTERN, guessed=True)


@pytest.mark.parametrize("end", ["\v", "\f", "\x85", "\u2028", "\u2029", "\x1e"])
def test_breaks_of_pasted_text_end_a_line(end: str) -> None:
    assert plain_lines(f"\ufeffAda{end}Ben") == "Ada\nBen"


def test_nothing_is_nothing() -> None:
    assert decoded(b"") == CellText("")
    assert decoded(codecs.BOM_UTF16_LE) == CellText("")


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        (b"PK\x03\x04rest", "a workbook of another kind (ODS or Numbers), or damaged"),
        (b"\xd0\xcf\x11\xe0rest", "an old Excel workbook (XLS)"),
        (b"%PDF-1.7", "a PDF"),
        (b"\x89PNG\r\n\x1a\n\0\0", "no text"),
        ("Ada\nBen".encode("utf-16-le"), "no text"),
        (codecs.BOM_UTF16_LE + b"A", "no text"),
        (codecs.BOM_UTF8 + b"\xff", "no text"),
        (b"Ad\x81a", "no text"),
    ],
)
def test_what_is_no_text_is_refused_by_what_it_is(raw: bytes, kind: str) -> None:
    with pytest.raises(NoText) as caught:
        decoded(raw)
    assert str(caught.value) == (
        f"This file is {kind}. Allowed are tables saved as text, or as XLSX: in Excel, "
        "LibreOffice, Numbers or Google Sheets save or export it as one of them (as text: CSV, in "
        "Excel “CSV UTF-8”). Or copy the cells and paste them into the box."
    )
