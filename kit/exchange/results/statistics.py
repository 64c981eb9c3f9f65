"""Figures of the items and of the labels as tables: the same functions as behind the pages."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from kit.classroom.reports.results import Results
from kit.exchange.results.tables import Column, Entry, RowT, Table, by_part, table, yes_no
from kit.results.estimation.estimate import Figure
from kit.results.reports.item_report import ItemReport, Outside, every_item
from kit.results.reports.label_table import LabelRow, label_table
from kit.results.statistics.item_analysis import ItemFigures
from kit.results.statistics.labels import LabelFigures
from kit.vocabulary import Label

_COUNTS: Final[Mapping[Outside | None, Entry]] = {
    None: "yes",
    "void": "void",
    "to-mark": "not marked yet",
    "masked": None,
}


def _of_figure(name: str, figure: Callable[[RowT], Figure | None]) -> Iterator[Column[RowT]]:
    """A figure's columns: its value, its interval, what it rests on, or why it is not given."""

    def said(entry: Callable[[Figure], Entry]) -> Callable[[RowT], Entry]:
        return lambda row: entry(own) if (own := figure(row)) else None

    yield name, said(lambda own: own.value)
    yield f"{name}_low", said(lambda own: own.low)
    yield f"{name}_high", said(lambda own: own.high)
    yield f"{name}_n", said(lambda own: own.n)
    yield f"{name}_why_not", said(lambda own: own.reason)


def _of_item(entry: Callable[[ItemFigures], RowT]) -> Callable[[ItemReport], RowT | None]:
    return lambda row: entry(row.figures) if row.figures else None


def _able_chose(row: ItemReport) -> Entry:
    """What those who had most right gave where the key may be at fault, by part."""
    return by_part({doubt.part.part.id: doubt.choice for doubt in row.doubts}) or None


_ITEMS: Final[Sequence[Column[ItemReport]]] = (
    ("item", lambda row: row.item.item_id),
    ("position", lambda row: row.item.position),
    ("counts", lambda row: _COUNTS[row.outside]),
    ("debatable", lambda row: yes_no(row.item.debatable)),
    ("students", lambda row: row.answered + row.left_out),
    ("answered", lambda row: row.answered),
    ("left_out", lambda row: row.left_out),
    ("right", _of_item(lambda own: own.right)),
    ("partly", _of_item(lambda own: own.partly)),
    ("wrong", _of_item(lambda own: own.wrong)),
    *_of_figure("difficulty", _of_item(lambda own: own.difficulty)),
    *_of_figure("facility", _of_item(lambda own: own.facility)),
    *_of_figure("item_rest", _of_item(lambda own: own.item_rest)),
    *_of_figure("groups", _of_item(lambda own: own.groups)),
    ("key_in_doubt", lambda row: "yes" if row.doubts else None),
    ("able_chose", _able_chose),
)


def items_table(results: Results, *, simulated: bool = False) -> Table:
    """One row per item: who answered, and how it worked."""
    return table("Items", _ITEMS, every_item(results.sheet), simulated=simulated)


def labels_table(results: Results, *, simulated: bool = False) -> Table | None:
    """The confusion table: one row per key label, with the label's figures.

    None where no labels are asked for, and where the key is masked, which it tells.
    """
    rows = label_table(results.sheet)
    if not rows:
        return None
    return table("Labels", _label_columns(results.sheet.labels), rows, simulated=simulated)


def _label_columns(labels: Sequence[Label]) -> Sequence[Column[LabelRow]]:
    return (
        ("key", lambda row: row.label),
        *((f"given_{label}", _given(label)) for label in labels),
        *_of_figure("recall", _of_label(lambda own: own.recall)),
        *_of_figure("precision", _of_label(lambda own: own.precision)),
        *_of_figure("use", _of_label(lambda own: own.use)),
        *_of_figure("f1", _of_label(lambda own: own.f1)),
    )


def _of_label(figure: Callable[[LabelFigures], Figure]) -> Callable[[LabelRow], Figure]:
    return lambda row: figure(row.figures)


def _given(label: Label) -> Callable[[LabelRow], Entry]:
    return lambda row: row.counts[label]
