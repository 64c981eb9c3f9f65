"""Scores for the gradebooks of Canvas and Moodle. They need names, and tell who was right."""

from collections.abc import Sequence
from typing import Final

from kit.classroom.reports.results import Results
from kit.exchange.results.tables import Column, Entry, Table, table
from kit.results.counts.gradebook import Score, gradebook

#: A line: who or what it is of, and how many points.
_Line = tuple[str, Entry]
#: How Canvas itself spells the row, blanks included.
POINTS_POSSIBLE: Final = "    Points Possible"
#: The columns in which Canvas looks for a student, in its order.
_CANVAS: Final = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")
#: Moodle finds a student by one of the three in the middle, never by the name.
_MOODLE: Final = ("Full name", "Username", "Email address", "ID number")


def canvas_table(results: Results, *, simulated: bool = False) -> Table | None:
    """The layout of Canvas's own export; the columns for ids are empty, since the kit has none.

    None where there is no gradebook, as `gradebook` says.
    """
    book = gradebook(results.sheet)
    if book is None:
        return None
    lines = [(POINTS_POSSIBLE, book.possible), *_lines(book.scores)]
    return table("Canvas", _columns(_CANVAS, results, simulated=simulated), lines)


def moodle_table(results: Results, *, simulated: bool = False) -> Table | None:
    """A line a student; one of the columns by which Moodle knows people is to be filled in.

    None where there is no gradebook, as `gradebook` says.
    """
    book = gradebook(results.sheet)
    if book is None:
        return None
    columns = _columns(_MOODLE, results, simulated=simulated)
    return table("Moodle", columns, _lines(book.scores))


def gradebook_table(results: Results, *, simulated: bool = False) -> Table | None:
    """The scores for a workbook: a line a student, with the state and the most there is.

    None where there is no gradebook, as `gradebook` says.
    """
    book = gradebook(results.sheet)
    if book is None:
        return None
    columns: Sequence[Column[Score]] = (
        ("student", lambda row: row.student.name),
        ("state", lambda row: row.student.state),
        ("score", lambda row: row.points),
        ("points_possible", lambda _row: book.possible),
    )
    return table("Scores", columns, book.scores, simulated=simulated)


def _lines(scores: Sequence[Score]) -> Sequence[_Line]:
    return [(score.student.name, score.points) for score in scores]


def _columns(names: Sequence[str], results: Results, *, simulated: bool) -> Sequence[Column[_Line]]:
    """The first of the names is the student's; the others are empty.

    The last column is what the assignment is called: one of a made-up class says so there.
    """
    title = results.assignment.title
    return (
        (names[0], lambda line: line[0]),
        *((name, lambda _line: None) for name in names[1:]),
        (f"{title} (simulated)" if simulated else title, lambda line: line[1]),
    )
