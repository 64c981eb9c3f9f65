"""An assignment's results as one workbook."""

from collections.abc import Iterator
from datetime import datetime
from typing import IO

from kit.classroom.reports.results import Results
from kit.exchange.results.gradebook import gradebook_table
from kit.exchange.results.statistics import items_table, labels_table
from kit.exchange.results.tables import Entry, Shown, Table, answers_table
from kit.exchange.results.votes import rounds_table, votes_table
from kit.exchange.workbook import workbook


def results_workbook(results: Results, shown: Shown, now: datetime) -> IO[bytes]:
    """Scores, answers, items and labels, as far as they are shown; the caller closes the file."""
    return workbook(_tables(results, shown), list(_about(results, shown, now)))


def _tables(results: Results, shown: Shown) -> Iterator[Table]:
    if shown.names and shown.keys:
        yield gradebook_table(results, shown)
    yield answers_table(results, shown)
    if results.assignment.live:
        yield rounds_table(results, shown)
        yield votes_table(results, shown)
    yield items_table(results, shown)
    if results.sheet.labels and shown.keys:
        yield labels_table(results, shown)


def _about(results: Results, shown: Shown, now: datetime) -> Iterator[tuple[str, Entry]]:
    record = results.assignment
    if shown.simulated:
        yield "simulated", "A made-up class: nobody gave these answers."
    yield "assignment", record.title
    yield "exercise", record.exercise_id
    yield "exercise version", record.exercise_version
    if shown.keys:
        yield "key version", record.key_version
    yield "given at", record.created_at.isoformat()
    yield "made at", now.isoformat()
    yield "how figures are computed", "docs/results.md of the kit"
