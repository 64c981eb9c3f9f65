"""Results as CSV: one row per student and item, made from the sheet that the pages show."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from kit.classroom.results import Results
from kit.results.sheet import Cell, StudentRow

#: Without it, Excel reads UTF-8 as the system's old code page.
BOM: Final = "\ufeff"
#: What a spreadsheet takes for the start of a formula, blanks before it included; some take the
#: full-width forms of = + - @ for the same.
_FORMULA_STARTS: Final = (
    "=", "+", "-", "@", "\t", "\r", "|", "%", "\uff1d", "\uff0b", "\uff0d", "\uff20",
)  # fmt: skip

HEADER: Final = (
    "student", "state", "attempt", "attempts_made", "submitted_at", "item", "position",
    "key", "debatable", "given", "certainty", "credit", "verdict", "saved_at", "after_feedback",
    "points", "level", "comment",
)  # fmt: skip


def neutral(cell: str) -> str:
    """The cell as text that no spreadsheet computes: formula-like ones get an apostrophe.

    After OWASP's advice on CSV injection.
    """
    risky = cell.startswith(_FORMULA_STARTS) or cell.lstrip().startswith(_FORMULA_STARTS)
    return f"'{cell}" if risky else cell


def answers_csv(results: Results, *, names: bool, keys: bool) -> Iterator[str]:
    """The file in pieces, a byte-order mark first.

    Every cell is quoted: a spreadsheet that splits at semicolons, as many in Europe do, would
    else make cells of its own out of a name that holds them.
    Without `names`: Student 1, Student 2, …; without `keys` what tells the key is left empty.
    """
    yield BOM
    yield _line(HEADER)
    for student in results.sheet.students:
        shown = student.name if names else f"Student {student.position}"
        for row in _rows(results, student, shown, keys=keys):
            yield _line(row)


def _rows(
    results: Results, student: StudentRow, shown: str, *, keys: bool
) -> Iterable[Sequence[object]]:
    for item in results.sheet.items:
        cell = student.cells.get(item.item_id)
        yield (
            shown,
            student.state,
            student.attempt,
            student.attempts_made,
            student.submitted_at.isoformat() if student.submitted_at else "",
            item.item_id,
            item.position,
            _by_part({part.part.id: part.due for part in item.parts}) if keys else "",
            ("yes" if item.debatable else "no") if keys else "",
            (_by_part(cell.given) or cell.text) if cell else "",
            (cell.certainty or "") if cell else "",
            *(_outcome(student, cell) if keys else ("", "")),
            cell.saved_at.isoformat() if cell else "",
            ("yes" if cell.late else "no") if cell else "",
            _points(cell) if keys else "",
            (cell.level or "") if cell and keys else "",
            (cell.comment or "") if cell and keys else "",
        )


def _points(cell: Cell | None) -> float | str:
    """What an answer earned under certainty-based marking; empty where there is none."""
    return "" if cell is None or cell.points is None else cell.points


def _by_part(choices: Mapping[str, str]) -> str:
    """What was chosen: alone where the item is one choice, else `part=choice` for each part."""
    return "; ".join(f"{part}={choice}" if part else choice for part, choice in choices.items())


def _outcome(student: StudentRow, cell: Cell | None) -> tuple[str, str]:
    """Credit and verdict; an item left out has no credit and is not wrong."""
    if cell is None:
        return "", "omitted" if student.handed_in else ""
    return "" if cell.credit is None else f"{cell.credit:g}", cell.verdict or ""


def _line(row: Sequence[object]) -> str:
    line = io.StringIO()
    writer = csv.writer(line, lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    # A number of the kit's own may be negative; it is no formula.
    writer.writerow(
        [f"{cell:g}" if isinstance(cell, float) else neutral(str(cell)) for cell in row]
    )
    return line.getvalue()
