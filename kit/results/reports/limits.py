"""How many of them a figure needs, by the reason why it is missing: for the words that say so."""

from collections.abc import Mapping
from typing import Final

from kit.results.estimation.estimate import LEAST_FOR_CORRELATION, LEAST_FOR_GROUPS, Reason
from kit.results.statistics.reliability import LEAST_ITEMS, LEAST_STUDENTS

LIMITS: Final[Mapping[Reason, int]] = {
    Reason.TOO_FEW_STUDENTS: LEAST_STUDENTS,
    Reason.TOO_FEW_FOR_CORRELATION: LEAST_FOR_CORRELATION,
    Reason.TOO_FEW_FOR_GROUPS: LEAST_FOR_GROUPS,
    Reason.TOO_FEW_ITEMS: LEAST_ITEMS,
}
