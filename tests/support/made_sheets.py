"""Sheets made from arrays of credit, without files or a database."""

from collections.abc import Sequence
from datetime import UTC, datetime
from uuid import UUID

import numpy as np

from kit.items.base import Choice, Part
from kit.items.fields.base_models import WHOLE
from kit.results.estimation.estimate import Floats
from kit.results.sheet import Cell, ItemColumn, PartColumn, Sheet, StudentRow

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
#: What the key says where a number is asked for.
NUMBER = "12"
YES_NO = (Choice("yes", "Yes"), Choice("no", "No"))


def made_sheet(credit: Floats) -> Sheet:
    """Items `i1` on of credits (students, items), NaN left out; yes earned credit, no none."""
    part = PartColumn(Part(WHOLE, "So?", YES_NO), "yes", debatable=False)
    items = [ItemColumn(f"i{at}", at, [part]) for at in range(1, credit.shape[1] + 1)]
    rows = [
        _row(number, {
            item.item_id: _cell("yes" if value else "no", value)
            for item, value in zip(items, own.tolist(), strict=True)
            if not np.isnan(value)
        })
        for number, own in enumerate(credit, 1)
    ]  # fmt: skip
    return Sheet(items, rows, ())


def numbers(given: Sequence[str], able: Floats) -> Sheet:
    """An item that asks for a number, 11.9 as good as the key's 12, beside one of yes and no."""
    number = PartColumn(
        Part(WHOLE, "How many?", ()), NUMBER, debatable=False, as_good=lambda one: one == "11.9"
    )
    other = PartColumn(Part(WHOLE, "So?", YES_NO), "yes", debatable=False)
    rows = [
        _row(at, {"i1": _cell(value, 1.0), "i2": _cell("yes" if can else "no", can)})
        for at, (value, can) in enumerate(zip(given, able.tolist(), strict=True), 1)
    ]
    return Sheet([ItemColumn("i1", 1, [number]), ItemColumn("i2", 2, [other])], rows, ())


def _cell(choice: str, credit: float) -> Cell:
    return Cell({WHOLE: choice}, credit, None, None, NOON, after_feedback=False)


def _row(number: int, cells: dict[str, Cell]) -> StudentRow:
    return StudentRow(UUID(int=number), f"Name {number}", number, "handed-in", 1, 1, None, cells)
