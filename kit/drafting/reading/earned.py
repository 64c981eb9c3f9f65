"""Which rules have earned it to propose: how often each family was right on the development half.

`earned.tsv` beside this module holds the figures; a test measures them anew.
"""

import math
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType

#: A rule proposes while the lower end of the 90 % interval of its family is above this.
LEAST = 0.7
#: A family is sure while it is expected to be right this often (the mean of its Jeffreys posterior)
#: and the lower end of its interval is above the second: few proposals, all right, are not enough.
SURE, SURE_LEAST = 0.95, 0.85
#: 90 % two-sided: 5 % lie below the lower end.
_Z = 1.6448536269514722


@dataclass(frozen=True, slots=True)
class Record:
    """How often the rules of a family were right of how many proposals."""

    right: int
    proposed: int

    @property
    def may_propose(self) -> bool:
        """Whether the lower end of the interval is above the least."""
        return interval(self.right, self.proposed)[0] > LEAST

    @property
    def is_sure(self) -> bool:
        """Whether it is expected to be right nineteen times of twenty."""
        expected = (self.right + 0.5) / (self.proposed + 1)
        return expected >= SURE and interval(self.right, self.proposed)[0] > SURE_LEAST


def interval(right: int, number: int) -> tuple[float, float]:
    """Wilson's 90 % interval of a share; 0 to 1 where there is nothing."""
    if not number:
        return 0.0, 1.0
    share, square = right / number, _Z * _Z
    centre = (share + square / (2 * number)) / (1 + square / number)
    half = (
        _Z
        * math.sqrt(share * (1 - share) / number + square / (4 * number * number))
        / (1 + square / number)
    )
    return centre - half, centre + half


@cache
def records() -> MappingProxyType[str, Record]:
    """The record of each family that was measured."""
    text = (resources.files(__package__) / "earned.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return MappingProxyType({name: Record(int(right), int(number)) for name, right, number in rows})
