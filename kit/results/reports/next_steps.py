"""What a teacher does next: whose answers to look at, and which label to teach again. Pure.

docs/results.md states the rules. Neither names anybody by itself: the pages do, while names and
key are shown.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Final

from kit.results.estimation.estimate import Interval
from kit.results.matrix import matrix
from kit.results.sheet import PartColumn, Sheet, StudentRow
from kit.results.statistics.weakest_label import weakest_label
from kit.vocabulary import Label

#: Below so many who handed in, nothing is said of one against the rest.
LEAST_STUDENTS: Final = 6
#: More names than these are no help to a teacher with ten minutes.
MOST_NAMED: Final = 5
#: A lucky guesser seldom has more than so many standard errors above what guessing gives.
_ERRORS: Final = 2


@dataclass(frozen=True, slots=True)
class NeedsHelp:
    """A student with how many choices are the key's, of how many the key settles."""

    student: StudentRow
    right: int
    of: int


@dataclass(frozen=True, slots=True)
class LeastFound:
    """The label found least often, and how often the others were found together.

    `less`: by how much its share lies below theirs, 0 to 1.
    """

    label: Label
    found: int
    due: int
    others_found: int
    others_due: int
    less: Interval


def needs_help(sheet: Sheet) -> Sequence[NeedsHelp]:
    """Who has fewest choices as the key, the fewest first; nobody in a class of fewer than six.

    Below the class's lower quartile, and below what guessing gives plus two standard errors: the
    first alone names somebody in every class, the second alone a whole class. At most five; those
    who have as many as the sixth are left out, too, since nothing sets them apart.
    """
    rows, settled = sheet.handed_in, _settled(sheet)
    if len(rows) < LEAST_STUDENTS:
        return ()
    counted = sorted(
        (NeedsHelp(row, _right(row, settled), len(settled)) for row in rows),
        key=lambda entry: entry.right,
    )
    limit = min(_lower_quartile([entry.right for entry in counted]), _guessed(settled))
    named = [entry for entry in counted if entry.right < limit]
    if len(named) <= MOST_NAMED:
        return named
    return [entry for entry in named[:MOST_NAMED] if entry.right < named[MOST_NAMED].right]


def _settled(sheet: Sheet) -> Sequence[tuple[str, PartColumn]]:
    """What the key settles: neither void nor debatable, with the item's id."""
    return [
        (item.item_id, part)
        for item in sheet.items
        for part in item.parts
        if not item.void and not part.debatable
    ]


def _right(row: StudentRow, settled: Sequence[tuple[str, PartColumn]]) -> int:
    cells = ((part, row.cells.get(item_id)) for item_id, part in settled)
    choices = ((part, cell.choices.get(part.part.id)) for part, cell in cells if cell is not None)
    return sum(choice is not None and part.agrees(choice) for part, choice in choices)


def _lower_quartile(ordered: Sequence[int]) -> float:
    """Linear between neighbours (Hyndman & Fan 1996, type 7), as on the page."""
    at, rest = divmod(len(ordered) - 1, 4)
    low = ordered[at]
    return low + rest / 4 * (ordered[at + 1] - low) if rest else float(low)


def _guessed(settled: Sequence[tuple[str, PartColumn]]) -> float:
    """What guessing gives, and two standard errors more; nobody guesses a number."""
    chances = [1 / len(part.part.choices) for _item, part in settled if part.part.choices]
    error = sqrt(sum(chance * (1 - chance) for chance in chances))
    return sum(chances) + _ERRORS * error


def least_found(sheet: Sheet) -> LeastFound | None:
    """The label with the lowest recall, where it is clearly lower than that of the others.

    None where it is not, by `statistics.weakest_label`, and in a class of fewer than six.
    """
    if len(sheet.handed_in) < LEAST_STUDENTS or not sheet.labels:
        return None
    whole = matrix(sheet)
    weakest = weakest_label(whole.label[:, whole.claims], whole.due_label[whole.claims])
    if weakest is None or weakest.less is None or not weakest.clear:
        return None
    return LeastFound(
        sheet.labels[weakest.label],
        weakest.hits,
        weakest.due,
        weakest.other_hits,
        weakest.others_due,
        weakest.less,
    )


def least_first(sheet: Sheet) -> Sequence[StudentRow]:
    """The rows by credit, the least first; those who have not handed in come last.

    As they are where marks are masked: their order would tell.
    """
    if not sheet.keyed:
        return sheet.students
    return sorted(sheet.students, key=lambda row: (not row.handed_in, row.credit))
