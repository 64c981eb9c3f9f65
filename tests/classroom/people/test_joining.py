"""What was sent twice lets one person in once, and nobody else."""

import pytest

from kit.classroom.people import classrooms, students
from kit.classroom.people.errors import NameTaken, WrongPersonalCode
from tests.support.roll import id_of, names, race
from tests.support.room import CALLER, Room


def join_in(room: Room, visit: str | None, typed: str = "Zoe") -> str:
    token = students.join(room.store, room.lobby, typed, room.now, visit)
    identity = students.signed_in(room.store, room.classroom_id, token)
    assert identity is not None
    return identity.name


def test_join_sent_twice_joins_once_and_signs_in_both_times(room: Room) -> None:
    lobby = room.lobby

    def send() -> str:
        return students.join(room.store, lobby, "Zoe", room.now, "a visit")

    assert race(send, send, send) == (3, [])
    assert names(room) == ["Ada", "Ben", "Mia", "Zoe"]
    assert join_in(room, "a visit", "zoe ") == "Zoe"


def test_join_sent_twice_is_told_from_a_second_person(room: Room) -> None:
    join_in(room, "a visit")
    for visit in ("another visit", None):
        with pytest.raises(NameTaken):
            join_in(room, visit)
    with pytest.raises(NameTaken):
        join_in(room, "a visit", "Mia")
    room.later(minutes=4)
    assert join_in(room, "a visit") == "Zoe"
    room.later(minutes=5)
    with pytest.raises(NameTaken):
        join_in(room, "a visit")


def test_join_sent_again_after_the_device_was_handed_on_is_refused(room: Room) -> None:
    token = students.join(room.store, room.lobby, "Zoe", room.now, "a visit")
    here = students.signed_in(room.store, room.classroom_id, token)
    assert here is not None
    students.hand_on(room.store, here, room.now)
    with pytest.raises(NameTaken):
        join_in(room, "a visit")


def test_roster_name_tapped_twice_signs_in_both_times(room: Room) -> None:
    classrooms.add_roster(room.store, room.classroom_id, ["Zoe"], room.now)
    lobby = room.lobby
    ((zoe, _name),) = lobby.free_names

    def tap(visit: str) -> str:
        return students.join_from_roster(room.store, lobby, zoe, room.now, visit)

    assert race(lambda: tap("a visit"), lambda: tap("a visit")) == (2, [])
    with pytest.raises(NameTaken):
        tap("another visit")


def test_one_time_code_sent_twice_signs_in_both_times(room: Room) -> None:
    lobby = room.lobby
    _name, code = students.readmit(room.store, room.classroom_id, id_of(room, "Mia"), room.now)

    def use(visit: str | None) -> str:
        return students.come_back(room.store, lobby, code, CALLER, room.now, visit)

    assert race(lambda: use("a visit"), lambda: use("a visit")) == (2, [])
    for visit in ("another visit", None):
        with pytest.raises(WrongPersonalCode):
            use(visit)
    room.later(minutes=5)
    with pytest.raises(WrongPersonalCode):
        use("a visit")
