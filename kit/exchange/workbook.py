"""Tables as one workbook (XLSX)."""

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import IO, Final

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from kit.exchange.csv_files import neutral
from kit.exchange.local_time import local
from kit.exchange.results.tables import Entry, Table

#: Each row goes to a temporary file as it is written. A text stays a text, whatever it looks
#: like: no cell is computed, and none becomes a link.
_OPTIONS: Final = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
_PIECE: Final = 64 * 1024
#: In characters, as Excel measures columns.
_NARROWEST, _WIDEST = 8, 60
#: For the arrow of the filter.
_ROOM: Final = 3
_MOMENT: Final = "yyyy-mm-dd hh:mm:ss"
#: Characters of a moment so written.
_MOMENT_WIDTH: Final = 19


@dataclass(frozen=True, slots=True)
class _Formats:
    """How cells look, and what they are taken for."""

    head: Format
    moment: Format
    #: A text that stays one when somebody edits the cell, though it looks like a formula.
    quoted: Format


def workbook(tables: Iterable[Table], about: Sequence[tuple[str, Entry]]) -> IO[bytes]:
    """A sheet for each table, and one that says what all this is.

    Returns the open file, at its start; it is nowhere else and gone once it is closed.
    """
    file = tempfile.TemporaryFile()  # noqa: SIM115 - closed by the caller
    try:
        with xlsxwriter.Workbook(file, _OPTIONS) as book:
            formats = _Formats(
                book.add_format({"bold": True}),
                book.add_format({"num_format": _MOMENT, "align": "left"}),
                book.add_format({"quote_prefix": True}),
            )
            for table in tables:
                _write(book.add_worksheet(table.name), table.header, table.rows, formats)
            _write(book.add_worksheet("About"), ("what", "value"), about, formats)
    except BaseException:
        file.close()
        raise
    file.seek(0)
    return file


class Pieces(Iterator[bytes]):
    """The file in pieces, closed at its end, or by `close`: also before the first was asked for.

    A generator would not have begun then, and leave the file to the collector: so it was at HEAD.
    """

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def __next__(self) -> bytes:
        piece = b"" if self._file.closed else self._file.read(_PIECE)
        if not piece:
            self.close()
            raise StopIteration
        return piece

    def close(self) -> None:
        """Close the file; what was not asked for is gone."""
        self._file.close()


def _write(
    sheet: Worksheet, header: Sequence[str], rows: Iterable[Sequence[Entry]], formats: _Formats
) -> None:
    """The table, its header frozen with a filter, each column as wide as what stands in it."""
    sheet.freeze_panes(1, 0)
    widths = [len(name) + _ROOM for name in header]
    for column, name in enumerate(header):
        sheet.write_string(0, column, name, formats.head)
    number = 0
    for number, row in enumerate(rows, 1):
        for column, entry in enumerate(row):
            width = _write_cell(sheet, number, column, entry, formats)
            widths[column] = max(widths[column], width)
    for column, width in enumerate(widths):
        sheet.set_column(column, column, min(max(width + 1, _NARROWEST), _WIDEST))
    sheet.autofilter(0, 0, number, len(header) - 1)
    # A name of digits is a name, and no mistake to be marked with a green corner.
    sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{number + 1}"})


def _write_cell(sheet: Worksheet, row: int, column: int, entry: Entry, formats: _Formats) -> int:
    """Write the cell as what it is; returns how many characters wide it shows."""
    if entry is None:
        return 0
    if isinstance(entry, datetime):
        sheet.write_datetime(row, column, local(entry), formats.moment)
        return _MOMENT_WIDTH
    if isinstance(entry, int | float):
        sheet.write_number(row, column, entry)
        return len(f"{entry:.6g}")
    shown = None if neutral(entry) == entry else formats.quoted
    sheet.write_string(row, column, entry, shown)
    return max(map(len, entry.split("\n")))
