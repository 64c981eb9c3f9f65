"""The confusion table with the figures of each label, as files have it. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kit.results.matrix import matrix
from kit.results.sheet import Sheet
from kit.results.statistics.labels import LabelFigures, label_figures, tables
from kit.vocabulary import Label


@dataclass(frozen=True, slots=True)
class LabelRow:
    """A key label: how often each label was given where it was due, and its figures."""

    label: Label
    counts: Mapping[Label, int]
    figures: LabelFigures


def label_table(sheet: Sheet) -> Sequence[LabelRow] | None:
    """A row for each key label, over the settled claims. Empty where none are asked for.

    None where the key is masked, which the table tells.
    """
    if not sheet.keyed:
        return None
    if not sheet.labels:
        return ()
    whole = matrix(sheet)
    counted = tables(whole.label[:, whole.claims], whole.due_label[whole.claims], whole.labels)
    return [
        LabelRow(label, dict(zip(sheet.labels, row, strict=True)), figures)
        for label, row, figures in zip(
            sheet.labels, counted.of_class.tolist(), label_figures(counted), strict=True
        )
    ]
