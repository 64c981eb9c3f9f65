"""Written claims as a table."""

import pytest
from sqlalchemy.exc import IntegrityError

from kit.store.written import claims
from tests.support.room import Room
from tests.support.writing import written_by


def test_one_claim_for_each_student_and_assignment(room: Room) -> None:
    with room.store.writing() as connection:
        claims.add_claim(connection, written_by(room))
        claims.add_claim(connection, written_by(room, "Ben"))
    with pytest.raises(IntegrityError), room.store.writing() as connection:
        claims.add_claim(connection, written_by(room))
