"""What was sent twice lets one person in once, and nobody else; being seen ends it."""

from datetime import timedelta

import pytest

from kit.classroom.people import classrooms, students
from kit.classroom.people.errors import NameTaken, WrongPersonalCode
from kit.classroom.people.joining import Browser
from tests.support.roll import id_of, names, race
from tests.support.room import CALLER, Room

VISIT = Browser("a visit")
ANOTHER = Browser("another visit")


def join_in(room: Room, browser: Browser, typed: str = "Zoe") -> str:
    """The token of a reply that nobody has received yet."""
    return students.join(room.store, room.lobby, typed, room.now, browser)


def seen(room: Room, token: str) -> str:
    """The reply has arrived: the next page is asked for with its cookie."""
    identity = students.signed_in(room.store, room.classroom_id, token)
    assert identity is not None
    return identity.name


def test_join_sent_twice_joins_once_and_signs_in_both_times(room: Room) -> None:
    lobby = room.lobby

    def send() -> str:
        return students.join(room.store, lobby, "Zoe", room.now, VISIT)

    assert race(send, send, send) == (3, [])
    assert names(room) == ["Ada", "Ben", "Mia", "Zoe"]
    assert seen(room, join_in(room, VISIT, "zoe ")) == "Zoe"


def test_join_sent_twice_is_told_from_a_second_person(room: Room) -> None:
    join_in(room, VISIT)
    for browser in (ANOTHER, Browser()):
        with pytest.raises(NameTaken):
            join_in(room, browser)
    with pytest.raises(NameTaken):
        join_in(room, VISIT, "Mia")


def test_join_may_come_again_for_as_long_as_no_reply_arrived(room: Room) -> None:
    first = join_in(room, VISIT)
    room.later(hours=2)
    second = join_in(room, VISIT)
    assert [seen(room, first), seen(room, second)] == ["Zoe", "Zoe"]


def test_join_comes_never_again_once_the_student_was_seen(room: Room) -> None:
    """Neither by the visit that was seen, nor by another one whose reply was lost."""
    classrooms.add_roster(room.store, room.classroom_id, ["Noa"], room.now)
    ((noa, _name),) = room.lobby.free_names
    lost, arrived = join_in(room, VISIT), join_in(room, VISIT)
    seen(room, arrived)
    with pytest.raises(NameTaken):
        join_in(room, VISIT)
    assert seen(room, lost) == "Zoe"
    token = students.join_from_roster(room.store, room.lobby, noa, room.now, VISIT)
    seen(room, token)
    with pytest.raises(NameTaken):
        students.join_from_roster(room.store, room.lobby, noa, room.now, VISIT)
    assert names(room) == ["Ada", "Ben", "Mia", "Noa", "Zoe"]


def test_replays_that_race_with_the_first_page_make_no_second_student(room: Room) -> None:
    """Each is let in as the same student, or told that the name is taken."""
    lobby, token = room.lobby, join_in(room, VISIT)

    def replay() -> str:
        return students.join(room.store, lobby, "Zoe", room.now, VISIT)

    entered, refused = race(replay, lambda: seen(room, token), replay, replay)
    assert entered + len(refused) == 4
    assert set(refused) <= {NameTaken}
    assert names(room) == ["Ada", "Ben", "Mia", "Zoe"]
    with pytest.raises(NameTaken):
        replay()


def test_join_sent_again_after_the_device_was_handed_on_is_refused(room: Room) -> None:
    token = students.join(room.store, room.lobby, "Zoe", room.now, VISIT)
    here = students.signed_in(room.store, room.classroom_id, token)
    assert here is not None
    students.hand_on(room.store, here, room.now)
    with pytest.raises(NameTaken):
        join_in(room, VISIT)


def test_roster_name_tapped_twice_signs_in_both_times(room: Room) -> None:
    classrooms.add_roster(room.store, room.classroom_id, ["Zoe"], room.now)
    lobby = room.lobby
    ((zoe, _name),) = lobby.free_names

    def tap(browser: Browser) -> str:
        return students.join_from_roster(room.store, lobby, zoe, room.now, browser)

    assert race(lambda: tap(VISIT), lambda: tap(VISIT)) == (2, [])
    with pytest.raises(NameTaken):
        tap(ANOTHER)


def test_one_time_code_sent_twice_signs_in_both_times(room: Room) -> None:
    lobby = room.lobby
    _name, code = students.readmit(room.store, room.classroom_id, id_of(room, "Mia"), room.now)

    def use(browser: Browser) -> str:
        return students.come_back(room.store, lobby, code, CALLER, room.now, browser)

    assert race(lambda: use(VISIT), lambda: use(VISIT)) == (2, [])
    for browser in (ANOTHER, Browser()):
        with pytest.raises(WrongPersonalCode):
            use(browser)
    seen(room, use(VISIT))
    with pytest.raises(WrongPersonalCode):
        use(VISIT)


def test_one_time_code_comes_not_again_when_it_is_too_old(room: Room) -> None:
    """Half an hour is the code's life, whether or not the reply arrived."""
    lobby = room.lobby
    _name, code = students.readmit(room.store, room.classroom_id, id_of(room, "Mia"), room.now)
    students.come_back(room.store, lobby, code, CALLER, room.now, VISIT)
    room.now += students.READMISSION_LIFE - timedelta(seconds=1)
    students.come_back(room.store, lobby, code, CALLER, room.now, VISIT)
    room.later(seconds=1)
    with pytest.raises(WrongPersonalCode):
        students.come_back(room.store, lobby, code, CALLER, room.now, VISIT)


def test_joining_ends_the_device_that_the_browser_was_before(room: Room) -> None:
    """One cookie holds one student: whoever kept the former one's finds it void."""
    token = join_in(room, VISIT)
    zoe = students.signed_in(room.store, room.classroom_id, token)
    assert zoe is not None
    browser = Browser("the next visit", zoe.device_id, zoe.classroom_id)
    assert seen(room, join_in(room, browser, "Tom")) == "Tom"
    assert students.signed_in(room.store, room.classroom_id, token) is None
