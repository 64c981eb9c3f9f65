"""Which classes the shipped course is missing for."""

import pytest

from kit.classroom.assignments import assignments
from kit.classroom.assignments.pinning import Rules
from kit.classroom.keeping import archive
from kit.classroom.keeping.left_out import ClassWithout, classes_without
from kit.content.library import Library
from kit.store.engine import Store
from tests.support.room import make_room, tiny_library
from tests.support.shipped import shipped_library

GIVEN = ("three-kinds-of-claim", "whose-words")


@pytest.mark.sampled(1)
def test_classes_are_named_with_what_they_were_given(store: Store) -> None:
    room = make_room(store)
    for exercise_id in (*GIVEN, GIVEN[0]):
        at = room.later(days=1)
        assignments.give(store, shipped_library(), room.classroom_id, exercise_id, Rules(), at)
    assert classes_without(store, tiny_library()) == [ClassWithout("9B", 2)]
    assert classes_without(store, shipped_library()) == []


@pytest.mark.sampled(1)
def test_archived_classes_and_own_exercises_are_not_touched(store: Store) -> None:
    room = make_room(store)
    assert classes_without(store, Library.empty()) == []
    assignments.give(
        store, shipped_library(), room.classroom_id, GIVEN[0], Rules(), room.later(days=1)
    )
    archive.archive(store, room.classroom_id, room.now)
    assert classes_without(store, Library.empty()) == []
