"""Which label is found least, and whether it is for more than this class and these claims."""

import numpy as np
import pytest
from hypothesis import given, settings

from kit.results.estimation.estimate import Ints
from kit.results.statistics.weakest_label import WeakestLabel, weakest_label
from tests.support.arrays import about, keyed_labels

DUE = np.arange(15) % 3


def _class_of(students: int, shares: tuple[float, float, float], seed: int = 1) -> Ints:
    """Labels (students, claims); each label is found in its share, else the next one is given."""
    rng = np.random.default_rng(seed)
    found = rng.random((students, len(DUE))) < np.array(shares)[DUE]
    return np.where(found, DUE, (DUE + 1) % 3)


def _named(codes: Ints, due: Ints = DUE) -> WeakestLabel:
    found = weakest_label(codes, due)
    assert found is not None
    return found


def test_label_found_least_is_counted_beside_the_others() -> None:
    codes = np.array([[0, 1, 2, 0, 0, 1], [0, 1, 0, 0, -1, 2]])
    found = weakest_label(codes, np.array([0, 1, 2, 0, 1, 2]))
    # Editorial 2 of 4; sourced 4 of 4, official 2 of 3, one left out.
    assert found == WeakestLabel(2, hits=2, due=4, other_hits=6, others_due=7, less=None)
    assert not found.clear


@settings(deadline=None)
@given(keyed_labels(most=9))
def test_any_class_names_the_least_share_and_keeps_to_what_is_possible(
    made: tuple[Ints, Ints],
) -> None:
    codes, due = made
    found = weakest_label(codes, due)
    shares = {}
    for label in range(3):
        given_ = codes[:, due == label]
        if (given_ >= 0).any():
            shares[label] = (int((given_ == label).sum()), int((given_ >= 0).sum()))
    if len(shares) < 2:
        assert found is None
        return
    assert found is not None
    assert (found.hits, found.due) == shares.pop(found.label)
    assert all(found.hits * of <= hits * found.due for hits, of in shares.values())
    assert (found.other_hits, found.others_due) == tuple(
        map(sum, zip(*shares.values(), strict=True))
    )
    if found.less:
        less = found.other_hits / found.others_due - found.hits / found.due
        assert -1 <= found.less.low <= less + 1e-9
        assert less - 1e-9 <= found.less.high <= 1


@pytest.mark.parametrize("students", [25, 60])
def test_label_far_below_the_others_is_clear(students: int) -> None:
    found = _named(_class_of(students, (0.9, 0.85, 0.3)))
    assert (found.label, found.clear) == (2, True)


@pytest.mark.parametrize("seed", range(5))
def test_labels_found_alike_have_none_that_is_clear(seed: int) -> None:
    assert not _named(_class_of(25, (0.7, 0.7, 0.7), seed)).clear


def test_one_hard_claim_does_not_make_a_label() -> None:
    # One of the five editorial claims is found by nobody, the rest as the others are.
    codes = _class_of(60, (0.8, 0.8, 0.8))
    codes[:, 2] = 0
    found = _named(codes)
    assert (found.label, found.clear) == (2, False)


def test_few_students_or_claims_have_no_interval() -> None:
    assert _named(_class_of(4, (1.0, 0.9, 0.1))).less is None
    codes = _class_of(30, (1.0, 0.9, 0.1))
    once = np.array([0, 1, 3, 4, 2])
    assert _named(codes[:, once], DUE[once]).less is None


def test_label_without_any_spread_is_not_clear() -> None:
    codes = np.where(DUE == 2, 0, DUE)[None].repeat(30, axis=0)
    found = _named(codes)
    assert (found.hits, found.due, found.less) == (0, 150, None)


def test_one_label_has_no_other_to_lie_below() -> None:
    assert weakest_label(np.zeros((9, 4), dtype=np.int64), np.zeros(4, dtype=np.int64)) is None
    assert weakest_label(np.full((9, 15), -1), DUE) is None


def test_labels_exchanged_name_the_exchanged_one() -> None:
    codes = _class_of(25, (0.9, 0.8, 0.4))
    one, two = _named(codes), _named((codes + 1) % 3, (DUE + 1) % 3)
    assert two.label == (one.label + 1) % 3
    assert one.less is not None
    assert two.less is not None
    assert (two.less.low, two.less.high) == about((one.less.low, one.less.high))
