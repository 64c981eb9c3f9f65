"""The class as a whole in the results file: the figures that its page gives, in numbers."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Annotated, Any, Literal

from pydantic import AliasPath, BeforeValidator, Field

from kit.classroom.reports.results import Results
from kit.exchange.results.figure_json import FigureJson, Piece
from kit.results.reports.class_report import unmasked_class_figures
from kit.results.sheet import ItemColumn
from kit.vocabulary import Certainty, CertaintyRule


def _id_of(item: ItemColumn) -> str:
    return item.item_id


#: An item by its id.
ItemId = Annotated[str, BeforeValidator(_id_of)]


class ScoresJson(Piece):
    """How the scores spread; `tenths` counts students by tenths of `out_of`, the lowest first.

    What too few or too equal scores leave undefined is null.
    """

    out_of: int
    mean: FigureJson
    deviation: float | None
    skewness: float | None
    kurtosis: float | None
    quartiles: tuple[float, float, float] | None
    tenths: tuple[int, ...] = Field(validation_alias="bins")


class ReliabilityJson(Piece):
    """How far the scores can be trusted: KR-20 or Cronbach's alpha, by `kind`.

    `error` is the standard error of measurement in points; `more_items`, how many more such
    items would bring alpha to 0.8.
    """

    kind: Literal["kr20", "alpha"]
    items: int
    alpha: FigureJson
    error: FigureJson
    more_items: FigureJson


class LabellingJson(Piece):
    """How the class gave labels: against the key, and (`alpha_within_class`) against itself."""

    macro_f1: FigureJson
    agreement_with_key: FigureJson = Field(validation_alias="key_share")
    alpha_with_key: FigureJson = Field(validation_alias="key_alpha")
    alpha_within_class: FigureJson = Field(validation_alias="within")


class LevelJson(Piece):
    """A level of certainty: the chance that it states, how many were right, and the gap."""

    level: Certainty
    stated: float
    accuracy: FigureJson
    gap: float | None


class ConfidentErrorsJson(Piece):
    """How many were certain of an answer to the item that earned nothing."""

    item: ItemId
    count: int


def _of_levels(name: str) -> Any:
    """A field of the levels together, which lie one step down."""
    return Field(validation_alias=AliasPath("levels", name))


class CertaintyJson(Piece):
    """How sure the class was, and how right; `unsaid`: those who did not say how sure.

    `brier` is `reliability` - `resolution` + `uncertainty`.
    """

    levels: tuple[LevelJson, ...] = _of_levels("levels")
    unsaid: FigureJson
    too_sure: FigureJson = _of_levels("too_sure")
    too_unsure: FigureJson = _of_levels("too_unsure")
    overconfidence: FigureJson = _of_levels("overconfidence")
    brier: FigureJson = _of_levels("brier")
    reliability: float | None = _of_levels("reliability")
    resolution: float | None = _of_levels("resolution")
    uncertainty: float | None = _of_levels("uncertainty")
    confident_errors: FigureJson = _of_levels("confident_errors")
    confident_errors_by_item: tuple[ConfidentErrorsJson, ...] = Field(validation_alias="errors")


class ClassJson(Piece):
    """Those who handed in, over the items that count; docs/results.md says how each is computed.

    `to_mark` and `void` are outside. `after_feedback` counts answers given after the key may have
    been seen. `labelling` is null where no labels are asked for, `certainty` where it is not
    asked how sure students are, or nobody said.
    """

    students: int
    items: int
    to_mark: tuple[ItemId, ...]
    void: tuple[ItemId, ...]
    after_feedback: int
    scores: ScoresJson = Field(validation_alias="spread")
    reliability: ReliabilityJson
    labelling: LabellingJson | None
    certainty: CertaintyJson | None = Field(validation_alias="sure")


def class_json(results: Results) -> ClassJson | None:
    """The figures of the class page; None where the key is masked, which they tell."""
    figures = unmasked_class_figures(results.sheet)
    if figures is None:
        return None
    asked = results.assignment.certainty is not CertaintyRule.OFF
    return ClassJson.model_validate(figures if asked else replace(figures, sure=None))


class HandsJson(Piece):
    """The hands counted for a part of an item in a ballot of a live session, 1 or 2.

    `counts` is by choice. `present` is how many students there were, null where nobody could say;
    `stands`: the teacher let more hands than that stand. They belong to no student.
    """

    item: str
    ballot: int
    part: str
    counts: dict[str, int]
    present: int | None
    stands: bool
    after_feedback: bool


def hands_json(results: Results) -> Iterator[HandsJson]:
    """The counts of hands, in the order of the items."""
    for item in results.sheet.items:
        for ballot, counts in sorted(results.hands.get(item.item_id, {}).items()):
            for count in counts:
                yield HandsJson(
                    item=item.item_id,
                    ballot=ballot,
                    part=count.part_id,
                    counts=dict(count.counts),
                    present=count.present,
                    stands=count.stands,
                    after_feedback=count.after_key,
                )
