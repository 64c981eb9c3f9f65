"""An article's text in a file that somebody brings."""

import pytest

from kit.exchange.article_text import LARGEST_FILE, FileTooLarge, NoPlainText, article_text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_is_read_however_its_program_wrote_letters(encoding: str) -> None:
    raw = "“Never,” said Zoë.\r\n\r\nIt rained.".encode(encoding)
    assert article_text(raw) == "“Never,” said Zoë.\n\nIt rained."


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        (b"PK\x03\x04 word/document.xml", "of a writing program, or packed"),
        (b"\xd0\xcf\x11\xe0", "of an old Word or Excel"),
        (b"%PDF-1.7", "a PDF"),
        (b"{\\rtf1 It rained.}", "of a writing program (RTF)"),
        (b"\n<!DOCTYPE html><p>It rained.", "a web page"),
        (b"\x00\x01\x02", "no text"),
    ],
)
def test_file_that_is_no_plain_text_is_named_with_what_to_do(raw: bytes, kind: str) -> None:
    with pytest.raises(NoPlainText) as caught:
        article_text(raw)
    assert str(caught.value) == (
        f"This file is {kind}. Allowed is plain text (.txt or .md). Open it, copy the article, and "
        "paste it into the box."
    )


def test_file_larger_than_any_article_is_refused_unread() -> None:
    assert len(article_text(b"x" * LARGEST_FILE)) == LARGEST_FILE
    with pytest.raises(FileTooLarge) as caught:
        article_text(b"x" * (LARGEST_FILE + 1))
    assert str(caught.value) == (
        "This file has more than 480000 bytes, so it is more than an article. Open it, copy the "
        "article, and paste it into the box."
    )
