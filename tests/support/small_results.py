"""A small class, and its tables as lines and rows."""

import csv
import io

from kit.classroom.reports.results import Results, results
from kit.exchange.csv_files import (
    BOM,
    COMMA,
    Dialect,
    csv_file,
)
from kit.exchange.results.tables import Table
from tests.support.room import Room


def in_room(room: Room) -> Results:
    return results(room.store, room.classroom_id, room.assignment_id, room.now)


def lines(table: Table | None, written: Dialect = COMMA) -> list[str]:
    assert table is not None
    text = "".join(csv_file(table, written))
    assert text.startswith(BOM)
    return text.removeprefix(BOM).split("\r\n")


def rows(table: Table | None) -> list[dict[str, str]]:
    assert table is not None
    text = "".join(csv_file(table)).removeprefix(BOM)
    return list(csv.DictReader(io.StringIO(text, newline="")))
