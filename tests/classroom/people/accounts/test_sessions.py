"""Sessions of teachers on both databases: one for each browser, seen and ended."""

from datetime import UTC, datetime, timedelta

import pytest
from argon2 import PasswordHasher
from sqlalchemy import func, select

from kit.classroom.people.accounts import links, own_account, passwords, sessions, teachers
from kit.classroom.people.accounts.own_account import PasswordChange
from kit.classroom.people.errors import SignInFailed
from kit.classroom.people.leftovers import SESSION_IDLE
from kit.store.engine import Store
from kit.store.models import TeacherSession
from kit.store.people import teachers as stored
from tests.support.room import CALLER, PASSWORD, make_teacher


def clock() -> datetime:
    """Links are made by the clock itself, so these tests go by it too."""
    return datetime.now(UTC)


def sign_in(store: Store, name: str = "Ms Gray", password: str = PASSWORD) -> str:
    return sessions.sign_in(store, name, password, CALLER, clock())


def session_count(store: Store) -> int:
    with store.reading() as connection:
        return connection.execute(select(func.count()).select_from(TeacherSession)).scalar_one()


def test_session_ends_when_it_is_not_used(store: Store) -> None:
    make_teacher(store)
    token, now = sign_in(store), clock()
    almost = now + SESSION_IDLE - timedelta(minutes=1)
    assert sessions.signed_in(store, token, almost) is not None
    assert (
        sessions.signed_in(store, token, almost + SESSION_IDLE - timedelta(minutes=1)) is not None
    )
    assert sessions.signed_in(store, token, almost + 3 * SESSION_IDLE) is None


@pytest.mark.parametrize("typed", ["Ms  Gray ", " ms gray", "Ms\u00a0Gray"])
def test_blanks_do_not_matter_at_sign_in(any_store: Store, typed: str) -> None:
    make_teacher(any_store)
    assert sign_in(any_store, typed)
    teachers.disable_teacher(any_store, typed)


def test_hiding_is_the_sessions_own(store: Store) -> None:
    make_teacher(store)
    first, second, now = sign_in(store), sign_in(store), clock()
    sessions.set_hides(store, first, hides=True)
    found = [sessions.signed_in(store, token, now) for token in (first, second)]
    assert [identity and identity.hides for identity in found] == [True, False]


def test_sign_out_everywhere_spares_other_teachers(store: Store) -> None:
    gray = make_teacher(store)
    make_teacher(store, "Mr Brown")
    mine, other, now = sign_in(store), sign_in(store, "Mr Brown"), clock()
    sessions.sign_out_everywhere(store, gray)
    assert sessions.signed_in(store, mine, now) is None
    assert sessions.signed_in(store, other, now) is not None


def test_signing_in_anew_ends_the_session_that_the_browser_had(store: Store) -> None:
    make_teacher(store)
    first = sessions.sign_in(store, "Ms Gray", PASSWORD, CALLER, clock())
    before = session_count(store)
    second = sessions.sign_in(store, "Ms Gray", PASSWORD, CALLER, clock(), replaced=first)
    assert (sessions.signed_in(store, first, clock()), session_count(store)) == (None, before)
    link = teachers.reset_teacher(store, "Ms Gray")
    third = links.follow_link(store, link, "", PASSWORD, clock(), replaced=second)
    assert sessions.signed_in(store, third, clock()) is not None


def test_password_that_ends_while_it_is_verified_lets_nobody_in(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Verifying takes its time, outside of any transaction."""
    make_teacher(store)
    verify = passwords._verify

    def slow(stored: str, password: str) -> bool:
        right = verify(stored, password)
        teachers.reset_teacher(store, "Ms Gray")
        return right

    monkeypatch.setattr(passwords, "_verify", slow)
    with pytest.raises(SignInFailed):
        sessions.sign_in(store, "Ms Gray", PASSWORD, CALLER, clock())
    assert session_count(store) == 0


def stored_hash(store: Store) -> str | None:
    with store.reading() as connection:
        (teacher,) = stored.teachers(connection)
    return teacher.password_hash


def test_dearer_parameters_renew_the_hash_at_a_sign_in_and_end_nothing(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_teacher(store)
    before, cheap = sign_in(store), stored_hash(store)
    dearer = PasswordHasher(time_cost=2, memory_cost=16, parallelism=1)
    monkeypatch.setattr(passwords, "_hasher", dearer)
    with pytest.raises(SignInFailed):
        sign_in(store, password="not this one")
    assert stored_hash(store) == cheap
    sign_in(store)
    renewed = stored_hash(store)
    assert renewed is not None
    assert not dearer.check_needs_rehash(renewed)
    assert sessions.signed_in(store, before, clock()) is not None
    sign_in(store)
    assert stored_hash(store) == renewed


def test_hash_that_another_sign_in_renews_meanwhile_lets_in(
    any_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two browsers at once, after an upgrade: neither is told that the password was wrong."""
    gray = make_teacher(any_store)
    token, verify, calls = sign_in(any_store), passwords._verify, list[str]()
    monkeypatch.setattr(passwords, "_hasher", PasswordHasher(2, 16, 1))

    def slow(stored: str, password: str) -> bool:
        right = verify(stored, password)
        calls.append(stored)
        if len(calls) == 1:
            sign_in(any_store)
        return right

    monkeypatch.setattr(passwords, "_verify", slow)
    assert sign_in(any_store)
    calls.clear()
    monkeypatch.setattr(passwords, "_hasher", PasswordHasher(3, 16, 1))
    change = PasswordChange(PASSWORD, "four words that differ")
    own_account.change_password(any_store, gray, token, change, CALLER, clock())
    assert sign_in(any_store, password="four words that differ")


def test_sign_ins_are_listed_with_this_browser_first(store: Store) -> None:
    gray = make_teacher(store)
    make_teacher(store, "Mr Brown")
    sign_in(store, "Mr Brown")
    sessions.sign_out_everywhere(store, gray)
    now = clock()
    here = sessions.sign_in(
        store, "Ms Gray", PASSWORD, CALLER, now - timedelta(hours=1), browser="Firefox, Windows"
    )
    sessions.sign_in(store, "Ms Gray", PASSWORD, CALLER, now, browser="Safari, iPad")
    sessions.sign_in(store, "Ms Gray", PASSWORD, CALLER, now - timedelta(hours=2))
    listed = sessions.sign_ins(store, gray, here, now)
    assert [(entry.browser, entry.is_here) for entry in listed] == [
        ("Firefox, Windows", True),
        ("Safari, iPad", False),
        (None, False),
    ]
    assert listed[0].created_at == listed[0].seen_at == now - timedelta(hours=1)
    # Idle for twelve hours, two of them are over.
    later = now + SESSION_IDLE - timedelta(minutes=30)
    assert [entry.browser for entry in sessions.sign_ins(store, gray, here, later)] == [
        "Safari, iPad"
    ]


def test_sign_ins_end_one_by_one_and_only_their_owner_s(store: Store) -> None:
    gray, brown = make_teacher(store), make_teacher(store, "Mr Brown")
    sessions.sign_out_everywhere(store, gray)
    here, there, now = sign_in(store), sign_in(store), clock()
    (_own, other) = sessions.sign_ins(store, gray, here, now)
    sessions.end_sign_in(store, brown, other.reference)
    assert sessions.signed_in(store, there, now) is not None
    sessions.end_sign_in(store, gray, other.reference)
    sessions.end_sign_in(store, gray, other.reference)
    sessions.end_sign_in(store, gray, "no such sign-in")
    assert sessions.signed_in(store, there, now) is None
    assert sessions.signed_in(store, here, now) is not None


def test_all_other_sign_ins_end_and_no_one_elses(store: Store) -> None:
    gray = make_teacher(store)
    sessions.sign_out_everywhere(store, gray)
    make_teacher(store, "Mr Brown")
    here, there, browns, now = sign_in(store), sign_in(store), sign_in(store, "Mr Brown"), clock()
    sessions.end_other_sign_ins(store, gray, here)
    alive = [sessions.signed_in(store, token, now) is not None for token in (here, there, browns)]
    assert alive == [True, False, True]
