"""Two classes of a teacher on the same exercise."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

import numpy as np

from kit.classroom.assignments.assignments import settle
from kit.classroom.people.classrooms import own_classroom
from kit.classroom.reports.results import Results, read_results
from kit.content.versions import key_version
from kit.results.core import of_items
from kit.results.estimation.estimate import SHARE, Bools, Figure, Floats
from kit.results.estimation.intervals import mean
from kit.results.matrix import Matrix, matrix
from kit.results.statistics.labels import LabelFigures, label_figures, tables
from kit.results.statistics.pre_post import difference_of_means
from kit.results.statistics.scores import scores
from kit.store.engine import Store
from kit.store.people.classrooms import ClassroomRecord
from kit.vocabulary import Label


class WhyNot(StrEnum):
    """Why two assignments cannot be compared; the value is the id that the page words."""

    SAME_CLASS = "same-class"
    OTHER_EXERCISE = "other-exercise"
    OTHER_TEXT = "other-text"
    OTHER_KEY = "other-key"
    NOTHING_IN_COMMON = "nothing-in-common"
    NOTHING_COUNTS = "nothing-counts"


@dataclass(frozen=True, slots=True)
class ClassSide:
    """One of two classes: its mean share, and the figures of each label of the exercise."""

    classroom: ClassroomRecord
    found: Results
    mean: Figure
    labels: Sequence[LabelFigures]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two classes on one exercise; `difference` is the first's mean less the second's.

    With a `why_not` the sides have no figures. `outside`: items that do not count in both classes.
    `core`: how many items are the core, of which alone the figures are; None where that is all.
    """

    first: ClassSide
    second: ClassSide
    labels: Sequence[Label]
    why_not: WhyNot | None
    difference: Figure | None
    outside: int
    core: int | None = None


def shares_of(m: Matrix, counting: Bools) -> Floats:
    """Each student's share of those items; nobody's where there are none."""
    if not counting.any():
        return np.zeros(0)
    shares: Floats = scores(m.credit[:, counting]) / int(counting.sum())
    return shares


def comparison(
    store: Store,
    teacher_id: UUID,
    first: tuple[UUID, UUID],
    second: tuple[UUID, UUID],
    now: datetime,
) -> Comparison:
    """Two assignments, each by classroom and id, of the teacher's. Raises NotFound."""
    for classroom_id, assignment_id in (first, second):
        own_classroom(store, teacher_id, classroom_id)
        settle(store, classroom_id, assignment_id, now)
    with store.one_moment() as moment:
        rooms = [own_classroom(moment, teacher_id, room) for room, _assignment in (first, second)]
        first_results, second_results = (
            read_results(moment, *assignment_ref) for assignment_ref in (first, second)
        )
    return _compared(rooms, first_results, second_results)


def _compared(
    rooms: Sequence[ClassroomRecord], first_results: Results, second_results: Results
) -> Comparison:
    sheets = first_results.sheet, second_results.sheet
    # A live session asks what a teacher puts to the class: only what both were asked is compared.
    asked = [{item.item_id for item in sheet.items} for sheet in sheets]
    first_matrix, second_matrix = (matrix(of_items(sheet, asked[0] & asked[1])) for sheet in sheets)
    m = first_matrix, second_matrix
    why_not = _why_not(first_results, second_results)
    if why_not is None and not asked[0] & asked[1]:
        why_not = WhyNot.NOTHING_IN_COMMON
    counting = m[0].scored & m[1].scored if why_not is None else np.zeros(0, dtype=np.bool_)
    if why_not is None and not counting.any():
        why_not = WhyNot.NOTHING_COUNTS
    if why_not is not None:
        nobody = mean(np.zeros(0), SHARE)
        bare = [
            ClassSide(rooms[0], first_results, nobody, ()),
            ClassSide(rooms[1], second_results, nobody, ()),
        ]
        return Comparison(bare[0], bare[1], (), why_not, None, 0)
    shares = [shares_of(each, counting) for each in m]
    sides = [
        ClassSide(room, found, mean(some, SHARE), _labels(arrays, counting))
        for room, found, some, arrays in zip(
            rooms, (first_results, second_results), shares, m, strict=True
        )
    ]
    return Comparison(
        sides[0],
        sides[1],
        tuple(first_results.sheet.labels),
        None,
        difference_of_means(shares[0], shares[1]),
        len(asked[0] | asked[1]) - int(counting.sum()),
        first_results.core or second_results.core,
    )


def _why_not(first_results: Results, second_results: Results) -> WhyNot | None:
    a, b = first_results.assignment, second_results.assignment
    if a.classroom_id == b.classroom_id:
        return WhyNot.SAME_CLASS
    if a.exercise_id != b.exercise_id:
        return WhyNot.OTHER_EXERCISE
    if a.exercise_version != b.exercise_version:
        return WhyNot.OTHER_TEXT
    if key_version(first_results.key) != key_version(second_results.key):
        return WhyNot.OTHER_KEY
    return None


def _labels(m: Matrix, counting: Bools) -> Sequence[LabelFigures]:
    claims = m.claims & counting[m.item_of]
    if not claims.any():
        return ()
    counted = tables(m.label[:, claims], m.due_label[claims], m.labels)
    return label_figures(counted)
