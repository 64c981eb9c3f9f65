"""Exercises and keys as they were given: read back from what the database pinned."""

from functools import lru_cache
from typing import Any

from sqlalchemy import Connection

from kit.content.exercise import Exercise
from kit.content.key import Key
from kit.content.versions import exercise_from_snapshot, key_from_snapshot
from kit.store import assignments
from kit.store.assignments import AssignmentRecord

# A snapshot never changes and its text is its identity, so parsing it once is enough.
_parse_exercise = lru_cache(maxsize=64)(exercise_from_snapshot)
_parse_key = lru_cache(maxsize=64)(key_from_snapshot)


def exercise_of(connection: Connection, assignment: AssignmentRecord) -> Exercise[Any]:
    """The exercise as the assignment gave it."""
    return _parse_exercise(
        assignments.exercise_snapshot(
            connection, assignment.classroom_id, assignment.exercise_id, assignment.exercise_version
        )
    )


def key_of(connection: Connection, assignment: AssignmentRecord) -> Key[Any]:
    """The key the assignment is marked with.

    Each call reads the key table, so that a reading before feedback is due cannot hide in a
    cache from the test that watches for it.
    """
    text = assignments.key_snapshot(
        connection, assignment.classroom_id, assignment.exercise_id, assignment.key_version
    )
    return _parse_key(text, exercise_of(connection, assignment).type)
