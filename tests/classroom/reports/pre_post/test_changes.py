"""What changed between two sides, against SciPy and the statistics it is made of."""

from collections.abc import Sequence

import numpy as np
import pytest
from scipy import stats

from kit.classroom.reports.pre_post.changes import Changes, changes
from kit.classroom.reports.pre_post.matching import AssignmentArrays, Pair, as_arrays
from kit.results.estimation.estimate import CONFIDENCE, CONFIDENCE_OF_THREE, Figure, Floats, Ints
from kit.results.sheet import Sheet
from kit.results.statistics.labels import Tables, detection_change, label_figures, tables
from kit.results.statistics.learning import Finding, finding
from kit.vocabulary import Label
from tests.advice.classes import LABELS, sheet_of
from tests.support.arrays import about, class_of
from tests.support.form_results import of_form
from tests.support.made_sheets import made_sheet

DUE = np.arange(12) % 3


def given_by(students: int, seed: int, share: float) -> Ints:
    """Labels (students, claims), so many of them as the key."""
    rng = np.random.default_rng(seed)
    right = rng.random((students, len(DUE))) < rng.normal(share, 0.1, (students, 1))
    return np.where(right, DUE, (DUE + rng.integers(1, 3, right.shape)) % 3)


def arrays(form: str, number: int, sheet: Sheet) -> AssignmentArrays:
    return as_arrays(of_form(form, number, sheet))


def pairs_of(
    befores: Sequence[AssignmentArrays], afters: Sequence[AssignmentArrays], a_first: int
) -> list[Pair]:
    """The first `a_first` students did A before and B after, the others B and A."""
    students = list(befores[0].rows)
    return [
        Pair(student, befores[at >= a_first], afters[at >= a_first])
        for at, student in enumerate(students)
    ]


def same_form(before: Sheet, after: Sheet) -> Changes:
    sides = arrays("form-a", 1, before), arrays("form-a", 2, after)
    return changes([Pair(student, *sides) for student in sides[0].rows])


def limits(figure: Figure) -> tuple[float, float]:
    assert figure.interval is not None
    return figure.interval.low, figure.interval.high


def inside(low: float, high: float) -> tuple[float, float]:
    return max(low, -1.0), min(high, 1.0)


def test_scores_of_one_form_twice_are_paired() -> None:
    before, after = given_by(20, 1, 0.5), given_by(20, 2, 0.8)
    found = same_form(sheet_of(before, DUE), sheet_of(after, DUE))
    shares = [(labels == DUE).mean(axis=1) for labels in (before, after)]
    assert (found.scores.before.value, found.scores.after.value) == about(
        (shares[0].mean(), shares[1].mean())
    )
    theirs = stats.ttest_rel(shares[1], shares[0]).confidence_interval(CONFIDENCE_OF_THREE)
    assert limits(found.scores.difference) == about(inside(theirs.low, theirs.high), rel=1e-6)
    (route,) = found.routes
    assert (route.same, route.difference.n, found.swap, found.one_way) == (True, 20, None, False)
    # One way alone is no part of the finding: its interval is as sure as any.
    whole = stats.ttest_rel(shares[1], shares[0]).confidence_interval(CONFIDENCE)
    assert limits(route.difference) == about(inside(whole.low, whole.high), rel=1e-6)


def test_without_labels_scores_alone_are_looked_at() -> None:
    before, after = class_of(20, 6, seed=1), class_of(20, 6, seed=2)
    found = same_form(made_sheet(before), made_sheet(after))
    assert (found.labels, found.apart) == ((), None)
    theirs = stats.ttest_rel(after.mean(axis=1), before.mean(axis=1))
    interval = theirs.confidence_interval(CONFIDENCE)
    expected = inside(interval.low, interval.high)
    assert limits(found.scores.difference) == about(expected, rel=1e-6)
    assert found.finding is finding(20, found.scores.difference, None)


def test_labels_and_telling_apart_are_those_of_the_statistics() -> None:
    given = given_by(20, 3, 0.5), given_by(20, 4, 0.7)
    found = same_form(*(sheet_of(labels, DUE) for labels in given))
    counted = [tables(labels, DUE, 3) for labels in given]
    assert [row.label for row in found.labels] == list(LABELS)
    for at, row in enumerate(found.labels):
        assert row.before == label_figures(counted[0])[at]
        assert row.after == label_figures(counted[1])[at]
        assert (row.due_before, row.due_after) == about((1 / 3, 1 / 3))
    editorial = LABELS.index(Label.EDITORIAL)
    assert found.apart is not None
    assert found.apart.change == detection_change(counted[0], counted[1], editorial)
    assert found.finding is finding(20, found.scores.difference, found.apart.change)


def crossed(count: int, a_first: int) -> tuple[Changes, list[Ints], list[Floats]]:
    """Two forms given crosswise; the labels of before and after, and the students' shares."""
    forms = [
        [given_by(count, 10 * time + form, 0.5 + 0.2 * time) for form in (0, 1)] for time in (0, 1)
    ]
    befores, afters = (
        [
            arrays(("form-a", "form-b")[form], number + form, sheet_of(forms[time][form], DUE))
            for form in order
        ]
        for time, number, order in ((0, 1, (0, 1)), (1, 3, (1, 0)))
    )
    one = np.arange(count)[:, None] < a_first
    both = [np.where(one, forms[0][0], forms[0][1]), np.where(one, forms[1][1], forms[1][0])]
    shares = [(labels == DUE).mean(axis=1) for labels in both]
    return changes(pairs_of(befores, afters, a_first)), both, shares


@pytest.mark.parametrize("a_first", [6, 13])
def test_forms_given_crosswise_weigh_both_halves_alike(a_first: int) -> None:
    found, given, shares = crossed(20, a_first)
    assert found.swap is not None
    assert (found.swap.a, found.swap.b, found.one_way) == ("form-a", "form-b", False)
    gains = shares[1] - shares[0]
    one, two = gains[:a_first], gains[a_first:]
    assert found.scores.difference.value == about((one.mean() + two.mean()) / 2)
    welch = stats.ttest_ind(one, -two, equal_var=False).confidence_interval(CONFIDENCE_OF_THREE)
    assert limits(found.scores.difference) == about((welch.low / 2, welch.high / 2), rel=1e-6)
    assert [route.same for route in found.routes] == [False, False]
    halves = [
        Tables(tables(labels, DUE, 3).of_students, a_first=np.arange(20) < a_first)
        for labels in given
    ]
    assert found.apart is not None
    assert found.apart.change == detection_change(halves[0], halves[1], 2)


def test_forms_given_one_way_say_nothing_of_skill() -> None:
    found, _given, _shares = crossed(20, 20)
    assert (found.swap, found.one_way, found.finding) == (None, True, Finding.FORMS_DIFFER)


def test_exercises_of_other_labels_compare_none() -> None:
    labelled, plain = sheet_of(given_by(15, 1, 0.5), DUE), made_sheet(class_of(15, 6))
    sides = arrays("form-a", 1, labelled), arrays("form-b", 2, plain)
    found = changes([Pair(student, *sides) for student in sides[0].rows])
    assert (found.labels, found.apart) == ((), None)


def test_nobody_has_no_change() -> None:
    found = changes([])
    assert (found.routes, found.swap, found.labels, found.apart) == ([], None, (), None)
    assert (found.finding, found.one_way) == (Finding.NOBODY, False)
    assert found.scores.difference.value is None
