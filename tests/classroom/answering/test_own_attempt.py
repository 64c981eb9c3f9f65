"""A student's own attempt, locked: with the answer where the page is about one item."""

import pytest

from kit.classroom.answering.own_attempt import lock_own_attempt
from kit.classroom.errors import NotFound
from tests.support.room import Room


def test_answers_are_those_of_the_items_asked_for(room: Room) -> None:
    attempt = room.start("Mia").attempt
    room.save("Mia", plan="official", vote="editorial")
    mine = (room.people["Mia"], room.assignment_id, attempt.id)
    with room.store.writing() as connection:
        for items in ({"plan"}, {"plan", "vote"}):
            locked = lock_own_attempt(connection, *mine, items)
            assert items <= locked.answers_to(connection, items).keys()
        with pytest.raises(NotFound):
            lock_own_attempt(connection, room.people["Ben"], *mine[1:])
