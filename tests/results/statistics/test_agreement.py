"""Alpha beside the package `krippendorff`; the drawing of students beside pairs counted one by one."""

import itertools
from collections import Counter

import krippendorff
import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.results.estimation.bootstrap import weights
from kit.results.estimation.estimate import Figure, Ints, Reason, missing
from kit.results.statistics.agreement import (
    agreement_of_readers,
    agreement_with_key,
    agreement_within,
)
from kit.results.statistics.labels import tables
from tests.support.arrays import about, expanded, keyed_labels, label_tables

LABELS = 3


def theirs(given_: Ints) -> float:
    coded = np.where(given_ < 0, np.nan, given_).astype(float)
    domain = list(range(LABELS))
    return float(krippendorff.alpha(coded, level_of_measurement="nominal", value_domain=domain))


@settings(deadline=None)
@given(label_tables())
def test_agreement_within_is_the_packages(given_: Ints) -> None:
    found = agreement_within(given_, LABELS)
    paired = (given_ >= 0).sum(axis=0) > 1
    used = given_[:, paired]
    students = int((used >= 0).any(axis=1).sum())
    if not paired.any():
        assert found == missing(Reason.NOTHING_TO_PAIR, 0)
    elif len(set(used[used >= 0].tolist())) == 1:
        assert found == missing(Reason.ALL_ALIKE, students)
    else:
        assert (found.value, found.n) == (about(theirs(given_)), students)
        assert found.value is not None
        assert found.value <= 1


@settings(deadline=None, max_examples=25)
@given(label_tables(), st.integers(0, 99))
def test_order_of_students_and_claims_does_not_matter(given_: Ints, seed: int) -> None:
    order = np.random.default_rng(seed)
    rows, columns = order.permutation(given_.shape[0]), order.permutation(given_.shape[1])
    one, two = agreement_within(given_, LABELS), agreement_within(given_[rows][:, columns], LABELS)
    assert (one.n, one.reason) == (two.n, two.reason)
    assert one.value == (None if two.value is None else about(two.value))


def test_agreement_of_the_published_example() -> None:
    # Krippendorff 2011, "Computing Krippendorff's alpha-reliability", section C: 0.743.
    none = -1
    coders = [
        [1, 2, 3, 3, 2, 1, 4, 1, 2, none, none, none],
        [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, none, 3],
        [none, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, none],
        [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, none],
    ]
    found = agreement_within(np.array(coders), 6)
    assert (found.value, found.n) == (about(0.743, abs=5e-4), 4)


def test_class_of_one_mind_agrees_fully() -> None:
    given_ = np.tile(np.array([0, 1, 2, 0]), (30, 1))
    assert agreement_within(given_, LABELS) == Figure(1.0, 30)


def test_one_student_and_none_have_nothing_to_pair() -> None:
    for students in (0, 1):
        found = agreement_within(np.zeros((students, 4), dtype=np.int64), LABELS)
        assert found == missing(Reason.NOTHING_TO_PAIR, 0)


def by_pairs(given_: Ints, drawn: list[int]) -> float | None:
    """Alpha of drawn students, pair by pair; two copies of one answer make no pair."""
    values = [
        (student, claim, given_[student, claim])
        for student in drawn
        for claim in range(given_.shape[1])
        if given_[student, claim] >= 0
    ]
    copies = [value[:2] for value in values]
    claims = [value[1] for value in values]
    observed = total = 0.0
    for claim in set(claims):
        here = [at for at, own in enumerate(claims) if own == claim]
        pairs = [(a, b) for a, b in itertools.permutations(here, 2) if copies[a] != copies[b]]
        if pairs:
            unlike = sum(values[a][2] != values[b][2] for a, b in pairs) / len(pairs)
            observed += len(here) * unlike
            total += len(here)
        else:
            values = [value for value in values if value[1] != claim]
            claims = [value[1] for value in values]
            copies = [value[:2] for value in values]
    everywhere = [(a, b) for a, b in itertools.permutations(values, 2) if a[:2] != b[:2]]
    expected = sum(a[2] != b[2] for a, b in everywhere)
    return 1 - observed / total * len(everywhere) / expected if expected else None


def test_interval_is_that_of_drawn_students_counted_pair_by_pair() -> None:
    rng = np.random.default_rng(4)
    given_ = np.where(rng.random((6, 3)) < 0.6, [0, 1, 2], rng.integers(-1, LABELS, (6, 3)))
    drawn = np.concatenate(list(weights(6, 11)))
    alphas = []
    for row in drawn:
        students = [at for at, times in enumerate(row) for _ in range(int(times))]
        value = by_pairs(given_, students)
        alphas += [] if value is None else [value]
    found = agreement_within(given_, LABELS, seed=11).interval
    assert found is not None
    low, high = np.quantile(alphas, [0.5 - expanded(6) / 2, 0.5 + expanded(6) / 2])
    assert (found.low, found.high) == about((low, high))


@settings(deadline=None)
@given(label_tables())
def test_agreement_within_is_made_of_pairs_one_by_one(given_: Ints) -> None:
    """Claim by claim the share of pairs of students who gave it the same label (Fleiss 1971)."""
    unlike, paired = 0.0, Counter[int]()
    for claim in given_.T.tolist():
        answers = [label for label in claim if label >= 0]
        pairs = list(itertools.combinations(answers, 2))
        if pairs:
            paired.update(answers)
            unlike += len(answers) * sum(one != two for one, two in pairs) / len(pairs)
    total = paired.total()
    found = agreement_within(given_, LABELS)
    if len(paired) > 1:
        chance = total**2 - sum(count**2 for count in paired.values())
        assert found.value == about(1 - (total - 1) * unlike / chance)
    else:
        assert found.reason is (Reason.ALL_ALIKE if paired else Reason.NOTHING_TO_PAIR)


@settings(deadline=None)
@given(keyed_labels())
def test_agreement_with_key_is_the_packages(keyed: tuple[Ints, Ints]) -> None:
    given_, due = keyed
    counted = tables(given_, due, LABELS)
    there = given_ >= 0
    coders = np.stack([np.broadcast_to(due, given_.shape)[there], given_[there]])
    found = agreement_with_key(counted)
    if not there.any():
        assert found == missing(Reason.NO_ANSWERS, 0)
    elif np.ptp(coders) == 0:
        assert found == missing(Reason.ALL_ALIKE, coders.shape[1])
    else:
        assert (found.value, found.n) == (about(theirs(coders)), coders.shape[1])


@settings(deadline=None)
@given(label_tables())
def test_agreement_of_readers_is_the_packages(given_: Ints) -> None:
    found = agreement_of_readers(given_, LABELS)
    of_class = agreement_within(given_, LABELS)
    assert (found.value is None, found.reason) == (of_class.value is None, of_class.reason)
    if found.value is not None:
        assert found.value == about(theirs(given_))
        assert found.n == int(((given_ >= 0).sum(axis=0) > 1).sum())
        # The order in which readers were asked says nothing.
        assert agreement_of_readers(given_[::-1], LABELS) == found


def readings(rng: np.random.Generator, right: float, claims: int = 12) -> tuple[Ints, Ints]:
    """Two readers who are right on such a share of claims, and else say any other label; the key."""
    key = rng.integers(0, LABELS, claims)
    wrong = (key + rng.integers(1, LABELS, (2, claims))) % LABELS
    return np.where(rng.random((2, claims)) < right, key, wrong), key


def test_interval_of_readers_holds_the_true_alpha_and_false_alarms_are_as_rare_as_is_said() -> None:
    """What the page says: both of two say the same wrong label on about one claim of a hundred."""
    rng = np.random.default_rng(3)
    true = agreement_of_readers(readings(rng, 0.85, 50_000)[0], LABELS).value
    assert true is not None
    holds, with_one, alone, too_low = 0, 0, 0, 0
    for _trial in range(200):
        codes, key = readings(rng, 0.85)
        interval = agreement_of_readers(codes, LABELS).interval
        if interval is not None:
            with_one += 1
            holds += interval.low <= true <= interval.high
            too_low += interval.low >= 0.8
        alone += int(((codes[0] == codes[1]) & (codes[0] != key)).sum())
    assert with_one > 180
    assert holds / with_one > 0.93
    # Readers like these do not read alike, and it is never said that they do.
    assert too_low == 0
    assert 0.004 < alone / (200 * 12) < 0.02
