"""Which rules have earned it to propose: how often each family was right on labelled texts.

`earned.tsv` beside this module holds the figures, those of each part of the texts apart: the first
twenty, on which the rules were made, and two parts of other writers, each measured unseen before it
was used to mend them. Texts of one writer are alike, so a family must hold in every part, and in
the later ones together. None is unseen by now: the bars are high, and `unseen.tsv` has what came of
the rules when the second and the third locked half were measured for the first time. It takes away,
and never gives.
"""

import math
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

#: A rule proposes while the lower end of the 90 % interval of its family is above this, over all
#: parts and over those of later writers; none of the parts falls below the second, and it spoke in
#: so many texts: those of one fail together.
LEAST, LEAST_PART, LEAST_TEXTS = 0.7, 0.75, 3
#: A family is sure while it is expected to be right this often (the mean of its Jeffreys
#: posterior), the lower end of its 95 % interval is above the second, no part falls below the
#: third, and it spoke in so many texts: what takes a text for another kind is wrong all through.
SURE, SURE_LEAST, SURE_PART, SURE_TEXTS = 0.95, 0.88, 0.93, 10
#: On the texts unseen last a family that proposed so often falls silent below this share; what is
#: sure must have been right so often over all that were ever unseen.
UNSEEN_MANY, UNSEEN_LEAST, UNSEEN_SURE = 5, 0.7, 0.9
#: Two-sided: of 90 %, 5 % lie below the lower end; of 95 %, 2.5 %.
Z_90, Z_95 = 1.6448536269514722, 1.959963984540054


Share = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Record:
    """How often the rules of a family were right of how many proposals.

    `parts` are right and proposed in each part of the texts, the one the rules were made on first;
    `texts` counts those in which the family proposed. `before` and `unseen` are right and proposed
    when the second and the third locked half were measured first.
    """

    parts: tuple[Share, ...]
    texts: int
    before: Share = (0, 0)
    unseen: Share = (0, 0)

    @property
    def right(self) -> int:
        """How often it was right over all."""
        return sum(right for right, _number in self.parts)

    @property
    def proposed(self) -> int:
        """How often it proposed over all."""
        return sum(number for _right, number in self.parts)

    @property
    def may_propose(self) -> bool:
        """Whether it holds over all, in every part and with later writers, in texts enough."""
        later = [sum(column) for column in zip(*self.parts[1:], strict=True)]
        low = min(interval(self.right, self.proposed)[0], interval(*later)[0])
        earned = low > LEAST and self.texts >= LEAST_TEXTS and self._parts_above(LEAST_PART)
        right, number = self.unseen
        return earned and (number < UNSEEN_MANY or right >= UNSEEN_LEAST * number)

    @property
    def is_sure(self) -> bool:
        """Whether it is expected to be right nineteen times of twenty, in every part."""
        expected = (self.right + 0.5) / (self.proposed + 1)
        low = interval(self.right, self.proposed, Z_95)[0]
        steady = self._parts_above(SURE_PART) and self.texts >= SURE_TEXTS
        right, number = (sum(column) for column in zip(self.before, self.unseen, strict=True))
        steady = steady and right >= UNSEEN_SURE * number
        return self.may_propose and expected >= SURE and low > SURE_LEAST and steady

    def _parts_above(self, least: float) -> bool:
        return all(right >= least * number for right, number in self.parts)


def interval(right: int, number: int, z: float = Z_90) -> tuple[float, float]:
    """Wilson's interval of a share, of 90 % unless `z` says otherwise; 0 to 1 of nothing."""
    if not number:
        return 0.0, 1.0
    share, square = right / number, z * z
    centre = (share + square / (2 * number)) / (1 + square / number)
    half = (
        z
        * math.sqrt(share * (1 - share) / number + square / (4 * number * number))
        / (1 + square / number)
    )
    return centre - half, centre + half


@cache
def records() -> MappingProxyType[str, Record]:
    """The record of each family that was measured."""
    unseen = {family: _shares(numbers) for family, *numbers in _rows("unseen.tsv")}
    nothing: tuple[Share, ...] = ((0, 0), (0, 0))
    return MappingProxyType(
        {
            family: Record(_shares(numbers), texts, *unseen.get(family, nothing))
            for family, *numbers, texts in _rows("earned.tsv")
        }
    )


def _shares(numbers: list[int]) -> tuple[Share, ...]:
    return tuple(zip(numbers[::2], numbers[1::2], strict=True))


def _rows(name: str) -> list[Any]:
    """The rows of a list of figures: a name and whole numbers."""
    text = (resources.files(__package__) / name).read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return [(family, *map(int, numbers)) for family, *numbers in rows]
