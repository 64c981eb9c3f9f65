"""Tables as CSV, line by line, as spreadsheets of all countries open it.

>>> table = Table("answers", ["student", "text", "credit"], iter([["Ada", "=1+1", 0.5]]))
>>> mark, *lines = csv_file(table, SEMICOLON)
>>> for line in lines:
...     print(line.strip())
"student";"text";"credit"
"Ada";"'=1+1";"0,5"
"""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from kit.classroom.errors import KitError
from kit.exchange.results.tables import Entry, Table
from kit.vocabulary import N_

#: Without it, Excel reads UTF-8 as the system's old code page.
BOM: Final = "\ufeff"
#: What a spreadsheet takes for the start of a formula, blanks before it included; some take the
#: full-width forms of = + - @ for the same.
_FORMULA_STARTS: Final = (
    "=", "+", "-", "@", "\t", "\r", "|", "%", "\uff1d", "\uff0b", "\uff0d", "\uff20",
)  # fmt: skip


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

    After OWASP's advice on CSV injection.
    """
    risky = cell.startswith(_FORMULA_STARTS) or cell.lstrip().startswith(_FORMULA_STARTS)
    return f"'{cell}" if risky else cell


def csv_file(table: Table, written: Dialect = COMMA) -> Iterator[str]:
    """The file in pieces, a byte-order mark first.

    Every cell is quoted: a spreadsheet that splits at another separator would else make cells of
    its own out of a name that holds it.
    """
    yield BOM
    yield _line(table.header, written)
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
    return str(entry) if isinstance(entry, int) else neutral(str(entry))
