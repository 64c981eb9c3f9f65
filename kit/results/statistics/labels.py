"""What labels a class gives: recall, precision, F1 and use; discrimination apart from bias.

Tables count answers, key label by given label. Debatable and void claims stay outside (the
caller's choice of columns), and so does what was left out: a label not given is no wrong one.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from kit.results.estimation.bootstrap import (
    SEED,
    Counts,
    percentiles,
    percentiles_of_mean,
    resample,
)
from kit.results.estimation.clustered_shares import Group, shares
from kit.results.estimation.estimate import (
    CONFIDENCE_OF_THREE,
    Bools,
    Figure,
    Floats,
    Interval,
    Ints,
    Reason,
    missing,
)
from kit.results.estimation.quantiles import normal_quantile


@dataclass(frozen=True, eq=False)
class Tables:
    """Each student's table of answers: (students, labels, labels), key label by given label.

    `seed` is that of the bootstrap, whose drawings are made once for all figures. `a_first`
    (students,), where forms were given crosswise: who is in the half that had form A first. Each
    half then weighs the same in the figures of labels and of detection.
    """

    of_students: Ints
    seed: int = SEED
    a_first: Bools | None = None

    @cached_property
    def of_class(self) -> Ints:
        """The class's table (labels, labels)."""
        table: Ints = self.of_students.sum(axis=0)
        return table

    @property
    def answers(self) -> int:
        """How many answers there are."""
        return int(self.of_class.sum())

    @property
    def answering(self) -> int:
        """How many students gave any answer."""
        return int(self.of_students.any(axis=(1, 2)).sum())

    @cached_property
    def groups(self) -> Sequence["Tables"]:
        """Both halves, which are drawn apart; or the class as it is."""
        if self.a_first is None:
            return (self,)
        halves = self.of_students[self.a_first], self.of_students[~self.a_first]
        return tuple(Tables(half, self.seed + at) for at, half in enumerate(halves))

    @cached_property
    def drawn(self) -> Floats:
        """The tables of classes drawn from the students: (resamples, labels, labels)."""
        size = self.of_students.shape[1]
        flat = self.of_students.reshape(len(self.of_students), size * size)
        return resample(flat, seed=self.seed).reshape(-1, size, size)


@dataclass(frozen=True, slots=True)
class LabelFigures:
    """One label. n is in `recall` the answers where it was due, in `precision` those that gave it.

    `use`: its share of all answers given. `recall` is due, found; `precision` given, rightly.
    `f1` is their harmonic mean, 0 where no answer found it; missing where it was neither due nor
    given. Intervals are drawn over students; f1 has none, and its n counts the answers in either.
    """

    recall: Figure
    precision: Figure
    use: Figure
    f1: Figure


@dataclass(frozen=True, slots=True)
class Detection:
    """How well a class tells one label from the rest, apart from how readily it says it.

    `d_prime`: 0 where it is said as often of the rest. `criterion`: 0 without bias, below 0
    where it is said too readily. n counts answers; intervals are drawn over students.
    """

    d_prime: Figure
    criterion: Figure


def tables(codes: Ints, due: Ints, labels: int, *, seed: int = SEED) -> Tables:
    """Count labels given (students, claims) by the labels due (claims,).

    Both are numbers of labels; -1 stands for a label left out, in `codes` only.
    """
    students = len(codes)
    cells = labels * labels
    cell = np.arange(students)[:, None] * cells + due * labels + codes
    counted = np.bincount(cell[codes >= 0], minlength=students * cells)
    return Tables(counted.astype(np.int64).reshape(students, labels, labels), seed)


def label_figures(counted: Tables) -> Sequence[LabelFigures]:
    """Figures of each label. Of halves the mean of both."""
    recall = _shares(counted, _found, Reason.NEVER_DUE)
    precision, use = _shares(counted, _precision), _shares(counted, _used)
    f1 = _shares(counted, _both, Reason.NEVER_DUE)
    table = counted.of_class
    answers = table.sum(axis=0) + table.sum(axis=1) - np.diagonal(table)
    return [
        LabelFigures(
            recall=recall[label],
            precision=precision[label],
            use=use[label],
            f1=replace(f1[label], n=int(answers[label]), interval=None),
        )
        for label in range(len(table))
    ]


def label_dues(counted: Tables) -> Sequence[float]:
    """How often each label was due, as a share of all answers; 0 without any."""
    return [figure.value or 0.0 for figure in _shares(counted, _due)]


def share_with_key(counted: Tables) -> Figure:
    """The plain share of answers that gave the key's label; n: answers. Students are drawn."""
    return _shares(counted, _right)[0]


Parts = tuple[Counts, Counts]


def _shares(
    counted: Tables, parts: Callable[[Counts], Parts], nothing: Reason = Reason.NO_ANSWERS
) -> Sequence[Figure]:
    return shares(
        [Group(*parts(each.of_students), *parts(each.drawn)) for each in counted.groups], nothing
    )


def _found(tables: Counts) -> Parts:
    """What each label was given rightly (tables, labels), and how often it was due."""
    return np.diagonal(tables, axis1=1, axis2=2), tables.sum(axis=2)


def _precision(tables: Counts) -> Parts:
    return np.diagonal(tables, axis1=1, axis2=2), tables.sum(axis=1)


def _used(tables: Counts) -> Parts:
    uses = tables.sum(axis=1)
    return uses, np.broadcast_to(uses.sum(axis=1)[:, None], uses.shape)


def _due(tables: Counts) -> Parts:
    due = tables.sum(axis=2)
    return due, np.broadcast_to(due.sum(axis=1)[:, None], due.shape)


def _both(tables: Counts) -> Parts:
    return 2 * np.diagonal(tables, axis1=1, axis2=2), tables.sum(axis=1) + tables.sum(axis=2)


def _right(tables: Counts) -> Parts:
    return np.trace(tables, axis1=1, axis2=2)[:, None], tables.sum(axis=(1, 2))[:, None]


def macro_f1(counted: Tables) -> Figure:
    """The mean of the labels' F1, each label counting the same, with a bootstrap interval.

    F1 of a label is 2 hits / (due + given) (van Rijsbergen 1979); a label that was neither due
    nor given is outside the mean, as in scikit-learn. n counts answers; students are drawn.
    """
    if not counted.answers:
        return missing(Reason.NO_ANSWERS, 0)
    value = _macro_f1(counted.of_class[None].astype(np.float64))
    return Figure(
        float(value[0]), counted.answers, percentiles(_macro_f1(counted.drawn), counted.answering)
    )


def _macro_f1(tables: Floats) -> Floats:
    """The macro-F1 of each class table (resamples, labels, labels); NaN for an empty one."""
    both = tables.sum(axis=1) + tables.sum(axis=2)
    hits = np.diagonal(tables, axis1=1, axis2=2)
    f1 = np.divide(2 * hits, both, out=np.zeros_like(both), where=both > 0)
    used = (both > 0).sum(axis=1)
    whole = f1.sum(axis=1)
    none = np.full_like(whole, np.nan)
    value: Floats = np.divide(whole, used, out=none, where=used > 0)
    return value


def detection(counted: Tables, label: int) -> Detection:
    """How a class tells one label from the rest: d' and c. Of halves the mean of both.

    H = (hits + 0.5)/(answers where it was due + 1), F likewise for where another was due: the
    log-linear correction (Snodgrass & Corwin 1988; Hautus 1995), always applied. d' = z(H) -
    z(F), c = -(z(H) + z(F))/2 (Macmillan & Creelman 2005). Missing where there is only one side.
    """
    values = np.mean([_detected(each.of_class[None], label) for each in counted.groups], axis=0)
    if np.isnan(values).any():
        reason = Reason.ONE_SIDE_ONLY if counted.answers else Reason.NO_ANSWERS
        return Detection(missing(reason, counted.answers), missing(reason, counted.answers))
    drawn = [_detected(each.drawn, label) for each in counted.groups]
    students = [each.answering for each in counted.groups]
    d_prime, criterion = (
        Figure(
            float(values[at, 0]),
            counted.answers,
            percentiles_of_mean([each[at] for each in drawn], students),
        )
        for at in (0, 1)
    )
    return Detection(d_prime, criterion)


def detection_change(before: Tables, after: Tables, label: int) -> Detection:
    """After less before, of matched students: row by row the same, or ValueError.

    Each drawing takes the same students before and after, so that the interval is that of their
    change. A rise in d' is learning; a fall of c alone is saying the label more readily. Since
    both speak, and the scores, each interval has CONFIDENCE_OF_THREE. Of halves each is drawn
    apart.
    """
    if before.seed != after.seed or len(before.of_students) != len(after.of_students):
        raise ValueError("before and after must be of the same students, drawn by the same seed")
    detection_before, detection_after = detection(before, label), detection(after, label)
    sides = list(zip(before.groups, after.groups, strict=True))
    drawn = [_detected(late.drawn, label) - _detected(early.drawn, label) for early, late in sides]
    students = [min(early.answering, late.answering) for early, late in sides]
    d_prime, criterion = (
        _change(
            *figures,
            percentiles_of_mean([each[at] for each in drawn], students, CONFIDENCE_OF_THREE),
        )
        for at, figures in enumerate(
            (
                (detection_before.d_prime, detection_after.d_prime),
                (detection_before.criterion, detection_after.criterion),
            )
        )
    )
    return Detection(d_prime, criterion)


def _change(before: Figure, after: Figure, interval: Interval | None) -> Figure:
    n = before.n + after.n
    if before.value is None or after.value is None:
        return missing(before.reason or after.reason or Reason.NO_ANSWERS, n)
    return Figure(after.value - before.value, n, interval)


def _detected(class_tables: Counts, label: int) -> Floats:
    """Both figures (2, classes) of each class's table; NaN where one side is empty."""
    due = class_tables[:, label].sum(axis=1)
    rest = class_tables.sum(axis=(1, 2)) - due
    hits = class_tables[:, label, label]
    alarms = class_tables[:, :, label].sum(axis=1) - hits
    high, low = _z((hits + 0.5) / (due + 1)), _z((alarms + 0.5) / (rest + 1))
    one_sided: Bools = (due == 0) | (rest == 0)
    return np.where(one_sided, np.nan, np.stack([high - low, -(high + low) / 2]))


def _z(shares: Floats) -> Floats:
    return np.array([normal_quantile(one) for one in shares.tolist()])
