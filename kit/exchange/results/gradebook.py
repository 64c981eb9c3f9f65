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
#: Moodle finds a student by a username, email address or ID number, never by the name. Where that
#: is blank it gives the grade to the student of the row before, so the column is filled: a name
#: that Moodle does not know ends its import with the name in the message.
_MOODLE: Final = ("Full name", "Identifier")


def canvas_table(results: Results, *, simulated: bool = False) -> Table | None:
    """The layout of Canvas's own export; the columns for ids are empty, since the kit has none.

    None where there is no gradebook, as `gradebook` says.
    """
    book = gradebook(results.sheet)
    if book is None:
        return None
    lines = [(POINTS_POSSIBLE, book.possible), *_lines(book.scores)]
    columns: Sequence[Column[_Line]] = (
        (_CANVAS[0], lambda line: line[0]),
        *((name, lambda _line: None) for name in _CANVAS[1:]),
        _points(results, simulated=simulated),
    )
    return table("Canvas", columns, lines)


def moodle_table(results: Results, *, simulated: bool = False) -> Table | None:
    """A line for each student with a score; the identifier is the name, until it is replaced.

    Who has no score yet is left out: a blank one would take away what stands in Moodle. None
    where there is no gradebook, as `gradebook` says.
    """
    book = gradebook(results.sheet)
    if book is None:
        return None
    lines = [line for line in _lines(book.scores) if line[1] is not None]
    name, identifier = _MOODLE
    columns: Sequence[Column[_Line]] = (
        (name, lambda line: line[0]),
        (identifier, lambda line: line[0]),
        _points(results, simulated=simulated),
    )
    return table("Moodle", columns, lines)


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


def _points(results: Results, *, simulated: bool) -> Column[_Line]:
    """What the assignment is called, of a made-up class that it is one; and the points."""
    title = results.assignment.title
    return f"{title} (simulated)" if simulated else title, lambda line: line[1]
