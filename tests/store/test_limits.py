"""Limits are an option of a store's connections, and none where none are set."""

from kit.store.engine import Store
from kit.store.limits import NONE, Limits, limits_of, set_limits


def test_limits_are_known_in_every_transaction_of_the_store(store: Store) -> None:
    with store.reading() as connection:
        assert limits_of(connection) == NONE
    set_limits(store, Limits(classes=3))
    with store.writing() as connection:
        assert limits_of(connection) == Limits(classes=3)
    with store.atomic() as inside, inside.writing() as connection:
        assert limits_of(connection).classes == 3
    set_limits(store, NONE)
