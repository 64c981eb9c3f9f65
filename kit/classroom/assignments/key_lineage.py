"""How a classroom came to its key: the shipped one it is built on, and the decisions since."""

from collections.abc import Sequence

from sqlalchemy import Connection

from kit.classroom.assignments.pinned_content import key_content
from kit.store.assignments import AssignmentRecord
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
