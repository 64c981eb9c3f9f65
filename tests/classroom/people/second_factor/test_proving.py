"""Password and code asked for once more before a second factor is changed."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from kit.classroom.errors import KitError, NotFound
from kit.classroom.people.accounts import sessions
from kit.classroom.people.errors import TooManyTries, WrongPassword
from kit.classroom.people.second_factor import own_factor, proving, removal
from kit.classroom.people.second_factor.entering import Entrant, enter
from kit.classroom.people.second_factor.errors import (
    CodeUsed,
    CodeWrong,
    NoCode,
    OtherKey,
    SetUpOver,
    StrangeLetters,
)
from kit.classroom.people.second_factor.proving import Owner, Proof
from kit.store.engine import Store
from kit.store.ids import new_id
from tests.support.room import CALLER, NOON, PASSWORD, make_teacher
from tests.support.second_factor import KEY, Phone, half_of, set_up_phone


def signed_in(store: Store) -> tuple[Phone, Owner]:
    """A teacher with a phone who came in by the first recovery code."""
    phone = set_up_phone(store, make_teacher(store), NOON)
    entered = enter(store, Entrant(half_of(store, NOON), "", CALLER), phone.codes[0], KEY, NOON)
    return phone, Owner(phone.teacher_id, entered.token, CALLER)


@pytest.mark.parametrize(
    ("code", "refusal"),
    [
        (lambda _phone: "", NoCode),
        (lambda _phone: "12345", NoCode),
        (lambda _phone: "O" * 12, StrangeLetters),
        (lambda _phone: "234567", CodeWrong),
        (lambda _phone: "2345 6789 ABCD", CodeWrong),
        (lambda phone: phone.codes[0], CodeWrong),
    ],
)
def test_password_without_a_good_code_changes_nothing(
    any_store: Store, code: Callable[[Phone], str], refusal: type[KitError]
) -> None:
    phone, owner = signed_in(any_store)
    removal.take_news(any_store, phone.teacher_id)
    with pytest.raises(refusal):
        own_factor.turn_off(any_store, owner, Proof(PASSWORD, code(phone)), KEY, NOON)
    assert own_factor.is_on(any_store, phone.teacher_id)
    # What can be no code is no try; a wrong one is told at the next sign-in.
    told = removal.take_news(any_store, phone.teacher_id).refused
    assert told == (1 if refusal is CodeWrong else 0)


def test_good_code_without_the_password_changes_nothing_and_stays_good(any_store: Store) -> None:
    phone, owner = signed_in(any_store)
    with pytest.raises(WrongPassword):
        own_factor.turn_off(any_store, owner, Proof("wrong", phone.code(NOON)), KEY, NOON)
    assert own_factor.is_on(any_store, phone.teacher_id)
    own_factor.turn_off(any_store, owner, Proof(PASSWORD, phone.code(NOON)), KEY, NOON)
    assert not own_factor.is_on(any_store, phone.teacher_id)


def test_recovery_code_counts_without_a_clock_or_the_signing_key(any_store: Store) -> None:
    phone, owner = signed_in(any_store)
    other_key = b"another signing key, long enough, too"
    with pytest.raises(OtherKey):
        proving.prove(any_store, owner, Proof(PASSWORD, phone.code(NOON)), other_key, NOON)
    own_factor.turn_off(any_store, owner, Proof(PASSWORD, phone.codes[1]), other_key, NOON)
    assert not own_factor.is_on(any_store, phone.teacher_id)


def test_code_that_signed_in_proves_nothing_a_second_time(any_store: Store) -> None:
    phone = set_up_phone(any_store, make_teacher(any_store), NOON)
    entrant = Entrant(half_of(any_store, NOON), "", CALLER)
    owner = Owner(
        phone.teacher_id, enter(any_store, entrant, phone.code(NOON), KEY, NOON).token, CALLER
    )
    with pytest.raises(CodeUsed):
        own_factor.turn_off(any_store, owner, Proof(PASSWORD, phone.code(NOON)), KEY, NOON)
    assert own_factor.is_on(any_store, phone.teacher_id)


@pytest.mark.raced
def test_one_code_proves_once_however_many_send_it(store: Store) -> None:
    phone, owner = signed_in(store)

    def attempt(_number: int) -> str:
        try:
            proving.prove(store, owner, Proof(PASSWORD, phone.code(NOON)), KEY, NOON)
        except KitError as error:
            return type(error).__name__
        return "proved"

    with ThreadPoolExecutor(4) as pool:
        said = sorted(pool.map(attempt, range(4)))
    assert said == ["CodeUsed", "CodeUsed", "CodeUsed", "proved"]


def test_guessing_codes_ends_where_it_does_at_signing_in(any_store: Store) -> None:
    phone, owner = signed_in(any_store)
    proof = Proof(PASSWORD, "234567")
    for _try in range(10):
        with pytest.raises(CodeWrong):
            proving.prove(any_store, owner, proof, KEY, NOON)
    with pytest.raises(TooManyTries):
        proving.prove(any_store, owner, Proof(PASSWORD, phone.code(NOON)), KEY, NOON)
    half = half_of(any_store, NOON)
    with pytest.raises(TooManyTries):
        enter(any_store, Entrant(half, "", CALLER), phone.code(NOON), KEY, NOON)


def test_browser_that_was_signed_out_uses_no_code_up(any_store: Store) -> None:
    phone, owner = signed_in(any_store)
    sessions.sign_out(any_store, owner.token)
    with pytest.raises(SetUpOver):
        own_factor.turn_off(any_store, owner, Proof(PASSWORD, phone.codes[1]), KEY, NOON)
    assert own_factor.state(any_store, phone.teacher_id).codes_left == 9


def test_wrong_passwords_are_slowed_down_as_at_signing_in(any_store: Store) -> None:
    teacher_id = make_teacher(any_store)
    token = sessions.sign_in(any_store, "Ms Gray", PASSWORD, CALLER, NOON)
    owner = Owner(teacher_id, token, CALLER)
    for _ in range(10):
        with pytest.raises(WrongPassword):
            proving.check_password(any_store, owner, "wrong", NOON)
    with pytest.raises(TooManyTries):
        proving.check_password(any_store, owner, PASSWORD, NOON)
    nobody = Owner(new_id(), "", CALLER)
    with pytest.raises(NotFound):
        proving.check_password(any_store, nobody, PASSWORD, NOON)
