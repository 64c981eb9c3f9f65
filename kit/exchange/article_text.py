"""The text of an article in a file that a teacher brings."""

from typing import Final

from kit.classroom.errors import KitError
from kit.content.attached.blocks import TEXT_MOST
from kit.exchange.cell_text import NoText, decoded, plain_lines
from kit.vocabulary import N_

#: Of a file, in bytes: no letter takes more than four.
LARGEST_FILE: Final = 4 * TEXT_MOST
#: By how files begin that are no plain text.
_OTHERS: Final = (
    (b"PK\x03\x04", N_("of a writing program, or packed")),
    (b"\xd0\xcf\x11\xe0", N_("of an old Word or Excel")),
    (b"%PDF", N_("a PDF")),
    (b"{\\rtf", N_("of a writing program (RTF)")),
)
_PAGE: Final = N_("a web page")
_NO_TEXT: Final = N_("no text")


class NoPlainText(KitError):
    """A file that is no plain text."""

    message = N_(
        "This file is %(kind)s. Allowed is plain text (.txt or .md). Open it, copy the article, "
        "and paste it into the box."
    )


class FileTooLarge(KitError):
    """A file larger than any article."""

    message = N_(
        "This file has more than %(most)s bytes, so it is more than an article. Open it, copy the "
        "article, and paste it into the box."
    )


def article_text(raw: bytes) -> str:
    """The text of a .txt or .md file, its lines ended as in Unix.

    Raises NoPlainText, FileTooLarge.
    """
    if len(raw) > LARGEST_FILE:
        raise FileTooLarge(most=LARGEST_FILE)
    for start, kind in _OTHERS:
        if raw.startswith(start):
            raise NoPlainText(kind=kind)
    try:
        text = decoded(raw).text
    except NoText:
        raise NoPlainText(kind=_NO_TEXT) from None
    if text.lstrip()[:14].casefold().startswith(("<!doctype html", "<html")):
        raise NoPlainText(kind=_PAGE)
    return plain_lines(text)
