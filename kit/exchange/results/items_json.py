"""The items of the results file: what is asked, and how each worked."""

from collections.abc import Iterator

from kit.exchange.results.figure_json import FigureJson, Piece
from kit.results.reports.item_report import ItemReport, every_item
from kit.results.reports.key_doubts import KeyDoubt
from kit.results.sheet import PartColumn, Sheet


class ItemFiguresJson(Piece):
    """docs/results.md says how each is computed."""

    right: int
    partly: int
    wrong: int
    difficulty: FigureJson
    facility: FigureJson
    item_rest: FigureJson
    groups: FigureJson


class KeyDoubtJson(Piece):
    """Why the key of a `part` may be at fault: those who had most right chose something else.

    Of the `able`, `able_other` gave the `choice` and `able_key` what the key says. `evidence` is
    the natural logarithm of how much better the answers fit the choice than the key.
    """

    part: str
    choice: str
    able: int
    able_other: int
    able_key: int
    evidence: float


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
    """Without figures and doubts (null) where it is void, waits for a mark, or keys are hidden."""

    id: str
    position: int
    void: bool
    parts: tuple[PartJson, ...]
    answered: int
    left_out: int
    figures: ItemFiguresJson | None
    doubts: tuple[KeyDoubtJson, ...] | None


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
            doubts=tuple(map(_doubt, report.doubts)) if figures else None,
        )


def _doubt(doubt: KeyDoubt) -> KeyDoubtJson:
    return KeyDoubtJson(
        part=doubt.part.part.id,
        choice=doubt.choice,
        able=doubt.able,
        able_other=doubt.able_other,
        able_key=doubt.able_key,
        evidence=doubt.evidence,
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
