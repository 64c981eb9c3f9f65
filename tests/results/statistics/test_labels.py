"""Label figures beside scikit-learn's and SciPy's."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats
from sklearn import metrics

from kit.results.estimation.estimate import Figure, Ints, Reason, missing
from kit.results.statistics.labels import (
    Detection,
    Tables,
    detection,
    detection_change,
    label_figures,
    macro_f1,
    share_with_key,
    tables,
)
from tests.support.arrays import about, keyed_labels

LABELS = 3
Keyed = tuple[Ints, Ints]


def flat(keyed: Keyed) -> tuple[list[int], list[int]]:
    """Labels due and given, answer by answer, as scikit-learn takes them."""
    given_, due = keyed
    pairs = [
        (int(due[claim]), int(label))
        for row in given_
        for claim, label in enumerate(row)
        if label >= 0
    ]
    return [pair[0] for pair in pairs], [pair[1] for pair in pairs]


def of_class(*rows: tuple[int, ...]) -> Tables:
    """One student's table."""
    return Tables(np.array([rows]))


@settings(deadline=None)
@given(keyed_labels())
def test_table_is_scikit_learns(keyed: Keyed) -> None:
    counted = tables(*keyed, LABELS)
    due, given_ = flat(keyed)
    assert counted.answers == len(due)
    if due:
        theirs = metrics.confusion_matrix(due, given_, labels=range(LABELS))
        assert (counted.of_class == theirs).all()


@settings(deadline=None)
@given(keyed_labels())
def test_tables_are_counted_for_each_student(keyed: Keyed) -> None:
    given_, due = keyed
    counted = tables(given_, due, LABELS)
    assert counted.of_students.shape == (len(given_), LABELS, LABELS)
    for row, own in zip(given_, counted.of_students, strict=True):
        assert (tables(row[None], due, LABELS).of_class == own).all()


@settings(deadline=None)
@given(keyed_labels())
def test_label_figures_are_scikit_learns(keyed: Keyed) -> None:
    counted = tables(*keyed, LABELS)
    due, given_ = flat(keyed)
    found = label_figures(counted)
    if not due:
        assert all(one.f1 == one.recall == missing(Reason.NEVER_DUE, 0) for one in found)
        return
    precision, recall, f1, support = metrics.precision_recall_fscore_support(
        due, given_, labels=range(LABELS), zero_division=np.nan
    )
    for label, one in enumerate(found):
        assert one.recall.n == support[label]
        for ours, theirs in ((one.recall, recall), (one.precision, precision), (one.f1, f1)):
            expected = None if np.isnan(theirs[label]) else about(theirs[label])
            assert ours.value == expected
        assert (one.use.value, one.use.n) == (about(given_.count(label) / len(given_)), len(given_))


@settings(deadline=None)
@given(keyed_labels())
def test_macro_f1_is_scikit_learns(keyed: Keyed) -> None:
    due, given_ = flat(keyed)
    found = macro_f1(tables(*keyed, LABELS))
    if not due:
        assert found == missing(Reason.NO_ANSWERS, 0)
        return
    theirs = metrics.f1_score(due, given_, average="macro", zero_division=0)
    assert (found.value, found.n) == (about(theirs), len(due))
    if found.interval is not None:
        assert 0 <= found.interval.low <= found.interval.high <= 1


@settings(deadline=None)
@given(keyed_labels(), st.integers(0, 99))
def test_order_of_students_and_claims_does_not_matter(keyed: Keyed, seed: int) -> None:
    given_, due = keyed
    order = np.random.default_rng(seed)
    rows, columns = order.permutation(len(given_)), order.permutation(len(due))
    one, two = tables(given_, due, LABELS), tables(given_[rows][:, columns], due[columns], LABELS)
    assert (one.of_class == two.of_class).all()
    assert macro_f1(one).value == macro_f1(two).value


def test_perfect_class() -> None:
    due = np.array([0, 1, 2, 0])
    counted = tables(np.tile(due, (30, 1)), due, LABELS)
    assert macro_f1(counted) == Figure(1.0, 120)
    assert [one.recall.value for one in label_figures(counted)] == [1, 1, 1]


def test_macro_f1_by_hand() -> None:
    # Label 0: 2 hits, due 3, given 2: 4/5. Label 1: 1 hit, due 1, given 2: 2/3. Label 2: neither.
    found = macro_f1(of_class((2, 1, 0), (0, 1, 0), (0, 0, 0)))
    assert found == Figure(about((4 / 5 + 2 / 3) / 2), 4)


@settings(deadline=None)
@given(st.integers(0, 30), st.integers(1, 30), st.integers(0, 30), st.integers(1, 30))
def test_detection_is_scipys(hits: int, misses: int, alarms: int, rejections: int) -> None:
    found = detection(of_class((rejections, alarms), (misses, hits)), 1)
    high = stats.norm.ppf((hits + 0.5) / (hits + misses + 1))
    low = stats.norm.ppf((alarms + 0.5) / (alarms + rejections + 1))
    answers = hits + misses + alarms + rejections
    assert found.d_prime == Figure(about(high - low, abs=1e-9), answers)
    assert found.criterion == Figure(about(-(high + low) / 2, abs=1e-9), answers)


def test_detection_by_hand() -> None:
    # 9 of 10 editorial claims called so, 1 of 10 others: H = 9.5/11, F = 1.5/11, z = 1.0968.
    found = detection(of_class((9, 1), (1, 9)), 1)
    assert found.d_prime.value == about(2 * 1.0968, abs=1e-4)
    assert found.criterion.value == about(0, abs=1e-12)


def test_saying_editorial_of_everything_is_bias_and_no_discrimination() -> None:
    found = detection(of_class((0, 10), (0, 10)), 1)
    assert found.d_prime.value == about(0, abs=1e-12)
    assert found.criterion.value is not None
    assert found.criterion.value < -1


def test_saying_it_more_readily_moves_the_criterion_and_not_the_discrimination() -> None:
    shares = stats.norm.cdf
    before, after = (
        detection(
            of_class(
                tuple(np.round(1e6 * np.array([shares(x), 1 - shares(x)])).astype(int)),
                tuple(np.round(1e6 * np.array([shares(x - 1), 1 - shares(x - 1)])).astype(int)),
            ),
            1,
        )
        for x in (1.0, 0.0)
    )
    assert (before.d_prime.value, after.d_prime.value) == about((1, 1), abs=1e-4)
    assert (before.criterion.value, after.criterion.value) == about((0.5, -0.5), abs=1e-4)


@pytest.mark.parametrize(
    ("rows", "reason", "n"),
    [
        (((0, 0), (0, 0)), Reason.NO_ANSWERS, 0),
        (((3, 2), (0, 0)), Reason.ONE_SIDE_ONLY, 5),
        (((0, 0), (1, 3)), Reason.ONE_SIDE_ONLY, 4),
    ],
)
def test_detection_needs_both_sides(
    rows: tuple[tuple[int, int], ...], reason: Reason, n: int
) -> None:
    found = detection(of_class(*rows), 1)
    assert (found.d_prime, found.criterion) == (missing(reason, n), missing(reason, n))


def test_intervals_of_a_class_hold_its_figures() -> None:
    rng = np.random.default_rng(7)
    due = rng.integers(0, LABELS, 12)
    given_ = np.where(rng.random((25, 12)) < 0.7, due, rng.integers(0, LABELS, (25, 12)))
    counted = tables(given_, due, LABELS)
    found = detection(counted, 2)
    for figure in (macro_f1(counted), found.d_prime, found.criterion):
        assert figure.interval is not None
        assert figure.value is not None
        assert figure.interval.low < figure.value < figure.interval.high
    assert counted.drawn.shape == (1000, LABELS, LABELS)
    assert macro_f1(tables(given_, due, LABELS)) == macro_f1(counted)


def test_no_student_and_no_claim() -> None:
    for students, claims in ((0, 3), (3, 0), (0, 0)):
        nothing = np.zeros((students, claims), dtype=np.int64)
        counted = tables(nothing, np.zeros(claims, dtype=np.int64), LABELS)
        assert macro_f1(counted) == missing(Reason.NO_ANSWERS, 0)
        assert counted.of_class.shape == (LABELS, LABELS)


def test_change_of_a_class_that_only_says_it_more_readily_is_bias() -> None:
    rng = np.random.default_rng(3)
    due = np.array([0, 1] * 10)
    evidence = due + rng.normal(size=(2, 60, 20))
    before, after = (
        tables((evidence[at] > border).astype(np.int64), due, 2)
        for at, border in enumerate((1.0, 0.0))
    )
    found = detection_change(before, after, 1)
    assert found.d_prime.value == about(
        (detection(after, 1).d_prime.value or 0) - (detection(before, 1).d_prime.value or 0)
    )
    assert found.d_prime.interval is not None
    assert found.criterion.interval is not None
    assert found.d_prime.interval.low < 0 < found.d_prime.interval.high
    assert found.criterion.interval.high < -0.5


def test_class_that_changed_nothing_has_no_change() -> None:
    due = np.array([0, 1, 1])
    same = tables(np.array([[0, 1, 0], [0, 1, 1], [1, 1, 1]]), due, 2)
    assert detection_change(same, same, 1) == Detection(Figure(0.0, 18), Figure(0.0, 18))


def test_change_is_missing_where_either_is() -> None:
    none = of_class((0, 0), (0, 0))
    found = detection_change(of_class((3, 1), (1, 3)), none, 1)
    assert found.d_prime == found.criterion == missing(Reason.NO_ANSWERS, 8)


def test_change_is_of_the_same_students_only() -> None:
    one, two = Tables(np.ones((3, 2, 2), np.int64)), Tables(np.ones((4, 2, 2), np.int64))
    message = r"^before and after must be of the same students, drawn by the same seed$"
    with pytest.raises(ValueError, match=message):
        detection_change(one, two, 1)


def test_share_with_key() -> None:
    found = share_with_key(tables(np.array([[0, 1], [0, -1]]), np.array([0, 2]), LABELS))
    assert found == Figure(about(2 / 3), 3)
