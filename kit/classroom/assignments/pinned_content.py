"""Exercises and keys as they were given: read back from what the database pinned."""

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from kit.classroom.errors import NothingAsked
from kit.content.exercise import Exercise
from kit.content.key import Key
from kit.content.versions import exercise_from_snapshot, key_from_snapshot, key_version
from kit.store import assignments
from kit.store.assignments import AssignmentRecord
from kit.store.authoring import article_copies
from kit.store.engine import Store
from kit.store.live import sessions

_MOST = 64
# A stored version never changes: reading and parsing it once is enough.
_exercises: dict[tuple[UUID, str, str], Exercise[Any]] = {}
_parse_key = lru_cache(maxsize=_MOST)(key_from_snapshot)


def exercise_of(connection: Connection, assignment: AssignmentRecord) -> Exercise[Any]:
    """The exercise as the assignment gave it, with all its items."""
    version = (assignment.classroom_id, assignment.exercise_id, assignment.exercise_version)
    exercise = _exercises.get(version)
    if exercise is None:
        exercise = exercise_from_snapshot(assignments.exercise_snapshot(connection, *version))
        if len(_exercises) >= _MOST:
            _exercises.clear()
        _exercises[version] = exercise
    return exercise


def asked_of(connection: Connection, assignment: AssignmentRecord) -> Exercise[Any]:
    """The exercise with the items that the class was asked.

    All that the teacher did not leave out, but in a live session those that it has voted on:
    nothing else counts for or against anybody, and feedback shows nothing of it. Its core is what
    was asked of the core; where nothing was, all that was asked is alike.
    """
    exercise = exercise_of(connection, assignment)
    if not assignment.live and not assignment.left_out:
        return exercise
    asked = {item.id for item in exercise.items} - assignment.items_left_out
    if assignment.live:
        rounds = sessions.rounds(connection, assignment.classroom_id, assignment.id)
        asked = {one.item_id for one in rounds if one.opened_at is not None}
    in_core = sum(item.id in asked for item in exercise.core_items)
    return exercise.model_copy(
        update={
            "items": tuple(item for item in exercise.items if item.id in asked),
            "core": in_core or None if exercise.core else None,
        }
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


def key_content(connection: Connection, assignment: AssignmentRecord, version: str) -> str:
    """The version that a key's content alone gives it, for any version of an assignment's key.

    They differ where a decision came back to a key that there had been before.
    """
    text = assignments.key_snapshot(
        connection, assignment.classroom_id, assignment.exercise_id, version
    )
    return key_version(_parse_key(text, exercise_of(connection, assignment).type))


def stored_left_out(exercise: Exercise[Any], item_ids: Collection[str]) -> str | None:
    """The items that are left out, as an assignment has them. Pure. Raises NothingAsked."""
    left_out = [item.id for item in exercise.items if item.id in item_ids]
    if len(left_out) == len(exercise.items):
        raise NothingAsked(title=exercise.title)
    return " ".join(left_out) or None


def originals_of(
    connection: Connection, classroom_id: UUID, exercise: Exercise[Any]
) -> Mapping[str, Sequence[str]]:
    """The paragraphs of the articles that its items name, by article, as far as there are copies.

    They are the class's own teacher's: no other class sees them. Who may see the key may see them;
    before that, they could give it away.
    """
    articles = exercise.articles
    if not articles:
        return {}
    copies = article_copies.copies_for_class(connection, classroom_id, articles)
    return article_copies.paragraphs_of(copies, articles)


def originals_in(
    moment: Store, classroom_id: UUID, exercise: Exercise[Any]
) -> Mapping[str, Sequence[str]]:
    """As `originals_of`, of the moment of a page."""
    with moment.reading() as connection:
        return originals_of(connection, classroom_id, exercise)
