"""Own closing times as they are stored."""

from datetime import timedelta

from kit.store.engine import Store
from kit.store.rules import extensions
from kit.store.rules.extensions import ExtensionRecord
from tests.support.room import NOON, Room, make_room

LATER = NOON + timedelta(minutes=5)


def record(room: Room, name: str, **changed: object) -> ExtensionRecord:
    where = (room.classroom_id, room.assignment_id, room.people[name].student_id)
    values = {"closes_at": NOON, "seen_at": None, **changed}
    return ExtensionRecord(*where, **values)  # type: ignore[arg-type]  # set by name


def test_a_second_time_takes_the_place_of_the_first(store: Store) -> None:
    room = make_room(store)
    first, second = record(room, "Mia"), record(room, "Mia", closes_at=LATER, seen_at=NOON)
    where = (room.classroom_id, room.assignment_id, second.student_id)
    with store.writing() as connection:
        extensions.save_extension(connection, first)
        extensions.save_extension(connection, second)
    with store.reading() as connection:
        assert extensions.extension(connection, *where) == second
        assert extensions.extensions_of_assignment(connection, *where[:2]) == {where[2]: second}
        assert extensions.extensions_of_student(connection, where[0], where[2]) == {
            where[1]: second
        }
    with store.writing() as connection:
        extensions.delete_extension(connection, *where)
    with store.reading() as connection:
        assert extensions.extension(connection, *where) is None


def test_under_way_are_those_with_an_attempt_that_is_open(store: Store) -> None:
    room = make_room(store)
    room.start("Mia")
    room.do_all("Ben", plan="official")
    with store.writing() as connection:
        for name in ("Mia", "Ben", "Ada"):
            extensions.save_extension(connection, record(room, name))
    with store.reading() as connection:
        assert extensions.under_way(connection, [room.classroom_id]) == [record(room, "Mia")]
        assert extensions.under_way(connection, []) == []


def test_moved_to_who_has_one_keeps_the_later_time_and_the_earlier_look(store: Store) -> None:
    room = make_room(store)
    ben, mia = record(room, "Ben", closes_at=LATER), record(room, "Mia", seen_at=NOON)
    ids = (room.classroom_id, ben.student_id, mia.student_id)
    with store.writing() as connection:
        for own in (ben, mia):
            extensions.save_extension(connection, own)
        extensions.move_extensions(connection, *ids)
    with store.reading() as connection:
        kept = extensions.extensions_of_student(connection, room.classroom_id, mia.student_id)
    assert list(kept.values()) == [record(room, "Mia", closes_at=LATER, seen_at=NOON)]
