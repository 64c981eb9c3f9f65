"""Results as tables, made from the sheet that the pages show: each a CSV file and a sheet."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kit.classroom.reports.results import Results
from kit.results.sheet import Cell, StudentRow

#: What a cell may hold; None is an empty one.
Entry = str | int | float | None

ANSWERS_HEADER: Final = (
    "student", "state", "attempt", "attempts_made", "submitted_at", "item", "position",
    "key", "debatable", "given", "certainty", "credit", "verdict", "saved_at", "after_feedback",
    "points", "level", "comment", "first_given", "first_credit", "first_verdict",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shown:
    """What a file shows: names and keys as the switch says. `simulated`: of a made-up class."""

    names: bool = True
    keys: bool = True
    simulated: bool = False

    def name_of(self, student: StudentRow) -> str:
        """The student's name, or the number that stands for it."""
        return student.name if self.names else f"Student {student.position}"


@dataclass(frozen=True, slots=True)
class Table:
    """A table under a name. Its rows are made as they are asked for, once."""

    name: str
    header: Sequence[str]
    rows: Iterator[Sequence[Entry]]


def table(name: str, header: Sequence[str], rows: Iterable[Sequence[Entry]], shown: Shown) -> Table:
    """A table; one of a made-up class says so in each row."""
    if not shown.simulated:
        return Table(name, header, iter(rows))
    return Table(name, (*header, "simulated"), ((*row, "yes") for row in rows))


def answers_table(results: Results, shown: Shown) -> Table:
    """One row per student and item."""
    rows = (
        row for student in results.sheet.students for row in _answers_of(results, student, shown)
    )
    return table("Answers", ANSWERS_HEADER, rows, shown)


def _answers_of(results: Results, student: StudentRow, shown: Shown) -> Iterator[Sequence[Entry]]:
    """A student's rows; without keys what tells the key is left empty.

    What begins with `first` is of the first attempt, where another one counts.
    """
    keyed = shown.keys
    for item in results.sheet.items:
        cell = student.cells.get(item.item_id)
        first = student.first.get(item.item_id) if student.first is not None else None
        yield (
            shown.name_of(student),
            student.state,
            student.attempt,
            student.attempts_made,
            student.submitted_at.isoformat() if student.submitted_at else None,
            item.item_id,
            item.position,
            by_part({part.part.id: part.due for part in item.parts}) if keyed else None,
            ("yes" if item.debatable else "no") if keyed else None,
            _answer(cell),
            cell.certainty if cell else None,
            *(_outcome(student, cell) if keyed else (None, None)),
            cell.saved_at.isoformat() if cell else None,
            ("yes" if cell.after_feedback else "no") if cell else None,
            cell.points if cell and keyed else None,
            cell.level if cell and keyed else None,
            cell.comment if cell and keyed else None,
            _answer(first),
            *(_outcome(student, first) if keyed and student.first is not None else (None, None)),
        )


def _answer(cell: Cell | None) -> Entry:
    return (by_part(cell.choices) or cell.text) if cell else None


def by_part(choices: Mapping[str, str]) -> str:
    """What was chosen: alone where the item is one choice, else `part=choice` for each part."""
    return "; ".join(f"{part}={choice}" if part else choice for part, choice in choices.items())


def _outcome(student: StudentRow, cell: Cell | None) -> tuple[Entry, Entry]:
    """Credit and verdict; an item left out has no credit and is not wrong."""
    if cell is None:
        return None, "omitted" if student.handed_in else None
    return cell.credit, cell.verdict
