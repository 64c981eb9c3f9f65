"""An article out of a PDF: the text of its pages, without what each page repeats."""

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from pypdf import PdfReader

from kit.exchange.article_files.article import (
    PAGES_MOST,
    LockedFile,
    PictureOfText,
    ReadArticle,
    TooManyPages,
)

#: Letters on a page, at least, on the average: a scan has none, or a stamp.
_LETTERS: Final = 20
#: Lines at the top and at the foot of a page that may be a running head.
_EDGE: Final = 2
#: Pages that a line must be on, to be one.
_REPEATED: Final = 3
_FIGURES: Final = re.compile(r"[0-9]+")
_NUMBER_ALONE: Final = re.compile(
    r"\W*(?:page\s*)?[0-9]{1,4}(?:\s*(?:/|of)\s*[0-9]{1,4})?\W*", re.IGNORECASE
)


def pdf_file(raw: bytes) -> ReadArticle:
    """The article of a PDF, a page after the other.

    Raises LockedFile, TooManyPages, PictureOfText, and as it fails on a damaged file. Columns are
    read in the order in which the file holds them, which is that of reading in most.
    """
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    reader = PdfReader(io.BytesIO(raw))
    if reader.is_encrypted and not reader.decrypt(""):
        raise LockedFile
    count = len(reader.pages)
    if count > PAGES_MOST:
        raise TooManyPages(pages=count, most=PAGES_MOST)
    pages = [page.extract_text() for page in reader.pages]
    title = (reader.metadata.title or "") if reader.metadata else ""
    if sum(letter.isalpha() for page in pages for letter in page) < _LETTERS * max(1, len(pages)):
        raise PictureOfText
    text = "\n".join(_without_heads([page.split("\n") for page in pages]))
    return ReadArticle(text, title=" ".join(title.split()))


def _without_heads(pages: Sequence[Sequence[str]]) -> Iterator[str]:
    """The lines of all pages without numbers of pages and what most pages repeat at their edges."""
    edges = Counter(
        sign for page in pages for sign in {_sign(page[place]) for place in _edges(page)}
    )
    least = max(_REPEATED, len(pages) // 2 + 1)
    for page in pages:
        out = {
            place
            for place in _edges(page)
            if _NUMBER_ALONE.fullmatch(page[place].strip()) or edges[_sign(page[place])] >= least
        }
        yield from (line for place, line in enumerate(page) if place not in out)


def _edges(page: Sequence[str]) -> set[int]:
    filled = [place for place, line in enumerate(page) if line.strip()]
    return {*filled[:_EDGE], *filled[-_EDGE:]}


def _sign(line: str) -> str:
    """A line as pages repeat it: whatever its figures are."""
    return _FIGURES.sub("0", " ".join(line.split()).casefold())
