"""Fixtures of several files."""

import pytest

from tests.support.rewriting import give_straight
from tests.support.room import Room


@pytest.fixture
def straight(room: Room) -> Room:
    """The room with sentences to rewrite given."""
    give_straight(room)
    return room
