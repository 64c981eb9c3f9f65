"""Shares of answers, with intervals over students: one student's answers hang together."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from kit.results.estimation.bootstrap import SEED, Counts, percentiles_of_mean, resample
from kit.results.estimation.estimate import Figure, Floats, Reason, missing


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """Students who are drawn together, with figures side by side, each `of` divided by `n`.

    `of` and `n` (students, figures) add up over students; `drawn_of` and `drawn_n` (resamples,
    figures) are their sums in each drawing.
    """

    of: Counts
    n: Counts
    drawn_of: Counts
    drawn_n: Counts


def group(of: Counts, n: Counts, *, seed: int = SEED) -> Group:
    """A group of which drawings are yet to be made."""
    sums = resample(np.concatenate([of, n], axis=1), seed=seed)
    return Group(of, n, sums[:, : of.shape[1]], sums[:, of.shape[1] :])


def shares(groups: Sequence[Group], nothing: Reason = Reason.NO_ANSWERS) -> Sequence[Figure]:
    """Each figure: the mean over the groups of its share, so that each group weighs the same.

    n is the sum of `n` over all. Missing, with the reason `nothing`, where a group has none. The
    interval counts as its students those who have any.
    """
    values = np.mean([divided(each.of.sum(axis=0), each.n.sum(axis=0)) for each in groups], axis=0)
    answers = np.sum([each.n.sum(axis=0) for each in groups], axis=0)
    drawn = [divided(each.drawn_of, each.drawn_n) for each in groups]
    students = [(each.n > 0).sum(axis=0).tolist() for each in groups]
    return [
        missing(nothing, int(answers[at]))
        if np.isnan(value)
        else Figure(
            value,
            int(answers[at]),
            percentiles_of_mean([each[:, at] for each in drawn], [each[at] for each in students]),
        )
        for at, value in enumerate(values.tolist())
    ]


def divided(of: Counts, by: Counts) -> Floats:
    """The quotient, NaN where nothing is there to divide by."""
    none = np.full(np.shape(of), np.nan)
    quotient: Floats = np.divide(of, by, out=none, where=np.asarray(by) > 0)
    return quotient
