import numpy as np
import pytest
from scipy import stats

from kit.results.estimation.bootstrap import (
    LEAST_TO_DRAW,
    percentiles,
    percentiles_of_mean,
    resample,
    weights,
)
from tests.support.arrays import about, expanded


@pytest.mark.parametrize(
    ("students", "drawings"), [(2, 1000), (40, 1000), (2000, 1000), (4000, 500), (20_000, 200)]
)
def test_each_drawing_has_as_many_as_the_class(students: int, drawings: int) -> None:
    drawn = np.concatenate(list(weights(students, 1)))
    assert drawn.shape == (drawings, students)
    assert (drawn.sum(axis=1) == students).all()


def test_same_seed_draws_the_same() -> None:
    counts = np.arange(12).reshape(6, 2)
    assert (resample(counts, seed=3) == resample(counts, seed=3)).all()
    assert (resample(counts, seed=3) != resample(counts, seed=4)).any()


def test_sums_are_those_of_the_drawn() -> None:
    counts = np.array([[1, 0], [0, 10], [100, 0]])
    expected = np.concatenate(list(weights(3, 5))) @ counts
    assert (resample(counts, seed=5) == expected).all()


@pytest.mark.parametrize("students", [0, 1])
def test_no_class_to_draw_from_gives_no_drawing(students: int) -> None:
    assert resample(np.ones((students, 3))).shape == (0, 3)


@pytest.mark.parametrize("students", [8, 30])
def test_percentiles_are_near_scipys_bootstrap(students: int) -> None:
    right = np.random.default_rng(2).binomial(20, 0.6, size=students)
    ours = percentiles(resample(right[:, None])[:, 0] / students, students)
    theirs = stats.bootstrap(
        (right,),
        np.mean,
        confidence_level=expanded(students),
        method="percentile",
        n_resamples=8000,
        rng=np.random.default_rng(3),
    ).confidence_interval
    assert ours is not None
    width = theirs.high - theirs.low
    assert (ours.low, ours.high) == about((theirs.low, theirs.high), abs=0.1 * width)


@pytest.mark.parametrize("students", [5, 12, 200])
@pytest.mark.parametrize("confidence", [0.95, 0.975])
def test_percentiles_leave_equal_tails(students: int, confidence: float) -> None:
    found = percentiles(np.arange(1001.0), students, confidence)
    assert found is not None
    tail = 500 * (1 - expanded(students, confidence))
    assert (found.low, found.high) == about((tail, 1000 - tail))


def test_percentiles_of_a_mean_of_groups_are_near_welchs_interval() -> None:
    rng = np.random.default_rng(4)
    one, two = rng.normal(0, 1, (9, 1)), rng.normal(2, 2, (14, 1))
    drawn = [resample(one, seed=1)[:, 0] / 9, resample(-two, seed=2)[:, 0] / 14]
    ours = percentiles_of_mean(drawn, [9, 14])
    welch = stats.ttest_ind(one[:, 0], two[:, 0], equal_var=False).confidence_interval(0.95)
    assert ours is not None
    width = (welch.high - welch.low) / 2
    assert (ours.low, ours.high) == about((welch.low / 2, welch.high / 2), abs=0.1 * width)


@pytest.mark.parametrize(
    ("values", "students"),
    [
        ([], 5),
        ([1.0, 1.0], 5),
        ([np.nan, np.nan], 5),
        ([1.0, 2.0, np.nan, np.nan], 5),
        ([1.0, 2.0, 3.0], LEAST_TO_DRAW - 1),
    ],
)
def test_percentiles_of_too_little_are_none(values: list[float], students: int) -> None:
    assert percentiles(np.array(values), students) is None


def test_percentiles_skip_what_is_undefined() -> None:
    found = percentiles(np.array([np.nan, 1.0, 2.0, 3.0]), 1000)
    assert found is not None
    tail = 1 - expanded(1000)
    assert (found.low, found.high) == about((1 + tail, 3 - tail))


def test_credits_in_part_are_drawn_like_whole_ones() -> None:
    counts = np.array([[1 / 3, 0.0], [0.5, 10.0], [1.0, 0.0]])
    expected = np.concatenate(list(weights(3, 5))) @ counts
    assert resample(counts, seed=5) == about(expected)
