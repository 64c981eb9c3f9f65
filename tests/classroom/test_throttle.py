"""Guessers are slowed down, a class is not, and nobody's address is kept."""

import hashlib
from contextlib import closing
from datetime import datetime, timedelta

import pytest
from sqlalchemy import MetaData, func, select

from kit.classroom import classrooms, students, teachers, throttle
from kit.classroom.classrooms import Lobby
from kit.classroom.errors import SignInFailed, TooManyTries, WrongJoinCode, WrongPersonalCode
from kit.classroom.throttle import JOINING, RETURNING, SIGNING_IN, WINDOW, Caller
from kit.store.engine import Store
from kit.store.ids import CODE_ALPHABET
from kit.store.models import Failure
from tests.support.room import NOON, PASSWORD, Room, make_room

SECRET = b"a secret of the tests"
SCHOOL = Caller("198.51.100.7", SECRET)
ELSEWHERE = Caller("198.51.100.8", SECRET)
WAIT = "Too many tries went wrong. Wait 10 minutes, then try again."


def wrong_code(number: int) -> str:
    """A code that no classroom has: another one for each number."""
    digits = [CODE_ALPHABET[number // 30**place % 30] for place in range(4)]
    return "2222" + "".join(digits)


def guess(room: Room, caller: Caller, number: int, now: datetime = NOON) -> None:
    with pytest.raises(WrongJoinCode):
        classrooms.enter_lobby(room.store, wrong_code(number), caller, now)


def enter(room: Room, caller: Caller, now: datetime = NOON) -> Lobby:
    return classrooms.enter_lobby(room.store, room.code, caller, now)


def failures(store: Store) -> int:
    with store.reading() as connection:
        return connection.execute(select(func.count()).select_from(Failure)).scalar_one()


def test_forty_students_behind_one_address_join_within_ten_seconds(room: Room) -> None:
    for number in range(40):
        now = NOON + timedelta(seconds=number / 4)
        students.join(room.store, enter(room, SCHOOL, now), f"Student {number}", now)
    assert len(students.students_of(room.store, room.classroom_id)) == 43
    assert failures(room.store) == 0


def test_forty_students_who_each_mistype_once_join(room: Room) -> None:
    for number in range(40):
        now = NOON + timedelta(seconds=number / 4)
        guess(room, SCHOOL, number, now)
        students.join(room.store, enter(room, SCHOOL, now), f"Student {number}", now)
    assert len(students.students_of(room.store, room.classroom_id)) == 43


def test_forty_students_who_each_mistype_twice_join(sqlite_store: Store) -> None:
    room = make_room(sqlite_store)
    for number in range(80):
        guess(room, SCHOOL, number)
    assert enter(room, SCHOOL).classroom_id == room.classroom_id


def test_guesser_of_join_codes_does_not_get_far(room: Room) -> None:
    for number in range(JOINING.address):
        guess(room, SCHOOL, number)
    with pytest.raises(TooManyTries) as caught:
        classrooms.enter_lobby(room.store, wrong_code(JOINING.address), SCHOOL, NOON)
    assert str(caught.value) == WAIT
    with pytest.raises(TooManyTries):
        enter(room, SCHOOL)
    assert enter(room, ELSEWHERE).classroom_id == room.classroom_id


def test_guesser_is_let_in_again_after_the_window_and_not_before(room: Room) -> None:
    for number in range(JOINING.address):
        guess(room, SCHOOL, number)
    with pytest.raises(TooManyTries):
        enter(room, SCHOOL, NOON + WINDOW - timedelta(seconds=1))
    late = NOON + WINDOW + timedelta(minutes=1)
    assert enter(room, SCHOOL, late).classroom_id == room.classroom_id


def test_refused_tries_do_not_prolong_the_wait(sqlite_store: Store) -> None:
    room = make_room(sqlite_store)
    for number in range(JOINING.address):
        guess(room, SCHOOL, number)
    for minute in range(1, 10):
        with pytest.raises(TooManyTries):
            enter(room, SCHOOL, NOON + timedelta(minutes=minute))
    assert enter(room, SCHOOL, NOON + timedelta(minutes=11))


def test_guessers_from_many_addresses_meet_the_kits_own_limit(sqlite_store: Store) -> None:
    room = make_room(sqlite_store)
    for number in range(JOINING.kit):
        guess(room, Caller(f"203.0.113.{number}", SECRET), number)
    with pytest.raises(TooManyTries) as caught:
        enter(room, Caller("203.0.113.254", SECRET))
    assert str(caught.value) == WAIT


def test_one_wrong_code_from_many_addresses_meets_its_own_limit(sqlite_store: Store) -> None:
    room = make_room(sqlite_store)
    for number in range(JOINING.target):
        guess(room, Caller(f"203.0.113.{number}", SECRET), 1)
    with pytest.raises(TooManyTries):
        classrooms.enter_lobby(room.store, wrong_code(1), ELSEWHERE, NOON)
    assert enter(room, ELSEWHERE).classroom_id == room.classroom_id


def test_guesser_of_personal_codes_does_not_get_far(room: Room) -> None:
    lobby = enter(room, SCHOOL)
    code = students.personal_code(room.store, room.people["Mia"])
    for number in range(RETURNING.target):
        caller = Caller(f"203.0.113.{number}", SECRET)
        with pytest.raises(WrongPersonalCode):
            students.come_back(room.store, lobby, wrong_code(number), caller, NOON)
    with pytest.raises(TooManyTries) as caught:
        students.come_back(room.store, lobby, code, SCHOOL, NOON)
    assert str(caught.value) == WAIT
    assert enter(room, SCHOOL).classroom_id == room.classroom_id
    late = NOON + WINDOW + timedelta(minutes=1)
    assert students.come_back(room.store, lobby, code, SCHOOL, late)


def test_guesser_of_passwords_does_not_get_far(sqlite_store: Store) -> None:
    room = make_room(sqlite_store)
    for number in range(SIGNING_IN.target):
        with pytest.raises(SignInFailed) as failed:
            teachers.sign_in(room.store, "Ms Gray", f"guess {number}", SCHOOL, NOON)
        assert str(failed.value) == (
            "Name and password do not fit together. Try again; capitals count."
        )
    with pytest.raises(TooManyTries) as caught:
        teachers.sign_in(room.store, "MS GRAY", PASSWORD, ELSEWHERE, NOON)
    assert str(caught.value) == WAIT
    late = NOON + WINDOW + timedelta(minutes=1)
    assert teachers.sign_in(room.store, "Ms Gray", PASSWORD, SCHOOL, late)


def test_old_failures_are_dropped(sqlite_store: Store) -> None:
    room = make_room(sqlite_store)
    guess(room, SCHOOL, 1)
    before = failures(sqlite_store)
    guess(room, SCHOOL, 1, NOON + timedelta(hours=1))
    assert failures(sqlite_store) == before == 3


def test_no_address_is_stored(room: Room) -> None:
    guess(room, SCHOOL, 1)
    with pytest.raises(SignInFailed):
        teachers.sign_in(room.store, "Ms Gray", "wrong", SCHOOL, NOON)
    tables = MetaData()
    tables.reflect(room.store.engine)
    assert "failure" in tables.tables
    with room.store.reading() as connection:
        cells = [
            str(cell)
            for table in tables.tables.values()
            for row in connection.execute(select(table))
            for cell in row
        ]
    plain = [hashlib.sha256(SCHOOL.address.encode()).hexdigest(), SCHOOL.address]
    assert [cell for cell in cells for word in plain if word in cell] == []


def test_no_address_is_in_the_files_of_the_database(sqlite_store: Store) -> None:
    room = make_room(sqlite_store)
    guess(room, SCHOOL, 1)
    path = sqlite_store.engine.url.database
    assert path is not None
    with closing(sqlite_store.engine.raw_connection()) as held:
        held.execute("PRAGMA wal_checkpoint")
    for suffix in ("", "-wal"):
        with open(path + suffix, "rb") as file:  # noqa: PTH123 - a suffix is no path of its own
            assert SCHOOL.address.encode() not in file.read()


def test_hash_of_an_address_is_another_one_the_next_day_and_in_another_kit() -> None:
    today = SCHOOL.hashed(SCHOOL.address, NOON)
    assert SCHOOL.hashed(SCHOOL.address, NOON + timedelta(hours=1)) == today
    assert SCHOOL.hashed(SCHOOL.address, NOON + timedelta(days=1)) != today
    assert Caller(SCHOOL.address, b"another kit").hashed(SCHOOL.address, NOON) != today


@pytest.mark.parametrize("guard", [JOINING, RETURNING, SIGNING_IN])
def test_guards_count_apart(sqlite_store: Store, guard: throttle.Guard) -> None:
    with sqlite_store.writing() as connection:
        for _ in range(guard.target):
            throttle.count_failure(connection, guard, SCHOOL, "x", NOON)
    with sqlite_store.reading() as connection:
        for other in (JOINING, RETURNING, SIGNING_IN):
            if other is guard:
                with pytest.raises(TooManyTries):
                    throttle.refuse_guessers(connection, other, SCHOOL, "x", NOON)
            else:
                throttle.refuse_guessers(connection, other, SCHOOL, "x", NOON)
