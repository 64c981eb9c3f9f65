"""How a classroom came to its key: the shipped one it is built on, and the decisions since."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection

from kit.classroom.assignments.pinned_content import key_content
from kit.items.fields.base_models import WHOLE
from kit.store.assignments import AssignmentRecord
from kit.store.keys.appeals import AppealRecord
from kit.store.keys.decisions import DecisionRecord, read_decisions
from kit.store.keys.versions import read_assignments_of_exercise
from kit.vocabulary import Ruling


def built_on(
    decisions: Sequence[DecisionRecord], version: str
) -> tuple[str, Sequence[DecisionRecord]]:
    """The shipped version that a version is built on, and the decisions from there to it. Pure.

    `decisions` are an exercise's, the oldest first. Taking over a shipped key begins anew.
    """
    way: list[DecisionRecord] = []
    for decision in reversed(decisions):
        if not decision.changes or decision.to_version != version:
            continue
        if decision.ruling is Ruling.ADOPTED:
            break
        way.insert(0, decision)
        version = decision.from_version
    return version, way


def decisions_between(
    decisions: Sequence[DecisionRecord], version: str, present: str
) -> Sequence[DecisionRecord]:
    """The decisions that led from a version to the present one, the oldest first. Pure.

    All that led to the present one, where the other is not on that way. `decisions` are an
    exercise's, the oldest first.
    """
    way: list[DecisionRecord] = []
    for decision in reversed(decisions):
        if present == version:
            break
        if decision.changes and decision.to_version == present:
            way.insert(0, decision)
            present = decision.from_version
    return way


def _touch(decisions: Sequence[DecisionRecord], item_id: str, part_id: str) -> bool:
    """Whether any of the decisions may have changed what the key says of a part. Pure."""
    return any(
        one.item_id in {None, item_id} and one.part_id in {None, WHOLE, part_id}
        for one in decisions
    )


def is_settled(
    appeal: AppealRecord, record: AssignmentRecord, decided: Mapping[UUID, DecisionRecord]
) -> bool:
    """Whether an appeal is answered, and the key says of its part what it said then. Pure.

    Sent again after each decision about anything else, one argument would keep a class busy.
    """
    answer = decided.get(appeal.decision_id) if appeal.decision_id else None
    if answer is None:
        return False
    if appeal.key_version == record.key_version:
        return True
    way = decisions_between(list(decided.values()), answer.to_version, record.key_version)
    return not _touch(way, appeal.item_id, appeal.part_id)


def left_at(decisions: Sequence[DecisionRecord], present: str, version: str) -> datetime | None:
    """When a decision on the way to the present version led away from another. Pure.

    None where the other is not on that way. `decisions` are an exercise's, the oldest first.
    """
    for decision in reversed(decisions):
        if not decision.changes or decision.to_version != present:
            continue
        if decision.from_version == version:
            return decision.decided_at
        present = decision.from_version
    return None


def own_version(connection: Connection, record: AssignmentRecord) -> str:
    """The key version for an assignment that is about to be given: the class's own, or its own.

    A class has its own where a teacher decided, for the same text, on what is built on the same
    shipped key.
    """
    decisions = read_decisions(connection, record.classroom_id, record.exercise_id)
    siblings = read_assignments_of_exercise(connection, record.classroom_id, record.exercise_id)
    for other in sorted(
        siblings, key=lambda sibling: (sibling.created_at, sibling.id), reverse=True
    ):
        if other.exercise_version != record.exercise_version:
            continue
        base, way = built_on(decisions, other.key_version)
        if way and key_content(connection, other, base) == record.key_version:
            return other.key_version
    return record.key_version


def present_version(connection: Connection, record: AssignmentRecord) -> str:
    """The key version for an assignment that comes back: the class's own by now, or what it had."""
    decisions = read_decisions(connection, record.classroom_id, record.exercise_id)
    base = built_on(decisions, record.key_version)[0]
    shipped = replace(record, key_version=key_content(connection, record, base))
    version = own_version(connection, shipped)
    return record.key_version if version == shipped.key_version else version
