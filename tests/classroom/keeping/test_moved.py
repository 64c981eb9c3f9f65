from datetime import UTC, datetime

from kit.classroom.keeping.moved import MovedAway, go_on_here, moved_away, note_moved_in
from kit.store.engine import Store

MOVED = MovedAway(datetime(2026, 11, 30, 13, 20, tzinfo=UTC), "/media/me/stick/kit")


def test_where_the_classes_went_is_remembered_until_they_live_here_again(store: Store) -> None:
    assert moved_away(store) is None
    with store.writing() as connection:
        note_moved_in(connection, MOVED)
    assert moved_away(store) == MOVED
    go_on_here(store)
    assert moved_away(store) is None
