"""A second factor set up, renewed and turned off by its owner."""

from datetime import timedelta

import pytest

from kit.classroom.people.accounts import sessions
from kit.classroom.people.second_factor import own_factor
from kit.classroom.people.second_factor.codes import new_seed, secret_of, uri_of
from kit.classroom.people.second_factor.entering import Entrant, enter
from kit.classroom.people.second_factor.errors import (
    CodeWrong,
    FactorOff,
    HalfOver,
    NoAppCode,
    SetUpOver,
)
from kit.classroom.people.second_factor.own_factor import Confirmation, FactorState
from kit.classroom.people.second_factor.proving import Owner, Proof
from kit.store.engine import Store
from tests.support.room import CALLER, NOON, PASSWORD, make_teacher
from tests.support.second_factor import KEY, Phone, half_of, set_up_phone


def owner_of(store: Store) -> Owner:
    """A teacher without a factor, signed in."""
    teacher_id = make_teacher(store)
    return Owner(teacher_id, sessions.sign_in(store, "Ms Gray", PASSWORD, CALLER, NOON), CALLER)


def signed_in_by(store: Store, phone: Phone, code: str) -> Owner:
    entered = enter(store, Entrant(half_of(store, NOON), "", CALLER), code, KEY, NOON)
    return Owner(phone.teacher_id, entered.token, CALLER)


def test_first_code_turns_it_on_and_signs_out_elsewhere(store: Store) -> None:
    owner = owner_of(store)
    elsewhere = sessions.sign_in(store, "Ms Gray", PASSWORD, CALLER, NOON)
    off = FactorState(is_on=False, was_removed=False, changed_at=None, codes_left=0)
    assert own_factor.state(store, owner.teacher_id) == off
    seed = new_seed()
    phone = Phone(owner.teacher_id, secret_of(KEY, owner.teacher_id, seed), [])
    shown = own_factor.set_up(store, owner.teacher_id, seed, KEY)
    assert shown is not None
    assert shown.secret == secret_of(KEY, owner.teacher_id, seed)
    assert shown.uri == uri_of(shown.secret, "Ms Gray")
    codes = own_factor.turn_on(store, owner, Confirmation(seed, phone.code(NOON)), KEY, NOON)
    assert len(codes) == 10
    assert own_factor.is_on(store, owner.teacher_id)
    assert own_factor.set_up(store, owner.teacher_id, seed, KEY) is None
    assert own_factor.state(store, owner.teacher_id) == FactorState(
        is_on=True, was_removed=False, changed_at=NOON, codes_left=10
    )
    assert sessions.signed_in(store, owner.token, NOON) is not None
    assert sessions.signed_in(store, elsewhere, NOON) is None
    # The code of the set-up is used up by it.
    assert half_of(store, NOON)


@pytest.mark.parametrize(
    ("typed", "length"), [("12345", 5), ("ABCD EFGH JKMN", 12), ("O" * 12, 12), ("x" * 5000, 5000)]
)
def test_set_up_takes_codes_of_an_app_alone(any_store: Store, typed: str, length: int) -> None:
    owner = owner_of(any_store)
    with pytest.raises(NoAppCode) as caught:
        own_factor.turn_on(any_store, owner, Confirmation(new_seed(), typed), KEY, NOON)
    assert str(caught.value) == (
        f"A code from the app has 6 digits; this has {length}. Type it again."
    )


def test_wrong_code_changes_nothing(any_store: Store) -> None:
    owner = owner_of(any_store)
    with pytest.raises(CodeWrong):
        own_factor.turn_on(any_store, owner, Confirmation(new_seed(), "234567"), KEY, NOON)
    assert not own_factor.is_on(any_store, owner.teacher_id)


def test_set_up_pressed_twice_keeps_the_first_codes(store: Store) -> None:
    owner, seed = owner_of(store), new_seed()
    phone = Phone(owner.teacher_id, secret_of(KEY, owner.teacher_id, seed), [])
    confirmation = Confirmation(seed, phone.code(NOON))
    codes = own_factor.turn_on(store, owner, confirmation, KEY, NOON)
    with pytest.raises(SetUpOver) as caught:
        own_factor.turn_on(store, owner, confirmation, KEY, NOON)
    assert str(caught.value) == (
        "This set-up took too long or was done in another window. Begin again."
    )
    assert signed_in_by(store, phone, codes[0])


def test_browser_that_was_signed_out_sets_nothing_up(any_store: Store) -> None:
    owner, seed = owner_of(any_store), new_seed()
    sessions.sign_out(any_store, owner.token)
    phone = Phone(owner.teacher_id, secret_of(KEY, owner.teacher_id, seed), [])
    with pytest.raises(SetUpOver):
        own_factor.turn_on(any_store, owner, Confirmation(seed, phone.code(NOON)), KEY, NOON)


def test_another_phone_takes_the_place_of_the_first(store: Store) -> None:
    phone = set_up_phone(store, make_teacher(store), NOON)
    owner, seed = signed_in_by(store, phone, phone.codes[0]), new_seed()
    half = half_of(store, NOON)
    other = Phone(phone.teacher_id, secret_of(KEY, phone.teacher_id, seed), [])
    codes = own_factor.turn_on(store, owner, Confirmation(seed, other.code(NOON)), KEY, NOON)
    with pytest.raises(HalfOver):
        enter(store, Entrant(half, "", CALLER), phone.codes[1], KEY, NOON)
    for gone in (phone.code(NOON), phone.codes[1]):
        with pytest.raises(CodeWrong):
            signed_in_by(store, phone, gone)
    assert signed_in_by(store, phone, codes[0])
    later = NOON + timedelta(seconds=30)
    entrant = Entrant(half_of(store, later), "", CALLER)
    assert enter(store, entrant, other.code(later), KEY, later)


def test_new_recovery_codes_end_the_old(store: Store) -> None:
    phone = set_up_phone(store, make_teacher(store), NOON)
    owner = signed_in_by(store, phone, phone.code(NOON))
    proof = Proof(PASSWORD, phone.codes[1])
    codes = own_factor.renew_recovery_codes(store, owner, proof, KEY, NOON)
    with pytest.raises(CodeWrong):
        signed_in_by(store, phone, phone.codes[0])
    assert signed_in_by(store, phone, codes[0])


def test_recovery_codes_need_a_factor(any_store: Store) -> None:
    with pytest.raises(FactorOff) as caught:
        own_factor.renew_recovery_codes(any_store, owner_of(any_store), Proof(PASSWORD), KEY, NOON)
    assert str(caught.value) == "The second factor is off. Nothing is changed."


def test_turned_off_the_password_alone_does(store: Store) -> None:
    phone = set_up_phone(store, make_teacher(store), NOON)
    owner = signed_in_by(store, phone, phone.codes[0])
    half = half_of(store, NOON)
    own_factor.turn_off(store, owner, Proof(PASSWORD, phone.code(NOON)), KEY, NOON)
    assert sessions.sign_in(store, "Ms Gray", PASSWORD, CALLER, NOON)
    with pytest.raises(HalfOver):
        enter(store, Entrant(half, "", CALLER), phone.codes[0], KEY, NOON)
    # Pressed twice: there is no code to ask for any more.
    own_factor.turn_off(store, owner, Proof(PASSWORD, phone.code(NOON)), KEY, NOON)
