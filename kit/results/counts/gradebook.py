"""Scores for a gradebook. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from kit.results.sheet import Sheet, StudentRow


@dataclass(frozen=True, slots=True)
class Score:
    """A student with the sum of credit; None where nothing is handed in, or a mark is due."""

    student: StudentRow
    points: float | None


@dataclass(frozen=True, slots=True)
class Gradebook:
    """All students of a class. `possible`: how many items count; each earns one point at most."""

    possible: int
    scores: Sequence[Score]


def gradebook(sheet: Sheet) -> Gradebook | None:
    """The scores; None where names or marks are masked, without which a gradebook is none."""
    if not sheet.named or not sheet.keyed:
        return None
    possible = sum(not item.void for item in sheet.items)
    return Gradebook(possible, [Score(row, score(sheet, row)) for row in sheet.students])


def score(sheet: Sheet, student: StudentRow) -> float | None:
    """The sum of credit; None where nothing is handed in, or a mark is still due."""
    if not student.handed_in:
        return None
    counting = [student.cells.get(item.item_id) for item in sheet.items if not item.void]
    if any(cell is not None and cell.credit is None for cell in counting):
        return None
    return sum((cell.credit or 0.0 for cell in counting if cell is not None), 0.0)
