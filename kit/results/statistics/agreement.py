"""Krippendorff's alpha for labels: a class within itself, and with the key.

1 is full agreement, 0 what chance would give, below it systematic disagreement. Krippendorff
(2004) relies on 0.800 and more, and draws tentative conclusions from 0.667.
"""

import numpy as np

from kit.results.estimation.bootstrap import (
    SEED,
    Counts,
    drawn_sums,
    percentiles,
    resample,
    weights,
)
from kit.results.estimation.estimate import Figure, Floats, Ints, Reason, missing
from kit.results.statistics.labels import Tables


def agreement_within(codes: Ints, labels: int, *, seed: int = SEED) -> Figure:
    """Alpha, nominal, of the labels that students gave the same claims; n is their number.

    `codes` (students, claims): numbers of labels, -1 where left out. Claims with fewer than two
    answers are outside, as are students who gave none of the rest. With m answers to a claim,
    n_c of them label c, and N, N_c their sums over claims (Krippendorff 2011, computing alpha):

        alpha = 1 - (N - 1) sum over claims (m^2 - sum n_c^2)/(m - 1) / (N^2 - sum N_c^2)

    The interval draws students. Somebody drawn twice would agree with themselves, which would
    raise alpha; so pairs of an answer with its own copy are left out, observed and expected.
    Missing where nothing can be paired, and where all gave one label: chance would, too.
    """
    paired = (codes >= 0).sum(axis=0) > 1
    chosen = codes[:, paired]
    students = int((chosen >= 0).any(axis=1).sum())
    if not students:
        return missing(Reason.NOTHING_TO_PAIR, 0)
    one_hot = (chosen[:, :, None] == np.arange(labels)).reshape(len(chosen), -1)
    counts, answered = one_hot.astype(np.float32), (chosen >= 0).astype(np.float32)
    value = _alpha(counts.sum(axis=0)[None], answered.sum(axis=0)[None], labels)
    if np.isnan(value[0]):
        return missing(Reason.ALL_ALIKE, students)
    # A drawing's copies of one answer pair up as often as the square of how often it was drawn.
    drawn = [
        _alpha(drawn_sums(times, counts), drawn_sums(times * times, answered), labels)
        for times in weights(len(chosen), seed)
    ]
    return Figure(float(value[0]), students, percentiles(np.concatenate(drawn), students))


def _alpha(counts: Counts, alone: Counts, labels: int) -> Floats:
    """Alpha of each row.

    `counts` (rows, claims x labels); `alone` (rows, claims) are the pairs of a student with
    oneself: as many as answers where each was drawn once.
    """
    table = counts.reshape(len(counts), -1, labels).astype(np.float64)
    answers, apart = table.sum(axis=2), alone.astype(np.float64)
    pairs = answers**2 - apart
    comparable = pairs > 0
    unlike = answers**2 - (table**2).sum(axis=2)
    share_unlike = np.divide(unlike, pairs, out=np.zeros_like(pairs), where=comparable)
    used = (table * comparable[:, :, None]).sum(axis=1)
    everything = used.sum(axis=1)
    observed = (answers * share_unlike).sum(axis=1)
    expected = everything**2 - (used**2).sum(axis=1)
    possible = everything**2 - (apart * comparable).sum(axis=1)
    chance = everything * expected
    ratio: Floats = np.divide(
        observed * possible, chance, out=np.full_like(chance, np.nan), where=chance > 0
    )
    return 1 - ratio


def agreement_of_readers(codes: Ints, labels: int, *, seed: int = SEED) -> Figure:
    """Alpha, nominal, of a few readers of the same claims; n is the number of claims compared.

    `codes` (readers, claims), as `agreement_within`, which has the formula. The readers are the
    ones asked, no sample of many, so the interval draws claims, each with all its labels: it says
    how far alpha depends on which claims there are. Simulated for two and three readers of 12 and
    24 claims, each right on 60 to 95 % of them, it holds the true alpha 89 to 100 times of 100.
    Missing where no claim has two labels, and
    where all gave one label throughout; without interval below five claims, and where every
    drawing comes to the same.
    """
    paired = (codes >= 0).sum(axis=0) > 1
    chosen = codes[:, paired]
    claims = chosen.shape[1]
    if not claims:
        return missing(Reason.NOTHING_TO_PAIR, 0)
    table = (chosen[:, :, None] == np.arange(labels)).sum(axis=0).astype(np.float64)
    answers = table.sum(axis=1)
    unlike = (answers**2 - (table**2).sum(axis=1)) / (answers - 1)
    sums = np.column_stack([table, unlike])
    value = _claims_alpha(sums.sum(axis=0)[None])
    if np.isnan(value[0]):
        return missing(Reason.ALL_ALIKE, claims)
    interval = percentiles(_claims_alpha(resample(sums, seed=seed)), claims)
    return Figure(float(value[0]), claims, interval)


def _claims_alpha(sums: Floats) -> Floats:
    """Alpha of each row: how often each label was given, and last the pairs that differ."""
    used, observed = sums[:, :-1], sums[:, -1]
    everything = used.sum(axis=1)
    expected = everything**2 - (used**2).sum(axis=1)
    ratio: Floats = np.divide(
        (everything - 1) * observed,
        expected,
        out=np.full_like(expected, np.nan),
        where=expected > 0,
    )
    return 1 - ratio


def agreement_with_key(counted: Tables) -> Figure:
    """Alpha, nominal, between the key and the answers: two coders, each answer a unit of its own.

    n counts answers; students are drawn. With N answers, D of them other than the key's, and N_c
    how often label c stands in key and answers together: 1 - (2N - 1) 2D / ((2N)^2 - sum N_c^2).
    Missing without answers, and where key and class know one label only.
    """
    if not counted.answers:
        return missing(Reason.NO_ANSWERS, 0)
    value = _key_alpha(counted.of_class[None].astype(np.float64))
    if np.isnan(value[0]):
        return missing(Reason.ALL_ALIKE, counted.answers)
    interval = percentiles(_key_alpha(counted.drawn), counted.answering)
    return Figure(float(value[0]), counted.answers, interval)


def _key_alpha(tables: Floats) -> Floats:
    both = tables.sum(axis=1) + tables.sum(axis=2)
    twice = both.sum(axis=1)
    apart = twice - 2 * np.trace(tables, axis1=1, axis2=2)
    expected = twice**2 - (both**2).sum(axis=1)
    ratio: Floats = np.divide(
        (twice - 1) * apart, expected, out=np.full_like(expected, np.nan), where=expected > 0
    )
    return 1 - ratio
