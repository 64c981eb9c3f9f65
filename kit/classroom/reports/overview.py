"""All classes of a teacher side by side, a page at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from kit.classroom.assignments.assignments import settle_due
from kit.classroom.people.classrooms import classrooms_of
from kit.classroom.reports.comparison import shares_of
from kit.classroom.reports.results import read_results
from kit.results.estimation.estimate import SHARE, Figure
from kit.results.estimation.intervals import mean
from kit.results.matrix import matrix
from kit.store import assignments
from kit.store.assignments import AssignmentRecord
from kit.store.engine import Store
from kit.store.people.classrooms import ClassroomSummary

#: Rows of a page: each takes the reading of one assignment's answers.
ROWS: Final = 10


@dataclass(frozen=True, slots=True)
class OverviewRow:
    """An assignment with its class's mean share, 0 to 1, of the items that count.

    `version` numbers the texts and keys of an exercise from 1, the oldest first; None where the
    classes have only one. `waiting`: items left out since a teacher has yet to mark them. `core`:
    how many items are the core, of which alone the mean is; None where that is all.
    """

    assignment: AssignmentRecord
    handed_in: int
    mean: Figure
    version: int | None
    waiting: int
    core: int | None


@dataclass(frozen=True, slots=True)
class ClassRow:
    """A class with what it was given, the newest first: as far as it stands on the page."""

    classroom: ClassroomSummary
    assignments: Sequence[OverviewRow]


@dataclass(frozen=True, slots=True)
class Overview:
    """A page of all classes, newest first. `page` of `pages`, from 1.

    `choices`: every class with everything it was given, by their records alone. `pair`: two to
    begin a comparison with, one exercise in one version in two classes.
    """

    rows: Sequence[ClassRow]
    page: int
    pages: int
    choices: Sequence[tuple[ClassroomSummary, Sequence[AssignmentRecord]]]
    versions: bool
    pair: tuple[AssignmentRecord, AssignmentRecord] | None

    @property
    def assignment_count(self) -> int:
        """How many assignments there are on all pages."""
        return sum(len(given) for _classroom, given in self.choices)


def overview(store: Store, teacher_id: UUID, now: datetime, page: int = 1) -> Overview:
    """A page of the teacher's classes with the mean share of what they were given.

    Takes the queries of one assignment's results for each of the ROWS at most that it shows, and
    four for the rest, however many there are. Of pages that are not there the nearest.
    """
    with store.reading() as connection:
        records = assignments.assignments_of_teacher(connection, teacher_id)
    settle_due(store, records, now)
    with store.one_moment() as moment:
        return _overview(moment, teacher_id, page)


def _overview(store: Store, teacher_id: UUID, page: int) -> Overview:
    classes = classrooms_of(store, teacher_id)
    with store.reading() as connection:
        records = assignments.assignments_of_teacher(connection, teacher_id)
        several = _several_keys(records)
        keys = assignments.key_snapshots(connection, teacher_id, several) if several else {}
    numbers = _numbers(records, keys)
    choices = [
        (room, [record for record in records if record.classroom_id == room.id]) for room in classes
    ]
    lines: list[tuple[ClassroomSummary, AssignmentRecord | None]] = []
    for room, own in choices:
        lines += [(room, record) for record in own] or [(room, None)]
    pages = max(-(-len(lines) // ROWS), 1)
    page = min(max(page, 1), pages)
    shown: dict[UUID, ClassRow] = {}
    for room, record in lines[(page - 1) * ROWS : page * ROWS]:
        row = shown.get(room.id, ClassRow(room, ()))
        there = () if record is None else (_there(store, record, numbers.get(record.id)),)
        shown[room.id] = ClassRow(room, (*row.assignments, *there))
    in_order = [record for _room, own in choices for record in own]
    return Overview(
        list(shown.values()), page, pages, choices, bool(numbers), _pair(in_order, numbers)
    )


def _there(store: Store, record: AssignmentRecord, version: int | None) -> OverviewRow:
    class_results = read_results(store, record.classroom_id, record.id)
    m = matrix(class_results.sheet)
    return OverviewRow(
        assignment=class_results.assignment,
        handed_in=len(class_results.sheet.handed_in),
        mean=mean(shares_of(m, m.scored), SHARE),
        version=version,
        waiting=int((~m.scored & ~m.void).sum()),
        core=class_results.core,
    )


def _several_keys(records: Sequence[AssignmentRecord]) -> Sequence[str]:
    """The exercises that were marked by more than one key."""
    keys: dict[str, set[str]] = {}
    for record in records:
        keys.setdefault(record.exercise_id, set()).add(record.key_version)
    return [exercise for exercise, versions in keys.items() if len(versions) > 1]


def _numbers(
    records: Sequence[AssignmentRecord], keys: Mapping[tuple[UUID, str, str], str]
) -> Mapping[UUID, int]:
    """The version of each assignment whose exercise has several, by its id.

    Keys are told apart by their content: a decision that comes back to a key changes none.
    """
    content: dict[str, dict[tuple[str, str], list[UUID]]] = {}
    for record in sorted(records, key=lambda record: record.created_at):
        key_ref = record.classroom_id, record.exercise_id, record.key_version
        version = record.exercise_version, keys.get(key_ref, record.key_version)
        content.setdefault(record.exercise_id, {}).setdefault(version, []).append(record.id)
    return {
        assignment_id: number
        for versions in content.values()
        if len(versions) > 1
        for number, own in enumerate(versions.values(), 1)
        for assignment_id in own
    }


def _pair(
    records: Sequence[AssignmentRecord], numbers: Mapping[UUID, int]
) -> tuple[AssignmentRecord, AssignmentRecord] | None:
    seen: dict[tuple[str, int | None], AssignmentRecord] = {}
    for record in records:
        other = seen.setdefault((record.exercise_id, numbers.get(record.id)), record)
        if other.classroom_id != record.classroom_id:
            return other, record
    return None
