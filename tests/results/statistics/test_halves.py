"""Forms given crosswise to halves of any size: what is said must not hang on who had which."""

from collections import Counter

import numpy as np
import pytest

from kit.results.estimation.bootstrap import percentiles_of_mean
from kit.results.estimation.estimate import CONFIDENCE_OF_THREE, Figure, Ints
from kit.results.statistics.labels import (
    Tables,
    detection,
    detection_change,
    label_dues,
    label_figures,
    share_with_key,
    tables,
)
from kit.results.statistics.learning import Finding, finding
from kit.results.statistics.pre_post import crosswise
from tests.support.arrays import about
from tests.support.suspicion import DUE, EDITORIAL, made_up

LEARNED = {Finding.LEARNED, Finding.LEARNED_READIER}
#: How much easier form B is made: of a class that does both, 7 more of 100 claims are right.
EASIER = 0.5


def a_class(
    seed: int, a_first: int, b_first: int, gain: float = 0.0, easier: float = EASIER
) -> tuple[Ints, Ints]:
    """What a class labels before and after, those first who had form A first."""
    rng = np.random.default_rng(seed)
    able = rng.normal(1.2, 0.4, a_first + b_first)
    one, two = able[:a_first], able[a_first:]
    before = [made_up(rng, one, 0.6), made_up(rng, two, 0.6, easier)]
    line = 0.6 + gain / 2
    after = [made_up(rng, one + gain, line, easier), made_up(rng, two + gain, line)]
    return np.concatenate(before), np.concatenate(after)


def halves(given: Ints, a_first: int) -> Tables:
    counted = tables(given, DUE, 3)
    return Tables(counted.of_students, a_first=np.arange(len(given)) < a_first)


def told(seed: int, a_first: int, b_first: int, gain: float) -> Finding:
    before, after = a_class(seed, a_first, b_first, gain)
    right = [(given == DUE).mean(axis=1) for given in (before, after)]
    difference = crosswise(right[0], right[1], np.arange(len(before)) < a_first).gain
    change = detection_change(halves(before, a_first), halves(after, a_first), EDITORIAL)
    return finding(len(before), difference, change)


def many(classes: int, a_first: int, b_first: int, gain: float) -> Counter[Finding]:
    return Counter(told(seed, a_first, b_first, gain) for seed in range(classes))


@pytest.mark.long
@pytest.mark.sampled(1)
@pytest.mark.parametrize("sizes", [(19, 5), (5, 19), (6, 6)])
def test_class_that_learned_nothing_is_not_said_to_have_learned(sizes: tuple[int, int]) -> None:
    found = many(60, *sizes, gain=0.0)
    assert sum(found[each] for each in LEARNED) <= 3
    assert found[Finding.NOTHING_CLEAR] >= 46


def test_class_that_learned_much_is_said_to_have_in_unequal_halves() -> None:
    found = many(20, 19, 5, gain=1.5)
    assert sum(found[each] for each in LEARNED) >= 17


@pytest.mark.long
@pytest.mark.parametrize("sizes", [(19, 5), (5, 19), (6, 6), (12, 12), (20, 20)])
def test_hundreds_of_classes(sizes: tuple[int, int]) -> None:
    found = many(500, *sizes, gain=0.0)
    assert sum(found[each] for each in LEARNED) <= 20
    assert found[Finding.NOTHING_CLEAR] >= 430


def test_change_is_the_mean_of_both_halves() -> None:
    given = a_class(3, 19, 5, gain=0.7)
    before, after = (halves(each, 19) for each in given)
    found = detection_change(before, after, EDITORIAL)
    own, drawn = [], []
    for at, rows in enumerate((slice(0, 19), slice(19, 24))):
        early, late = (
            Tables(tables(each[rows], DUE, 3).of_students, before.seed + at) for each in given
        )
        own.append(detection_change(early, late, EDITORIAL))
        drawn.append(_differences(early, late))
    for at, name in enumerate(("d_prime", "criterion")):
        figure: Figure = getattr(found, name)
        values = [getattr(each, name).value for each in own]
        assert figure.value == about(np.mean(values))
        columns = [each[at] for each in drawn]
        assert figure.interval == percentiles_of_mean(columns, [19, 5], CONFIDENCE_OF_THREE)


def _differences(early: Tables, late: Tables) -> np.ndarray:
    """d' and c of each drawing, after less before, one class at a time: (2, drawings)."""
    changes = []
    for before, after in zip(early.drawn, late.drawn, strict=True):
        both = [detection(Tables(each[None]), EDITORIAL) for each in (before, after)]
        d_prime, criterion = (
            [getattr(each, name).value or 0.0 for each in both] for name in ("d_prime", "criterion")
        )
        changes.append([d_prime[1] - d_prime[0], criterion[1] - criterion[0]])
    return np.array(changes).T


def test_labels_weigh_the_halves_equally() -> None:
    before, _after = a_class(4, 19, 5)
    both = halves(before, 19)
    one, two = (tables(each, DUE, 3) for each in (before[:19], before[19:]))
    for whole, *apart in zip(*map(label_figures, (both, one, two)), strict=True):
        for name in ("recall", "precision", "use", "f1"):
            figure, *own = (getattr(each, name) for each in (whole, *apart))
            assert figure.value == about(np.mean([each.value for each in own]))
        assert whole.recall.n == sum(each.recall.n for each in apart)
        assert whole.recall.interval is not None
        assert whole.recall.interval.low < (whole.recall.value or 0) < whole.recall.interval.high
    assert label_dues(both) == about([1 / 3] * 3)


def test_half_of_few_has_no_interval() -> None:
    before, after = a_class(5, 19, 4, gain=2.0)
    found = detection_change(halves(before, 19), halves(after, 19), EDITORIAL)
    assert (found.d_prime.value or 0) > 0
    assert found.d_prime.interval is None


def coverage(students: int, classes: int) -> tuple[float, float]:
    """In how many of 100 classes the intervals of a recall and of the key's share are right."""
    hits = np.zeros(2)
    for seed in range(classes):
        rng = np.random.default_rng(seed)
        hard, due = rng.normal(0, 0.9, 18), np.arange(18) % 3
        at_large = 1 / (1 + np.exp(hard - rng.normal(0.7, 1, (5000, 1))))
        able = rng.normal(0.7, 1, (students, 1))
        right = rng.random((students, 18)) < 1 / (1 + np.exp(hard - able))
        counted = tables(np.where(right, due, (due + 1) % 3), due, 3)
        recall, share = label_figures(counted)[0].recall, share_with_key(counted)
        true = at_large[:, due == 0].mean(), at_large.mean()
        for at, (figure, value) in enumerate(zip((recall, share), true, strict=True)):
            # Where all are alike nothing is said, and nothing wrong.
            low, high = (figure.interval.low, figure.interval.high) if figure.interval else (0, 1)
            hits[at] += low <= value <= high
    return float(100 * hits[0] / classes), float(100 * hits[1] / classes)


def test_intervals_of_answers_hold_the_true_share_of_a_class_of_24() -> None:
    # Taking each answer for another person's, 83 to 88 and 73 to 76 did.
    assert min(coverage(24, 100)) >= 88


@pytest.mark.long
@pytest.mark.parametrize(("students", "least"), [(5, 88), (8, 90), (12, 92), (24, 92), (40, 92)])
def test_intervals_of_answers_hold_the_true_share(students: int, least: float) -> None:
    assert min(coverage(students, 1000)) >= least
