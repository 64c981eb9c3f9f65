"""Counts of a classroom's rows."""

from kit.store.engine import Store
from kit.store.ids import new_id
from kit.store.people.holdings import Holdings, holdings
from tests.support.stored_class import make_class


def test_rows_of_the_classroom_alone_are_counted(store: Store) -> None:
    with store.writing() as connection:
        room = make_class(connection)
        make_class(connection)
        counted = holdings(connection, room.id)
        assert (counted.students, counted.assignments) == (3, 2)
        assert holdings(connection, new_id()) == Holdings(0, 0, 0, 0)
