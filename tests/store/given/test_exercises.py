"""Which exercises classes were given."""

from kit.classroom.assignments import assignments
from kit.classroom.assignments.pinning import Rules
from kit.classroom.keeping import archive
from kit.store.engine import Store
from kit.store.given.exercises import GivenExercise, given_exercises
from tests.support.room import make_room


def test_each_is_there_once_until_its_class_is_archived(store: Store) -> None:
    room = make_room(store)
    assignments.give(
        store, room.library, room.classroom_id, "three-claims", Rules(), room.later(days=1)
    )
    with store.reading() as connection:
        assert given_exercises(connection) == [
            GivenExercise(room.classroom_id, "9B", "three-claims")
        ]
    archive.archive(store, room.classroom_id, room.now)
    with store.reading() as connection:
        assert given_exercises(connection) == []
