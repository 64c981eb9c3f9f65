"""How every item of an assignment worked, from one matrix: what the files say of each. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kit.results.matrix import Matrix
from kit.results.reports.flags import Flagged, flagged, thirds_of
from kit.results.sheet import ItemColumn
from kit.results.statistics.item_analysis import ItemFigures, item_figures
from kit.results.statistics.score_groups import Thirds


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
class WorkedItem:
    """One item. `figures` is None where it is void, or waits for a mark; `thirds` is by part.

    `thirds` is empty there, too, and where the class is too small for groups.
    """

    item: ItemColumn
    figures: ItemFigures | None
    flagged: Sequence[Flagged]
    thirds: Mapping[str, ThirdsOfPart]


def every_item(whole: Matrix) -> Sequence[WorkedItem]:
    """All items in their order."""
    scored = whole.scored_only()
    figures, groups = item_figures(scored.credit), thirds_of(scored)
    raised = flagged(scored, figures, groups)
    of_item = {item.item_id: own for item, own in zip(scored.items, figures, strict=True)}
    return [
        WorkedItem(
            item,
            of_item.get(item.item_id),
            [each for each in raised if each.item.item_id == item.item_id],
            _thirds_of_item(scored, groups, item.item_id),
        )
        for item in whole.items
    ]


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
