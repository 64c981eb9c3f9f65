"""Tables as one workbook (XLSX)."""

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from typing import IO, Final

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

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
_WIDTH: Final = 16


def workbook(tables: Iterable[Table], about: Sequence[tuple[str, Entry]]) -> IO[bytes]:
    """A sheet for each table, and one that says what all this is.

    Returns the open file, at its start; it is nowhere else and gone once it is closed.
    """
    file = tempfile.TemporaryFile()  # noqa: SIM115 - closed by the caller
    try:
        with xlsxwriter.Workbook(file, _OPTIONS) as book:
            bold = book.add_format({"bold": True})
            for table in tables:
                _write(book.add_worksheet(table.name), table.header, table.rows, bold)
            _write(book.add_worksheet("About"), ("what", "value"), about, bold)
    except BaseException:
        file.close()
        raise
    file.seek(0)
    return file


def pieces(file: IO[bytes]) -> Iterator[bytes]:
    """The file in pieces, closed at its end."""
    with file:
        while piece := file.read(_PIECE):
            yield piece


def _write(
    sheet: Worksheet, header: Sequence[str], rows: Iterable[Sequence[Entry]], bold: Format
) -> None:
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, len(header) - 1, _WIDTH)
    for column, name in enumerate(header):
        sheet.write_string(0, column, name, bold)
    for number, row in enumerate(rows, 1):
        for column, entry in enumerate(row):
            if isinstance(entry, int | float):
                sheet.write_number(number, column, entry)
            elif entry is not None:
                sheet.write_string(number, column, str(entry))
