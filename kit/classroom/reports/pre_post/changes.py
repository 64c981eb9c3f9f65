"""What changed between two sides of matched students, in figures and one finding. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from kit.classroom.reports.pre_post.matching import Pair, form_of, shares_of, tables_of
from kit.results.estimation.estimate import (
    CONFIDENCE,
    CONFIDENCE_OF_THREE,
    SHARE,
    Bools,
    Figure,
    Floats,
)
from kit.results.estimation.intervals import mean
from kit.results.statistics.labels import (
    Detection,
    LabelFigures,
    detection,
    detection_change,
    label_dues,
)
from kit.results.statistics.learning import Finding, finding
from kit.results.statistics.pre_post import (
    Crosswise,
    crosswise,
    label_changes,
    normalised_gain,
    paired_difference,
)
from kit.vocabulary import Label


@dataclass(frozen=True, slots=True)
class Scores:
    """Mean shares of the items, 0 to 1, of matched students; their difference; Hake's gain.

    Where forms were given crosswise, of those who did both, each half weighing the same.
    """

    before: Figure
    after: Figure
    difference: Figure
    gain: Figure


@dataclass(frozen=True, slots=True)
class Route:
    """Students who did one form before and one after, by titles; `same`: it was one form."""

    before: str
    after: str
    same: bool
    difference: Figure


@dataclass(frozen=True, slots=True)
class Swap:
    """Two forms given crosswise, by their titles; `a` was given first."""

    a: str
    b: str
    figures: Crosswise


@dataclass(frozen=True, slots=True)
class LabelRow:
    """A label before and after; `due_*` are its shares, 0 to 1, of the answers by the key."""

    label: Label
    before: LabelFigures
    after: LabelFigures
    due_before: float
    due_after: float


@dataclass(frozen=True, slots=True)
class Apart:
    """How well and how readily editorial was told from the rest, and how that changed."""

    before: Detection
    after: Detection
    change: Detection


@dataclass(frozen=True, slots=True)
class Changes:
    """All figures of both sides, and what they say together.

    `labels` is empty where the exercises give none, or not the same ones.
    """

    scores: Scores
    routes: Sequence[Route]
    swap: Swap | None
    labels: Sequence[LabelRow]
    apart: Apart | None
    finding: Finding

    @property
    def one_way(self) -> bool:
        """Whether other forms stand after than before, and not crosswise."""
        return _one_way(self.swap, self.routes)


def _one_way(swap: Swap | None, routes: Sequence[Route]) -> bool:
    return swap is None and any(not route.same for route in routes)


def changes(pairs: Sequence[Pair]) -> Changes:
    """What the students of the `pairs` changed from one side to the other."""
    pretest, posttest = shares_of(pairs, 0), shares_of(pairs, 1)
    halves = _halves(pairs)
    labels, apart = _labels(pairs if halves is None else halves.pairs(pairs), halves)
    # Of three changes one finding is made where d' and c are looked at, too.
    sure = CONFIDENCE if apart is None else CONFIDENCE_OF_THREE
    swap = None if halves is None else Swap(*halves.titles, halves.figures(pretest, posttest, sure))
    scores = _scores(pretest, posttest, sure) if swap is None else _scores_of_halves(swap.figures)
    routes = _routes(pairs, pretest, posttest)
    return Changes(
        scores=scores,
        routes=routes,
        swap=swap,
        labels=labels,
        apart=apart,
        finding=finding(
            scores.difference.n,
            scores.difference,
            apart.change if apart else None,
            one_way=_one_way(swap, routes),
        ),
    )


def _scores(pretest: Floats, posttest: Floats, confidence: float) -> Scores:
    before, after = mean(pretest, SHARE), mean(posttest, SHARE)
    gain = normalised_gain(before.value or 0.0, after.value or 0.0, len(pretest))
    return Scores(before, after, paired_difference(pretest, posttest, confidence), gain)


def _scores_of_halves(figures: Crosswise) -> Scores:
    before, after = figures.before, figures.after
    gain = normalised_gain(before.value or 0.0, after.value or 0.0, before.n)
    return Scores(before, after, figures.gain, gain)


def _routes(pairs: Sequence[Pair], pretest: Floats, posttest: Floats) -> Sequence[Route]:
    routes = []
    for route in dict.fromkeys(pair.route for pair in pairs):
        on_it = np.array([pair.route == route for pair in pairs], dtype=np.bool_)
        first = next(pair for pair in pairs if pair.route == route)
        titles = [given.results.assignment.title for given in first.sides]
        difference = paired_difference(pretest[on_it], posttest[on_it])
        routes.append(Route(titles[0], titles[1], route[0] == route[1], difference))
    return routes


@dataclass(frozen=True, slots=True, eq=False)
class _Halves:
    """Of two forms given crosswise: their titles, who did both, and who of these had `a` first."""

    titles: tuple[str, str]
    crossed: Bools
    a_first: Bools

    def figures(self, pretest: Floats, posttest: Floats, confidence: float) -> Crosswise:
        before, after = pretest[self.crossed], posttest[self.crossed]
        return crosswise(before, after, self.a_first, confidence)

    def pairs(self, pairs: Sequence[Pair]) -> Sequence[Pair]:
        return [pair for pair, both in zip(pairs, self.crossed.tolist(), strict=True) if both]


def _halves(pairs: Sequence[Pair]) -> _Halves | None:
    """The halves of a class that was given two forms crosswise; None where it was not."""
    used = [side for pair in pairs for side in pair.sides]
    used.sort(key=lambda side: side.results.assignment.created_at)
    titles = {form_of(side.results.assignment): side.results.assignment.title for side in used}
    forms = list(titles)
    if len(forms) != 2:  # noqa: PLR2004 - a pair, not a setting
        return None
    a, b = forms
    a_first = np.array([pair.route == (a, b) for pair in pairs], dtype=np.bool_)
    b_first = np.array([pair.route == (b, a) for pair in pairs], dtype=np.bool_)
    if not (a_first.any() and b_first.any()):
        return None
    crossed = a_first | b_first
    return _Halves((titles[a], titles[b]), crossed, a_first[crossed])


def _labels(
    pairs: Sequence[Pair], halves: _Halves | None
) -> tuple[Sequence[LabelRow], Apart | None]:
    label_sets = {tuple(each.results.sheet.labels) for pair in pairs for each in pair.sides}
    if len(label_sets) != 1:
        return (), None
    labels = label_sets.pop()
    if not labels:
        return (), None
    a_first = None if halves is None else halves.a_first
    tables_before, tables_after = tables_of(pairs, 0, a_first), tables_of(pairs, 1, a_first)
    due = [label_dues(counted) for counted in (tables_before, tables_after)]
    rows = [
        LabelRow(label, change.before, change.after, due[0][at], due[1][at])
        for at, (label, change) in enumerate(
            zip(labels, label_changes(tables_before, tables_after), strict=True)
        )
    ]
    if Label.EDITORIAL not in labels:
        return rows, None
    at = labels.index(Label.EDITORIAL)
    return rows, Apart(
        detection(tables_before, at),
        detection(tables_after, at),
        detection_change(tables_before, tables_after, at),
    )
