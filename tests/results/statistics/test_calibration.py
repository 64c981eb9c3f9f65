import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from scipy import stats
from sklearn import metrics

from kit.results.estimation.estimate import Figure, Floats, Ints, Reason, missing
from kit.results.statistics.calibration import (
    LEVELS,
    STATED,
    Calibration,
    Level,
    calibration,
    confident_errors,
    unsaid,
)
from kit.vocabulary import Certainty
from tests.support.arrays import about, expanded

Answers = tuple[Floats, Ints]


def answers(*credits_: float, most: int = 20) -> st.SearchStrategy[Answers]:
    """Credits and levels (students, items) of up to `most` answers."""
    shape = st.tuples(st.integers(1, most // 4), st.integers(1, 4))
    return shape.flatmap(
        lambda at: st.tuples(
            hnp.arrays(np.float64, at, elements=st.sampled_from(credits_)),
            hnp.arrays(np.int64, at, elements=st.integers(0, 2)),
        )
    )


def test_levels_are_all_there_are_and_rise() -> None:
    assert tuple(Certainty) == LEVELS
    assert list(STATED) == sorted(STATED)


@pytest.mark.parametrize(
    ("level", "low", "high"), [(0, 1 / 3, 2 / 3), (1, 2 / 3, 4 / 5), (2, 4 / 5, 1)]
)
def test_stated_chance_is_in_the_middle_of_where_the_level_pays_best(
    level: int, low: float, high: float
) -> None:
    assert STATED[level] == about((low + high) / 2)
    marks = ((1, 0), (2, -2), (3, -6))
    for chance in np.linspace(low + 0.001, high - 0.001, 20):
        pays = [right * chance + wrong * (1 - chance) for right, wrong in marks]
        assert int(np.argmax(pays)) == level


@settings(deadline=None)
@given(answers(0.0, 1.0))
def test_brier_is_scikit_learns(given_: Answers) -> None:
    credit, sure = given_
    said = np.array(STATED)[sure]
    theirs = metrics.brier_score_loss(credit.ravel(), said.ravel(), labels=[0, 1])
    assert calibration(credit, sure).brier.value == about(theirs)


@pytest.mark.long
@settings(deadline=None)
@given(answers(0.0, 0.5, 1.0))
def test_brier_falls_into_murphys_three_parts(given_: Answers) -> None:
    found = calibration(*given_)
    assert found.reliability is not None
    assert found.resolution is not None
    assert found.uncertainty is not None
    parts = found.reliability - found.resolution + found.uncertainty
    # What credits in part vary by within a level stands in both last terms.
    assert found.brier.value == about(parts, abs=1e-12)
    assert min(found.reliability, found.resolution, found.uncertainty) >= -1e-12


@settings(deadline=None)
@given(answers(0.0, 0.5, 1.0))
def test_accuracy_by_level(given_: Answers) -> None:
    credit, sure = given_
    found = calibration(credit, sure)
    for at, level in enumerate(found.levels):
        own = credit[sure == at]
        assert (level.accuracy.value, level.accuracy.n) == (
            about(own.mean()) if len(own) else None,
            len(own),
        )
        assert level.gap == (None if not len(own) else about(STATED[at] - own.mean(), abs=1e-12))
    gaps = [level.gap * level.accuracy.n for level in found.levels if level.gap is not None]
    assert found.overconfidence.value == about(sum(gaps) / credit.size, abs=1e-12)


@settings(deadline=None)
@given(answers(0.0, 0.5, 1.0))
def test_confident_errors_are_certain_and_earn_nothing(given_: Answers) -> None:
    credit, sure = given_
    certain = credit[sure == 2]
    found = calibration(credit, sure).confident_errors
    expected = about((certain == 0).mean()) if len(certain) else None
    assert (found.value, found.n) == (expected, len(certain))


@settings(deadline=None)
@given(answers(0.0, 1.0), st.integers(0, 99))
def test_order_does_not_matter(given_: Answers, seed: int) -> None:
    credit, sure = given_
    order = np.random.default_rng(seed).permutation(len(credit))
    one, two = calibration(credit, sure), calibration(credit[order], sure[order])
    for ours, theirs in zip(one.levels, two.levels, strict=True):
        assert (ours.accuracy.value, ours.accuracy.n) == (
            theirs.accuracy.value
            if theirs.accuracy.value is None
            else about(theirs.accuracy.value),
            theirs.accuracy.n,
        )
    assert one.brier.value == about(two.brier.value)


def a_class(students: int, seed: int, *, items: int = 18) -> tuple[Floats, Ints, float]:
    """Rights and levels of students who differ, and how much surer than right they are at large.

    Ability is normal, of deviation 1; guess and certain are said by chance, in such shares that
    the class states what it gets right. What it is off by is the class at large, of these items.
    """
    rng = np.random.default_rng(seed)
    hard = rng.normal(0, 0.9, items)
    at_large = 1 / (1 + np.exp(hard - rng.normal(0.7, 1, (5000, 1))))
    certain = min(max((at_large.mean() - 0.5) / 0.4, 0), 1)
    able = rng.normal(0.7, 1, (students, 1))
    right = (rng.random((students, items)) < 1 / (1 + np.exp(hard - able))).astype(np.float64)
    sure = np.where(rng.random((students, items)) < certain, 2, 0)
    return right, sure, float(0.5 + 0.4 * certain - at_large.mean())


def coverage(students: int, classes: int) -> float:
    """In how many of 100 classes the interval of overconfidence holds the true one."""
    hits = 0
    for seed in range(classes):
        credit, sure, true = a_class(students, seed)
        interval = calibration(credit, sure).overconfidence.interval
        assert interval is not None
        hits += interval.low <= true <= interval.high
    return 100 * hits / classes


def test_intervals_hold_the_true_value_of_a_class_of_30() -> None:
    # Taking each answer for another person's, 73 to 76 did.
    assert coverage(30, 100) >= 88


@pytest.mark.long
@pytest.mark.parametrize(("students", "least"), [(5, 90), (8, 92), (12, 92), (30, 92), (40, 92)])
def test_intervals_hold_the_true_value(students: int, least: float) -> None:
    assert coverage(students, 1000) >= least


def test_interval_of_overconfidence_is_scipys() -> None:
    credit, sure, _true = a_class(30, 5)
    apart = (np.array(STATED)[sure] - credit).mean(axis=1)
    theirs = stats.bootstrap(
        (apart,),
        np.mean,
        confidence_level=expanded(30),
        method="percentile",
        n_resamples=8000,
        rng=np.random.default_rng(3),
    ).confidence_interval
    found = calibration(credit, sure).overconfidence.interval
    assert found is not None
    width = theirs.high - theirs.low
    assert (found.low, found.high) == about((theirs.low, theirs.high), abs=0.1 * width)


def test_few_students_have_no_interval_however_many_their_answers() -> None:
    credit, sure, _true = a_class(4, 1)
    found = calibration(credit, sure)
    assert found.overconfidence.interval is None
    assert [level.accuracy.interval for level in found.levels] == [None] * 3


def test_answers_without_a_level_are_apart() -> None:
    credit = np.array([[1.0, 0.0], [np.nan, 0.5]])
    sure = np.array([[-1, 2], [-1, -1]])
    assert unsaid(credit, sure) == Figure(0.75, 2)
    assert calibration(credit, sure).overconfidence == Figure(about(0.9), 1)


def test_no_answer_has_no_calibration() -> None:
    none = missing(Reason.NO_ANSWERS, 0)
    levels = [Level(*pair, none, None) for pair in zip(LEVELS, STATED, strict=True)]
    expected = Calibration(levels, none, none, None, None, None, none, none, none)
    assert calibration(np.zeros((0, 3)), np.zeros((0, 3), dtype=np.int64)) == expected


def test_confident_errors_by_item() -> None:
    credit = np.array([[0.0, 1.0], [0.0, 0.0], [0.5, np.nan], [0.0, 0.0]])
    sure = np.array([[2, 2], [2, 1], [2, 2], [-1, 2]])
    assert confident_errors(credit, sure).tolist() == [2, 1]
