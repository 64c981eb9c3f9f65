"""The text of a file that people bring, however the program that saved it wrote letters."""

import codecs
import re
from dataclasses import dataclass
from typing import Final

from kit.classroom.errors import KitError
from kit.vocabulary import N_

#: By what a file begins with. The longer marks come first: UTF-32's begins with UTF-16's.
_MARKS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: What a Western Windows saves where it is not told to take UTF-8.
_OLD_CODE_PAGE: Final = "cp1252"
#: Every way to end a line: of Windows, Unix and the old Mac, of page and soft breaks in pasted
#: text.
_LINE_END: Final = re.compile("\r\n|[\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
#: By how files begin that hold tables and are no text: ODS and Numbers are ZIP files, and XLSX,
#: which is read as a workbook where it may be one.
_NO_TEXT: Final = (
    (b"PK\x03\x04", N_("a workbook of another kind (ODS or Numbers), or damaged")),
    (b"\xd0\xcf\x11\xe0", N_("an old Excel workbook (XLS)")),
    (b"%PDF", N_("a PDF")),
)
_OTHER: Final = N_("no text")


class NoText(KitError):
    """A file that is not text at all."""

    message = N_(
        "This file is %(kind)s. Allowed are tables saved as text, or as XLSX: in Excel, "
        "LibreOffice, Numbers or Google Sheets save or export it as one of them (as text: CSV, in "
        "Excel “CSV UTF-8”). Or copy the cells and paste them into the box."
    )


@dataclass(frozen=True, slots=True)
class CellText:
    """A text, its lines ended as in Unix; `guessed` where nothing in the file said its encoding."""

    text: str
    guessed: bool = False


def plain_lines(text: str) -> str:
    """The text without a byte-order mark, each of its lines ended as in Unix."""
    return _LINE_END.sub("\n", text.removeprefix("\ufeff"))


def decoded(raw: bytes) -> CellText:
    """The text of a file: UTF-8, UTF-16 or UTF-32 with their marks, else as an old Windows wrote.

    Raises NoText.
    """
    for start, kind in _NO_TEXT:
        if raw.startswith(start):
            raise NoText(kind=kind)
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return CellText(_strict(raw[len(mark) :], encoding))
    try:
        return CellText(_strict(raw, "utf-8"))
    except NoText:
        return CellText(_strict(raw, _OLD_CODE_PAGE), guessed=True)


def _strict(raw: bytes, encoding: str) -> str:
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        raise NoText(kind=_OTHER) from None
    if "\0" in text:
        raise NoText(kind=_OTHER)
    return plain_lines(text)
