"""Tables as CSV, line by line, as spreadsheets of all countries open it.

>>> table = Table("answers", ["student", "text", "credit"], iter([["Ada", "=1+1", 0.5]]))
>>> mark, *lines = csv_file(table, SEMICOLON)
>>> for line in lines:
...     print(line.strip())
student;"text";"credit"
"Ada";"'=1+1";"0,5"
"""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from kit.classroom.errors import KitError
from kit.exchange.local_time import local
from kit.exchange.results.tables import Entry, Table
from kit.vocabulary import N_

#: Without it, Excel reads UTF-8 as the system's old code page.
BOM: Final = "\ufeff"
#: What a spreadsheet takes for the start of a formula, blanks before it included; some take the
#: full-width forms of = + - @ for the same.
_SIGNS: Final = "=+\\-@|%\uff1d\uff0b\uff0d\uff20"
#: Blanks that a spreadsheet passes over. With a tab or a return a formula may begin by itself.
_FIRST: Final = re.compile(rf"\s*[{_SIGNS}]|[\t\r]")
#: Where a program that splits at another character, or that has passed a closing quotation mark
#: (it stands twice in a cell), begins a cell of its own amid a text.
_AMID: Final = re.compile(rf"(?<=[;,\t|\r\n])(?=[\s\"]*[{_SIGNS}])")
#: Apostrophes that are put in for these.
_GUARD: Final = re.compile(rf"(?:^|(?<=[;,\t|\r\n]))'(?=[\s\"']*[{_SIGNS}]|[\t\r])")


class UnknownSeparator(KitError):
    """A separator that the kit does not write."""

    message = N_(
        "“%(separator)s” is no separator of these files. Allowed: comma, semicolon. Choose one of "
        "the links on the page of results."
    )


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a file parts its cells, and whole numbers from fractions."""

    separator: str = ","
    point: str = "."


COMMA: Final = Dialect()
#: Where a spreadsheet splits at semicolons it reads 0.5 as a date, and 0,5 as a number.
SEMICOLON: Final = Dialect(";", ",")
_DIALECTS: Final = {"comma": COMMA, "semicolon": SEMICOLON}


def dialect(name: str) -> Dialect:
    """The dialect of that name. Raises UnknownSeparator."""
    if name not in _DIALECTS:
        raise UnknownSeparator(separator=name[:20])
    return _DIALECTS[name]


def neutral(cell: str) -> str:
    """The cell as text that no spreadsheet computes: formula-like ones get an apostrophe.

    After OWASP's advice on CSV injection. The same amid a text, behind whatever may part cells:
    a file with commas is opened by programs that split at semicolons, too, and quotation marks
    hold a line together for them in its first cell only.
    """
    amid = _AMID.sub("'", cell)
    return f"'{amid}" if _FIRST.match(cell) else amid


def bare(cell: str) -> str:
    """A cell as it was before `neutral` put its apostrophes in, where it has any."""
    plain = _GUARD.sub("", cell)
    return plain if neutral(plain) == cell else cell


def csv_file(table: Table, written: Dialect = COMMA) -> Iterator[str]:
    """The file in pieces, a byte-order mark first.

    Every cell is quoted, whatever it holds, but the very first: Ruby's reader, which Canvas uses,
    refuses a quotation mark behind a byte-order mark. That cell is a word of the kit's own.
    """
    yield BOM
    yield _line(table.header, written).replace('"', "", 2)
    for row in table.rows:
        yield _line(row, written)


def _line(row: Sequence[Entry], written: Dialect) -> str:
    line = io.StringIO()
    writer = csv.writer(
        line, delimiter=written.separator, lineterminator="\r\n", quoting=csv.QUOTE_ALL
    )
    writer.writerow([_cell(entry, written) for entry in row])
    return line.getvalue()


def _cell(entry: Entry, written: Dialect) -> str:
    if entry is None:
        return ""
    if isinstance(entry, float):
        # A number of the kit's own may be negative; it is no formula.
        return f"{entry:.6g}".replace(".", written.point)
    if isinstance(entry, datetime):
        return local(entry).isoformat(" ")
    return str(entry) if isinstance(entry, int) else neutral(entry)
