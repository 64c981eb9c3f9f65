"""The sheet with the core's items alone: nothing of the others is in any sum."""

from dataclasses import replace

import numpy as np

from kit.results.core import of_items
from tests.support.made_sheets import made_sheet


def test_cells_first_attempts_and_votes_are_of_those_items_alone() -> None:
    sheet = made_sheet(np.array([[1.0, 0.0, 1.0], [0.0, 1.0, 1.0]]))
    ids = [item.item_id for item in sheet.items]
    rows = [replace(row, first=row.cells, votes={1: row.cells}) for row in sheet.students]
    core = of_items(replace(sheet, students=rows), set(ids[:2]))
    assert [item.item_id for item in core.items] == ids[:2]
    assert [row.credit for row in core.students] == [1.0, 1.0]
    for row in core.students:
        assert list(row.cells) == list(row.first or {}) == list(row.votes[1]) == ids[:2]
    assert [row.credit for row in sheet.students] == [2.0, 2.0]
    assert of_items(sheet, set(ids)) == sheet


def test_who_made_one_attempt_has_no_first_one_then_either() -> None:
    sheet = made_sheet(np.array([[1.0, 0.0]]))
    assert of_items(sheet, {sheet.items[0].item_id}).students[0].first is None
