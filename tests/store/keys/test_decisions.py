"""Decisions as rows."""

import pytest
from sqlalchemy.exc import IntegrityError

from kit.store.keys.decisions import add_decision
from tests.support.key_rows import decision
from tests.support.room import Room


def test_decision_needs_versions_that_are_there(room: Room) -> None:
    with pytest.raises(IntegrityError), room.store.writing() as connection:
        add_decision(connection, decision(room))
