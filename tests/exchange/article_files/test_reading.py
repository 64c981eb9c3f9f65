"""Articles read of whatever file a teacher has, and files that are none."""

import io
import time

import pytest
from pypdf import PdfReader, PdfWriter

from kit.classroom.errors import KitError
from kit.exchange.article_files.apart import read_apart
from kit.exchange.article_files.article import LARGEST_ARTICLE_FILE, SlowFile
from kit.exchange.article_files.kinds import FileKind
from kit.exchange.article_files.reading import read_article
from tests.support.article_files import packed, pdf_of, word_of

_TEXT = "“Never,” said Zoë.\n\nIt rained."
_COPY = "Open it, copy the article, and paste it into the box."
_ALLOWED = (
    "Allowed are plain text (.txt, .md), a saved web page (.html), Word (.docx) and PDF. " + _COPY
)
_DAMAGED = (
    "This file is damaged, or more is packed into it than an article has: it cannot be read. Open "
    "it in its program, copy the article, and paste it into the box."
)
_EMPTY = (
    "There is no text in this file. Open it and look whether it is the right one, or copy the "
    "article and paste it into the box."
)

_SCAN = (
    "This file is a picture of text: a scan, whose words cannot be read. Paste the words instead, "
    "or have a program for scans read it first."
)


def lines_of(*texts: str) -> list[tuple[int, int, str]]:
    """Lines of a page of a PDF, one below the other."""
    return [(72, 760 - 14 * number, text) for number, text in enumerate(texts)]


def locked(raw: bytes, password: str) -> bytes:
    """A PDF as a program locks it."""
    writer, out = PdfWriter(clone_from=PdfReader(io.BytesIO(raw))), io.BytesIO()
    writer.encrypt(password, algorithm="RC4-128")
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_text_is_read_however_its_program_wrote_letters(encoding: str) -> None:
    assert read_article(_TEXT.replace("\n", "\r\n").encode(encoding)).text == _TEXT


def test_text_that_runs_from_right_to_left_is_read() -> None:
    assert read_article("الجسر مغلق.".encode()).text == "الجسر مغلق."


def test_one_word_is_a_text() -> None:
    assert read_article(b"Never").text == "Never"


@pytest.mark.long
def test_word_file_is_read_paragraph_by_paragraph() -> None:
    assert read_article(word_of(["The bridge & the weir", "It rained."])).text == (
        "The bridge & the weir\n\nIt rained."
    )


def test_pdf_is_read_without_what_its_pages_repeat() -> None:
    pages = [
        lines_of("The Courier", f"The {number} bridge is shut, and it will be for long.", f"{page}")
        for page, number in enumerate(["first", "second", "third"], 1)
    ]
    assert read_article(pdf_of(pages)).text.split("\n") == [
        "The first bridge is shut, and it will be for long.",
        "The second bridge is shut, and it will be for long.",
        "The third bridge is shut, and it will be for long.",
    ]


@pytest.mark.long
def test_columns_of_a_pdf_are_read_one_after_the_other() -> None:
    left = [(72, 700 - 14 * line, f"left column line {line} is here") for line in range(4)]
    right = [(320, 700 - 14 * line, f"right column line {line} is here") for line in range(4)]
    words = read_article(pdf_of([[*left, *right]])).text
    assert [words.index(text) for _x, _y, text in [*left, *right]] == sorted(
        words.index(text) for _x, _y, text in [*left, *right]
    )


def test_pdf_that_opens_without_its_password_is_read() -> None:
    raw = pdf_of([lines_of("The bridge is shut, and it rained all the night.")])
    writer, out = PdfWriter(clone_from=PdfReader(io.BytesIO(raw))), io.BytesIO()
    writer.encrypt("", owner_password="owner", algorithm="RC4-128")
    writer.write(out)
    assert "The bridge is shut" in read_article(out.getvalue()).text


@pytest.mark.sampled(6)
@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"", _EMPTY),
        (b" \n\n", _EMPTY),
        (b"<html><script>alert(1)</script></html>", _EMPTY),
        (b"\x00\x01\x02", f"This file is no text. {_ALLOWED}"),
        (b"\x89PNG\r\n\x1a\n\x00", f"This file is no text. {_ALLOWED}"),
        (b"{\\rtf1 It rained.}", f"This file is of a writing program (.rtf). {_ALLOWED}"),
        (
            b"\xd0\xcf\x11\xe0 old",
            f"This file is of an old Word or Excel (.doc, .xls). {_ALLOWED}",
        ),
        (
            b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"),
            f"This file is locked with a password. {_COPY}",
        ),
        (
            packed({"content.xml": "<x/>"}),
            f"This file is of LibreOffice Writer (.odt), or another of its kind. {_ALLOWED}",
        ),
        (packed({"xl/workbook.xml": ""}), f"This file is an Excel workbook. {_ALLOWED}"),
        (packed({"a.txt": "It rained."}), f"This file is packed (ZIP). {_ALLOWED}"),
        (b"PK\x03\x04 torn", _DAMAGED),
        (packed({"word/document.xml": "<w:document"}), _DAMAGED),
        (word_of([], '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'), _DAMAGED),
        (word_of(["x" * 21_000_000]), _DAMAGED),
        (b"%PDF-1.4 torn", _DAMAGED),
        (
            pdf_of([[], []]),
            _SCAN,
        ),
        (
            pdf_of([lines_of("One page")] * 201),
            f"This file has 201 pages; allowed are 200. {_COPY}",
        ),
        (
            locked(pdf_of([lines_of("The bridge is shut.")]), "secret"),
            f"This file is locked with a password. {_COPY}",
        ),
        (
            b"x" * (LARGEST_ARTICLE_FILE + 1),
            f"This file has more than 10000000 bytes, so it is more than an article. {_COPY}",
        ),
    ],
    ids=[
        *("empty", "blanks", "script alone", "bytes", "picture", "rtf", "old Word"),
        *("locked Word", "Writer", "workbook", "zip", "torn zip", "torn Word", "entities", "bomb"),
        *("torn PDF", "scan", "201 pages", "locked PDF", "too large"),
    ],
)
def test_file_that_is_no_article_is_refused_with_what_to_do(raw: bytes, message: str) -> None:
    with pytest.raises(KitError) as caught:
        read_article(raw)
    assert str(caught.value) == message


@pytest.mark.long
def test_two_hundred_full_pages_are_read_in_time() -> None:
    letters = "abcdefghijklmnopqrstuvwxyz"
    pages = [
        lines_of(*[f"{letters[(page + line) % 26] * 5} is here." for line in range(50)])
        for page in range(200)
    ]
    assert read_article(pdf_of(pages)).text.count("is here.") == 10_000


@pytest.mark.long
def test_file_that_takes_too_long_is_left() -> None:
    page = ("<html>" + "<div class='ad'>" * 100_000 + "word " * 20).encode()
    begun = time.monotonic()
    with pytest.raises(SlowFile) as caught:
        read_apart(FileKind.PAGE, page, seconds=2)
    assert time.monotonic() - begun < 10
    assert str(caught.value) == (
        f"This file took longer than 2 seconds to read, so it was left. {_COPY}"
    )
