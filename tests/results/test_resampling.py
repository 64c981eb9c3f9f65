import numpy as np
import pytest
from scipy import stats

from kit.results.resampling import percentiles, resample, weights
from tests.support.arrays import about


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


def test_percentiles_are_near_scipys_bootstrap() -> None:
    right = np.random.default_rng(2).binomial(20, 0.6, size=30)
    ours = percentiles(resample(right[:, None])[:, 0] / 30)
    theirs = stats.bootstrap(
        (right,), np.mean, method="percentile", n_resamples=4000, rng=np.random.default_rng(3)
    ).confidence_interval
    assert ours is not None
    width = theirs.high - theirs.low
    assert (ours.low, ours.high) == about((theirs.low, theirs.high), abs=0.1 * width)


def test_percentiles_leave_equal_tails() -> None:
    found = percentiles(np.arange(1001.0))
    assert found is not None
    assert (found.low, found.high) == about((25, 975))


@pytest.mark.parametrize("values", [[], [1.0, 1.0], [np.nan, np.nan], [1.0, 2.0, np.nan, np.nan]])
def test_percentiles_of_too_little_are_none(values: list[float]) -> None:
    assert percentiles(np.array(values)) is None


def test_percentiles_skip_what_is_undefined() -> None:
    found = percentiles(np.array([np.nan, 1.0, 2.0, 3.0]))
    assert found is not None
    assert (found.low, found.high) == about((1.05, 2.95))
