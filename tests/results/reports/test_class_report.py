"""What the class page computes: who is in it, what stays outside, and nothing to fall over."""

from dataclasses import replace

import numpy as np
from hypothesis import given

from kit.results.estimation.estimate import Floats, Reason
from kit.results.reports.class_report import class_figures
from tests.support.arrays import class_of, credit_tables
from tests.support.made_sheets import made_sheet


@given(credit_tables())
def test_any_class_has_figures(credit: Floats) -> None:
    found = class_figures(made_sheet(credit))
    assert (found.students, found.items) == credit.shape
    assert sum(found.spread.bins) == found.students
    assert (found.labelling, found.sure) == (None, None)


def test_void_and_unmarked_items_stay_outside() -> None:
    sheet = made_sheet(class_of(5, 4))
    first = sheet.students[0]
    cells = {**first.cells, "i3": first.cells["i3"]._replace(credit=None)}
    outside = replace(
        sheet,
        items=[replace(sheet.items[0], void=True), *sheet.items[1:]],
        students=[replace(first, cells=cells), *sheet.students[1:]],
    )
    found = class_figures(outside)
    assert found.items == found.spread.out_of == found.reliability.items == 2
    assert [item.item_id for item in found.void] == ["i1"]
    assert [item.item_id for item in found.to_mark] == ["i3"]


def test_late_answers_are_counted_and_count() -> None:
    sheet = made_sheet(np.ones((3, 2)))
    first = sheet.students[0]
    cells = {name: cell._replace(after_feedback=True) for name, cell in first.cells.items()}
    late = replace(sheet, students=[replace(first, cells=cells), *sheet.students[1:]])
    found = class_figures(late)
    assert (found.after_feedback, found.spread.mean.value) == (2, 2.0)


def test_class_of_nobody_says_why_not() -> None:
    found = class_figures(made_sheet(np.zeros((0, 3))))
    assert found.spread.mean.reason is Reason.NO_ANSWERS
    assert found.reliability.alpha.reason is Reason.TOO_FEW_STUDENTS
