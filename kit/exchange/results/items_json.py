"""The items of the results file: what is asked, and how each worked."""

from collections.abc import Iterator

from kit.exchange.results.figure_json import FigureJson, Piece, figure_json
from kit.exchange.results.tables import Shown
from kit.results.matrix import Matrix
from kit.results.reports.flags import Flagged
from kit.results.reports.item_table import ThirdsOfPart, WorkedItem, every_item
from kit.results.sheet import PartColumn
from kit.results.statistics.item_analysis import ItemFigures
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


def items_json(whole: Matrix, shown: Shown) -> Iterator[ItemJson]:
    """Each item in order; without keys what tells the key is null."""
    students, answered = len(whole.students), whole.answered.sum(axis=0).tolist()
    for worked, count in zip(every_item(whole), answered, strict=True):
        item, figures = worked.item, worked.figures if shown.keys else None
        yield ItemJson(
            id=item.item_id,
            position=item.position,
            void=item.void,
            parts=tuple(_part(part, worked, shown) for part in item.parts),
            answered=count,
            left_out=students - count,
            figures=_figures(figures) if figures else None,
            flags=tuple(map(_flag, worked.flagged)) if figures else None,
        )


def _figures(figures: ItemFigures) -> ItemFiguresJson:
    return ItemFiguresJson(
        right=figures.right,
        partly=figures.partly,
        wrong=figures.wrong,
        difficulty=figure_json(figures.difficulty),
        facility=figure_json(figures.facility),
        item_rest=figure_json(figures.item_rest),
        groups=figure_json(figures.groups),
    )


def _flag(flag: Flagged) -> FlagJson:
    return FlagJson(
        reason=flag.reason,
        firm=flag.firm,
        part=flag.part.part.id if flag.part else None,
        choice=flag.choice,
    )


def _part(column: PartColumn, worked: WorkedItem, shown: Shown) -> PartJson:
    part = column.part
    thirds = worked.thirds.get(part.id) if shown.keys else None
    return PartJson(
        id=part.id,
        text=part.text,
        labels=part.labels,
        choices=tuple(ChoiceJson(value=one.value, words=one.words) for one in part.choices),
        due=column.due if shown.keys else None,
        debatable=column.debatable if shown.keys else None,
        thirds=_thirds(thirds) if thirds else None,
    )


def _thirds(thirds: ThirdsOfPart) -> ThirdsJson:
    return ThirdsJson(
        students=thirds.students,
        strongest=dict(thirds.strongest),
        weakest=dict(thirds.weakest),
        strongest_left_out=thirds.strongest_left_out,
        weakest_left_out=thirds.weakest_left_out,
    )
