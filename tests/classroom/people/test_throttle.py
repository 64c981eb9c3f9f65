"""Guessers are slowed down, a class is not, and nobody's address is kept."""

import hashlib
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from threading import Barrier

import pytest
from sqlalchemy import MetaData, func, select

from kit.classroom.errors import KitError
from kit.classroom.people import classrooms, students, throttle
from kit.classroom.people.accounts import sessions
from kit.classroom.people.classrooms import JOIN_CODE_LIFE, Lobby
from kit.classroom.people.errors import (
    ExpiredJoinCode,
    SignInFailed,
    TooManyTries,
    TooManyWrongCodes,
    WrongJoinCode,
    WrongPersonalCode,
)
from kit.classroom.people.throttle import JOINING, RETURNING, SIGNING_IN, WINDOW, Caller
from kit.store.database.writer_queue import MOST_WAITING
from kit.store.engine import Store
from kit.store.ids import CODE_ALPHABET
from kit.store.models import Failure
from tests.support.queries import statements
from tests.support.room import NOON, PASSWORD, Room, make_room

SECRET = b"a secret of the tests"
SCHOOL = Caller("198.51.100.7", SECRET)
ELSEWHERE = Caller("198.51.100.8", SECRET)
HERE = Caller("127.0.0.1", SECRET)
WAIT = "Too many tries went wrong. Wait 10 minutes, then try again."
WRONG = (
    "This code is wrong or has expired, as were many tries before it. A right code is taken at "
    "once: compare yours letter by letter, or ask your teacher."
)


def wrong_code(number: int) -> str:
    """A code that no classroom has: another one for each number."""
    digits = [CODE_ALPHABET[number // 30**assignment_ref % 30] for assignment_ref in range(4)]
    return "2222" + "".join(digits)


def guess(room: Room, caller: Caller, number: int, now: datetime = NOON) -> None:
    with pytest.raises(WrongJoinCode):
        classrooms.enter_lobby(room.store, wrong_code(number), caller, now)


def guess_late(room: Room, caller: Caller, number: int, now: datetime = NOON) -> None:
    """A wrong code where a counter is full."""
    with pytest.raises(TooManyWrongCodes) as caught:
        classrooms.enter_lobby(room.store, wrong_code(number), caller, now)
    assert str(caught.value) == WRONG


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


@pytest.mark.long
def test_forty_students_who_each_mistype_once_join(room: Room) -> None:
    for number in range(40):
        now = NOON + timedelta(seconds=number / 4)
        guess(room, SCHOOL, number, now)
        students.join(room.store, enter(room, SCHOOL, now), f"Student {number}", now)
    assert len(students.students_of(room.store, room.classroom_id)) == 43


def test_forty_students_who_each_mistype_twice_are_told_what_was_wrong(any_store: Store) -> None:
    room = make_room(any_store)
    for number in range(80):
        guess(room, SCHOOL, number)
    assert enter(room, SCHOOL).classroom_id == room.classroom_id


@pytest.mark.sampled(1)
def test_class_joins_while_somebody_behind_its_address_guesses_wildly(room: Room) -> None:
    for number in range(JOINING.pair):
        guess(room, SCHOOL, number)
    for number in range(40):
        now = NOON + timedelta(seconds=number / 4)
        for wild in range(5):
            guess_late(room, SCHOOL, 1000 + 5 * number + wild, now)
        students.join(room.store, enter(room, SCHOOL, now), f"Student {number}", now)
    assert len(students.students_of(room.store, room.classroom_id)) == 43


def test_guesser_of_join_codes_is_slowed_down_and_the_right_code_is_not(room: Room) -> None:
    for number in range(JOINING.pair):
        guess(room, SCHOOL, number)
    guess_late(room, SCHOOL, JOINING.pair)
    assert enter(room, SCHOOL).classroom_id == room.classroom_id
    guess(room, ELSEWHERE, JOINING.pair)


def test_guesser_at_the_limit_makes_the_kit_write_nothing(any_store: Store) -> None:
    room = make_room(any_store)
    for number in range(JOINING.pair):
        guess(room, SCHOOL, number)
    with statements(any_store) as seen:
        guess_late(room, SCHOOL, JOINING.pair)
    assert [text.split()[0] for text in seen] == ["SELECT", "SELECT"]


def test_expired_code_counts_as_wrong_and_is_told_apart_below_the_limit(
    any_store: Store,
) -> None:
    room = make_room(any_store)
    late = NOON + JOIN_CODE_LIFE
    for _try in range(JOINING.pair):
        with pytest.raises(ExpiredJoinCode):
            enter(room, SCHOOL, late)
    with pytest.raises(TooManyWrongCodes) as caught:
        enter(room, SCHOOL, late)
    assert str(caught.value) == WRONG


def test_wait_ends_after_the_window_and_not_before(any_store: Store) -> None:
    room = make_room(any_store)
    for number in range(JOINING.pair):
        guess(room, SCHOOL, number)
    for minute in range(1, 10):
        guess_late(room, SCHOOL, 1, NOON + timedelta(minutes=minute))
    guess(room, SCHOOL, 1, NOON + WINDOW + timedelta(minutes=1))


@pytest.mark.long
def test_guessers_from_many_addresses_meet_the_kits_own_limit(any_store: Store) -> None:
    room = make_room(any_store)
    for number in range(JOINING.kit):
        guess(room, Caller(f"203.0.113.{number}", SECRET), number)
    before = failures(any_store)
    guess_late(room, ELSEWHERE, 1)
    assert failures(any_store) == before
    assert enter(room, ELSEWHERE).classroom_id == room.classroom_id


def test_guesser_of_personal_codes_shuts_nobody_out(room: Room) -> None:
    lobby = enter(room, SCHOOL)
    code = students.personal_code(room.store, room.people["Mia"])
    for number in range(RETURNING.pair):
        with pytest.raises(WrongPersonalCode):
            students.come_back(room.store, lobby, wrong_code(number), SCHOOL, NOON)
    with pytest.raises(TooManyWrongCodes) as caught:
        students.come_back(room.store, lobby, wrong_code(RETURNING.pair), SCHOOL, NOON)
    assert str(caught.value) == WRONG
    ada = room.people["Ada"].student_id
    _name, once = students.readmit(room.store, room.classroom_id, ada, NOON)
    tokens = [students.come_back(room.store, lobby, typed, SCHOOL, NOON) for typed in (code, once)]
    found = [students.signed_in(room.store, room.classroom_id, token) for token in tokens]
    assert [identity and identity.name for identity in found] == ["Mia", "Ada"]


def test_personal_codes_of_two_classes_are_counted_apart(any_store: Store) -> None:
    room = make_room(any_store)
    lobby = enter(room, SCHOOL)
    other = classrooms.create_classroom(room.store, room.teacher_id, "8A", NOON)
    for number in range(RETURNING.pair):
        with pytest.raises(WrongPersonalCode):
            students.come_back(room.store, lobby, wrong_code(number), SCHOOL, NOON)
    elsewhere = replace(lobby, classroom_id=other)
    with pytest.raises(WrongPersonalCode):
        students.come_back(room.store, elsewhere, wrong_code(1), SCHOOL, NOON)


def wrong_password(store: Store, caller: Caller, name: str = "Ms Gray") -> None:
    with pytest.raises(SignInFailed) as failed:
        sessions.sign_in(store, name, "a wrong password", caller, NOON)
    assert str(failed.value) == "Name and password do not fit together. Try again; capitals count."


def locked_out(store: Store, caller: Caller, name: str = "Ms Gray") -> None:
    """Even the right password is refused, and unseen."""
    with pytest.raises(TooManyTries) as caught:
        sessions.sign_in(store, name, PASSWORD, caller, NOON)
    assert str(caught.value) == WAIT


def test_guesser_of_passwords_locks_out_their_own_address_alone(any_store: Store) -> None:
    make_room(any_store)
    for _try in range(SIGNING_IN.pair):
        wrong_password(any_store, SCHOOL)
    locked_out(any_store, SCHOOL, "MS GRAY")
    for caller in (ELSEWHERE, HERE):
        assert sessions.sign_in(any_store, "Ms Gray", PASSWORD, caller, NOON)
    late = NOON + WINDOW + timedelta(minutes=1)
    assert sessions.sign_in(any_store, "Ms Gray", PASSWORD, SCHOOL, late)


def test_many_addresses_lock_the_network_out_and_never_the_computer_itself(
    any_store: Store,
) -> None:
    make_room(any_store)
    assert SIGNING_IN.target is not None
    for number in range(SIGNING_IN.target):
        wrong_password(any_store, Caller(f"203.0.113.{number // 9}", SECRET))
    locked_out(any_store, ELSEWHERE)
    for caller in (HERE, Caller("::1", SECRET), Caller("::ffff:127.0.0.1", SECRET)):
        assert sessions.sign_in(any_store, "Ms Gray", PASSWORD, caller, NOON)


def test_password_tries_at_the_computer_itself_are_counted_too(any_store: Store) -> None:
    make_room(any_store)
    for _try in range(SIGNING_IN.pair):
        wrong_password(any_store, HERE)
    locked_out(any_store, HERE)


def test_one_address_tries_few_accounts(any_store: Store) -> None:
    make_room(any_store)
    assert SIGNING_IN.address is not None
    for number in range(SIGNING_IN.address):
        wrong_password(any_store, SCHOOL, f"Nobody {number}")
    locked_out(any_store, SCHOOL)


def test_right_passwords_are_given_back(store: Store) -> None:
    make_room(store)
    for _try in range(3):
        assert sessions.sign_in(store, "Ms Gray", PASSWORD, SCHOOL, NOON)
    assert hashes(store) == []


def test_refused_password_tries_do_not_prolong_the_wait(store: Store) -> None:
    make_room(store)
    for _try in range(SIGNING_IN.pair):
        wrong_password(store, SCHOOL)
    locked_out(store, SCHOOL)
    with store.reading() as connection:
        counts = set(connection.execute(select(Failure.count)).scalars())
    assert counts == {SIGNING_IN.pair}


@pytest.mark.raced
def test_password_tries_at_once_do_not_overshoot_the_limit(store: Store) -> None:
    make_room(store)
    # More than may fail, and no more than wait for one another; whoever comes on top is told that
    # the database is busy (kit.store.database.writer_queue).
    at_once, tries = MOST_WAITING, 3 * MOST_WAITING
    assert at_once > SIGNING_IN.pair
    barrier = Barrier(at_once)

    def run(_number: int) -> type[Exception]:
        barrier.wait(30)
        with pytest.raises(KitError) as caught:
            sessions.sign_in(store, "Ms Gray", "a wrong password", SCHOOL, NOON)
        return caught.type

    with ThreadPoolExecutor(at_once) as pool:
        seen = list(pool.map(run, range(tries)))
    assert seen.count(SignInFailed) == SIGNING_IN.pair
    assert seen.count(TooManyTries) == tries - SIGNING_IN.pair


def test_old_failures_are_dropped(any_store: Store) -> None:
    room = make_room(any_store)
    guess(room, SCHOOL, 1)
    before = failures(any_store)
    guess(room, SCHOOL, 1, NOON + timedelta(hours=1))
    assert failures(any_store) == before == 2


def test_no_address_is_stored(room: Room) -> None:
    guess(room, SCHOOL, 1)
    with pytest.raises(SignInFailed):
        sessions.sign_in(room.store, "Ms Gray", "wrong", SCHOOL, NOON)
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
        with open(path + suffix, "rb") as file:  # noqa: PTH123 - no path of its own
            assert SCHOOL.address.encode() not in file.read()


def test_hash_of_an_address_is_another_one_the_next_day_and_in_another_kit() -> None:
    today = SCHOOL.hashed(SCHOOL.address, NOON)
    assert SCHOOL.hashed(SCHOOL.address, NOON + timedelta(hours=1)) == today
    assert SCHOOL.hashed(SCHOOL.address, NOON + timedelta(days=1)) != today
    assert Caller(SCHOOL.address, b"another kit").hashed(SCHOOL.address, NOON) != today


@pytest.mark.parametrize("guard", [JOINING, RETURNING, SIGNING_IN])
def test_guards_count_apart(any_store: Store, guard: throttle.Guard) -> None:
    with any_store.writing() as connection:
        for _ in range(guard.pair):
            throttle.count_failure(connection, guard, SCHOOL, "x", NOON)
    with any_store.reading() as connection:
        for other in (JOINING, RETURNING, SIGNING_IN):
            if other is guard:
                with pytest.raises(TooManyWrongCodes):
                    throttle.refuse_guessers(connection, other, SCHOOL, "x", NOON)
            else:
                throttle.refuse_guessers(connection, other, SCHOOL, "x", NOON)


@pytest.mark.parametrize("how", ["joins", "signs in", "starts"])
def test_old_hashes_go_when_the_kit_is_used_or_started(any_store: Store, how: str) -> None:
    room = make_room(any_store)
    guess(room, SCHOOL, 1)
    assert hashes(any_store)
    later = NOON + 2 * WINDOW + timedelta(minutes=1)
    if how == "joins":
        lobby = classrooms.enter_lobby(any_store, room.code, SCHOOL, later)
        students.join(any_store, lobby, "Newcomer", later)
    elif how == "signs in":
        sessions.sign_in(any_store, "Ms Gray", PASSWORD, SCHOOL, later)
    else:
        throttle.forget_old(any_store, later)
    assert hashes(any_store) == []


def test_a_right_password_leaves_no_hash(any_store: Store) -> None:
    make_room(any_store)
    sessions.sign_in(any_store, "Ms Gray", PASSWORD, SCHOOL, NOON)
    assert hashes(any_store) == []


def test_hashes_that_are_used_stay_at_a_start_and_nothing_is_written(any_store: Store) -> None:
    room = make_room(any_store)
    guess(room, SCHOOL, 1)
    stored = hashes(any_store)
    with statements(any_store) as seen:
        throttle.forget_old(any_store, NOON + WINDOW)
    assert hashes(any_store) == stored
    assert not [statement for statement in seen if statement.lower().startswith("delete")]


def hashes(store: Store) -> list[str]:
    """What stands for addresses in the database."""
    with store.reading() as connection:
        return list(connection.execute(select(Failure.who)).scalars())
