"""What a list would do to a class is known before it is done, and undone while nobody is there."""

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from kit.classroom.people import classrooms, students
from kit.classroom.people.lists.rosters import (
    Becomes,
    RosterLook,
    look_through_in,
    moment_of,
    stamp_of,
    take_back_roster_in,
)
from kit.classroom.people.names import name_key
from tests.support.databases import kept
from tests.support.room import Room, make_room


def everybody(room: Room) -> list[str]:
    return [student.name for student in students.students_of(room.store, room.classroom_id)]


def look(room: Room, names: list[str]) -> RosterLook:
    with room.store.comparing() as connection:
        return look_through_in(connection, room.classroom_id, names)


def take_back(room: Room, stamp: str) -> list[str]:
    with room.store.writing() as connection:
        gone = take_back_roster_in(connection, room.classroom_id, stamp)
    return [student.name for student in gone]


def test_same_name_is_the_same_however_it_is_written(room: Room) -> None:
    room.join("Ann-Marie O'Neil")
    seen = look(
        room,
        ["ann‑marie o’neil", "Ann–Marie\u00a0O´Neil", "Zoe\u0301", "ZOÉ", "Zoe"],
    )
    assert [entry.becomes for entry in seen.entries] == [
        Becomes.THERE,
        Becomes.TWICE,
        Becomes.NEW,
        Becomes.TWICE,
        Becomes.NEW,
    ]
    assert seen.entries[4].like == ["Zoé"]
    assert (seen.new, seen.room, seen.fits) == (["Zoé", "Zoe"], 196, True)


def test_what_is_looked_at_is_what_is_added() -> None:
    with kept("sqlite") as store:
        room = make_room(store)

        @settings(deadline=None)
        @given(st.lists(st.text("aBé-’' 7=@", max_size=6), max_size=8))
        def look_then_add(names: list[str]) -> None:
            seen = look(room, names)
            assert len(seen.entries) == len(names)
            result = classrooms.add_roster(
                store, room.classroom_id, seen.new, room.later(seconds=1)
            )
            assert (list(result.added), result.present, result.refused) == (seen.new, [], {})
            assert len({name_key(name) for name in everybody(room)}) == len(everybody(room))
            assert look(room, names).new == []
            gone = take_back(room, stamp_of(room.now))
            assert sorted(gone) == sorted(seen.new)

        look_then_add()
        assert everybody(room) == ["Ada", "Ben", "Mia"]


def test_more_than_the_class_takes_does_not_fit(room: Room) -> None:
    seen = look(room, [f"N {n} x" for n in range(198)])
    assert (seen.room, seen.fits, len(seen.new)) == (197, False, 198)


def test_taking_back_leaves_who_came_and_what_was_added_before(room: Room) -> None:
    classrooms.add_roster(room.store, room.classroom_id, ["Zoe"], room.now)
    classrooms.add_roster(room.store, room.classroom_id, ["Noa", "Lou"], room.later(minutes=1))
    room.join("Lou")
    stamp = stamp_of(room.now)
    assert take_back(room, stamp) == ["Noa"]
    assert take_back(room, stamp) == []
    assert take_back(room, "nonsense") == []
    assert everybody(room) == ["Ada", "Ben", "Lou", "Mia", "Zoe"]
    assert stamp_of(room.now + timedelta(microseconds=1)) != stamp


def test_a_stamp_stands_for_a_moment_or_for_none(room: Room) -> None:
    assert moment_of(stamp_of(room.now)) == room.now
    assert [moment_of(stamp) for stamp in ("", "nonsense", "2026-03-02T09:00:00")] == [None] * 3
