import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from scipy import stats
from sklearn import metrics

from kit.results.certainty import LEVELS, STATED, Calibration, Level, calibration, confident_errors
from kit.results.figures import Floats, Ints, Reason, missing
from kit.results.intervals import share
from kit.vocabulary import Certainty
from tests.support.arrays import about

Answers = tuple[Floats, Ints]


def answers(*credits_: float, most: int = 20) -> st.SearchStrategy[Answers]:
    """Credits and levels of up to `most` answers."""
    return st.integers(1, most).flatmap(
        lambda n: st.tuples(
            hnp.arrays(np.float64, n, elements=st.sampled_from(credits_)),
            hnp.arrays(np.int64, n, elements=st.integers(0, 2)),
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
    theirs = metrics.brier_score_loss(credit, said, labels=[0, 1])
    assert calibration(credit, sure).brier.value == about(theirs)


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
        assert level.accuracy == share(own.sum(), len(own))
        assert level.gap == (None if not len(own) else about(STATED[at] - own.mean(), abs=1e-12))
    gaps = [level.gap * level.accuracy.n for level in found.levels if level.gap is not None]
    assert found.overconfidence.value == about(sum(gaps) / len(credit), abs=1e-12)


@settings(deadline=None)
@given(answers(0.0, 0.5, 1.0))
def test_confident_errors_are_certain_and_earn_nothing(given_: Answers) -> None:
    credit, sure = given_
    wrong = sum(one == 0 and level == 2 for one, level in zip(credit, sure, strict=True))
    assert calibration(credit, sure).confident_errors == share(wrong, int((sure == 2).sum()))


@settings(deadline=None)
@given(answers(0.0, 1.0), st.integers(0, 99))
def test_order_does_not_matter(given_: Answers, seed: int) -> None:
    credit, sure = given_
    order = np.random.default_rng(seed).permutation(len(credit))
    one, two = calibration(credit, sure), calibration(credit[order], sure[order])
    assert one.levels == two.levels
    assert one.brier.value == about(two.brier.value)


def test_interval_of_brier_is_scipys() -> None:
    credit, sure = np.array([1.0, 0, 1, 1, 0, 1]), np.array([2, 2, 1, 0, 0, 1])
    theirs = stats.ttest_1samp((np.array(STATED)[sure] - credit) ** 2, 0).confidence_interval()
    found = calibration(credit, sure).brier.interval
    assert found is not None
    assert (found.low, found.high) == about((theirs.low, theirs.high))


def test_no_answer_has_no_calibration() -> None:
    none = missing(Reason.NO_ANSWERS, 0)
    levels = [Level(*pair, none, None) for pair in zip(LEVELS, STATED, strict=True)]
    expected = Calibration(levels, none, none, None, None, None, none)
    assert calibration(np.zeros(0), np.zeros(0, dtype=np.int64)) == expected


def test_confident_errors_by_item() -> None:
    credit = np.array([[0.0, 1.0], [0.0, 0.0], [0.5, np.nan], [0.0, 0.0]])
    sure = np.array([[2, 2], [2, 1], [2, 2], [-1, 2]])
    assert confident_errors(credit, sure).tolist() == [2, 1]
