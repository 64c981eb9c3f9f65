from datetime import UTC, datetime
from pathlib import Path

import pytest

from kit.report.collecting import Folder, Program, Report
from kit.report.wording import about, as_text
from kit.store.database.table_sizes import UNREADABLE, TableSizes

PROGRAM = Program(
    "0.1.0", "0022_open_articles", "CPython 3.11.7", "Linux", {"flask": "3.1", "x": ""}
)
FOLDER = Folder(
    is_there=True, sizes={"database": 5000, "log": None}, copies=2, copy_age=1, free=2**33
)
TABLES = TableSizes(
    "0022_open_articles", {"classroom": 3, "vote": 0, "answer": 1439, "mark": UNREADABLE}, 1
)
WHOLE = """\
Whose Words: a report for whoever mends a fault.
Made 2026-11-30 12:00 +0000. No names, answers, codes, addresses or paths.

== Program
kit 0.1.0, schema 0022_open_articles
CPython 3.11.7 on Linux
flask 3.1
x is not installed

== Settings
port: 8000

== Data folder
database: 5 KiB
log: none
copies: 2, the newest 1 day old
room on the disk: 8 GiB

== Database
schema: 0022_open_articles (this kit's)
classroom: 3
answer: about 1000
mark: cannot be read
empty tables: 1
tables that are not the kit's: 1

== What kit doctor finds
not asked

== The log's last lines (2)
a line
an odd one\\x1b[31m
"""


def report(folder: Folder = FOLDER, tables: TableSizes = TABLES, log: str = "a line") -> Report:
    now = datetime(2026, 11, 30, 12, 0, tzinfo=UTC)
    return Report(now, PROGRAM, {"port": "8000"}, folder, tables, (), [log, "an odd one\x1b[31m"])


def test_whole_text() -> None:
    assert as_text(report()) == WHOLE


def test_folder_that_is_gone_and_a_database_that_cannot_be_read() -> None:
    gone = Folder(is_there=False, sizes={}, copies=0, copy_age=None, free=None)
    said = as_text(report(gone, TableSizes(problem="SQLITE_NOTADB")))
    assert "== Data folder\nis not there\ncopies: 0\nroom on the disk: unknown\n" in said
    assert "== Database\ncannot be read: SQLITE_NOTADB\n" in said
    newer = as_text(report(tables=TableSizes("0999_x", {})))
    assert "schema: 0999_x (not this kit's)\n" in newer


def test_own_home_folder_is_not_told() -> None:
    said = as_text(report(log=f"{Path.home()}/data is gone"))
    assert "\n~/data is gone\n" in said


@pytest.mark.parametrize(
    ("rows", "words"),
    [(0, "0"), (9, "9"), (10, "about 10"), (14, "about 10"), (96, "about 100"), (189_284, "about 200000")],
)  # fmt: skip
def test_numbers_of_rows_are_rounded(rows: int, words: str) -> None:
    assert about(rows) == words
