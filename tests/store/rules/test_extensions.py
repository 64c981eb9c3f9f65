"""Own closing times as they are stored."""

from dataclasses import replace
from datetime import timedelta

from kit.store.engine import Store
from kit.store.rules import extensions
from kit.store.rules.extensions import ExtensionRecord
from tests.support.room import NOON, Room, make_room

LATER, LAST = (NOON + timedelta(minutes=minutes) for minutes in (5, 9))


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


def part(room: Room, *, changed: bool, was_free: bool) -> tuple[list[ExtensionRecord], int]:
    """Ben's time is moved to Mia, perhaps changed, and moved back: all times, and how many moved."""
    ben, mia = (record(room, name, closes_at=LATER) for name in ("Ben", "Mia"))
    ids = (room.classroom_id, ben.student_id, mia.student_id)
    with room.store.writing() as connection:
        extensions.save_extension(connection, ben)
        extensions.move_extensions(connection, *ids)
        if changed:
            extensions.save_extension(connection, replace(mia, closes_at=LAST))
        moved = extensions.part_extensions(
            connection, ids[0], back_to=ids[1], into=ids[2], before={}, was_free=was_free
        )
        where = (room.classroom_id, room.assignment_id)
        stored = extensions.extensions_of_assignment(connection, *where)
    return sorted(stored.values(), key=lambda one: one.closes_at), len(moved)


def test_moved_back_unless_it_was_changed_since(store: Store) -> None:
    room = make_room(store)
    ben = record(room, "Ben", closes_at=LATER)
    assert part(room, changed=False, was_free=False) == ([ben], 1)
    changed = record(room, "Mia", closes_at=LAST)
    assert part(room, changed=True, was_free=False) == ([ben, changed], 0)


def test_changed_since_under_a_free_name_goes_back_too(store: Store) -> None:
    room = make_room(store)
    changed = record(room, "Ben", closes_at=LAST)
    assert part(room, changed=True, was_free=True) == ([changed], 1)


def test_swapped_where_neither_has_begun(store: Store) -> None:
    room = make_room(store)
    bens = record(room, "Ben")
    where = (room.classroom_id, bens.student_id, room.people["Mia"].student_id)

    def after() -> list[ExtensionRecord]:
        with store.writing() as connection:
            extensions.swap_extensions(connection, *where)
            whose = (room.classroom_id, room.assignment_id)
            return list(extensions.extensions_of_assignment(connection, *whose).values())

    with store.writing() as connection:
        extensions.save_extension(connection, bens)
    mias = record(room, "Mia")
    assert [after(), after(), after()] == [[mias], [bens], [mias]]
    room.start("Ben")
    assert after() == [mias]
