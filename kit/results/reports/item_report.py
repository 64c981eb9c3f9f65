"""All figures of one item's page, from one sheet. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from kit.results.counts.distributions import Distribution, distributions
from kit.results.estimation.estimate import Figure, Reason
from kit.results.estimation.intervals import share
from kit.results.matrix import Matrix, matrix
from kit.results.reports.flags import Flagged, flagged, thirds_of
from kit.results.sheet import PartColumn, Sheet, StudentRow
from kit.results.statistics.item_analysis import ItemFigures, item_figures
from kit.results.statistics.score_groups import Thirds


@dataclass(frozen=True, slots=True)
class ChoiceOfThirds:
    """The shares of the strongest and the weakest third that made a choice.

    `choice` is None for those who left it out.
    """

    choice: str | None
    strongest: float
    weakest: float


@dataclass(frozen=True, slots=True)
class PartOfThirds:
    """What the thirds chose for one part; choices that neither made are not there."""

    part: PartColumn
    rows: Sequence[ChoiceOfThirds]


@dataclass(frozen=True, slots=True)
class ItemThirds:
    """What the thirds chose. `size` of each; `reason` why there is nothing to show."""

    size: int
    students: int
    reason: Reason | None
    parts: Sequence[PartOfThirds]


@dataclass(frozen=True, slots=True)
class Again:
    """The first and the last attempt of the `students` who handed in more than one.

    The difficulty of each is the mean credit of those who answered it then.
    """

    students: int
    first: Sequence[Distribution]
    last: Sequence[Distribution]
    first_difficulty: Figure
    last_difficulty: Figure


@dataclass(frozen=True, slots=True)
class ItemReport:
    """One item's figures. Those are None where it is `outside`: void, or not marked yet."""

    outside: Literal["void", "to-mark"] | None
    figures: ItemFigures | None
    thirds: ItemThirds | None
    flagged: Sequence[Flagged]
    again: Again | None


def item_report(sheet: Sheet, item_id: str) -> ItemReport:
    """Compute them all; the item is one of the sheet's."""
    scored = matrix(sheet).scored_only()
    ids = [item.item_id for item in scored.items]
    again = _again(sheet, item_id)
    if item_id not in ids:
        void = any(item.void for item in sheet.items if item.item_id == item_id)
        return ItemReport("void" if void else "to-mark", None, None, (), again)
    figures = item_figures(scored.credit)
    groups = thirds_of(scored)
    own = [each for each in flagged(scored, figures, groups) if each.item.item_id == item_id]
    at = ids.index(item_id)
    return ItemReport(None, figures[at], _thirds(scored, groups, at), own, again)


def _thirds(scored: Matrix, groups: Thirds, item: int) -> ItemThirds:
    parts = [] if groups.reason else (scored.item_of == item).nonzero()[0].tolist()
    return ItemThirds(
        groups.size,
        len(scored.students),
        groups.reason,
        [_part(scored, groups, at) for at in parts],
    )


def _part(scored: Matrix, groups: Thirds, part: int) -> PartOfThirds:
    rows = [
        ChoiceOfThirds(choice, float(strong), float(weak))
        for choice, strong, weak in zip(
            scored.choices[part], groups.strongest[part], groups.weakest[part], strict=False
        )
    ]
    left_out = ChoiceOfThirds(
        None, float(groups.left_out[0, part]), float(groups.left_out[1, part])
    )
    return PartOfThirds(
        scored.parts[part], [row for row in (*rows, left_out) if row.strongest or row.weakest]
    )


def _again(sheet: Sheet, item_id: str) -> Again | None:
    rows = [row for row in sheet.handed_in if row.first is not None]
    if not rows:
        return None
    firsts = [replace(row, cells=row.first or {}) for row in rows]
    both = (firsts, rows)
    first, last = (_distributions(sheet, students, item_id) for students in both)
    before, after = (_difficulty(students, item_id) for students in both)
    return Again(len(rows), first, last, before, after)


def _distributions(
    sheet: Sheet, students: Sequence[StudentRow], item_id: str
) -> Sequence[Distribution]:
    own = [item for item in sheet.items if item.item_id == item_id]
    return distributions(replace(sheet, items=own, students=students))


def _difficulty(students: Sequence[StudentRow], item_id: str) -> Figure:
    cells = (row.cells.get(item_id) for row in students)
    credit = [cell.credit for cell in cells if cell is not None and cell.credit is not None]
    return share(sum(credit), len(credit))
