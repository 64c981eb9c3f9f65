"""How much memory a file of results takes, from the reading of the sheet to the last piece."""

import tracemalloc
from collections.abc import Callable, Iterable
from dataclasses import replace

import pytest

from kit.classroom.people.limits import STUDENTS_MAX
from kit.classroom.reports.results import Results, results
from kit.exchange.csv_files import csv_file
from kit.exchange.results.results_json import results_json
from kit.exchange.results.results_workbook import results_workbook
from kit.exchange.results.tables import answers_table
from kit.exchange.workbook import Pieces
from kit.store.engine import Store
from tests.support.room import NOON, Room, make_room

pytestmark = pytest.mark.slow

#: By measurement 1.1 MB for the sheet of a full class, with what the pieces take; the drawings of
#: the bootstrap bring JSON to 5.6 and the labels of the workbook to 4.8. Half as much again is let
#: pass.
MOST = {"csv": 1_700_000, "json": 8_500_000, "xlsx": 7_200_000}
WRITERS: dict[str, Callable[[Results], Iterable[str] | Iterable[bytes]]] = {
    "csv": lambda found: csv_file(answers_table(found)),
    "json": lambda found: results_json(found, NOON),
    "xlsx": lambda found: Pieces(results_workbook(found, NOON)),
}


@pytest.fixture
def full(any_store: Store) -> Room:
    """As many students as a class may have, who have all handed in."""
    with any_store.atomic() as inside:
        room = make_room(inside, names=())
        for number in range(STUDENTS_MAX):
            room.join(f"Name{number:03}")
            room.do_all(f"Name{number:03}")
    return replace(room, store=any_store)


@pytest.mark.long
@pytest.mark.sampled(1)
@pytest.mark.parametrize("kind", WRITERS)
def test_files_of_a_full_class_take_what_its_sheet_takes(full: Room, kind: str) -> None:
    def whole() -> None:
        found = results(full.store, full.classroom_id, full.assignment_id, full.now)
        for _piece in WRITERS[kind](found):
            pass

    whole()  # what is made once
    tracemalloc.start()
    whole()
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < MOST[kind]
