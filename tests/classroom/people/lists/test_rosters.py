"""What a list would do to a class is known before it is done, and undone while nobody is there."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from kit.classroom.people import classrooms, students
from kit.classroom.people.lists.rosters import (
    Becomes,
    look_through,
    stamp_of,
    take_back_roster,
)
from kit.classroom.people.names import name_key
from tests.support.databases import kept
from tests.support.room import Room, make_room


def everybody(room: Room) -> list[str]:
    return [student.name for student in students.students_of(room.store, room.classroom_id)]


def test_same_name_is_the_same_however_it_is_written(room: Room) -> None:
    room.join("Ann-Marie O'Neil")
    look = look_through(
        room.store,
        room.classroom_id,
        ["ann‑marie o’neil", "Ann–Marie\u00a0O´Neil", "Zoe\u0301", "ZOÉ", "Zoe"],
    )
    assert [entry.becomes for entry in look.entries] == [
        Becomes.THERE,
        Becomes.TWICE,
        Becomes.NEW,
        Becomes.TWICE,
        Becomes.NEW,
    ]
    assert look.entries[4].like == ["Zoé"]
    assert (look.new, look.room, look.fits) == (["Zoé", "Zoe"], 196, True)


def test_what_is_looked_at_is_what_is_added() -> None:
    with kept("sqlite") as store:
        room = make_room(store)

        @given(st.lists(st.text("aBé-’' 7=@", max_size=6), max_size=8))
        def look_then_add(names: list[str]) -> None:
            look = look_through(store, room.classroom_id, names)
            assert len(look.entries) == len(names)
            result = classrooms.add_roster(
                store, room.classroom_id, look.new, room.later(seconds=1)
            )
            assert (list(result.added), result.present, result.refused) == (look.new, [], {})
            assert len({name_key(name) for name in everybody(room)}) == len(everybody(room))
            assert look_through(store, room.classroom_id, names).new == []
            gone = take_back_roster(store, room.classroom_id, stamp_of(room.now))
            assert sorted(gone) == sorted(look.new)

        look_then_add()
        assert everybody(room) == ["Ada", "Ben", "Mia"]


def test_more_than_the_class_takes_does_not_fit(room: Room) -> None:
    look = look_through(room.store, room.classroom_id, [f"N {n} x" for n in range(198)])
    assert (look.room, look.fits, len(look.new)) == (197, False, 198)


def test_taking_back_leaves_who_came_and_what_was_added_before(room: Room) -> None:
    classrooms.add_roster(room.store, room.classroom_id, ["Zoe"], room.now)
    classrooms.add_roster(room.store, room.classroom_id, ["Noa", "Lou"], room.later(minutes=1))
    room.join("Lou")
    stamp = stamp_of(room.now)
    assert take_back_roster(room.store, room.classroom_id, stamp) == ["Noa"]
    assert take_back_roster(room.store, room.classroom_id, stamp) == []
    assert take_back_roster(room.store, room.classroom_id, "nonsense") == []
    assert everybody(room) == ["Ada", "Ben", "Lou", "Mia", "Zoe"]
    assert stamp_of(room.now + timedelta(microseconds=1)) != stamp
