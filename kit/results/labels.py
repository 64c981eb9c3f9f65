"""What labels a class gives: recall, precision, F1 and use; discrimination apart from bias.

Tables count answers, key label by given label. Debatable and void claims stay outside (the
caller's choice of columns), and so does what was left out: a label not given is no wrong one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from kit.results.figures import Bools, Figure, Floats, Ints, Reason, missing
from kit.results.intervals import share
from kit.results.quantiles import normal_quantile
from kit.results.resampling import SEED, Counts, percentiles, resample


@dataclass(frozen=True, eq=False)
class Tables:
    """Each student's table of answers: (students, labels, labels), key label by given label.

    `seed` is that of the bootstrap, whose drawings are made once for all figures.
    """

    of_students: Ints
    seed: int = SEED

    @cached_property
    def of_class(self) -> Ints:
        """The class's table (labels, labels)."""
        table: Ints = self.of_students.sum(axis=0)
        return table

    @property
    def answers(self) -> int:
        """How many answers there are."""
        return int(self.of_class.sum())

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
    given. Intervals are Wilson's, over answers, as if each were another person's; f1 has none,
    and its n counts the answers in either.
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


def tables(given: Ints, due: Ints, labels: int, *, seed: int = SEED) -> Tables:
    """Count labels given (students, claims) by the labels due (claims,).

    Both are numbers of labels; -1 stands for a label left out, in `given` only.
    """
    students = len(given)
    cells = labels * labels
    place = np.arange(students)[:, None] * cells + due * labels + given
    counted = np.bincount(place[given >= 0], minlength=students * cells)
    return Tables(counted.astype(np.int64).reshape(students, labels, labels), seed)


def label_figures(table: Ints) -> Sequence[LabelFigures]:
    """Figures of each label, from the class's table (labels, labels): `Tables.of_class`."""
    everything = int(table.sum())
    found = []
    for label in range(len(table)):
        due, used, hit = table[label].sum(), table[:, label].sum(), table[label, label]
        f1 = (
            Figure(float(2 * hit / (due + used)), int(due + used - hit))
            if due + used
            else missing(Reason.NEVER_DUE, 0)
        )
        recall = share(float(hit), int(due)) if due else missing(Reason.NEVER_DUE, 0)
        found.append(
            LabelFigures(
                recall=recall,
                precision=share(float(hit), int(used)),
                use=share(float(used), everything),
                f1=f1,
            )
        )
    return found


def macro_f1(counted: Tables) -> Figure:
    """The mean of the labels' F1, each label counting the same, with a bootstrap interval.

    F1 of a label is 2 hits / (due + given) (van Rijsbergen 1979); a label that was neither due
    nor given is outside the mean, as in scikit-learn. n counts answers; students are drawn.
    """
    if not counted.answers:
        return missing(Reason.NO_ANSWERS, 0)
    value = _macro_f1(counted.of_class[None].astype(np.float64))
    return Figure(float(value[0]), counted.answers, percentiles(_macro_f1(counted.drawn)))


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
    """How a class tells one label from the rest: d' and c.

    H = (hits + 0.5)/(answers where it was due + 1), F likewise for where another was due: the
    log-linear correction (Snodgrass & Corwin 1988; Hautus 1995), always applied. d' = z(H) -
    z(F), c = -(z(H) + z(F))/2 (Macmillan & Creelman 2005). Missing where there is only one side.
    """
    values = _detected(counted.of_class[None], label)
    if np.isnan(values[0][0]):
        reason = Reason.ONE_SIDE_ONLY if counted.answers else Reason.NO_ANSWERS
        return Detection(missing(reason, counted.answers), missing(reason, counted.answers))
    drawn = _detected(counted.drawn, label)
    d_prime, criterion = (
        Figure(float(value[0]), counted.answers, percentiles(resampled))
        for value, resampled in zip(values, drawn, strict=True)
    )
    return Detection(d_prime, criterion)


def detection_change(before: Tables, after: Tables, label: int) -> Detection:
    """After less before, of matched students: row by row the same, or ValueError.

    Each drawing takes the same students before and after, so that the interval is that of their
    change. A rise in d' is learning; a fall of c alone is saying the label more readily.
    """
    if before.seed != after.seed or len(before.of_students) != len(after.of_students):
        raise ValueError("before and after must be of the same students, drawn by the same seed")
    one, two = detection(before, label), detection(after, label)
    drawn = zip(_detected(before.drawn, label), _detected(after.drawn, label), strict=True)
    d_prime, criterion = (
        _change(*figures, resampled[1] - resampled[0])
        for figures, resampled in zip(
            ((one.d_prime, two.d_prime), (one.criterion, two.criterion)), drawn, strict=True
        )
    )
    return Detection(d_prime, criterion)


def _change(before: Figure, after: Figure, drawn: Floats) -> Figure:
    n = before.n + after.n
    if before.value is None or after.value is None:
        return missing(before.reason or after.reason or Reason.NO_ANSWERS, n)
    return Figure(after.value - before.value, n, percentiles(drawn))


def _detected(class_tables: Counts, label: int) -> tuple[Floats, Floats]:
    """Both figures of each class's table (classes, labels, labels); NaN where one side is empty."""
    due = class_tables[:, label].sum(axis=1)
    rest = class_tables.sum(axis=(1, 2)) - due
    hits = class_tables[:, label, label]
    alarms = class_tables[:, :, label].sum(axis=1) - hits
    high, low = _z((hits + 0.5) / (due + 1)), _z((alarms + 0.5) / (rest + 1))
    one_sided: Bools = (due == 0) | (rest == 0)
    d_prime = np.where(one_sided, np.nan, high - low)
    return d_prime, np.where(one_sided, np.nan, -(high + low) / 2)


def _z(shares: Floats) -> Floats:
    return np.array([normal_quantile(one) for one in shares.tolist()])
