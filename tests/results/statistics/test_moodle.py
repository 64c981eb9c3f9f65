"""The same figures as Moodle's quiz statistics, on a fixture worked by hand and on made-up classes.

After docs.moodle.org/dev/Quiz_statistics_calculations and the calculators in
question/classes/statistics/questions and mod/quiz/report/statistics of Moodle.

The fixture, four students and three items of one mark each; D left the third item out:

            i1   i2   i3   sum    other marks: i1  i2  i3
    A        1    1    1    3                   2   2   2
    B        1    1    0    2                   1   1   2
    C        1    0    0    1                   0   1   1
    D        0    0    -    0                   0   0   0

Facility: the mean mark of all, left out as 0: 3/4, 2/4, 1/4.

Discrimination index, the correlation of mark and other marks (sums of products of deviations):
    i1: deviations 1/4 1/4 1/4 -3/4 and 5/4 1/4 -3/4 -3/4: (5 + 1 - 3 + 9)/16 = 3/4;
        squares 12/16 = 3/4 and (25 + 1 + 9 + 9)/16 = 11/4; r = 3/4 / sqrt(3/4 11/4) = sqrt(3/11)
    i2: deviations 1/2 1/2 -1/2 -1/2 and 1 0 0 -1: 1; squares 1 and 2; r = 1/sqrt(2)
    i3: deviations 3/4 -1/4 -1/4 -1/4 and 3/4 3/4 -1/4 -5/4: (9 - 3 + 1 + 5)/16 = 3/4;
        squares 12/16 = 3/4 and (9 + 9 + 1 + 25)/16 = 11/4; r = sqrt(3/11)

Sums 3 2 1 0: mean and median 3/2, variance (9 + 1 + 1 + 9)/4 / 3 = 5/3, standard deviation
sqrt(5/3); symmetric, so skewness 0. m2 = 5/4, m4 = (81 + 1 + 1 + 81)/16 / 4 = 41/16;
k4 = 16 (5 41/16 - 9 25/16) / (3 2 1) = -10/3; kurtosis = k4 / (5/3)^2 = -6/5.

Coefficient of internal consistency: item variances 3/4 / 3 = 1/4, 1/3, 1/4, together 5/6;
CIC = 3/2 (1 - 5/6 / (5/3)) = 3/4. Error ratio sqrt(1 - 3/4) = 1/2; standard error
1/2 sqrt(5/3).
"""

from math import sqrt

import numpy as np
from hypothesis import given, settings

from kit.results.estimation.estimate import Floats
from kit.results.statistics.item_analysis import item_figures, item_rest
from kit.results.statistics.reliability import reliability
from kit.results.statistics.scores import scores, spread
from tests.support.arrays import about, credit_tables

FIXTURE = np.array([[1, 1, 1], [1, 1, 0], [1, 0, 0], [0, 0, np.nan]])


def test_facility_index() -> None:
    found = [one.facility.value for one in item_figures(FIXTURE)]
    assert found == about([3 / 4, 2 / 4, 1 / 4])


def test_difficulty_of_those_who_answered_is_not_moodles() -> None:
    assert item_figures(FIXTURE)[2].difficulty.value == about(1 / 3)


def test_discrimination_index() -> None:
    assert item_rest(FIXTURE).tolist() == about([sqrt(3 / 11), 1 / sqrt(2), sqrt(3 / 11)])


def test_mean_median_deviation_skewness_kurtosis() -> None:
    found = spread(scores(FIXTURE), 3)
    assert found.quartiles is not None
    assert (found.mean.value, found.quartiles[1]) == (1.5, 1.5)
    assert found.deviation == about(sqrt(5 / 3))
    assert found.skewness == about(0, abs=1e-12)
    assert found.kurtosis == about(-6 / 5)


def test_internal_consistency_and_error() -> None:
    found = reliability(FIXTURE)
    deviation = spread(scores(FIXTURE), 3).deviation
    assert found.alpha.value == about(3 / 4)
    assert found.error.value == about(sqrt(5 / 3) / 2)
    assert found.error.value / deviation == about(1 / 2)  # type: ignore[operator]  # None fails the test


Marks = list[list[float]]


def moodle_items(marks: Marks) -> list[tuple[float, float | None]]:
    """Facility and discrimination index / 100, step by step as Moodle accumulates them."""
    attempts, found = len(marks), []
    for slot in range(len(marks[0])):
        mark = [row[slot] for row in marks]
        other = [sum(row) - row[slot] for row in marks]
        average, other_average = sum(mark) / attempts, sum(other) / attempts
        variance = sum((one - average) ** 2 for one in mark) / (attempts - 1)
        other_variance = sum((one - other_average) ** 2 for one in other) / (attempts - 1)
        covariance = sum(
            (one - average) * (two - other_average) for one, two in zip(mark, other, strict=True)
        ) / (attempts - 1)
        spread_out = variance > 1e-12 and other_variance > 1e-12
        index = covariance / sqrt(variance * other_variance) if spread_out else None
        found.append((average, index))
    return found


def moodle_quiz(marks: Marks) -> tuple[float, float] | None:
    """CIC / 100 and standard error; None where Moodle gives none."""
    sums, slots, attempts = [sum(row) for row in marks], len(marks[0]), len(marks)
    average = sum(sums) / attempts
    k2 = sum((one - average) ** 2 for one in sums) / (attempts - 1)
    if k2 < 1e-12:
        return None
    variances = 0.0
    for slot in range(slots):
        mean = sum(row[slot] for row in marks) / attempts
        variances += sum((row[slot] - mean) ** 2 for row in marks) / (attempts - 1)
    cic = slots / (slots - 1) * (1 - variances / k2)
    return cic, sqrt(max(1 - cic, 0)) * sqrt(k2)


@settings(deadline=None)
@given(credit_tables(students=(3, 12), items=(2, 6)))
def test_any_class_has_moodles_figures(credit: Floats) -> None:
    marks = np.nan_to_num(credit).tolist()
    ours = zip(item_figures(credit), item_rest(credit).tolist(), strict=True)
    for (found, r), (facility, index) in zip(ours, moodle_items(marks), strict=True):
        assert found.facility.value == about(facility)
        if index is None:
            assert np.isnan(r)
        else:
            assert r == about(index, abs=1e-9)
    quiz, own = moodle_quiz(marks), reliability(credit)
    if quiz is None:
        assert own.alpha.value is None
    else:
        assert (own.alpha.value, own.error.value) == about(quiz, abs=1e-7)
