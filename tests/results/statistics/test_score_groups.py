import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from kit.results.estimation.estimate import Floats, Reason
from kit.results.statistics.score_groups import strongest, third, thirds, weakest
from tests.support.arrays import about

FEW = hnp.arrays(np.float64, st.integers(1, 6), elements=st.sampled_from([0.0, 1.0, 1.5, 2.0]))


@settings(deadline=None)
@given(FEW, st.integers(0, 6))
def test_ties_at_the_border_are_what_breaking_them_all_ways_gives_on_average(
    scores: Floats, size: int
) -> None:
    size = min(size, len(scores))
    drawn = np.zeros(len(scores))
    orders = list(itertools.permutations(range(len(scores))))
    for order in orders:
        lowest = sorted(order, key=lambda student: scores[student])[:size]
        drawn[lowest] += 1
    np.testing.assert_allclose(weakest(scores, size), drawn / len(orders), atol=1e-12)


@settings(deadline=None)
@given(FEW, st.integers(0, 6))
def test_strongest_are_the_weakest_upside_down(scores: Floats, size: int) -> None:
    size = min(size, len(scores))
    weights = strongest(scores, size)
    assert weights.sum() == about(size)
    np.testing.assert_allclose(weights, 1 - weakest(scores, len(scores) - size), atol=1e-12)


def test_scores_that_differ_by_rounding_are_tied() -> None:
    scores = np.array([0.1 + 0.2, 0.3, 1.0])
    assert weakest(scores, 1).tolist() == [0.5, 0.5, 0.0]


@pytest.mark.parametrize(
    ("students", "size"), [(0, 0), (1, 0), (2, 1), (3, 1), (4, 1), (5, 2), (30, 10), (32, 11)]
)
def test_third(students: int, size: int) -> None:
    assert third(students) == size


def test_thirds_by_hand() -> None:
    scores = np.array([6.0, 5.0, 4.0, 3.0, 2.0, 1.0])
    choice = np.array([[0, 1], [2, 1], [0, 0], [1, 1], [1, -1], [1, 0]])
    found = thirds(scores, choice, 3, least=6)
    assert (found.size, found.reason) == (2, None)
    assert found.strongest.tolist() == [[0.5, 0, 0.5], [0, 1, 0]]
    assert found.weakest.tolist() == [[0, 1, 0], [0.5, 0, 0]]
    assert found.left_out.tolist() == [[0, 0], [0, 0.5]]


def test_tied_students_count_for_a_part() -> None:
    scores, choice = np.array([2.0, 1.0, 1.0, 0.0, 0.0, 0.0]), np.array([[0], [1], [2]] * 2)
    found = thirds(scores, choice, 3, least=6)
    np.testing.assert_allclose(found.strongest, [[0.5, 0.25, 0.25]])


@pytest.mark.parametrize(
    ("students", "reason"), [(0, Reason.NO_ANSWERS), (29, Reason.TOO_FEW_FOR_GROUPS), (30, None)]
)
def test_thirds_need_thirty_students(students: int, reason: Reason | None) -> None:
    choice = np.zeros((students, 2), dtype=np.int64)
    assert thirds(np.arange(float(students)), choice, 3).reason == reason


def test_class_of_one_score_has_no_thirds() -> None:
    found = thirds(np.ones(30), np.zeros((30, 2), dtype=np.int64), 3)
    assert found.reason is Reason.ALL_ALIKE
    assert not found.strongest.any()


def test_thirds_of_no_part() -> None:
    found = thirds(np.arange(30.0), np.zeros((30, 0), dtype=np.int64), 0)
    assert (found.strongest.shape, found.left_out.shape) == ((0, 0), (2, 0))
