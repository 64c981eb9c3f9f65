"""All classes of a teacher side by side, and two of them on the same exercise."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

import numpy as np

from kit.classroom import assignments as giving
from kit.classroom.classrooms import classrooms_of, own_classroom
from kit.classroom.results import Results, results
from kit.content.versions import key_version
from kit.results.before_after import difference_of_means
from kit.results.figures import Bools, Figure, Floats
from kit.results.intervals import mean
from kit.results.labels import LabelFigures, label_figures, tables
from kit.results.matrix import Matrix, matrix
from kit.results.scores import scores
from kit.store.assignments import AssignmentRecord
from kit.store.classrooms import ClassroomRecord, ClassroomSummary
from kit.store.engine import Store
from kit.vocabulary import Label


class WhyNot(StrEnum):
    """Why two assignments cannot be compared; the value is the id that the page words."""

    SAME_CLASS = "same-class"
    OTHER_EXERCISE = "other-exercise"
    OTHER_TEXT = "other-text"
    OTHER_KEY = "other-key"
    NOTHING_COUNTS = "nothing-counts"


@dataclass(frozen=True, slots=True)
class GivenThere:
    """An assignment with its class's mean share, 0 to 1, of the items that count.

    `version` numbers the texts and keys of an exercise from 1, the oldest first; None where the
    classes have only one. `waiting`: items left out since a teacher has yet to mark them.
    """

    assignment: AssignmentRecord
    handed_in: int
    mean: Figure
    version: int | None
    waiting: int


@dataclass(frozen=True, slots=True)
class ClassRow:
    """A class with what it was given, the newest first."""

    classroom: ClassroomSummary
    given: Sequence[GivenThere]


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

    With a `why_not` the sides have no figures. `outside`: items of the exercise that do not count.
    """

    first: ClassSide
    second: ClassSide
    labels: Sequence[Label]
    why_not: WhyNot | None
    difference: Figure | None
    outside: int


def overview(store: Store, teacher_id: UUID, now: datetime) -> Sequence[ClassRow]:
    """A teacher's classes, newest first, with the mean share of everything they were given.

    Takes the queries of one assignment's results for each assignment.
    """
    classes = classrooms_of(store, teacher_id)
    found = [
        (each, [results(store, each.id, record.id, now) for record in _given(store, each.id)])
        for each in classes
    ]
    everything = [result for _each, some in found for result in some]
    return [
        ClassRow(each, [_given_there(result, everything) for result in some])
        for each, some in found
    ]


def _given(store: Store, classroom_id: UUID) -> Sequence[AssignmentRecord]:
    return giving.assignments_of(store, classroom_id)


def _given_there(found: Results, everything: Sequence[Results]) -> GivenThere:
    m = matrix(found.sheet)
    return GivenThere(
        assignment=found.assignment,
        handed_in=len(found.sheet.handed_in),
        mean=mean(_shares(m, m.scored)),
        version=_number(found, everything),
        waiting=int((~m.scored & ~m.void).sum()),
    )


def _number(found: Results, everything: Sequence[Results]) -> int | None:
    own = [
        each for each in everything if each.assignment.exercise_id == found.assignment.exercise_id
    ]
    own.sort(key=lambda each: each.assignment.created_at)
    versions = list(dict.fromkeys(_version(each) for each in own))
    return versions.index(_version(found)) + 1 if len(versions) > 1 else None


def _version(found: Results) -> tuple[str, str]:
    """The text and the key by their content: a decision that comes back to a key changes none."""
    return found.assignment.exercise_version, key_version(found.key)


def _shares(m: Matrix, counting: Bools) -> Floats:
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
    rooms = [own_classroom(store, teacher_id, room) for room, _assignment in (first, second)]
    one, two = (results(store, *place, now) for place in (first, second))
    m = matrix(one.sheet), matrix(two.sheet)
    why_not = _why_not(one, two)
    counting = m[0].scored & m[1].scored if why_not is None else np.zeros(0, dtype=np.bool_)
    if why_not is None and not counting.any():
        why_not = WhyNot.NOTHING_COUNTS
    if why_not is not None:
        nobody = mean(np.zeros(0))
        bare = [ClassSide(rooms[0], one, nobody, ()), ClassSide(rooms[1], two, nobody, ())]
        return Comparison(bare[0], bare[1], (), why_not, None, 0)
    shares = [_shares(each, counting) for each in m]
    sides = [
        ClassSide(room, found, mean(some), _labels(arrays, counting))
        for room, found, some, arrays in zip(rooms, (one, two), shares, m, strict=True)
    ]
    return Comparison(
        sides[0],
        sides[1],
        tuple(one.sheet.labels),
        None,
        difference_of_means(shares[0], shares[1]),
        int((~counting).sum()),
    )


def _why_not(one: Results, two: Results) -> WhyNot | None:
    a, b = one.assignment, two.assignment
    if a.classroom_id == b.classroom_id:
        return WhyNot.SAME_CLASS
    if a.exercise_id != b.exercise_id:
        return WhyNot.OTHER_EXERCISE
    if a.exercise_version != b.exercise_version:
        return WhyNot.OTHER_TEXT
    if key_version(one.key) != key_version(two.key):
        return WhyNot.OTHER_KEY
    return None


def _labels(m: Matrix, counting: Bools) -> Sequence[LabelFigures]:
    claims = m.claims & counting[m.item_of]
    if not claims.any():
        return ()
    counted = tables(m.label[:, claims], m.due_label[claims], m.labels)
    return label_figures(counted)


def pair_of(rows: Sequence[ClassRow]) -> tuple[AssignmentRecord, AssignmentRecord] | None:
    """Two assignments to begin a comparison with: one exercise in one version, in two classes."""
    seen: dict[tuple[str, int | None], AssignmentRecord] = {}
    for row in rows:
        for given in row.given:
            record = given.assignment
            other = seen.setdefault((record.exercise_id, given.version), record)
            if other.classroom_id != record.classroom_id:
                return other, record
    return None
