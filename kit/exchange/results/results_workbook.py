"""An assignment's results as one workbook."""

from collections.abc import Iterator
from datetime import datetime
from typing import IO

from kit.classroom.assignments.groups.comparing import DealtAssignment
from kit.classroom.assignments.groups.places import Places
from kit.classroom.reports.results import Results
from kit.exchange.local_time import zone
from kit.exchange.results.gradebook import gradebook_table
from kit.exchange.results.statistics import items_table, labels_table
from kit.exchange.results.tables import Entry, Table, answers_table
from kit.exchange.results.votes import hands_table, rounds_table, votes_table
from kit.exchange.workbook import workbook


def results_workbook(
    results: Results,
    now: datetime,
    *,
    simulated: bool = False,
    places: Places | None = None,
) -> IO[bytes]:
    """Scores, answers, items and labels, as far as there are any; the caller closes the file."""
    about = [
        *_about(results, now, simulated=simulated),
        *_about_deal(places.dealt if places else None),
    ]
    all_tables = _tables(results, places, simulated=simulated)
    tables = (table for table in all_tables if table is not None)
    return workbook(tables, [(name, value) for name, value in about if value is not None])


def _tables(results: Results, places: Places | None, *, simulated: bool) -> Iterator[Table | None]:
    yield gradebook_table(results, simulated=simulated)
    yield answers_table(results, simulated=simulated, places=places)
    yield rounds_table(results, simulated=simulated)
    yield votes_table(results, simulated=simulated)
    if results.hands:
        yield hands_table(results, simulated=simulated)
    yield items_table(results, simulated=simulated)
    yield labels_table(results, simulated=simulated)


def _about(results: Results, now: datetime, *, simulated: bool) -> Iterator[tuple[str, Entry]]:
    record = results.assignment
    if simulated:
        yield "simulated", "A made-up class: nobody gave these answers."
    yield "assignment", record.title
    yield "exercise", record.exercise_id
    yield "exercise version", record.exercise_version
    yield "key version", results.key_version
    if results.core:
        items = len(results.exercise.items)
        core, every = f"the core, {results.core} of {items}", f"all {items}, core and others"
        yield "items", core if results.basis == "core" else every
    yield "given at", record.created_at
    yield "made at", now
    yield "time zone of all times here", zone()
    yield "how figures are computed", "docs/results.md of the kit"


def _about_deal(dealt: DealtAssignment | None) -> Iterator[tuple[str, Entry]]:
    if dealt is not None:
        yield "dealt crosswise", f"{dealt.deal.form_a} and {dealt.deal.form_b}"
        yield "occasion", dealt.occasion.value
        yield "given to the half", dealt.half.value
        yield "seed of the deal", dealt.deal.seed
        yield "dealt at", dealt.deal.dealt_at
