"""Teachers and classes in counts, on both databases."""

from kit.classroom.people.accounts.teachers import invite_teacher
from kit.store.colleagues import roll
from kit.store.colleagues.roll import RollPart
from kit.store.engine import Store
from tests.support.colleagues import share
from tests.support.room import NOON, Room, make_teacher


def test_own_and_shared_classes_are_told_apart(room: Room) -> None:
    teal = share(room.store, room.teacher_id, room.classroom_id, NOON)
    with room.store.reading() as connection:
        rows = {row.name: row for row in roll.roll(connection, RollPart())}
        assert [row.teacher_id for row in roll.classes(connection, [room.teacher_id])] == [
            room.teacher_id
        ]
        assert roll.classes(connection, [teal]) == []
        assert [row.id for row in roll.roll(connection, RollPart(teal))] == [teal]
    assert (rows["Ms Gray"].shared, rows["Ms Teal"].shared) == (0, 1)
    assert rows["Ms Teal"].has_password


def test_names_with_digits_are_in_order(store: Store) -> None:
    """Keys of names, by which pages are cut, take 0 and 1 for letters."""
    names = [f"Teacher {digit}" for digit in "9102"]
    for name in names:
        invite_teacher(store, name)
    with store.reading() as connection:
        assert [row.name for row in roll.roll(connection, RollPart())] == sorted(names)


def test_database_says_how_much_it_takes(store: Store) -> None:
    make_teacher(store)
    with store.reading() as connection:
        assert roll.database_bytes(connection) > 100_000
