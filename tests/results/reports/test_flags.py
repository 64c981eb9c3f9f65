"""Flags named by what stands on the page."""

import numpy as np

from kit.results.estimation.estimate import Floats, Reason
from kit.results.matrix import matrix
from kit.results.reports.flags import LIMITS, Flagged, flagged, thirds_of
from kit.results.sheet import Sheet
from kit.results.statistics.item_analysis import item_figures
from kit.results.statistics.score_groups import FlagReason
from tests.support.made_sheets import made_sheet, numbers


def raised(sheet: Sheet) -> list[Flagged]:
    scored = matrix(sheet).scored_only()
    return list(flagged(scored, item_figures(scored.credit), thirds_of(scored)))


def test_item_that_the_able_get_wrong_is_flagged_for_both_reasons() -> None:
    able = np.repeat(np.arange(6), 6)
    credit: Floats = (able[:, None] > np.arange(5)).astype(np.float64)
    credit = np.column_stack([able < 3, credit]).astype(np.float64)
    sheet = made_sheet(credit)
    found = raised(sheet)
    assert [(flag.item.position, flag.reason) for flag in found] == [
        (1, FlagReason.NEGATIVE),
        (1, FlagReason.OTHER_PREFERRED),
    ]
    assert all(flag.firm for flag in found)
    assert (found[1].part, found[1].choice) == (sheet.items[0].parts[0], "no")


def test_class_below_thirty_has_no_flag_by_thirds() -> None:
    credit = np.column_stack([np.zeros(12), np.arange(12) % 2, np.arange(12) > 5])
    assert raised(made_sheet(credit.astype(np.float64))) == []


def test_number_within_the_tolerance_is_no_other_choice() -> None:
    able = np.arange(36) >= 18
    sheet = numbers(["11.9" if one else "12" for one in able], able.astype(np.float64))
    assert raised(sheet) == []


def test_numbers_within_the_tolerance_agree_with_the_key_together() -> None:
    # The strongest third, of ten: three gave 12, three 11.9, which is as good, and four 120.
    given = ["12"] * 3 + ["11.9"] * 3 + ["120"] * 4 + ["12", "120"] * 10
    able = np.arange(30) < 10
    assert raised(numbers(given, able.astype(np.float64))) == []


def test_limits_name_each_reason_that_counts_heads() -> None:
    assert LIMITS == {
        Reason.TOO_FEW_STUDENTS: 3,
        Reason.TOO_FEW_FOR_CORRELATION: 20,
        Reason.TOO_FEW_FOR_GROUPS: 30,
        Reason.TOO_FEW_ITEMS: 2,
    }
