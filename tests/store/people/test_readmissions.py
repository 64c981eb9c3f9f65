"""One-time codes: good once, in time, and in their classroom."""

from datetime import timedelta

from kit.store.engine import Store
from kit.store.people import readmissions
from tests.support.room import NOON
from tests.support.stored_class import make_class


def test_readmission_is_good_once_in_time_and_in_its_classroom(store: Store) -> None:
    """A one-time code lets its student in once, before it ends, and ends those before it."""
    soon = NOON + timedelta(minutes=30)
    with store.writing() as connection:
        room, other = make_class(connection), make_class(connection)
        mia = room.students[0].id
        readmissions.add_readmission(connection, room.id, mia, "old", soon)
        readmissions.add_readmission(connection, room.id, mia, "code", soon)
        assert readmissions.use_readmission(connection, room.id, "old", NOON) is None
        assert readmissions.use_readmission(connection, other.id, "code", NOON) is None
        assert readmissions.use_readmission(connection, room.id, "code", soon) is None
        assert readmissions.use_readmission(connection, room.id, "code", NOON) == mia
        assert readmissions.use_readmission(connection, room.id, "code", NOON) is None
