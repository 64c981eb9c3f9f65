from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from kit.results.estimation.estimate import Figure, Floats, Reason, missing
from kit.results.estimation.intervals import (
    correlation_interval,
    difference_of_shares,
    share,
    wilson,
)
from kit.results.statistics.item_analysis import group_size, item_figures, item_rest, upper_lower
from tests.support.arrays import about, class_of, credit_tables


@settings(deadline=None)
@given(credit_tables())
def test_counts_keep_left_out_apart_from_wrong(credit: Floats) -> None:
    for item, found in enumerate(item_figures(credit)):
        column = [one for one in credit[:, item].tolist() if one == one]  # noqa: PLR0124 - only NaN differs from itself
        assert found.answered == len(column)
        assert found.left_out == len(credit) - len(column)
        assert (found.right, found.wrong) == (column.count(1.0), column.count(0.0))
        assert found.partly == sum(0 < one < 1 for one in column)


@settings(deadline=None)
@given(credit_tables())
def test_difficulty_is_of_those_who_answered_and_facility_of_all(credit: Floats) -> None:
    for item, found in enumerate(item_figures(credit)):
        column = [one for one in credit[:, item].tolist() if one == one]  # noqa: PLR0124 - only NaN differs from itself
        for figure, n in ((found.difficulty, len(column)), (found.facility, len(credit))):
            if n == 0:
                assert figure == missing(Reason.NO_ANSWERS, 0)
            else:
                assert (figure.value, figure.n) == (about(sum(column) / n), n)
                assert figure.interval == wilson(figure.value or 0, n)


@settings(deadline=None)
@given(credit_tables(students=(2, 12), items=(2, 6)))
def test_item_rest_is_scipys(credit: Floats) -> None:
    filled = np.nan_to_num(credit)
    for item, r in enumerate(item_rest(credit)):
        own, rest = filled[:, item], np.delete(filled, item, axis=1).sum(axis=1)
        if np.ptp(own) < 1e-9 or np.ptp(rest) < 1e-9:
            assert np.isnan(r)
        else:
            assert r == about(stats.pearsonr(own, rest).statistic, abs=1e-9)
            assert -1 <= r <= 1


@settings(deadline=None)
@given(credit_tables(students=(2, 12), items=(2, 6)), st.integers(0, 99))
def test_order_of_students_does_not_matter(credit: Floats, seed: int) -> None:
    order = np.random.default_rng(seed).permutation(len(credit))
    size = (len(credit) + 2) // 3
    np.testing.assert_allclose(item_rest(credit), item_rest(credit[order]), atol=1e-9)
    for one, two in zip(upper_lower(credit, size), upper_lower(credit[order], size), strict=True):
        np.testing.assert_allclose(one, two, atol=1e-9)


@settings(deadline=None)
@given(credit_tables(students=(2, 12), items=(2, 6)), st.integers(0, 99))
def test_order_of_items_moves_their_figures_along(credit: Floats, seed: int) -> None:
    order = np.random.default_rng(seed).permutation(credit.shape[1])
    np.testing.assert_allclose(item_rest(credit)[order], item_rest(credit[:, order]), atol=1e-9)
    one, two = upper_lower(credit, 2)[0][order], upper_lower(credit[:, order], 2)[0]
    np.testing.assert_allclose(one, two, atol=1e-9)


@settings(deadline=None)
@given(credit_tables(students=(2, 12), items=(2, 6)))
def test_item_that_all_got_right_changes_no_other(credit: Floats) -> None:
    longer = np.column_stack([credit, np.ones(len(credit))])
    np.testing.assert_allclose(item_rest(longer)[:-1], item_rest(credit), atol=1e-9)
    assert np.isnan(item_rest(longer)[-1])


def test_groups_by_pencil_and_paper() -> None:
    # 30 students, 8 in a group: the strongest eight all solve the first item, two of the weakest.
    first = np.array([1] * 8 + [1, 0] * 7 + [1, 1] + [0] * 6, dtype=float)
    others = np.repeat([9.0, 5.0, 1.0], [8, 14, 8])
    rest = (np.arange(10) < others[:, None]).astype(float)
    found = item_figures(np.column_stack([first, rest]))[0].groups
    assert found.n == group_size(30) == 8
    # The two of the weakest eight who have it have one point more than the six.
    assert found == Figure(
        about(float(Fraction(8, 8) - Fraction(2, 8))),
        8,
        difference_of_shares(1.0, 8, 0.25, 8),
    )


def test_groups_of_a_class_without_ties_are_the_outermost() -> None:
    credit = class_of(40, 30)
    credit[:, 0] = np.arange(40) / 1000  # tells apart whoever has the same score
    order = np.argsort(credit.sum(axis=1))
    upper, lower = upper_lower(credit, 11)
    np.testing.assert_allclose(upper, credit[order[-11:]].mean(axis=0))
    np.testing.assert_allclose(lower, credit[order[:11]].mean(axis=0))


@pytest.mark.parametrize(
    ("students", "size"), [(0, 0), (1, 0), (2, 1), (30, 8), (50, 14), (100, 27), (10_000, 2700)]
)
def test_group_size_is_twenty_seven_in_a_hundred(students: int, size: int) -> None:
    assert group_size(students) == size


@pytest.mark.parametrize(
    ("students", "correlation", "groups"),
    [
        (0, Reason.NO_ANSWERS, Reason.NO_ANSWERS),
        (1, Reason.TOO_FEW_FOR_CORRELATION, Reason.TOO_FEW_FOR_GROUPS),
        (19, Reason.TOO_FEW_FOR_CORRELATION, Reason.TOO_FEW_FOR_GROUPS),
        (20, None, Reason.TOO_FEW_FOR_GROUPS),
        (29, None, Reason.TOO_FEW_FOR_GROUPS),
        (30, None, None),
    ],
)
def test_small_classes_get_no_discrimination(
    students: int, correlation: Reason | None, groups: Reason | None
) -> None:
    for found in item_figures(class_of(students, 12, seed=3)):
        assert (found.item_rest.reason, found.groups.reason) == (correlation, groups)


def test_correlation_comes_with_fishers_interval() -> None:
    credit = class_of(25, 8)
    for found, r in zip(item_figures(credit), item_rest(credit), strict=True):
        assert found.item_rest == Figure(about(r), 25, correlation_interval(r, 25))


def test_one_item_has_no_rest_to_be_compared_with() -> None:
    (found,) = item_figures(class_of(40, 1))
    assert found.item_rest == missing(Reason.TOO_FEW_ITEMS, 40)
    assert found.groups == missing(Reason.TOO_FEW_ITEMS, 40)


@pytest.mark.parametrize("credit", [0.0, 1.0, float("nan")])
def test_empty_and_perfect_classes_have_no_discrimination(credit: float) -> None:
    for found in item_figures(np.full((40, 5), credit)):
        assert found.item_rest == missing(Reason.ALL_ALIKE, 40)
        assert found.groups == missing(Reason.ALL_ALIKE, 40)
        assert found.facility == share(40 if credit == 1 else 0, 40)


def test_no_item_has_no_figure() -> None:
    assert item_figures(np.zeros((40, 0))) == []


def test_item_rest_of_one_student_is_undefined() -> None:
    assert np.isnan(item_rest(np.ones((1, 3)))).all()


def test_groups_can_be_asked_for_in_a_tiny_class_but_not_below_two() -> None:
    credit = np.array([[1.0, 1.0], [0.0, 0.0]])
    assert item_figures(credit, least_for_groups=2)[0].groups.value == 1
    assert item_figures(credit[:1], least_for_groups=1)[0].groups == missing(
        Reason.TOO_FEW_FOR_GROUPS, 1
    )
