"""A report as text, to be looked at before it is sent. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from kit.logs.escaping import escaped
from kit.report.collecting import Folder, Program, Report
from kit.store.database.table_sizes import UNREADABLE, TableSizes

_KIBI: Final = 1024
#: Smaller numbers are told as they are.
_EXACT_BELOW: Final = 10


def as_text(report: Report) -> str:
    """The report, with a heading for each part and an end of line behind the last."""
    lines = [
        "Whose Words: a report for whoever mends a fault.",
        f"Made {report.made_at:%Y-%m-%d %H:%M %z}. No names, answers, codes, addresses or paths.",
        *_part("Program", _program(report.program)),
        *_part("Settings", (f"{name}: {value}" for name, value in report.settings.items())),
        *_part("Data folder", _folder(report.folder)),
        *_part("Database", _tables(report.tables, report.program.schema)),
        *_part("What kit doctor finds", report.findings or ["not asked"]),
        *_part(f"The log's last lines ({len(report.log)})", report.log or ["none"]),
    ]
    return "".join(f"{escaped(_without_home(line))}\n" for line in lines)


def _part(title: str, lines: Iterator[str] | Sequence[str]) -> list[str]:
    return ["", f"== {title}", *lines]


def _without_home(line: str) -> str:
    home = Path.home()
    return line if home == Path(home.anchor) else line.replace(str(home), "~")


def _program(program: Program) -> Iterator[str]:
    yield f"kit {program.version}, schema {program.schema}"
    yield f"{program.python} on {program.system}"
    yield from _listed(program.packages)


def _listed(packages: Mapping[str, str]) -> Iterator[str]:
    for name, number in packages.items():
        yield f"{name} {number or 'is not installed'}"


def _folder(folder: Folder) -> Iterator[str]:
    if not folder.is_there:
        yield "is not there"
    for what, size in folder.sizes.items():
        yield f"{what}: {'none' if size is None else _bytes(size)}"
    age = "" if folder.copy_age is None else f", the newest {_days(folder.copy_age)} old"
    yield f"copies: {folder.copies}{age}"
    yield f"room on the disk: {'unknown' if folder.free is None else _bytes(folder.free)}"


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count} days"


def _tables(tables: TableSizes, head: str) -> Iterator[str]:
    if tables.problem is not None:
        yield f"cannot be read: {tables.problem}"
        return
    same = " (this kit's)" if tables.schema == head else " (not this kit's)"
    yield f"schema: {tables.schema or 'none'}{same}"
    rows = tables.rows or {}
    for table, count in rows.items():
        if count:
            yield f"{table}: {'cannot be read' if count == UNREADABLE else about(count)}"
    yield f"empty tables: {sum(not count for count in rows.values())}"
    if tables.others:
        yield f"tables that are not the kit's: {tables.others}"


def about(rows: int) -> str:
    """A number of rows, rounded to its first digit: a fault depends on no more.

    >>> about(0), about(7), about(28), about(1_439)
    ('0', '7', 'about 30', 'about 1000')
    """
    if rows < _EXACT_BELOW:
        return str(rows)
    return f"about {round(rows, 1 - len(str(rows)))}"


def _bytes(size: int) -> str:
    value = float(size)
    for unit in ("bytes", "KiB", "MiB"):
        if value < _KIBI:
            return f"{value:.0f} {unit}"
        value /= _KIBI
    return f"{value:.0f} GiB"
