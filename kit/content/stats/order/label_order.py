"""What somebody would earn who guesses each label from the one before, and reads nothing.

Whoever writes an exercise likes to change the label from item to item. Then *take another label
than before* pays, and a class finds that out. Three rules are tried; each knows the right label
of the item before, for instance because it was an easy one:

- *another one*: never the same label twice in a row, and else any of the scheme's at random;
- *the same*: the label before once more;
- *a rotation*: the labels in a fixed cycle, whichever of all cycles serves best.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise, permutations
from random import Random
from typing import Final

from kit.content.stats.order.neighbours import alike, chances_alike, expected_alike
from kit.vocabulary import Label, Scheme

#: How many random orders a rotation is held against; they are always the same ones.
SHUFFLES: Final = 2000


@dataclass(frozen=True, slots=True)
class LabelOrder:
    """The order of some labels, held against all orders of the same labels.

    `alike` counts the labels that are the same as the one before, of `neighbours` (0 where there
    are fewer than two labels); `expected` is its mean over random orders. `longest` is the longest
    run of one label. `another`, `same` and `rotation` are what the rules earn, as shares of the
    labels, 0 to 1; `cycle` is the rotation that earns most.

    The chances say how many random orders, 0 to 1, serve a rule as well as this one or better:
    exact for `another` and `same`, of `SHUFFLES` orders for `rotation`.
    """

    neighbours: int
    alike: int
    expected: float
    longest: int
    another: float
    same: float
    rotation: float
    cycle: tuple[Label, ...]
    another_chance: float
    same_chance: float
    rotation_chance: float


def order_of_labels(labels: Sequence[Label], scheme: Scheme) -> LabelOrder:
    """How far an order gives labels away. Pure, and the same for the same labels each time.

    `labels` are labels of the scheme. Hold each chance against its bound (`bounds.ORDER_ANOTHER`,
    `ORDER_SAME`, `ORDER_ROTATION`): the bounds add up to 1 in 20, so a random order is beyond any
    of them at most that often.
    """
    counts = Counter(labels)
    number, neighbours, same = len(labels), max(len(labels) - 1, 0), alike(labels)
    chances = chances_alike(counts.values())
    pens = len(scheme.labels)
    # The first label has none before it; it is guessed at random.
    first = 1 / pens if labels else 0.0
    followed, cycle = _best_cycle(labels, scheme)
    return LabelOrder(
        neighbours=neighbours,
        alike=same,
        expected=expected_alike(counts.values()),
        longest=_longest_run(labels),
        another=(first + (neighbours - same) / (pens - 1)) / (number or 1),
        same=(first + same) / (number or 1),
        rotation=(first + followed) / (number or 1),
        cycle=cycle,
        another_chance=sum(chances[: same + 1]),
        same_chance=sum(chances[same:]),
        rotation_chance=_chance_of_cycle(counts, scheme, followed),
    )


def _longest_run(labels: Sequence[Label]) -> int:
    longest = run = 0
    for number, label in enumerate(labels):
        run = run + 1 if number and label is labels[number - 1] else 1
        longest = max(longest, run)
    return longest


@cache
def _cycles(scheme: Scheme) -> Mapping[tuple[Label, ...], Sequence[tuple[Label, Label]]]:
    """Each cycle of a scheme's labels, with its steps from one label to the next."""
    first, *others = scheme.labels
    cycles = [(first, *rest) for rest in permutations(others)]
    return {cycle: tuple(pairwise((*cycle, first))) for cycle in cycles}


def _best_cycle(labels: Sequence[Label], scheme: Scheme) -> tuple[int, tuple[Label, ...]]:
    """How many labels follow the one before as the best cycle has it, and that cycle."""
    taken = Counter(pairwise(labels))
    followed = {
        cycle: sum(map(taken.__getitem__, steps)) for cycle, steps in _cycles(scheme).items()
    }
    best = max(followed, key=followed.__getitem__)
    return followed[best], best


def _chance_of_cycle(counts: Mapping[Label, int], scheme: Scheme, followed: int) -> float:
    # Which label occurs how often makes no difference, since all cycles are tried.
    reached = _shuffled_cycles(tuple(sorted(counts.values())), scheme)
    return sum(times for number, times in reached.items() if number >= followed) / SHUFFLES


@cache
def _shuffled_cycles(counts: tuple[int, ...], scheme: Scheme) -> Mapping[int, int]:
    """How many of the random orders have so many labels that follow their best cycle."""
    with_counts = zip(scheme.labels, counts, strict=False)
    labels = [label for label, number in with_counts for _ in range(number)]
    chance = Random(0)  # noqa: S311 - no secret
    reached = Counter[int]()
    for _ in range(SHUFFLES):
        chance.shuffle(labels)
        reached[_best_cycle(labels, scheme)[0]] += 1
    return reached
