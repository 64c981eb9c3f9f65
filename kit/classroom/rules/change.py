"""Changing an assignment's rules after it was given: its closing time, its attempts, its key."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from hashlib import sha256
from uuid import UUID

from sqlalchemy import Connection

from kit.classroom.assignments.assignments import settle
from kit.classroom.assignments.audience import with_substitutes
from kit.classroom.assignments.key_visibility import key_moment, was_visible
from kit.classroom.clock import Clock
from kit.classroom.errors import BadTimes, NotFound
from kit.classroom.rules.effects import Effects, effects_of
from kit.classroom.rules.errors import ClosesInPast, IsClosed, NothingToUndo, RulesChanged
from kit.store import assignments
from kit.store.assignments import AssignmentRecord
from kit.store.engine import Store
from kit.vocabulary import Feedback


@dataclass(frozen=True, slots=True)
class ChangeableRules:
    """The rules of an assignment that may change after it was given.

    `attempts_allowed` is 1 or more, None for any number; without `closes_at` the teacher closes.
    `reopened_at` is since when answers are flagged; only an undo says it.
    """

    closes_at: datetime | None
    attempts_allowed: int | None
    feedback: Feedback
    feedback_at: datetime | None
    reopened_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """What a change did, or would do: `changed` is False where it is to be asked about first.

    `before` and `version` are for its undo: the rules as they were, and the version that it led to;
    none where the rules were so already, because the same form came twice.
    """

    effects: Effects
    before: ChangeableRules
    version: str
    changed: bool


def rules_of(record: AssignmentRecord) -> ChangeableRules:
    """The rules that may change, as they stand. Pure."""
    return ChangeableRules(
        record.closes_at,
        record.attempts_allowed,
        record.feedback,
        record.feedback_at,
        record.reopened_at,
    )


def rules_version(record: AssignmentRecord) -> str:
    """A word that changes whenever the assignment's rules change, or it closes or opens. Pure."""
    state = (rules_of(record), record.closed_at, record.left_out)
    return sha256(repr(state).encode()).hexdigest()[:16]


def change_rules(  # noqa: PLR0913 - a use case's arguments
    store: Store,
    classroom_id: UUID,
    assignment_id: UUID,
    rules: ChangeableRules,
    on_version: str,
    clock: Clock,
    *,
    sure: bool = False,
) -> Change:
    """Change the rules for the class, and for who has another exercise in its place.

    A change by which students see the key at once cannot be undone: it is done only if the
    teacher is `sure`. Nothing changes in what is handed in. Raises NotFound, RulesChanged,
    IsClosed, ClosesInPast, BadTimes, or as `key_moment`; then nothing is stored.
    """
    settle(store, classroom_id, assignment_id, clock())
    with store.writing() as connection:
        records = _load(connection, classroom_id, assignment_id)
        now, record = clock(), records[0]
        checked = rules
        if rules_version(record) == on_version:
            checked = _checked(record, rules, now)
        elif replace(rules_of(record), reopened_at=None) != replace(rules, reopened_at=None):
            raise RulesChanged
        effects = effects_of(connection, records, partial(_changed, rules=checked), now)
        if rules_version(record) != on_version:
            return Change(effects, rules_of(record), "", changed=True)
        if effects.sees_key and not sure:
            return Change(effects, rules_of(record), on_version, changed=False)
        for other in records:
            _store(connection, other, checked, now, seen=effects.was_seen)
        version = rules_version(_load(connection, classroom_id, assignment_id)[0])
        return Change(effects, rules_of(record), version, changed=True)


def undo_change(
    store: Store,
    classroom_id: UUID,
    assignment_id: UUID,
    before: ChangeableRules,
    on_version: str,
    clock: Clock,
) -> None:
    """Put the rules back as they were before a change that led to `on_version`.

    Raises NotFound, NothingToUndo where anything changed since, or ClosesInPast where the closing
    time of then is over; then nothing is stored.
    """
    with store.writing() as connection:
        records = _load(connection, classroom_id, assignment_id)
        now = clock()
        if rules_version(records[0]) != on_version or records[0].is_closed(now):
            raise NothingToUndo
        if before.closes_at is not None and before.closes_at <= now:
            raise ClosesInPast(closes=before.closes_at, now=now)
        for record in records:
            _set(connection, record, before, now, before.reopened_at)


def _load(
    connection: Connection, classroom_id: UUID, assignment_id: UUID
) -> Sequence[AssignmentRecord]:
    """The assignment and its substitutes, held. Raises NotFound; a live one has other rules."""
    records = with_substitutes(connection, classroom_id, assignment_id)
    if records[0].live:
        raise NotFound
    return records


def _checked(record: AssignmentRecord, rules: ChangeableRules, now: datetime) -> ChangeableRules:
    """The rules as they are stored. Pure. Raises as `change_rules`."""
    opens = record.opens_at or record.created_at
    if rules.closes_at != record.closes_at and rules.closes_at is not None:
        if record.is_closed(now):
            raise IsClosed(title=record.title)
        if rules.closes_at <= opens:
            raise BadTimes(opens=opens, closes=rules.closes_at)
        if rules.closes_at <= now:
            raise ClosesInPast(closes=rules.closes_at, now=now)
    closes_at = record.closes_at if record.is_closed(now) else rules.closes_at
    return ChangeableRules(
        closes_at,
        rules.attempts_allowed,
        rules.feedback,
        key_moment(rules.feedback, rules.feedback_at, opens),
    )


def _changed(record: AssignmentRecord, rules: ChangeableRules) -> AssignmentRecord:
    """An assignment with other rules. Pure."""
    return replace(
        record,
        closes_at=rules.closes_at,
        attempts_allowed=rules.attempts_allowed,
        feedback=rules.feedback,
        feedback_at=rules.feedback_at,
    )


def _store(
    connection: Connection,
    record: AssignmentRecord,
    rules: ChangeableRules,
    now: datetime,
    *,
    seen: bool,
) -> None:
    """Store new rules. Where some have `seen` a key that is hidden now, answers are flagged."""
    hides = seen and was_visible(record, now) and rules.feedback is not record.feedback
    _set(connection, record, rules, now, record.reopened_at or (now if hides else None))


def _set(
    connection: Connection,
    record: AssignmentRecord,
    rules: ChangeableRules,
    now: datetime,
    reopened_at: datetime | None,
) -> None:
    assignments.change_assignment(
        connection,
        record.classroom_id,
        record.id,
        closes_at=rules.closes_at,
        attempts_allowed=rules.attempts_allowed,
        feedback=rules.feedback,
        feedback_at=rules.feedback_at,
        reopened_at=reopened_at,
        rules_changed_at=now,
    )
