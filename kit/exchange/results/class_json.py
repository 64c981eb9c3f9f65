"""The class as a whole in the results file: the figures that its page gives, in numbers."""

from typing import Literal

from kit.classroom.reports.results import Results
from kit.exchange.results.figure_json import FigureJson, Piece, figure_json
from kit.results.reports.class_report import Labelling, Sure, class_figures
from kit.results.statistics.reliability import Reliability
from kit.results.statistics.scores import Spread
from kit.vocabulary import Certainty, CertaintyRule


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
    tenths: tuple[int, ...]


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
    agreement_with_key: FigureJson
    alpha_with_key: FigureJson
    alpha_within_class: FigureJson


class LevelJson(Piece):
    """A level of certainty: the chance that it states, how many were right, and the gap."""

    level: Certainty
    stated: float
    accuracy: FigureJson
    gap: float | None


class ConfidentErrorsJson(Piece):
    """How many were certain of an answer to the item that earned nothing."""

    item: str
    count: int


class CertaintyJson(Piece):
    """How sure the class was, and how right; `unsaid`: those who did not say how sure.

    `brier` is `reliability` - `resolution` + `uncertainty`.
    """

    levels: tuple[LevelJson, ...]
    unsaid: FigureJson
    overconfidence: FigureJson
    brier: FigureJson
    reliability: float | None
    resolution: float | None
    uncertainty: float | None
    confident_errors: FigureJson
    confident_errors_by_item: tuple[ConfidentErrorsJson, ...]


class ClassJson(Piece):
    """Those who handed in, over the items that count; docs/results.md says how each is computed.

    `to_mark` and `void` are outside. `after_feedback` counts answers given after the key may have
    been seen. `labelling` is null where no labels are asked for, `certainty` where it is not
    asked how sure students are, or nobody said.
    """

    students: int
    items: int
    to_mark: tuple[str, ...]
    void: tuple[str, ...]
    after_feedback: int
    scores: ScoresJson
    reliability: ReliabilityJson
    labelling: LabellingJson | None
    certainty: CertaintyJson | None


def class_json(results: Results) -> ClassJson:
    """The figures of the class page."""
    figures = class_figures(results.sheet)
    asked = results.assignment.certainty is not CertaintyRule.OFF
    return ClassJson(
        students=figures.students,
        items=figures.items,
        to_mark=tuple(item.item_id for item in figures.to_mark),
        void=tuple(item.item_id for item in figures.void),
        after_feedback=figures.after_feedback,
        scores=_scores(figures.spread),
        reliability=_reliability(figures.reliability),
        labelling=_labelling(figures.labelling) if figures.labelling else None,
        certainty=_certainty(figures.sure) if figures.sure and asked else None,
    )


def _scores(spread: Spread) -> ScoresJson:
    return ScoresJson(
        out_of=spread.out_of,
        mean=figure_json(spread.mean),
        deviation=spread.deviation,
        skewness=spread.skewness,
        kurtosis=spread.kurtosis,
        quartiles=spread.quartiles,
        tenths=spread.bins,
    )


def _reliability(reliability: Reliability) -> ReliabilityJson:
    return ReliabilityJson(
        kind=reliability.kind,
        items=reliability.items,
        alpha=figure_json(reliability.alpha),
        error=figure_json(reliability.error),
        more_items=figure_json(reliability.more_items),
    )


def _labelling(labelling: Labelling) -> LabellingJson:
    return LabellingJson(
        macro_f1=figure_json(labelling.macro_f1),
        agreement_with_key=figure_json(labelling.key_share),
        alpha_with_key=figure_json(labelling.key_alpha),
        alpha_within_class=figure_json(labelling.within),
    )


def _certainty(certainty: Sure) -> CertaintyJson:
    levels = certainty.levels
    return CertaintyJson(
        levels=tuple(
            LevelJson(
                level=each.level,
                stated=each.stated,
                accuracy=figure_json(each.accuracy),
                gap=each.gap,
            )
            for each in levels.levels
        ),
        unsaid=figure_json(certainty.unsaid),
        overconfidence=figure_json(levels.overconfidence),
        brier=figure_json(levels.brier),
        reliability=levels.reliability,
        resolution=levels.resolution,
        uncertainty=levels.uncertainty,
        confident_errors=figure_json(levels.confident_errors),
        confident_errors_by_item=tuple(
            ConfidentErrorsJson(item=each.item.item_id, count=each.count)
            for each in certainty.errors
        ),
    )
