"""Whom a change concerns."""

from dataclasses import replace

from kit.classroom.assignments.assignments import assignment_of
from kit.classroom.assignments.pinning import Rules
from kit.classroom.rules.effects import effects_of
from kit.store.assignments import AssignmentRecord
from kit.store.engine import Store
from kit.vocabulary import Feedback
from tests.support.room import make_room


def test_closing_shows_the_key_to_all_who_began_where_that_is_the_rule(store: Store) -> None:
    room = make_room(store, Rules(feedback=Feedback.ON_CLOSING))
    room.do_all("Mia", plan="official")
    room.start("Ben")
    record = assignment_of(store, room.classroom_id, room.assignment_id)

    def closed(other: AssignmentRecord) -> AssignmentRecord:
        return replace(other, closed_at=room.now)

    with store.reading() as connection:
        effects = effects_of(connection, [record], closed, room.now)
        same = effects_of(connection, [record], lambda other: other, room.now)
    assert [one.name for one in effects.sees_key] == ["Ben", "Mia"]
    assert [one.name for one in effects.working] == ["Ben"]
    assert (same.sees_key, same.loses_key, same.over, same.was_seen) == ([], [], [], False)
