"""How each item of an assignment worked: for its page and for the files. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from kit.results.counts.distributions import Distribution, distributions
from kit.results.estimation.estimate import Figure, Reason
from kit.results.estimation.intervals import share
from kit.results.matrix import Matrix, matrix
from kit.results.reports.key_doubts import KeyDoubt, key_doubts
from kit.results.sheet import ItemColumn, Sheet, StudentRow
from kit.results.statistics.item_analysis import ItemFigures, item_figures
from kit.results.statistics.score_groups import Thirds, thirds
from kit.results.statistics.scores import scores

#: Why an item has no figures.
Outside = Literal["void", "to-mark", "masked"]


@dataclass(frozen=True, slots=True)
class ThirdsOfPart:
    """What the strongest and the weakest third chose for one part: shares of the third, 0 to 1.

    `students` are in each. Choices that neither made are not there.
    """

    students: int
    strongest: Mapping[str, float]
    weakest: Mapping[str, float]
    strongest_left_out: float
    weakest_left_out: float


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
    """One item. `figures` is None where it is `outside`: void, not marked yet, or masked.

    `thirds` is by part; empty there, too, and where `no_thirds` says why none are compared.
    `again` is for the item's own page.
    """

    item: ItemColumn
    answered: int
    left_out: int
    outside: Outside | None
    figures: ItemFigures | None
    doubts: Sequence[KeyDoubt]
    thirds: Mapping[str, ThirdsOfPart]
    no_thirds: Reason | None
    again: Again | None = None


def every_item(sheet: Sheet) -> Sequence[ItemReport]:
    """All items in their order."""
    whole = matrix(sheet)
    scored = whole.scored_only()
    figures, groups = item_figures(scored.credit), thirds_of(scored)
    doubts = key_doubts(scored)
    of_item = {item.item_id: own for item, own in zip(scored.items, figures, strict=True)}
    answered: list[int] = whole.answered.sum(axis=0).tolist()
    return [
        ItemReport(
            item=item,
            answered=count,
            left_out=len(whole.students) - count,
            outside=None if item.item_id in of_item else _outside(item),
            figures=of_item.get(item.item_id),
            doubts=[doubt for doubt in doubts if doubt.item.item_id == item.item_id],
            thirds=_thirds_of_item(scored, groups, item.item_id),
            no_thirds=groups.reason,
        )
        for item, count in zip(whole.items, answered, strict=True)
    ]


def item_report(sheet: Sheet, item_id: str) -> ItemReport:
    """One of the sheet's items, with both attempts of those who made several."""
    own = next(report for report in every_item(sheet) if report.item.item_id == item_id)
    return replace(own, again=_again(sheet, item_id))


def thirds_of(scored: Matrix) -> Thirds:
    """What the strongest and the weakest third chose, of the items that count."""
    most = max((len(choices) for choices in scored.choices), default=0)
    return thirds(scores(scored.credit), scored.choice, max(most, 1))


def _outside(item: ItemColumn) -> Outside:
    if not item.keyed:
        return "masked"
    return "void" if item.void else "to-mark"


def _thirds_of_item(scored: Matrix, groups: Thirds, item_id: str) -> Mapping[str, ThirdsOfPart]:
    if groups.reason is not None:
        return {}
    items = [scored.items[at].item_id for at in scored.item_of.tolist()]
    return {
        scored.parts[at].part.id: _thirds_of_part(scored, groups, at)
        for at, own in enumerate(items)
        if own == item_id
    }


def _thirds_of_part(scored: Matrix, groups: Thirds, part: int) -> ThirdsOfPart:
    choices = scored.choices[part]
    both = [
        dict(zip(choices, side[part].tolist(), strict=False))
        for side in (groups.strongest, groups.weakest)
    ]
    strongest, weakest = (
        {choice: own[choice] for choice in choices if any(side[choice] for side in both)}
        for own in both
    )
    left_out: list[float] = groups.left_out[:, part].tolist()
    return ThirdsOfPart(groups.size, strongest, weakest, *left_out)


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
