"""One item's figures: outside where void or unmarked, first and last attempts apart."""

from dataclasses import replace

import numpy as np

from kit.results.matrix import matrix
from kit.results.reports.item_report import ItemReport, item_report
from kit.results.sheet import Sheet
from kit.results.statistics.item_analysis import ItemFigures, item_figures
from tests.support.arrays import about, class_of
from tests.support.made_sheets import made_sheet


def numbers_of(figures: ItemFigures) -> list[float | None]:
    """What tells one item from another; sums in another order differ in their last digits."""
    return [figures.right, figures.difficulty.value, figures.item_rest.value, figures.groups.value]


def figures_of(report: ItemReport) -> list[float | None]:
    assert report.figures is not None
    return numbers_of(report.figures)


def test_figures_are_those_of_the_items_that_count() -> None:
    credit = class_of(36, 5)
    sheet = made_sheet(credit)
    whole = item_figures(matrix(sheet).credit)
    for at, item in enumerate(sheet.items):
        report = item_report(sheet, item.item_id)
        assert (report.outside, report.again) == (None, None)
        assert figures_of(report) == about(numbers_of(whole[at]))
    # A void item leaves the numbers of those behind it as they are on the page.
    void = replace(sheet, items=[replace(sheet.items[0], void=True), *sheet.items[1:]])
    report = item_report(void, sheet.items[2].item_id)
    assert figures_of(report) == about(numbers_of(item_figures(credit[:, 1:])[1]))
    assert item_report(void, sheet.items[0].item_id).outside == "void"


def test_item_waiting_for_a_mark_is_outside() -> None:
    sheet = made_sheet(class_of(5, 3))
    first = sheet.students[0]
    name = sheet.items[1].item_id
    cells = {**first.cells, name: replace(first.cells[name], credit=None)}
    waiting = replace(sheet, students=[replace(first, cells=cells), *sheet.students[1:]])
    report = item_report(waiting, name)
    assert (report.outside, report.figures, report.thirds) == ("to-mark", None, None)


def test_thirds_add_up_and_leave_out_what_nobody_took() -> None:
    credit = class_of(36, 5)
    credit[3:9, 0] = np.nan
    report = item_report(made_sheet(credit), "i1")
    assert report.thirds is not None
    assert (report.thirds.size, report.thirds.reason) == (12, None)
    (part,) = report.thirds.parts
    for side in ("strongest", "weakest"):
        assert abs(sum(getattr(row, side) for row in part.rows) - 1) < 1e-9
    assert {row.choice for row in part.rows} <= {"yes", "no", None}


def test_first_attempts_stand_apart_from_the_last() -> None:
    sheet = made_sheet(np.array([[1.0, 1.0], [0.0, 1.0], [1.0, 0.0]]))
    one, two, three = sheet.students
    again = Sheet(
        sheet.items,
        [replace(one, first=two.cells), replace(two, first={}), three],
        sheet.labels,
    )
    found = item_report(again, "i1").again
    assert found is not None
    assert found.students == 2
    assert (found.first[0].counts, found.first[0].omitted) == ({"yes": 0, "no": 1}, 1)
    assert (found.last[0].counts, found.last[0].omitted) == ({"yes": 1, "no": 1}, 0)
    assert (found.first_difficulty.value, found.first_difficulty.n) == (0.0, 1)
    assert (found.last_difficulty.value, found.last_difficulty.n) == (0.5, 2)
