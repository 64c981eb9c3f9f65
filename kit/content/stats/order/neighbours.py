"""How many neighbours are alike when some labels are shuffled: exact, by counting all orders."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import pairwise
from math import comb, factorial


def alike(labels: Sequence[object]) -> int:
    """How many labels are the same as the one before: 0 to one less than there are."""
    return sum(one == before for before, one in pairwise(labels))


def expected_alike(counts: Iterable[int]) -> float:
    """The mean of `alike` over all orders of labels that occur so often (0 or more times each)."""
    numbers = list(counts)
    return sum(number * (number - 1) for number in numbers) / (sum(numbers) or 1)


def chances_alike(counts: Iterable[int]) -> Sequence[float]:
    """The chance of 0, 1, 2, ... neighbours alike when labels that occur so often are shuffled.

    Every order is as likely as every other. The chances add up to 1; of no labels at all there
    is one order, with none alike.

    A label's n items are first cut into b blocks, in one of (n-1 over b-1) ways, and all blocks
    are put into any order. This counts an order once for every choice of its alike neighbours;
    inclusion and exclusion take out what was counted more than once.
    """
    numbers = [number for number in counts if number]
    total = sum(numbers)
    if not total:
        return [1.0]
    by_blocks = _orders_by_blocks(numbers)
    at_least = [by_blocks[total - joined] * factorial(total - joined) for joined in range(total)]
    exactly = [
        sum((-1) ** (more - number) * comb(more, number) * at_least[more]
            for more in range(number, total))
        for number in range(total)
    ]  # fmt: skip
    orders = sum(exactly)
    return [float(number / orders) for number in exactly]


def _orders_by_blocks(numbers: Iterable[int]) -> Sequence[Fraction]:
    """By the number of all blocks: the ways to cut the labels, over the orders of like blocks."""
    product = [Fraction(1)]
    for number in numbers:
        longer = [Fraction(0)] * (len(product) + number)
        for blocks, ways in enumerate(product):
            for own in range(1, number + 1):
                longer[blocks + own] += ways * Fraction(comb(number - 1, own - 1), factorial(own))
        product = longer
    return product


def chances_of_sum(several: Iterable[Sequence[float]]) -> Sequence[float]:
    """The chances of 0, 1, 2, ... in all together, from those of each, none of which is empty."""
    total = [1.0]
    for chances in several:
        longer = [0.0] * (len(total) + len(chances) - 1)
        for number, chance in enumerate(total):
            for more, further in enumerate(chances):
                longer[number + more] += chance * further
        total = longer
    return total
