"""What became of a key: its versions, the decisions, and what they did to marks."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from kit.classroom.assignments.key_lineage import built_on, decisions_between
from kit.classroom.assignments.loading import load_assignment
from kit.classroom.assignments.pinned_content import asked_of, exercise_of, key_content
from kit.classroom.keys.proposals import fits
from kit.content.exercise import Exercise
from kit.content.key import Key
from kit.content.library import Library
from kit.content.versions import exercise_version, key_version
from kit.store.answering.mark_history import (
    MarkOfVersion,
    count_changed_marks,
    read_mark_history,
)
from kit.store.assignments import AssignmentRecord
from kit.store.authoring.drafts import DraftRecord, draft_of_content
from kit.store.engine import Store
from kit.store.keys.decisions import DecisionRecord, read_decisions
from kit.store.keys.versions import (
    KeyVersionRecord,
    read_assignments_of_exercise,
    read_classroom_names,
    read_key_versions,
    read_text_pinned_at,
    read_versions_in_use,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a key's history: a key that came with the kit, or a decision.

    `marks` is how many marks the decision changed. `now`: the version is in use, and no later
    line leads to it.
    """

    at: datetime
    version: str
    shipped: KeyVersionRecord | None = None
    decision: DecisionRecord | None = None
    marks: int = 0
    now: bool = False


@dataclass(frozen=True, slots=True)
class ClassEntry:
    """A line of the whole kit's history, with the class and exercise it is of."""

    classroom: str
    exercise_id: str
    entry: Entry


@dataclass(frozen=True, slots=True)
class Sibling:
    """Another assignment of the same exercise in the class, and what it does not share."""

    assignment: AssignmentRecord
    same_text: bool
    same_key: bool


@dataclass(frozen=True, slots=True)
class KeyStatus:
    """How an assignment's text and key stand to the kit's, and to the class's other ones.

    `own` are the teacher's decisions that its key rests on. `shipped` is the kit's key where it
    is another one now, and fits the text. `text_of`: since when the class has its text, where
    the kit's is another one now. `draft`: where the teacher writes it, if it is an own one that
    was not deleted. `is_offered`: it can be given anew.
    """

    own: Sequence[DecisionRecord]
    shipped: Key[Any] | None
    text_of: datetime | None
    others: Sequence[Sibling]
    draft: DraftRecord | None = None
    is_offered: bool = True


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """The history of an assignment's key, and how its text and key stand to the kit's."""

    assignment: AssignmentRecord
    exercise: Exercise[Any]
    entries: Sequence[Entry]
    key_status: KeyStatus


def history_page(
    store: Store, library: Library, classroom_id: UUID, assignment_id: UUID
) -> HistoryPage:
    """Every version of an assignment's key and every decision about it. Raises NotFound."""
    with store.one_moment() as moment:
        with moment.reading() as connection:
            record = load_assignment(connection, classroom_id, assignment_id)
            exercise = asked_of(connection, record)
        entries = history(moment, classroom_id, assignment_id)
        status = key_status(moment, library, classroom_id, assignment_id)
    return HistoryPage(record, exercise, entries, status)


def history(store: Store, classroom_id: UUID, assignment_id: UUID) -> Sequence[Entry]:
    """All versions and decisions of an assignment's key in its class, the oldest first.

    Raises NotFound.
    """
    with store.reading() as connection:
        record = load_assignment(connection, classroom_id, assignment_id)
        versions = read_key_versions(connection, classroom_id, record.exercise_id)
        decided = read_decisions(connection, classroom_id, record.exercise_id)
        changed = count_changed_marks(connection, classroom_id)
    return _entries(versions, decided, changed, {record.key_version})


def log(
    store: Store, classroom: str | None = None, exercise_id: str | None = None
) -> Sequence[ClassEntry]:
    """Versions and decisions of keys, by class and exercise: of those named, or of all."""
    with store.reading() as connection:
        names = sorted((name, id_) for id_, name in read_classroom_names(connection).items())
        return [
            entry
            for name, classroom_id in names
            if classroom is None or name == classroom
            for entry in _log_of_class(connection, name, classroom_id, exercise_id)
        ]


def _log_of_class(
    connection: Connection, name: str, classroom_id: UUID, exercise_id: str | None
) -> Sequence[ClassEntry]:
    """A class at a time: on a cluster each lies on a server of its own."""
    versions = read_key_versions(connection, classroom_id, exercise_id)
    if not versions:
        return []
    decided = read_decisions(connection, classroom_id, exercise_id)
    changed = count_changed_marks(connection, classroom_id)
    in_use = read_versions_in_use(connection, classroom_id)
    class_entries: list[ClassEntry] = []
    for exercise in sorted({one.exercise_id for one in versions}):
        entries = _entries(
            [one for one in versions if one.exercise_id == exercise],
            [one for one in decided if one.exercise_id == exercise],
            changed,
            in_use.get(exercise, set()),
        )
        class_entries += [ClassEntry(name, exercise, entry) for entry in entries]
    return class_entries


def _entries(
    versions: Sequence[KeyVersionRecord],
    decided: Sequence[DecisionRecord],
    changed: Mapping[UUID, int],
    in_use: Collection[str],
) -> Sequence[Entry]:
    by_decision = {(one.to_version, one.decided_at) for one in decided}
    entries = [
        Entry(one.created_at, one.version, shipped=one)
        for one in versions
        if one.author is None and (one.version, one.created_at) not in by_decision
    ]
    entries += [
        Entry(one.decided_at, one.to_version, decision=one, marks=changed.get(one.id, 0))
        for one in decided
    ]
    entries.sort(key=lambda entry: entry.at)
    newest = {entry.version: position for position, entry in enumerate(entries)}
    return [
        replace(entry, now=entry.version in in_use and newest[entry.version] == position)
        for position, entry in enumerate(entries)
    ]


def decisions_since(
    store: Store, classroom_id: UUID, assignment_id: UUID, version: str
) -> Sequence[DecisionRecord]:
    """The decisions that led from a version to an assignment's present one, the oldest first."""
    with store.reading() as connection:
        record = load_assignment(connection, classroom_id, assignment_id)
        decided = read_decisions(connection, classroom_id, record.exercise_id)
    return decisions_between(decided, version, record.key_version)


def key_status(
    store: Store, library: Library, classroom_id: UUID, assignment_id: UUID
) -> KeyStatus:
    """What to say about an assignment's versions beside its results. Raises NotFound."""
    with store.reading() as connection:
        record = load_assignment(connection, classroom_id, assignment_id)
        decided = read_decisions(connection, classroom_id, record.exercise_id)
        siblings = read_assignments_of_exercise(connection, classroom_id, record.exercise_id)
        own = built_on(decided, record.key_version)[1]
        shipped = _shipped_anew(connection, library, record, decided)
        text_of = read_text_pinned_at(
            connection, classroom_id, record.exercise_id, record.exercise_version
        )
        # What the course has is nobody's draft.
        of_course = record.exercise_id in library.exercises.keys() - library.own
        draft = (
            None if of_course else draft_of_content(connection, classroom_id, record.exercise_id)
        )
    exercise = library.exercises.get(record.exercise_id)
    reworded = exercise is not None and exercise_version(exercise) != record.exercise_version
    others = [
        Sibling(
            one,
            one.exercise_version == record.exercise_version,
            one.key_version == record.key_version,
        )
        for one in siblings
        if one.id != record.id
        and (one.exercise_version, one.key_version) != (record.exercise_version, record.key_version)
    ]
    return KeyStatus(
        own, shipped, text_of if reworded else None, others, draft, exercise is not None
    )


def _shipped_anew(
    connection: Connection,
    library: Library,
    record: AssignmentRecord,
    decided: Sequence[DecisionRecord],
) -> Key[Any] | None:
    """The kit's key, where it is not the one that the assignment's is built on, and fits."""
    key = library.keys.get(record.exercise_id)
    if key is None or record.exercise_id not in library.exercises:
        return None
    base = built_on(decided, record.key_version)[0]
    if key_content(connection, record, base) == key_version(key):
        return None
    return key if fits(exercise_of(connection, record), key) else None


def mark_history(
    store: Store, classroom_id: UUID, attempt_id: UUID
) -> Mapping[str, Sequence[MarkOfVersion]]:
    """How the marks of an attempt came about, by item: only of items whose mark changed.

    Each with the moment it was made; one that a later version repeats is left out.
    """
    with store.reading() as connection:
        all_marks = read_mark_history(connection, classroom_id, attempt_id)
    by_item: dict[str, list[MarkOfVersion]] = {}
    for mark in all_marks:
        by_item.setdefault(mark.item_id, []).append(mark)
    mark_steps = {}
    for item_id, marks in by_item.items():
        steps = [marks[0]] + [
            after
            for before, after in pairwise(marks)
            if (before.credit, before.verdict) != (after.credit, after.verdict)
        ]
        if len(steps) > 1:
            mark_steps[item_id] = steps
    return mark_steps
