"""Every item at once, against the report of each item's own page."""

from dataclasses import replace

import numpy as np
from hypothesis import given, settings

from kit.results.estimation.estimate import Floats
from kit.results.matrix import matrix
from kit.results.reports.item_report import item_report
from kit.results.reports.item_table import every_item
from kit.results.sheet import Sheet
from tests.support.arrays import class_of, credit_tables
from tests.support.made_sheets import made_sheet


def agree(sheet: Sheet) -> None:
    for worked in every_item(matrix(sheet)):
        report = item_report(sheet, worked.item.item_id)
        assert worked.figures == report.figures
        assert list(worked.flagged) == list(report.flagged)
        if report.thirds is None or report.thirds.reason:
            assert worked.thirds == {}
            continue
        for part in report.thirds.parts:
            own = worked.thirds[part.part.part.id]
            shares = {row.choice: (row.strongest, row.weakest) for row in part.rows}
            left_out = shares.pop(None, (0.0, 0.0))
            assert own.students == report.thirds.size
            assert (own.strongest_left_out, own.weakest_left_out) == left_out
            assert {
                choice: (own.strongest[choice], own.weakest[choice]) for choice in own.strongest
            } == shares


@settings(deadline=None, max_examples=50)
@given(credit_tables())
def test_any_sheet_says_of_each_item_what_its_page_says(credit: Floats) -> None:
    agree(made_sheet(credit))


def test_groups_void_and_unmarked_items() -> None:
    sheet = made_sheet(class_of(40, 5))
    first = sheet.students[0]
    cells = {**first.cells, "i3": replace(first.cells["i3"], credit=None)}
    agree(
        replace(
            sheet,
            items=[replace(sheet.items[0], void=True), *sheet.items[1:]],
            students=[replace(first, cells=cells), *sheet.students[1:]],
        )
    )
    agree(made_sheet(np.zeros((0, 2))))
