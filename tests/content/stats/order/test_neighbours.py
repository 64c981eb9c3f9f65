from collections import Counter
from itertools import permutations

import pytest

from kit.content.stats.order.neighbours import (
    alike,
    chances_alike,
    chances_of_sum,
    expected_alike,
)


@pytest.mark.parametrize("labels", ["", "a", "aa", "ab", "aab", "aabb", "aaabbc", "abcdd"])
def test_chances_are_those_of_all_orders_counted_one_by_one(labels: str) -> None:
    orders = Counter(alike(order) for order in permutations(labels))
    counts = Counter(labels).values()
    chances = chances_alike(counts)
    assert chances == pytest.approx(
        [orders[number] / orders.total() for number in range(max(len(labels), 1))]
    )
    assert sum(chances) == pytest.approx(1)
    mean = sum(number * chance for number, chance in enumerate(chances))
    assert expected_alike(counts) == pytest.approx(mean)


def test_label_that_does_not_occur_changes_nothing() -> None:
    assert chances_alike([2, 0, 3]) == chances_alike([2, 3])
    assert expected_alike([2, 0, 3]) == expected_alike([2, 3])


def test_chances_of_several_together() -> None:
    assert chances_of_sum([[0.5, 0.5], [0.5, 0.5]]) == pytest.approx([0.25, 0.5, 0.25])
    assert chances_of_sum([]) == [1.0]
