"""Which rules have earned it to propose: how often each family was right on labelled texts.

`earned.tsv` beside this module holds the figures, those of either writer's texts apart, since texts
of one writer are alike; a test measures them anew. The rules were made on the first writer's texts
and mended on the second's: neither half is unseen, so the bars are high. `unseen.tsv` has what came
of the rules on a third writer's texts, which nobody had seen: it takes away, and never gives.
"""

import math
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

#: A rule proposes while the lower end of the 90 % interval of its family is above this, neither
#: writer's texts fall below the second, and it spoke in so many texts: those of one fail together.
LEAST, LEAST_HALF, LEAST_TEXTS = 0.7, 0.75, 3
#: A family is sure while it is expected to be right this often (the mean of its Jeffreys
#: posterior), the lower end of its 95 % interval is above the second, neither half falls below the
#: third, and it spoke in so many texts: what takes a text for another kind is wrong all through.
SURE, SURE_LEAST, SURE_HALF, SURE_TEXTS = 0.95, 0.88, 0.93, 10
#: On unseen texts a family that proposed so often falls silent below this share, and what is sure
#: must have been right so often there.
UNSEEN_MANY, UNSEEN_LEAST, UNSEEN_SURE = 5, 0.7, 0.9
#: Two-sided: of 90 %, 5 % lie below the lower end; of 95 %, 2.5 %.
Z_90, Z_95 = 1.6448536269514722, 1.959963984540054


@dataclass(frozen=True, slots=True)
class Record:
    """How often the rules of a family were right of how many proposals.

    `first` and `second` are right and proposed of either writer's texts; `texts` counts those in
    which the family proposed. `unseen` are right and proposed on texts that nobody had seen.
    """

    first: tuple[int, int]
    second: tuple[int, int]
    texts: int
    unseen: tuple[int, int] = (0, 0)

    @property
    def right(self) -> int:
        """How often it was right over all."""
        return self.first[0] + self.second[0]

    @property
    def proposed(self) -> int:
        """How often it proposed over all."""
        return self.first[1] + self.second[1]

    @property
    def may_propose(self) -> bool:
        """Whether it holds over all and with either writer, in texts enough, and unseen."""
        low = interval(self.right, self.proposed)[0]
        earned = low > LEAST and self.texts >= LEAST_TEXTS and self._halves_above(LEAST_HALF)
        right, number = self.unseen
        return earned and (number < UNSEEN_MANY or right >= UNSEEN_LEAST * number)

    @property
    def is_sure(self) -> bool:
        """Whether it is expected to be right nineteen times of twenty, with either writer."""
        expected = (self.right + 0.5) / (self.proposed + 1)
        low = interval(self.right, self.proposed, Z_95)[0]
        steady = self._halves_above(SURE_HALF) and self.texts >= SURE_TEXTS
        steady = steady and self.unseen[0] >= UNSEEN_SURE * self.unseen[1]
        return self.may_propose and expected >= SURE and low > SURE_LEAST and steady

    def _halves_above(self, least: float) -> bool:
        return all(right >= least * number for right, number in (self.first, self.second))


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
    unseen = {name: (right, number) for name, right, number in _rows("unseen.tsv")}
    return MappingProxyType(
        {
            name: Record((right, number), (right_2, number_2), texts, unseen.get(name, (0, 0)))
            for name, right, number, right_2, number_2, texts in _rows("earned.tsv")
        }
    )


def _rows(name: str) -> list[Any]:
    """The rows of a list of figures: a name and whole numbers."""
    text = (resources.files(__package__) / name).read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return [(family, *map(int, numbers)) for family, *numbers in rows]
