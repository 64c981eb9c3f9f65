"""From the sheet to arrays: the one place where answers become numbers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from kit.results.estimation.estimate import Bools, Floats, Ints
from kit.results.sheet import Cell, ItemColumn, PartColumn, Sheet, StudentRow
from kit.results.statistics.calibration import LEVELS

#: Stands in arrays of numbers for what was left out.
LEFT_OUT: Final = -1


@dataclass(frozen=True, slots=True, eq=False)
class Matrix:
    """A sheet's answers. Rows are `students`, columns `items`, or `parts` where it says so.

    `credit` (students, items): 0 to 1, NaN where it was left out, is not marked yet, or is void.
    `answered` (students, items). `sure` (students, items): the number of the certainty level.
    `after_feedback` (students, items): given after the key may have been seen.
    `void` (items,). `scored` (items,): neither void nor waiting for a teacher's mark of anybody;
    none where marks are masked.

    `choice` (students, parts): the number of what was chosen in `choices`, which has a part's
    choices in their order, then what else was given (numbers), in its order.
    `label` (students, parts) and `due_label` (parts,): the number of the label in the sheet's
    labels, LEFT_OUT where a part asks for none.
    `item_of` (parts,): a part's item. `settled` (parts,): its key is neither debatable nor void.
    """

    students: Sequence[StudentRow]
    items: Sequence[ItemColumn]
    parts: Sequence[PartColumn]
    labels: int
    credit: Floats
    answered: Bools
    sure: Ints
    after_feedback: Bools
    void: Bools
    scored: Bools
    choice: Ints
    choices: Sequence[Sequence[str]]
    label: Ints
    due_label: Ints
    item_of: Ints
    settled: Bools

    def scored_only(self) -> "Matrix":
        """The items that count and their parts: what scores and item figures are made of."""
        items, parts = np.flatnonzero(self.scored), np.flatnonzero(self.scored[self.item_of])
        number = np.cumsum(self.scored) - 1
        return Matrix(
            students=self.students,
            items=[self.items[at] for at in items.tolist()],
            parts=[self.parts[at] for at in parts.tolist()],
            labels=self.labels,
            credit=self.credit[:, items],
            answered=self.answered[:, items],
            sure=self.sure[:, items],
            after_feedback=self.after_feedback[:, items],
            void=self.void[items],
            scored=self.scored[items],
            choice=self.choice[:, parts],
            choices=[self.choices[at] for at in parts.tolist()],
            label=self.label[:, parts],
            due_label=self.due_label[parts],
            item_of=number[self.item_of[parts]],
            settled=self.settled[parts],
        )

    @property
    def claims(self) -> Bools:
        """(parts,): labels are asked for, and the key is settled: what confusion counts."""
        return (self.due_label >= 0) & self.settled


def matrix(sheet: Sheet) -> Matrix:
    """The rows of a sheet that count, as arrays."""
    rows, items = sheet.handed_in, sheet.items
    shape = len(rows), len(items)
    cells = [row.cells.get(item.item_id) for row in rows for item in items]
    void = np.array([item.void for item in items], dtype=np.bool_)
    answered = np.array([cell is not None for cell in cells], dtype=np.bool_).reshape(shape)
    credit = np.array([_credit(cell) for cell in cells], dtype=np.float64).reshape(shape)
    credit[:, void] = np.nan
    levels = {None: LEFT_OUT} | {level: at for at, level in enumerate(LEVELS)}
    sure = [LEFT_OUT if cell is None else levels[cell.certainty] for cell in cells]
    after_feedback = [cell is not None and cell.after_feedback for cell in cells]
    pending = (answered & np.isnan(credit)).any(axis=0)
    parts = [(at, part) for at, item in enumerate(items) for part in item.parts]
    columns = [_column(sheet, cells[at :: len(items)], part) for at, part in parts]
    return Matrix(
        students=rows,
        items=items,
        parts=[part for _, part in parts],
        labels=len(sheet.labels),
        credit=credit,
        answered=answered,
        sure=np.array(sure, dtype=np.int64).reshape(shape),
        after_feedback=np.array(after_feedback, dtype=np.bool_).reshape(shape),
        void=void,
        scored=~void & ~pending if sheet.keyed else np.zeros_like(void),
        choice=_side_by_side([column.choice for column in columns], len(rows)),
        choices=[column.choices for column in columns],
        label=_side_by_side([column.label for column in columns], len(rows)),
        due_label=np.array([column.due_label for column in columns], dtype=np.int64),
        item_of=np.array([at for at, _ in parts], dtype=np.int64),
        settled=np.array(
            [not part.debatable and not items[at].void for at, part in parts], dtype=np.bool_
        ),
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Column:
    """One part's answers as numbers."""

    choice: Ints
    choices: Sequence[str]
    label: Ints
    due_label: int


def _column(sheet: Sheet, cells: Sequence[Cell | None], part: PartColumn) -> _Column:
    values = list(_choices(cells, part.part.id))
    offered = [choice.value for choice in part.part.choices]
    others = sorted({value for value in values if value is not None}.difference(offered))
    choices = [*offered, *others]
    number = {value: at for at, value in enumerate(choices)}
    codes = np.array(
        [LEFT_OUT if value is None else number[value] for value in values], dtype=np.int64
    )
    code_of = {label.value: at for at, label in enumerate(sheet.labels)} if part.part.labels else {}
    # One entry more at the end, where LEFT_OUT looks.
    labels = np.array([*(code_of.get(value, LEFT_OUT) for value in choices), LEFT_OUT])
    return _Column(codes, choices, labels[codes], code_of.get(part.due, LEFT_OUT))


def _choices(cells: Sequence[Cell | None], part_id: str) -> Iterator[str | None]:
    return (None if cell is None else cell.choices.get(part_id) for cell in cells)


def _credit(cell: Cell | None) -> float:
    return np.nan if cell is None or cell.credit is None else cell.credit


def _side_by_side(columns: Sequence[Ints], rows: int) -> Ints:
    return np.stack(columns, axis=1) if columns else np.zeros((rows, 0), dtype=np.int64)
