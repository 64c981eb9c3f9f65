"""A file told by what it holds, and read: never by its name, which anybody may give."""

from typing import Final

from kit.exchange.article_files.apart import read_apart
from kit.exchange.article_files.article import (
    LARGEST_ARTICLE_FILE,
    ArticleFileTooLarge,
    EmptyFile,
    NoArticle,
    ReadArticle,
)
from kit.exchange.article_files.kinds import FileKind
from kit.exchange.article_files.word_file import LOCKED_OR_OLD, old_file
from kit.exchange.cell_text import NoText, decoded, plain_lines
from kit.vocabulary import N_

_ZIP: Final = b"PK\x03\x04"
_PDF: Final = b"%PDF-"
#: A PDF may have some bytes before its mark.
_PDF_WITHIN: Final = 1024
_RTF: Final = b"{\\rtf"
_PAGES: Final = ("<!doctype html", "<html", "<?xml", "<head", "<body", "<article")


def read_article(raw: bytes) -> ReadArticle:
    """The article in a file: plain text, a saved web page, Word (.docx) or PDF.

    Raises ArticleFileTooLarge, EmptyFile, NoArticle, DamagedFile, LockedFile, PictureOfText,
    TooManyPages, SlowFile.
    """
    if len(raw) > LARGEST_ARTICLE_FILE:
        raise ArticleFileTooLarge(most=LARGEST_ARTICLE_FILE)
    if raw.startswith(_ZIP):
        return read_apart(FileKind.WORD, raw)
    if raw.startswith(LOCKED_OR_OLD):
        return old_file(raw)
    if _PDF in raw[:_PDF_WITHIN]:
        return read_apart(FileKind.PDF, raw)
    if raw.startswith(_RTF):
        raise NoArticle(kind=N_("of a writing program (.rtf)"))
    return _text(raw)


def _text(raw: bytes) -> ReadArticle:
    try:
        text = decoded(raw).text
    except NoText:
        raise NoArticle(kind=N_("no text")) from None
    if not text.strip():
        raise EmptyFile
    if text.lstrip()[:20].casefold().startswith(_PAGES):
        return read_apart(FileKind.PAGE, text.encode())
    return ReadArticle(plain_lines(text))
