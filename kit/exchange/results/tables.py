"""Results as tables, made from the sheet that the pages show: each a CSV file and a sheet."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, TypeVar

from kit.classroom.assignments.groups.places import Places
from kit.classroom.reports.results import Results
from kit.exchange.local_time import zone
from kit.results.sheet import Cell, ItemColumn, StudentRow
from kit.vocabulary import Occasion

#: What a cell may hold; None is an empty one, a datetime a moment in any zone.
Entry = str | int | float | datetime | None
RowT = TypeVar("RowT")
#: A column's name, and what it says of a row.
Column = tuple[str, Callable[[RowT], Entry]]


@dataclass(frozen=True, slots=True)
class Table:
    """A table under a name. Its rows are made as they are asked for, once."""

    name: str
    header: Sequence[str]
    rows: Iterator[Sequence[Entry]]


def table(
    name: str, columns: Sequence[Column[RowT]], rows: Iterable[RowT], *, simulated: bool = False
) -> Table:
    """A table; one of a made-up class says so in each row."""
    header = tuple(title for title, _entry in columns)
    entries = (tuple(entry(row) for _title, entry in columns) for row in rows)
    if not simulated:
        return Table(name, header, entries)
    return Table(name, (*header, "simulated"), ((*row, "yes") for row in entries))


def zoned(columns: Sequence[Column[RowT]]) -> Sequence[Column[RowT]]:
    """The columns, those of moments (`saved_at`) with the clock's time zone in their names."""
    return [
        (f"{name} ({zone()})" if name.endswith("_at") else name, entry) for name, entry in columns
    ]


@dataclass(frozen=True, slots=True)
class Answer:
    """A student and an item with the answer that counts, and the first where that is another."""

    student: StudentRow
    item: ItemColumn
    cell: Cell | None
    first: Cell | None


def by_part(choices: Mapping[str, str]) -> str:
    """What was chosen: alone where the item is one choice, else `part=choice` for each part."""
    return "; ".join(f"{part}={choice}" if part else choice for part, choice in choices.items())


def key_words(item: ItemColumn) -> Entry:
    """What the key says of an item, by part."""
    return by_part({part.part.id: part.due for part in item.parts if part.due}) or None


def yes_no(truth: bool | None) -> Entry:
    """The word for it; None where it is not known."""
    return None if truth is None else "yes" if truth else "no"


def cell_words(cell: Cell) -> Entry:
    """What was answered: choices, or free words."""
    return by_part(cell.choices) or cell.text


def _counting(entry: Callable[[Cell], Entry]) -> Callable[[Answer], Entry]:
    return lambda row: entry(row.cell) if row.cell else None


def _first(entry: Callable[[Cell], Entry]) -> Callable[[Answer], Entry]:
    return lambda row: entry(row.first) if row.first else None


_ANSWERS: Final[Sequence[Column[Answer]]] = (
    ("student", lambda row: row.student.label),
    ("state", lambda row: row.student.state),
    ("attempt", lambda row: row.student.attempt),
    ("attempts_made", lambda row: row.student.attempts_made),
    ("submitted_at", lambda row: row.student.submitted_at),
    ("item", lambda row: row.item.item_id),
    ("position", lambda row: row.item.position),
    ("key", lambda row: key_words(row.item)),
    ("debatable", lambda row: yes_no(row.item.debatable)),
    ("given", _counting(cell_words)),
    ("certainty", _counting(lambda cell: cell.certainty)),
    ("credit", _counting(lambda cell: cell.credit)),
    ("verdict", lambda row: row.student.verdict(row.item)),
    ("saved_at", _counting(lambda cell: cell.saved_at)),
    ("after_feedback", _counting(lambda cell: yes_no(cell.after_feedback))),
    ("points", _counting(lambda cell: cell.points)),
    ("level", _counting(lambda cell: cell.level)),
    ("comment", _counting(lambda cell: cell.comment)),
    ("on_paper", lambda row: yes_no(row.student.on_paper if row.student.attempt else None)),
    ("first_given", _first(cell_words)),
    ("first_credit", _first(lambda cell: cell.credit)),
    ("first_verdict", lambda row: row.student.first_verdict(row.item)),
)


def _of_places(places: Places, *, named: bool) -> Iterator[Column[Answer]]:
    """The columns that say where a student is."""
    if dealt := places.dealt:
        yield "half", lambda row: places.half_words(row.student.student_id)
        yield "occasion", lambda _row: dealt.occasion
        for occasion in Occasion:
            yield occasion.value, _form_at(places, occasion)
    # The name of a group of few would be nearly theirs.
    if named and places.groups:
        yield "groups", lambda row: "; ".join(places.groups.get(row.student.student_id, ()))


def _form_at(places: Places, occasion: Occasion) -> Callable[[Answer], Entry]:
    return lambda row: places.form(row.student.student_id, occasion)


def answers_table(
    results: Results, *, simulated: bool = False, places: Places | None = None
) -> Table:
    """One row per student and item.

    With each student's `places`: the half and both forms of a form that was dealt; the groups
    where the class has any, but not where names are hidden.
    """
    sheet = results.sheet
    rows = (
        Answer(
            student,
            item,
            student.cells.get(item.item_id),
            (student.first or {}).get(item.item_id),
        )
        for student in sheet.students
        for item in sheet.items
    )
    columns = [*_ANSWERS, *_of_places(places or Places(), named=sheet.named)]
    return table("Answers", zoned(columns), rows, simulated=simulated)
