"""How many a figure needs, by the reason why it is missing."""

from kit.results.estimation.estimate import Reason
from kit.results.reports.limits import LIMITS


def test_limits_name_each_reason_that_counts_heads() -> None:
    assert LIMITS == {
        Reason.TOO_FEW_STUDENTS: 3,
        Reason.TOO_FEW_FOR_CORRELATION: 20,
        Reason.TOO_FEW_FOR_GROUPS: 30,
        Reason.TOO_FEW_ITEMS: 2,
    }
