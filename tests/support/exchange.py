"""A class with a lesson that has two exercises: one may stand in place of the other."""

import re
import tempfile
from functools import lru_cache
from pathlib import Path
from uuid import UUID

from kit.classroom.assignments.audience import audience_of
from kit.classroom.assignments.exchange import exchange
from kit.content.library import Library, load_library
from tests.support.room import EXERCISE, KEY, Room, write_content

OTHER = "three-elsewhere"


@lru_cache(maxsize=1)
def parallel_library() -> Library:
    """The tiny library with a second exercise of its lesson."""
    return _library(EXERCISE)


@lru_cache(maxsize=1)
def made_up_library() -> Library:
    """That library, with a second exercise that is made up throughout."""
    return _library(re.sub(r"from: {.*}", "from: {invented: All of it is made up.}", EXERCISE))


def _library(second: str) -> Library:
    folder = write_content(Path(tempfile.mkdtemp(prefix="whose-words-parallel-")))
    for name, text in (("", second), (".key", KEY)):
        other = text.replace("three-claims", OTHER, 1).replace("Three claims", "Elsewhere")
        other = other.replace("lesson: 01-three-elsewhere", "lesson: 01-three-claims")
        (folder / "exercises" / f"01-elsewhere{name}.yaml").write_text(other, encoding="utf-8")
    library = load_library(folder)
    assert not library.errors, library.errors
    return library


def give_instead(room: Room, name: str, exercise_id: str = OTHER) -> UUID:
    """Give somebody another exercise in place of the room's; the assignment's id."""
    whose = (room.classroom_id, room.people[name].student_id)
    exchange(room.store, room.library, whose, room.assignment_id, exercise_id, room.now)
    return substitute_of(room, name)


def substitute_of(room: Room, name: str) -> UUID:
    """The assignment that somebody has in place of the room's."""
    mine = room.people[name].student_id
    own = audience_of(room.store, room.classroom_id).in_place_of(room.assignment_id)
    return next(one.assignment_id for one in own if mine in one.students)
