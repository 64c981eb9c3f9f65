"""The second half of a sign-in, on both databases: one code, one sign-in; few tries."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from kit.classroom.errors import KitError
from kit.classroom.people.accounts import sessions
from kit.classroom.people.errors import TooManyTries
from kit.classroom.people.second_factor import own_factor, removal
from kit.classroom.people.second_factor.entering import Entered, Entrant, enter
from kit.classroom.people.second_factor.errors import (
    CodeUsed,
    CodeWrong,
    HalfOver,
    NoCode,
    OtherKey,
)
from kit.classroom.people.throttle import Caller
from kit.store.colleagues import kit_lines
from kit.store.engine import Store
from kit.store.people import second_factors
from tests.support.room import CALLER, NOON, make_teacher
from tests.support.second_factor import KEY, Phone, half_of, set_up_phone

OTHER_KEY = b"another signing key, as after a lost file"


def phone_of(store: Store) -> Phone:
    return set_up_phone(store, make_teacher(store), NOON)


def try_code(store: Store, typed: str, now: datetime = NOON, key: bytes = KEY) -> Entered:
    return enter(store, Entrant(half_of(store, now), "", CALLER), typed, key, now)


def test_code_of_now_opens_a_session_of_that_browser(store: Store) -> None:
    phone = phone_of(store)
    entered = try_code(store, phone.code(NOON))
    identity = sessions.signed_in(store, entered.token, NOON)
    assert identity is not None
    assert (identity.id, entered.codes_left) == (phone.teacher_id, None)
    listed = sessions.sign_ins(store, phone.teacher_id, entered.token, NOON)
    assert listed[0].browser == "Firefox, Linux"


def test_session_of_before_ends_with_it(any_store: Store) -> None:
    phone = phone_of(any_store)
    before = try_code(any_store, phone.codes[0]).token
    half = half_of(any_store, NOON)
    after = enter(any_store, Entrant(half, before, CALLER), phone.code(NOON), KEY, NOON).token
    assert sessions.signed_in(any_store, before, NOON) is None
    assert sessions.signed_in(any_store, after, NOON) is not None


def test_half_is_used_up(store: Store) -> None:
    phone = phone_of(store)
    entrant = Entrant(half_of(store, NOON), "", CALLER)
    enter(store, entrant, phone.code(NOON), KEY, NOON)
    with pytest.raises(HalfOver):
        enter(store, entrant, phone.codes[0], KEY, NOON)


def test_code_is_good_once(store: Store) -> None:
    phone = phone_of(store)
    try_code(store, phone.code(NOON))
    with pytest.raises(CodeUsed):
        try_code(store, phone.code(NOON))
    later = NOON + timedelta(seconds=30)
    assert try_code(store, phone.code(later), later)


def test_recovery_code_is_good_once_and_the_rest_is_counted(store: Store) -> None:
    phone = phone_of(store)
    first, *rest = phone.codes
    assert try_code(store, f" {first[:4].lower()}-{first[4:]} ").codes_left == 9
    with pytest.raises(CodeWrong):
        try_code(store, first)
    assert [try_code(store, code).codes_left for code in rest] == [8, 7, 6, 5, 4, 3, 2, 1, 0]
    with pytest.raises(CodeWrong):
        try_code(store, first)


def test_recovery_code_needs_no_clock_and_no_key(any_store: Store) -> None:
    phone = phone_of(any_store)
    next_year = NOON + timedelta(days=365)
    assert try_code(any_store, phone.codes[0], next_year, OTHER_KEY).codes_left == 9


def test_another_signing_key_is_named(any_store: Store) -> None:
    phone = phone_of(any_store)
    with pytest.raises(OtherKey) as caught:
        try_code(any_store, phone.code(NOON), key=OTHER_KEY)
    assert str(caught.value) == (
        "No code from your app can fit: the kit's signing key is not the one of the day you set it "
        "up. Use a recovery code; or, on the kit's computer, run `kit teacher "
        "remove-second-factor` with your name."
    )


@pytest.mark.raced
def test_one_code_at_once_lets_one_browser_in(store: Store) -> None:
    phone = phone_of(store)
    halves = [half_of(store, NOON) for _ in range(8)]

    def attempt(half: str) -> str:
        caller = Caller(f"192.0.2.{halves.index(half)}", b"secret")
        try:
            enter(store, Entrant(half, "", caller), phone.code(NOON), KEY, NOON)
        except CodeUsed:
            return "used"
        return "in"

    with ThreadPoolExecutor(8) as pool:
        said = list(pool.map(attempt, halves))
    assert sorted(said) == ["in", *["used"] * 7]


@pytest.mark.raced
def test_one_half_at_once_lets_one_browser_in(store: Store) -> None:
    phone = phone_of(store)
    half = half_of(store, NOON)

    def attempt(code: str) -> str:
        try:
            enter(store, Entrant(half, "", CALLER), code, KEY, NOON)
        except HalfOver:
            return "over"
        return "in"

    with ThreadPoolExecutor(4) as pool:
        said = list(pool.map(attempt, [phone.code(NOON), *phone.codes[:3]]))
    assert sorted(said) == ["in", "over", "over", "over"]
    assert own_factor.state(store, phone.teacher_id).codes_left >= 9


@pytest.mark.raced
def test_one_recovery_code_at_once_lets_one_browser_in(store: Store) -> None:
    phone = phone_of(store)
    halves = [half_of(store, NOON) for _ in range(4)]

    def attempt(half: str) -> str:
        try:
            enter(store, Entrant(half, "", CALLER), phone.codes[0], KEY, NOON)
        except CodeWrong:
            return "wrong"
        return "in"

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(attempt, halves)) == ["in", "wrong", "wrong", "wrong"]


def wrong_codes(store: Store, number: int, caller: Caller, now: datetime = NOON) -> list[str]:
    half = half_of(store, now)
    said = []
    for _ in range(number):
        try:
            enter(store, Entrant(half, "", caller), "234567", KEY, now)
        except KitError as error:
            said.append(type(error).__name__)
    return said


def test_tries_are_few_and_right_ones_do_not_count(store: Store) -> None:
    phone = phone_of(store)
    entered = try_code(store, phone.codes[0])
    assert entered.codes_left == 9
    assert wrong_codes(store, 12, CALLER) == [*["CodeWrong"] * 10, *["TooManyTries"] * 2]
    with pytest.raises(TooManyTries) as caught:
        try_code(store, phone.code(NOON))
    assert str(caught.value) == "Too many tries went wrong. Wait 10 minutes, then try again."
    later = NOON + timedelta(minutes=11)
    assert try_code(store, phone.code(later), later)


@pytest.mark.raced
def test_parallel_tries_do_not_overshoot(store: Store) -> None:
    phone_of(store)
    halves = [half_of(store, NOON) for _ in range(24)]

    def attempt(half: str) -> str:
        try:
            enter(store, Entrant(half, "", CALLER), "234567", KEY, NOON)
        except KitError as error:
            return type(error).__name__
        return "in"

    with ThreadPoolExecutor(8) as pool:
        said = list(pool.map(attempt, halves))
    assert sorted(said) == [*["CodeWrong"] * 10, *["TooManyTries"] * 14]


def test_network_that_knows_the_password_does_not_lock_out_this_computer(store: Store) -> None:
    phone = phone_of(store)
    said = [
        wrong_codes(store, 1, Caller(f"192.0.2.{number}", b"secret"))[0] for number in range(12)
    ]
    assert said == [*["CodeWrong"] * 10, *["TooManyTries"] * 2]
    half = half_of(store, NOON)
    assert enter(store, Entrant(half, "", CALLER), phone.code(NOON), KEY, NOON)


def test_what_can_be_no_code_is_no_try(any_store: Store) -> None:
    phone = phone_of(any_store)
    half = half_of(any_store, NOON)
    for typed in ["12345", "1234567", "", "x" * 5000] * 5:
        with pytest.raises(NoCode):
            enter(any_store, Entrant(half, "", CALLER), typed, KEY, NOON)
    assert enter(any_store, Entrant(half, "", CALLER), phone.code(NOON), KEY, NOON)
    assert removal.take_news(any_store, phone.teacher_id).refused == 0


def test_wrong_codes_are_told_at_the_next_sign_in_once(any_store: Store) -> None:
    phone = phone_of(any_store)
    wrong_codes(any_store, 3, CALLER)
    assert removal.take_news(any_store, phone.teacher_id).refused == 3
    assert removal.take_news(any_store, phone.teacher_id).refused == 0


def test_turned_off_meanwhile_ends_the_half(any_store: Store) -> None:
    phone = phone_of(any_store)
    half = half_of(any_store, NOON)
    with any_store.writing() as connection:
        record = second_factors.factor(connection, phone.teacher_id)
        assert record is not None
        second_factors.put_factor(connection, replace(record, seed=None))
    with pytest.raises(HalfOver):
        enter(any_store, Entrant(half, "", CALLER), phone.code(NOON), KEY, NOON)


def acts_of(store: Store) -> list[tuple[str, str]]:
    """Act and way of each line of an account or the kit, the first first."""
    with store.reading() as connection:
        kept = reversed(kit_lines.all_lines(connection))
        return [(line.act.value, line.way.value) for line in kept]


def test_each_code_leaves_its_line(any_store: Store) -> None:
    phone = phone_of(any_store)
    before = len(acts_of(any_store))
    try_code(any_store, phone.codes[0])
    for _try in range(10):
        with pytest.raises(CodeWrong):
            try_code(any_store, "2345 6789 ABCD")
    with pytest.raises(TooManyTries):
        try_code(any_store, phone.codes[1])
    removal.remove_factor(any_store, "Ms Gray")
    assert sorted(acts_of(any_store)[before:]) == sorted(
        [
            *(("used-recovery-code", "page"), ("signed-in", "page")),
            *[("refused", "page")] * 11,
            ("turned-factor-off", "command"),
        ]
    )
