"""Fixtures of several files."""

import pytest

from kit.classroom.reports.results import Results, results
from kit.store.engine import Store
from tests.support.result_files import FORMULA
from tests.support.room import Room, make_room


@pytest.fixture
def found(any_store: Store) -> Results:
    room = make_room(any_store, names=("Mia", "Ben", FORMULA))
    room.do_all("Mia", vote="editorial")
    room.do_all(FORMULA, plan="editorial", figure="editorial")
    room.start("Ben")
    return results(any_store, room.classroom_id, room.assignment_id, room.now)


@pytest.fixture
def small(any_store: Store) -> Room:
    """Mia has all right but one and half of the debatable one, Ben is at work, Ada has not begun."""
    room = make_room(any_store)
    room.do_all("Mia", vote="editorial", figure="editorial")
    room.start("Ben")
    room.save("Ben", plan="official")
    return room
