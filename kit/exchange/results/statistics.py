"""Figures of the items and of the labels as tables: the same functions as behind the pages."""

from collections.abc import Iterator, Sequence
from typing import Final

from kit.classroom.reports.results import Results
from kit.exchange.results.tables import Entry, Shown, Table, by_part, table
from kit.results.estimation.estimate import Figure
from kit.results.matrix import Matrix, matrix
from kit.results.reports.item_table import WorkedItem, every_item
from kit.results.statistics.labels import LabelFigures, label_figures, tables
from kit.results.statistics.score_groups import FlagReason

_OF_ITEMS: Final = ("difficulty", "facility", "item_rest", "groups")
_OF_LABELS: Final = ("recall", "precision", "use", "f1")


def _columns(names: Sequence[str]) -> Iterator[str]:
    """A figure's columns: its value, its interval, what it rests on, or why it is not given."""
    for name in names:
        yield from (name, f"{name}_low", f"{name}_high", f"{name}_n", f"{name}_why_not")


ITEMS_HEADER: Final = (
    "item", "position", "counts", "debatable", "students", "answered", "left_out", "right",
    "partly", "wrong", *_columns(_OF_ITEMS), "negative_discrimination",
    "strongest_prefer_another", "preferred",
)  # fmt: skip
#: What is left empty of an item without figures.
_WITHOUT: Final = (None,) * (3 + 5 * len(_OF_ITEMS) + 3)


def _entries(figure: Figure) -> Sequence[Entry]:
    low, high = (figure.interval.low, figure.interval.high) if figure.interval else (None, None)
    return figure.value, low, high, figure.n, figure.reason


def items_table(results: Results, shown: Shown) -> Table:
    """One row per item. Without keys only who answered: the rest would tell what is right."""
    whole = matrix(results.sheet)
    return table("Items", ITEMS_HEADER, _item_rows(whole, shown), shown)


def _item_rows(whole: Matrix, shown: Shown) -> Iterator[Sequence[Entry]]:
    students = len(whole.students)
    answered = whole.answered.sum(axis=0).tolist()
    for worked, count in zip(every_item(whole), answered, strict=True):
        item, figures = worked.item, worked.figures
        start = (item.item_id, item.position)
        there = (students, count, students - count)
        if not shown.keys:
            yield (*start, None, None, *there, *_WITHOUT)
            continue
        debatable = "yes" if item.debatable else "no"
        if figures is None:
            why = "void" if item.void else "not marked yet"
            yield (*start, why, debatable, *there, *_WITHOUT)
            continue
        yield (
            *start,
            "yes",
            debatable,
            *there,
            figures.right,
            figures.partly,
            figures.wrong,
            *(entry for name in _OF_ITEMS for entry in _entries(getattr(figures, name))),
            *_flags(worked),
        )


def _flags(worked: WorkedItem) -> Iterator[Entry]:
    """By reason whether the flag is firm or a hint, and which wrong choice is preferred."""
    for reason in FlagReason:
        own = [flag.firm for flag in worked.flagged if flag.reason is reason]
        yield ("firm" if any(own) else "hint") if own else None
    preferred = {
        flag.part.part.id: flag.choice for flag in worked.flagged if flag.part and flag.choice
    }
    yield by_part(preferred) or None


def counted_labels(whole: Matrix) -> tuple[list[list[int]], Sequence[LabelFigures]]:
    """Key label by given label over the settled claims, and each label's figures. Pure."""
    counted = tables(whole.label[:, whole.claims], whole.due_label[whole.claims], whole.labels)
    counts: list[list[int]] = counted.of_class.tolist()
    return counts, label_figures(counted)


def labels_table(results: Results, shown: Shown) -> Table:
    """The confusion table: one row per key label, with the label's figures. It tells the key."""
    counts, figures = counted_labels(matrix(results.sheet))
    labels = [label.value for label in results.sheet.labels]
    header = ("key", *(f"given_{label}" for label in labels), *_columns(_OF_LABELS))
    rows = (
        (label, *row, *(entry for name in _OF_LABELS for entry in _entries(getattr(own, name))))
        for label, row, own in zip(labels, counts, figures, strict=True)
    )
    return table("Labels", header, rows, shown)
