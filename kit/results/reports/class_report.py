"""All figures of the class page, from one sheet. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from kit.results.estimation.estimate import Figure
from kit.results.matrix import Matrix, matrix
from kit.results.reports.key_doubts import KeyDoubt, key_doubts
from kit.results.sheet import ItemColumn, Sheet
from kit.results.statistics.agreement import agreement_with_key, agreement_within
from kit.results.statistics.calibration import Calibration, calibration, confident_errors, unsaid
from kit.results.statistics.labels import (
    LabelFigures,
    label_figures,
    macro_f1,
    share_with_key,
    tables,
)
from kit.results.statistics.reliability import Reliability, reliability
from kit.results.statistics.scores import Spread, scores, spread
from kit.vocabulary import Label


@dataclass(frozen=True, slots=True)
class Labelling:
    """How a class gives labels. `key_share` and `key_alpha` hold it against the key.

    `within` holds it against itself: the claims that readers could fairly differ on included.
    """

    by_label: Mapping[Label, LabelFigures]
    macro_f1: Figure
    key_share: Figure
    key_alpha: Figure
    within: Figure


@dataclass(frozen=True, slots=True)
class ConfidentErrors:
    """An item with how many were certain of an answer that earned nothing."""

    item: ItemColumn
    count: int


@dataclass(frozen=True, slots=True)
class Sure:
    """How sure the class was, and how right. `unsaid`: those who did not say how sure."""

    levels: Calibration
    unsaid: Figure
    errors: Sequence[ConfidentErrors]


@dataclass(frozen=True, slots=True)
class ClassFigures:
    """The figures of those who handed in, over the items that count.

    `to_mark` are outside because a teacher has yet to mark them for somebody. `after_feedback`
    counts the answers given after the key may have been seen, which count like any other.
    `labelling` is None where the exercise gives no labels, `sure` where nobody said how sure they
    were.
    """

    students: int
    items: int
    to_mark: Sequence[ItemColumn]
    void: Sequence[ItemColumn]
    after_feedback: int
    spread: Spread
    reliability: Reliability
    labelling: Labelling | None
    sure: Sure | None
    doubts: Sequence[KeyDoubt]


def class_figures(sheet: Sheet) -> ClassFigures:
    """Compute them all."""
    whole = matrix(sheet)
    scored = whole.scored_only()
    outside = zip(whole.items, whole.scored.tolist(), strict=True)
    waiting = [item for item, counts in outside if not counts and not item.void]
    return ClassFigures(
        students=len(whole.students),
        items=len(scored.items),
        to_mark=waiting,
        void=[item for item in whole.items if item.void],
        after_feedback=int(whole.after_feedback[:, ~whole.void].sum()),
        spread=spread(scores(scored.credit), len(scored.items)),
        reliability=reliability(scored.credit),
        labelling=_labelling(scored, sheet.labels) if sheet.labels else None,
        sure=_sure(whole),
        doubts=key_doubts(scored),
    )


def unmasked_class_figures(sheet: Sheet) -> ClassFigures | None:
    """The figures, which tell the key; None where it is masked."""
    return class_figures(sheet) if sheet.keyed else None


def _labelling(scored: Matrix, labels: Sequence[Label]) -> Labelling:
    claims = scored.claims
    counted = tables(scored.label[:, claims], scored.due_label[claims], scored.labels)
    return Labelling(
        by_label=dict(zip(labels, label_figures(counted), strict=True)),
        macro_f1=macro_f1(counted),
        key_share=share_with_key(counted),
        key_alpha=agreement_with_key(counted),
        within=agreement_within(scored.label[:, scored.due_label >= 0], scored.labels),
    )


def _sure(whole: Matrix) -> Sure | None:
    if not ((whole.sure >= 0) & ~np.isnan(whole.credit)).any():
        return None
    counts = confident_errors(whole.credit, whole.sure).tolist()
    errors = [
        ConfidentErrors(item, count)
        for item, count in zip(whole.items, counts, strict=True)
        if count
    ]
    return Sure(
        calibration(whole.credit, whole.sure),
        unsaid(whole.credit, whole.sure),
        sorted(errors, key=lambda entry: -entry.count),
    )
