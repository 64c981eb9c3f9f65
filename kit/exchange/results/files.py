"""An assignment's results as files to download, by the names of their kinds."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Final

from kit.classroom.assignments.groups.places import Places
from kit.classroom.reports.results import Results
from kit.exchange.csv_files import csv_file, dialect
from kit.exchange.results.gradebook import canvas_table, moodle_table
from kit.exchange.results.results_json import results_json
from kit.exchange.results.results_workbook import results_workbook
from kit.exchange.results.statistics import items_table, labels_table
from kit.exchange.results.tables import Table, answers_table
from kit.exchange.results.votes import hands_table, rounds_table, votes_table
from kit.exchange.workbook import Pieces

_TABLES: Final[Mapping[str, Callable[..., Table | None]]] = {
    "items": items_table,
    "labels": labels_table,
    "votes": votes_table,
    "rounds": rounds_table,
    "hands": hands_table,
    "canvas": canvas_table,
    "moodle": moodle_table,
}


def results_csv(
    kind: str,
    results: Results,
    separator: str,
    *,
    simulated: bool,
    places: Places | None = None,
) -> Iterable[str] | None:
    """The table of that kind as CSV; None where there is none. Raises UnknownSeparator.

    `places`: each student's groups, and the deal that it was given by, which the answers name.
    """
    table: Table | None
    if kind == "answers":
        table = answers_table(results, simulated=simulated, places=places)
    else:
        table = _TABLES[kind](results, simulated=simulated)
    return None if table is None else csv_file(table, dialect(separator))


def whole_file(
    kind: str,
    results: Results,
    now: datetime,
    *,
    simulated: bool,
    places: Places | None = None,
) -> Iterable[str] | Iterable[bytes]:
    """All results in one file: "json", or else a workbook."""
    if kind == "json":
        return results_json(results, now, simulated=simulated, places=places)
    return Pieces(results_workbook(results, now, simulated=simulated, places=places))
