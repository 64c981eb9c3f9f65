"""One item's figures: outside where void or unmarked, first and last attempts apart."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
from hypothesis import given, settings

from kit.results.estimation.estimate import Floats
from kit.results.matrix import matrix
from kit.results.reports.item_report import ItemReport, every_item, item_report, thirds_of
from kit.results.reports.key_doubts import key_doubts
from kit.results.sheet import Sheet
from kit.results.statistics.item_analysis import ItemFigures, item_figures
from tests.support.arrays import about, class_of, credit_tables
from tests.support.made_sheets import made_sheet


def numbers_of(figures: ItemFigures) -> list[float | None]:
    """What tells one item from another; sums in another order differ in their last digits."""
    return [figures.right, figures.difficulty.value, figures.item_rest.value, figures.groups.value]


def figures_of(report: ItemReport) -> list[float | None]:
    assert report.figures is not None
    return numbers_of(report.figures)


def agree(sheet: Sheet) -> None:
    """Each item says what its own page says, and what the arrays of the whole say of it."""
    scored = matrix(sheet).scored_only()
    groups, reports = thirds_of(scored), every_item(sheet)
    doubts = sorted(key_doubts(scored), key=lambda doubt: doubt.item.position)
    assert [doubt for report in reports for doubt in report.doubts] == doubts
    assert [report.item for report in reports if report.outside is None] == list(scored.items)
    for report in reports:
        assert item_report(sheet, report.item.item_id) == report
        assert (report.outside is None) is (report.figures is not None)
        if report.outside or report.no_thirds:
            assert report.thirds == {}
            continue
        for at, part in enumerate(scored.parts):
            if part not in report.item.parts or scored.items[scored.item_of[at]] != report.item:
                continue
            own = report.thirds[part.part.id]
            assert own.students == groups.size
            left_out = groups.left_out[:, at].tolist()
            assert [own.strongest_left_out, own.weakest_left_out] == left_out
            for side, shares in ((groups.strongest, own.strongest), (groups.weakest, own.weakest)):
                of_choice = zip(scored.choices[at], side[at].tolist(), strict=False)
                assert all(shares.get(choice, 0.0) == share for choice, share in of_choice)


@settings(deadline=None, max_examples=50)
@given(credit_tables())
def test_any_sheet_says_of_each_item_what_its_page_says(credit: Floats) -> None:
    agree(made_sheet(credit))


def test_groups_void_and_unmarked_items() -> None:
    sheet = made_sheet(class_of(40, 5))
    first = sheet.students[0]
    cells = {**first.cells, "i3": first.cells["i3"]._replace(credit=None)}
    agree(
        replace(
            sheet,
            items=[replace(sheet.items[0], void=True), *sheet.items[1:]],
            students=[replace(first, cells=cells), *sheet.students[1:]],
        )
    )
    agree(made_sheet(np.zeros((0, 2))))


def test_masked_items_have_no_figures() -> None:
    sheet = made_sheet(class_of(40, 5))
    for report in every_item(sheet.masked(names=False, keys=False)):
        assert (report.outside, report.figures, report.doubts, report.thirds) == (
            "masked", None, [], {},
        )  # fmt: skip
        assert report.answered + report.left_out == 40


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
    cells = {**first.cells, name: first.cells[name]._replace(credit=None)}
    waiting = replace(sheet, students=[replace(first, cells=cells), *sheet.students[1:]])
    report = item_report(waiting, name)
    assert (report.outside, report.figures, report.thirds) == ("to-mark", None, {})


def test_thirds_add_up_and_leave_out_what_nobody_took() -> None:
    credit = class_of(36, 5)
    credit[3:9, 0] = np.nan
    report = item_report(made_sheet(credit), "i1")
    assert report.no_thirds is None
    (thirds,) = report.thirds.values()
    assert thirds.students == 12
    for side in ("strongest", "weakest"):
        shares: Mapping[str, float] = getattr(thirds, side)
        assert abs(sum(shares.values()) + getattr(thirds, f"{side}_left_out") - 1) < 1e-9
        assert shares.keys() <= {"yes", "no"}
        assert shares.keys() == thirds.strongest.keys()


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
