"""Scores for the gradebooks of Canvas and Moodle. They need names, and tell who was right."""

from collections.abc import Iterator, Sequence
from typing import Final

from kit.classroom.reports.results import Results
from kit.exchange.results.tables import Entry, Shown, Table, table
from kit.results.sheet import Sheet, StudentRow

#: The columns in which Canvas looks for a student, in its order.
CANVAS: Final = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")
#: How Canvas itself spells the row, blanks included.
POINTS_POSSIBLE: Final = "    Points Possible"
#: Moodle finds a student by one of the three in the middle, never by the name.
MOODLE: Final = ("Full name", "Username", "Email address", "ID number")


def points_possible(sheet: Sheet) -> int:
    """How many items count: each earns one point at most. Pure."""
    return sum(not item.void for item in sheet.items)


def score(sheet: Sheet, student: StudentRow) -> float | None:
    """The sum of credit; None where nothing is handed in, or a mark is still due. Pure."""
    if not student.handed_in:
        return None
    counting = [student.cells.get(item.item_id) for item in sheet.items if not item.void]
    if any(cell is not None and cell.credit is None for cell in counting):
        return None
    return sum((cell.credit or 0.0 for cell in counting if cell is not None), 0.0)


def canvas_table(results: Results, shown: Shown) -> Table:
    """The layout of Canvas's own export; the columns for ids are empty, since the kit has none."""
    return Table("Canvas", (*CANVAS, _title(results, shown)), _canvas_rows(results))


def _canvas_rows(results: Results) -> Iterator[Sequence[Entry]]:
    empty = (None,) * (len(CANVAS) - 1)
    yield (POINTS_POSSIBLE, *empty, points_possible(results.sheet))
    for student in results.sheet.students:
        yield (student.name, *empty, score(results.sheet, student))


def moodle_table(results: Results, shown: Shown) -> Table:
    """A line a student; one of the columns by which Moodle knows people is to be filled in."""
    empty = (None,) * (len(MOODLE) - 1)
    rows = (
        (student.name, *empty, score(results.sheet, student)) for student in results.sheet.students
    )
    return Table("Moodle", (*MOODLE, _title(results, shown)), rows)


def gradebook_table(results: Results, shown: Shown) -> Table:
    """The scores for a workbook: a line a student, with the state and the most there is."""
    most = points_possible(results.sheet)
    rows = (
        (student.name, student.state, score(results.sheet, student), most)
        for student in results.sheet.students
    )
    return table("Scores", ("student", "state", "score", "points_possible"), rows, shown)


def _title(results: Results, shown: Shown) -> str:
    """What the assignment is called there: one of a made-up class says so."""
    title = results.assignment.title
    return f"{title} (simulated)" if shown.simulated else title
