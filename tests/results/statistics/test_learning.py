"""The finding, rule by rule, and on classes made to learn or to grow suspicious."""

import numpy as np
import pytest

from kit.results.estimation.estimate import Figure, Interval, Reason, missing
from kit.results.statistics.labels import Detection, detection_change, tables
from kit.results.statistics.learning import LEAST_MATCHED, Finding, finding
from tests.support.suspicion import DUE, EDITORIAL, made_up

UP, DOWN = Figure(0.3, 24, Interval(0.1, 0.5)), Figure(-0.3, 24, Interval(-0.5, -0.1))
OPEN, NONE = Figure(0.3, 24, Interval(-0.1, 0.7)), Figure(0.0, 24)
CLOSE, BORDER = Figure(0.1, 24, Interval(-0.2, 0.49)), Figure(0.1, 24, Interval(-0.2, 0.5))
GONE = missing(Reason.ONE_SIDE_ONLY, 24)


@pytest.mark.parametrize(
    ("d_prime", "criterion", "difference", "expected"),
    [
        (UP, OPEN, OPEN, Finding.LEARNED),
        (UP, UP, DOWN, Finding.LEARNED),
        (UP, DOWN, UP, Finding.LEARNED_READIER),
        (DOWN, DOWN, UP, Finding.LESS_APART),
        (OPEN, DOWN, UP, Finding.READIER),
        (NONE, DOWN, UP, Finding.READIER),
        (CLOSE, DOWN, UP, Finding.SUSPICIOUS),
        (BORDER, DOWN, UP, Finding.READIER),
        (OPEN, UP, UP, Finding.SLOWER),
        (OPEN, OPEN, UP, Finding.MORE_RIGHT),
        (GONE, GONE, DOWN, Finding.FEWER_RIGHT),
        (NONE, NONE, NONE, Finding.NOTHING_CLEAR),
    ],
)
def test_rules_in_their_order(
    d_prime: Figure, criterion: Figure, difference: Figure, expected: Finding
) -> None:
    assert finding(24, difference, Detection(d_prime, criterion)) is expected


def test_without_labels_only_scores_speak() -> None:
    found = [finding(24, figure, None) for figure in (UP, DOWN, OPEN, NONE)]
    assert found == [
        Finding.MORE_RIGHT,
        Finding.FEWER_RIGHT,
        Finding.NOTHING_CLEAR,
        Finding.NOTHING_CLEAR,
    ]


def test_few_students_are_told_so() -> None:
    both = Detection(UP, UP)
    assert finding(0, missing(Reason.NOTHING_TO_PAIR, 0), None) is Finding.NOBODY
    assert finding(LEAST_MATCHED - 1, UP, both) is Finding.TOO_FEW
    assert finding(LEAST_MATCHED, UP, both) is Finding.LEARNED


def test_of_forms_given_one_way_nothing_is_said() -> None:
    for both in (Detection(UP, UP), Detection(DOWN, DOWN), Detection(CLOSE, DOWN), None):
        assert finding(24, UP, both, one_way=True) is Finding.FORMS_DIFFER
    assert finding(LEAST_MATCHED - 1, UP, None, one_way=True) is Finding.TOO_FEW
    assert finding(0, missing(Reason.NOTHING_TO_PAIR, 0), None, one_way=True) is Finding.NOBODY


def _change(before: tuple[float, float], after: tuple[float, float]) -> Detection:
    """Of 30 students with 15 claims; the chance of "editorial" where due, and elsewhere."""
    rng = np.random.default_rng(3)
    due = np.array([0, 1, 2] * 5)
    made = []
    for hit, alarm in (before, after):
        said = rng.random((30, 15)) < np.where(due == EDITORIAL, hit, alarm)
        given = np.where(said, EDITORIAL, np.where(due == EDITORIAL, 0, due))
        made.append(tables(given, due, 3))
    return detection_change(made[0], made[1], EDITORIAL)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ((0.6, 0.3), (0.85, 0.1), Finding.LEARNED),
        # More hits and as many more false alarms: both by one standard deviation.
        ((0.5, 0.16), (0.84, 0.5), Finding.READIER),
        ((0.84, 0.5), (0.5, 0.16), Finding.SLOWER),
        ((0.6, 0.3), (0.6, 0.3), Finding.NOTHING_CLEAR),
        ((0.85, 0.1), (0.5, 0.4), Finding.LESS_APART),
    ],
)
def test_suspicion_does_not_pass_for_learning(
    before: tuple[float, float], after: tuple[float, float], expected: Finding
) -> None:
    assert finding(30, OPEN, _change(before, after)) is expected


@pytest.mark.parametrize(
    ("gain", "shift", "right", "least"),
    [
        (0.0, -0.7, {Finding.READIER, Finding.SUSPICIOUS}, 85),
        (0.7, 0.35, {Finding.LEARNED, Finding.LEARNED_READIER}, 55),
    ],
)
def test_a_hundred_classes_of_24(
    gain: float, shift: float, right: set[Finding], least: int
) -> None:
    rng, told = np.random.default_rng(1), []
    for _class in range(100):
        able = rng.normal(1.2, 0.4, 24)
        before, after = made_up(rng, able, 0.6), made_up(rng, able + gain, 0.6 + shift)
        change = detection_change(tables(before, DUE, 3), tables(after, DUE, 3), EDITORIAL)
        told.append(finding(24, OPEN, change))
    assert sum(each in right for each in told) >= least
    if gain == 0:
        learned = {Finding.LEARNED, Finding.LEARNED_READIER}
        assert sum(each in learned for each in told) <= 8
