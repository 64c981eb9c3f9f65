"""Is one label found less often than the others, or is it this class and these claims? Pure."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from kit.results.estimation.estimate import DIFFERENCE, Interval, Ints
from kit.results.estimation.two_way import interval_of

#: How often a label would be named of which none is harder, were claims' shares normal. They are
#: not; tried on made-up classes, this keeps it to about 5 in 100 (docs/results.md).
_ALARM: Final = 0.035


@dataclass(frozen=True, slots=True)
class WeakestLabel:
    """The label found least, by its number: in how many of the answers where it was due.

    `less`: the interval of by how much its share lies below that of the other labels together,
    -1 to 1, at the confidence that as many looks as there are labels ask for; None where there
    are too few students or claims.
    """

    label: int
    hits: int
    due: int
    other_hits: int
    others_due: int
    less: Interval | None

    @property
    def clear(self) -> bool:
        """Whether it is less for more than this class and these claims."""
        return self.less is not None and self.less.low > 0


def weakest_label(codes: Ints, due: Ints) -> WeakestLabel | None:
    """The label found least of those that claims have as their key.

    `codes` (students, claims): the labels given, -1 where left out; `due` (claims,). The interval
    takes students and claims for a draw of both (`estimation.two_way`), and is one-sided with
    _ALARM divided by the number of labels, since any of them could have been the least
    (Bonferroni). None where fewer than two labels were due to anybody.
    """
    there = codes >= 0
    right = ((codes == due) & there).astype(np.float64)
    answers, hits = there.sum(axis=0), right.sum(axis=0)
    labels = [label for label in np.unique(due).tolist() if answers[due == label].sum()]
    if len(labels) < 2:  # noqa: PLR2004 - a pair, not a setting
        return None
    shares = {label: hits[due == label].sum() / answers[due == label].sum() for label in labels}
    least = min(labels, key=lambda label: shares[label])
    own = due == least
    own_hits, of = hits[own].sum(), answers[own].sum()
    other_hits, others_of = hits[~own].sum(), answers[~own].sum()
    apart = np.where(
        own, (own_hits / of - right) / of, (right - other_hits / others_of) / others_of
    )
    less = interval_of(
        float(other_hits / others_of - own_hits / of),
        np.where(there, apart, 0.0),
        own.astype(np.int64),
        DIFFERENCE,
        confidence=1 - 2 * _ALARM / len(labels),
    )
    return WeakestLabel(least, int(own_hits), int(of), int(other_hits), int(others_of), less)
