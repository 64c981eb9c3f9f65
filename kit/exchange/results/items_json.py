"""The items of the results file: what is asked, and how each worked."""

from collections.abc import Iterator

from kit.exchange.results.figure_json import FigureJson, Piece
from kit.results.reports.flags import Flagged
from kit.results.reports.item_report import ItemReport, every_item
from kit.results.sheet import PartColumn, Sheet
from kit.results.statistics.score_groups import FlagReason


class ItemFiguresJson(Piece):
    """docs/results.md says how each is computed."""

    right: int
    partly: int
    wrong: int
    difficulty: FigureJson
    facility: FigureJson
    item_rest: FigureJson
    groups: FigureJson


class FlagJson(Piece):
    """A reason to look at the item again. `firm`: its interval excludes chance; else a hint.

    `part` and `choice` say which wrong choice the strongest preferred, and else are null.
    """

    reason: FlagReason
    firm: bool
    part: str | None
    choice: str | None


class ChoiceJson(Piece):
    """What is stored of a choice, and what is read of it."""

    value: str
    words: str


class ThirdsJson(Piece):
    """What the strongest and the weakest third chose, as shares of the `students` in each."""

    students: int
    strongest: dict[str, float]
    weakest: dict[str, float]
    strongest_left_out: float
    weakest_left_out: float


class PartJson(Piece):
    """One choice within an item; `id` is empty where the item is one choice.

    `choices` is empty where a number is asked for. Without keys `due` and `debatable` are null.
    `thirds` is null where the item has no figures, and where the class is too small for groups.
    """

    id: str
    text: str
    labels: bool
    choices: tuple[ChoiceJson, ...]
    due: str | None
    debatable: bool | None
    thirds: ThirdsJson | None


class ItemJson(Piece):
    """Without figures and flags (null) where it is void, waits for a mark, or keys are hidden."""

    id: str
    position: int
    void: bool
    parts: tuple[PartJson, ...]
    answered: int
    left_out: int
    figures: ItemFiguresJson | None
    flags: tuple[FlagJson, ...] | None


def items_json(sheet: Sheet) -> Iterator[ItemJson]:
    """Each item in order; where the key is masked what tells it is null."""
    for report in every_item(sheet):
        item, figures = report.item, report.figures
        yield ItemJson(
            id=item.item_id,
            position=item.position,
            void=item.void,
            parts=tuple(_part(part, report) for part in item.parts),
            answered=report.answered,
            left_out=report.left_out,
            figures=ItemFiguresJson.model_validate(figures) if figures else None,
            flags=tuple(map(_flag, report.flagged)) if figures else None,
        )


def _flag(flag: Flagged) -> FlagJson:
    return FlagJson(
        reason=flag.reason,
        firm=flag.firm,
        part=flag.part.part.id if flag.part else None,
        choice=flag.choice,
    )


def _part(column: PartColumn, report: ItemReport) -> PartJson:
    part = column.part
    thirds = report.thirds.get(part.id)
    return PartJson(
        id=part.id,
        text=part.text,
        labels=part.labels,
        choices=tuple(map(ChoiceJson.model_validate, part.choices)),
        due=column.due or None,
        debatable=column.debatable,
        thirds=ThirdsJson.model_validate(thirds) if thirds else None,
    )
