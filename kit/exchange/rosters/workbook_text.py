"""The cells of a workbook (XLSX) as lines of text, as if they had been copied and pasted.

`python-calamine` reads the cells. It keeps a sheet as a full rectangle in memory, up to the last
cell that is written: a cell far out would take the machine's memory and end the kit (seen). So the
file's own parts are looked at first, without unpacking more than is allowed.
"""

import csv
import io
import re
import zipfile
import zlib
from typing import Final

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from kit.classroom.errors import KitError
from kit.vocabulary import N_
from kit.whole_number import whole_number

#: What a sheet of names unpacks to at most, and how far out its cells may stand.
UNPACKED_MOST: Final = 16 * 1024 * 1024
COLUMNS_MOST: Final = 256
ROWS_MOST: Final = 10_000
_ZIP: Final = b"PK\x03\x04"
#: The address of a cell or row in a sheet's XML.
_PLACE: Final = re.compile(rb"\br\s*=\s*[\"']([A-Za-z]{0,9})([0-9]{1,9})[\"']")
#: Where a sheet may stand; texts of cells, which may say anything, are a part of their own.
_SHEET: Final = re.compile(r"(?!.*sharedstrings).*sheet.*\.xml", re.IGNORECASE)
_WORKBOOK: Final = "xl/workbook.xml"

LOCKED: Final = N_(
    "This workbook is locked with a password. Open it, save it without one, and choose it again; "
    "or copy the cells and paste them into the box."
)
BROKEN: Final = N_(
    "This workbook cannot be read: it is damaged, or saved in a form of its own. Open it in a "
    "spreadsheet and save it once more as XLSX or CSV, or copy the cells and paste them into the "
    "box."
)
TOO_WIDE: Final = N_(
    "This workbook has cells beyond row %(rows)s or column %(columns)s, or unpacks to more than "
    "%(size)s MiB: that is no list of a class. Copy the cells with the names and paste them into "
    "the box."
)
SEVERAL: Final = N_(
    "This workbook has several sheets with something in them: %(titles)s. Save the one with your "
    "class by itself, or copy its cells and paste them into the box."
)


def is_workbook(raw: bytes) -> bool:
    """Whether a file is an XLSX workbook; other files in a ZIP's clothes are not."""
    if not raw.startswith(_ZIP):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as parts:
            return _WORKBOOK in {part.filename.lower() for part in parts.infolist()}
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError):
        return False


def workbook_text(raw: bytes) -> str:
    """The visible sheet's rows, one a line, cells parted by tabs; computed values of formulas.

    Line 1 is row 1, so that a place in the text is one in the sheet. Raises KitError.
    """
    _refuse_far_cells(raw)
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(raw)) as workbook:
            sheets = {
                sheet.name: workbook.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)
                for sheet in workbook.sheets_metadata
                if sheet.visible == SheetVisibleEnum.Visible
                and sheet.typ == SheetTypeEnum.WorkSheet
            }
    except PasswordError:
        raise KitError(LOCKED) from None
    except (CalamineError, ValueError, OSError):
        raise KitError(BROKEN) from None
    filled = {title: rows for title, rows in sheets.items() if any(map(any, rows))}
    if len(filled) > 1:
        raise KitError(SEVERAL, titles=", ".join(f"“{title[:31]}”" for title in filled))
    text = io.StringIO()
    writer = csv.writer(text, delimiter="\t", lineterminator="\n")
    for row in next(iter(filled.values()), []):
        writer.writerow([_words(cell) for cell in row])
    return text.getvalue()


def _words(cell: object) -> str:
    """A cell as it is read aloud; a whole number has no fraction, a name no line break."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return " ".join(str(cell).split()) if isinstance(cell, str) else str(cell)


def _refuse_far_cells(raw: bytes) -> None:
    """Raise KitError where the sheets unpack to too much, or have a cell too far out."""
    size = UNPACKED_MOST // (1024 * 1024)
    problem = KitError(TOO_WIDE, rows=ROWS_MOST, columns=COLUMNS_MOST, size=size)
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as parts:
            left = UNPACKED_MOST
            for part in parts.infolist():
                with parts.open(part) as stream:
                    content = stream.read(left + 1)
                left -= len(content)
                if left < 0:
                    raise problem
                if _SHEET.fullmatch(part.filename) and any(map(_is_far, _PLACE.finditer(content))):
                    raise problem
    except (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError, OSError, ValueError):
        # What Python's own reader says of damage, of locks, of methods of packing it does not know
        # and of a part that would lie before the file's beginning.
        raise KitError(BROKEN) from None


def _is_far(place: re.Match[bytes]) -> bool:
    column = 0
    for letter in place[1].upper():
        column = 26 * column + letter - ord("A") + 1
    return column > COLUMNS_MOST or whole_number(place[2].decode(), 0) > ROWS_MOST
