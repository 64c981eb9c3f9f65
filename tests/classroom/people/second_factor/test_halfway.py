"""The first half of a sign-in: it opens nothing, and ends."""

from datetime import timedelta

import pytest

from kit.classroom.people.accounts import links, sessions, teachers
from kit.classroom.people.errors import SignInFailed
from kit.classroom.people.leftovers import clear_leftovers
from kit.classroom.people.second_factor import halfway
from kit.classroom.people.second_factor.errors import HalfOver, SecondFactorNeeded
from kit.store.engine import Store
from kit.store.ids import token_hash
from kit.store.people import second_factors
from tests.support.room import NOON, make_teacher
from tests.support.second_factor import half_of, set_up_phone

OVER = "This sign-in took too long or has ended. Begin again with your password."


def test_right_password_alone_is_no_session(store: Store) -> None:
    set_up_phone(store, make_teacher(store), NOON)
    token = half_of(store, NOON)
    assert sessions.signed_in(store, token, NOON) is None
    assert halfway.name_of_half(store, token, NOON) == "Ms Gray"
    with pytest.raises(SignInFailed):
        half_of(store, NOON, password="wrong")


def test_half_ends_after_ten_minutes(any_store: Store) -> None:
    set_up_phone(any_store, make_teacher(any_store), NOON)
    token = half_of(any_store, NOON)
    assert halfway.name_of_half(any_store, token, NOON + timedelta(minutes=10))
    with pytest.raises(HalfOver) as caught:
        halfway.name_of_half(any_store, token, NOON + timedelta(minutes=10, seconds=1))
    assert str(caught.value) == OVER


def test_unknown_half_is_over(any_store: Store) -> None:
    for token in ("", "no-such-token"):
        with pytest.raises(HalfOver):
            halfway.name_of_half(any_store, token, NOON)


def test_closed_account_and_new_password_end_it(any_store: Store) -> None:
    gray = make_teacher(any_store)
    set_up_phone(any_store, gray, NOON)
    token = half_of(any_store, NOON)
    link = teachers.reset_teacher(any_store, "Ms Gray")
    with pytest.raises(HalfOver):
        halfway.name_of_half(any_store, token, NOON)
    # The new password keeps the second factor.
    with pytest.raises(SecondFactorNeeded) as caught:
        links.follow_link(any_store, link, "", "quite another long phrase 7", NOON)
    assert str(caught.value) == (
        "This account asks for a code beside the password. Sign in on the page for that."
    )
    assert halfway.name_of_half(any_store, caught.value.token, NOON) == "Ms Gray"
    teachers.disable_teacher(any_store, "Ms Gray")
    with pytest.raises(HalfOver):
        halfway.name_of_half(any_store, caught.value.token, NOON)


def test_old_halves_are_cleared_away(any_store: Store) -> None:
    gray = make_teacher(any_store)
    set_up_phone(any_store, gray, NOON)
    old, fresh = half_of(any_store, NOON), half_of(any_store, NOON + timedelta(minutes=15))
    with any_store.writing() as connection:
        clear_leftovers(connection, NOON + timedelta(minutes=21))
    with any_store.reading() as connection:
        assert second_factors.half(connection, token_hash(old)) is None
        assert second_factors.half(connection, token_hash(fresh)) is not None
