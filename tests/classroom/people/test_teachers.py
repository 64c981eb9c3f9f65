"""Teachers' accounts on both databases: links, sessions, closing and resetting an account."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier

import pytest
from argon2 import Type, extract_parameters
from sqlalchemy import func, select

from kit.classroom.errors import KitError
from kit.classroom.people import teachers
from kit.classroom.people.errors import LinkUsed, SignInFailed, TeacherExists, UnknownTeacher
from kit.classroom.people.leftovers import SESSION_IDLE
from kit.classroom.people.teachers import LINK_LIFE
from kit.store.engine import Store
from kit.store.models import TeacherSession
from tests.support import passwords
from tests.support.room import CALLER, PASSWORD, make_teacher


def clock() -> datetime:
    """Links are made by the clock itself, so these tests go by it too."""
    return datetime.now(UTC)


def sign_in(store: Store, name: str = "Ms Gray", password: str = PASSWORD) -> str:
    return teachers.sign_in(store, name, password, CALLER, clock())


def at_once(*calls: Callable[[], str]) -> list[object]:
    """What each call returns or raises when all start together."""
    barrier = Barrier(len(calls))

    def run(call: Callable[[], str]) -> object:
        barrier.wait(10)
        try:
            return call()
        except Exception as error:  # noqa: BLE001 - the error is the result
            return type(error)

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(run, calls))


def test_set_up_link_used_by_two_at_once_makes_one_teacher(store: Store) -> None:
    token = teachers.setup_link_token(store)
    assert token is not None
    now = clock()
    found = at_once(
        lambda: teachers.follow_link(store, token, "Ada", PASSWORD, now),
        lambda: teachers.follow_link(store, token, "Eve", PASSWORD, now),
    )
    assert [type(result) for result in found].count(str) == 1
    assert found.count(LinkUsed) == 1
    assert len(teachers.list_teachers(store)) == 1


def test_link_ends_with_its_time(store: Store) -> None:
    token = teachers.invite_teacher(store, "Ada")
    now = clock()
    assert teachers.look_at_link(store, token, now) == "Ada"
    late = now + LINK_LIFE + timedelta(seconds=1)
    with pytest.raises(LinkUsed):
        teachers.look_at_link(store, token, late)
    with pytest.raises(LinkUsed):
        teachers.follow_link(store, token, "", PASSWORD, late)


def test_refused_password_leaves_the_link(store: Store) -> None:
    token, now = teachers.invite_teacher(store, "Ada"), clock()
    for password in ("x" * 11, "x" * 201):
        with pytest.raises(KitError) as caught:
            teachers.follow_link(store, token, "", password, now)
        assert str(caught.value) == (
            f"The password has {len(password)} characters; allowed are 12 to 200."
        )
    teachers.follow_link(store, token, "", "x" * 12, now)
    with pytest.raises(LinkUsed):
        teachers.follow_link(store, token, "", PASSWORD, now)
    assert sign_in(store, "Ada", "x" * 12)


def test_look_alike_of_a_teacher_is_refused(store: Store) -> None:
    make_teacher(store)
    with pytest.raises(TeacherExists) as caught:
        teachers.invite_teacher(store, "MS GR\u0410Y")
    assert str(caught.value) == (
        "There is a teacher called MS GR\u0410Y already. Choose another name, or use "
        "`kit teacher reset` to give them a new password."
    )


def test_session_ends_when_it_is_not_used(store: Store) -> None:
    make_teacher(store)
    token, now = sign_in(store), clock()
    almost = now + SESSION_IDLE - timedelta(minutes=1)
    assert teachers.signed_in(store, token, almost) is not None
    assert (
        teachers.signed_in(store, token, almost + SESSION_IDLE - timedelta(minutes=1)) is not None
    )
    assert teachers.signed_in(store, token, almost + 3 * SESSION_IDLE) is None


@pytest.mark.parametrize("typed", ["Ms  Gray ", " ms gray", "Ms\u00a0Gray"])
def test_blanks_do_not_matter_at_sign_in(any_store: Store, typed: str) -> None:
    make_teacher(any_store)
    assert sign_in(any_store, typed)
    teachers.disable_teacher(any_store, typed)


def test_disabled_teacher_is_signed_out_and_stays_out(store: Store) -> None:
    make_teacher(store)
    token = sign_in(store)
    teachers.disable_teacher(store, "ms gray")
    assert teachers.signed_in(store, token, clock()) is None
    with pytest.raises(SignInFailed):
        sign_in(store)
    (row,) = teachers.list_teachers(store)
    assert (row.name, row.disabled_at is None, row.has_password) == ("Ms Gray", False, True)


def test_reset_ends_the_old_password_and_every_session(store: Store) -> None:
    make_teacher(store)
    session = sign_in(store)
    link = teachers.reset_teacher(store, "Ms Gray")
    assert teachers.signed_in(store, session, clock()) is None
    with pytest.raises(SignInFailed):
        sign_in(store)
    teachers.follow_link(store, link, "", "another password", clock())
    assert sign_in(store, password="another password")


def test_reset_reopens_a_disabled_account(store: Store) -> None:
    make_teacher(store)
    teachers.disable_teacher(store, "Ms Gray")
    link = teachers.reset_teacher(store, "Ms Gray")
    assert teachers.follow_link(store, link, "", PASSWORD, clock())
    assert sign_in(store)


def test_disabling_ends_a_link_that_is_out(store: Store) -> None:
    link = teachers.invite_teacher(store, "Ada")
    teachers.disable_teacher(store, "Ada")
    with pytest.raises(LinkUsed):
        teachers.follow_link(store, link, "", PASSWORD, clock())


@pytest.mark.parametrize("use_case", [teachers.disable_teacher, teachers.reset_teacher])
def test_unknown_teacher_is_named(
    any_store: Store, use_case: Callable[[Store, str], object]
) -> None:
    with pytest.raises(UnknownTeacher) as caught:
        use_case(any_store, "Nobody")
    assert str(caught.value) == (
        "No teacher is called Nobody. `kit teacher list` shows who there is."
    )


def test_hiding_is_the_sessions_own(store: Store) -> None:
    make_teacher(store)
    first, second, now = sign_in(store), sign_in(store), clock()
    teachers.set_hides(store, first, hides=True)
    found = [teachers.signed_in(store, token, now) for token in (first, second)]
    assert [identity and identity.hides for identity in found] == [True, False]


def test_sign_out_everywhere_spares_other_teachers(store: Store) -> None:
    gray = make_teacher(store)
    make_teacher(store, "Mr Brown")
    mine, other, now = sign_in(store), sign_in(store, "Mr Brown"), clock()
    teachers.sign_out_everywhere(store, gray)
    assert teachers.signed_in(store, mine, now) is None
    assert teachers.signed_in(store, other, now) is not None


def test_passwords_are_hashed_as_dearly_as_owasp_asks() -> None:
    """19 MiB and two passes of argon2id, or more (OWASP, Password Storage Cheat Sheet)."""
    taken = extract_parameters(passwords.KITS_OWN.hash(PASSWORD))
    assert (taken.type, taken.memory_cost >= 19 * 1024, taken.time_cost >= 2) == (
        Type.ID,
        True,
        True,
    )


def sessions(store: Store) -> int:
    with store.reading() as connection:
        return connection.execute(select(func.count()).select_from(TeacherSession)).scalar_one()


def test_signing_in_anew_ends_the_session_that_the_browser_had(store: Store) -> None:
    make_teacher(store)
    first = teachers.sign_in(store, "Ms Gray", PASSWORD, CALLER, clock())
    before = sessions(store)
    second = teachers.sign_in(store, "Ms Gray", PASSWORD, CALLER, clock(), replaced=first)
    assert (teachers.signed_in(store, first, clock()), sessions(store)) == (None, before)
    link = teachers.reset_teacher(store, "Ms Gray")
    third = teachers.follow_link(store, link, "", PASSWORD, clock(), replaced=second)
    assert teachers.signed_in(store, third, clock()) is not None


def test_password_that_ends_while_it_is_verified_lets_nobody_in(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Verifying takes its time, outside of any transaction."""
    make_teacher(store)
    verify = teachers._verify

    def slow(stored: str, password: str) -> bool:
        right = verify(stored, password)
        teachers.reset_teacher(store, "Ms Gray")
        return right

    monkeypatch.setattr(teachers, "_verify", slow)
    with pytest.raises(SignInFailed):
        teachers.sign_in(store, "Ms Gray", PASSWORD, CALLER, clock())
    assert sessions(store) == 0


def test_set_up_form_that_comes_again_signs_in_by_its_password(store: Store) -> None:
    token = teachers.invite_teacher(store, "Ada")
    teachers.follow_link(store, token, "Ada", PASSWORD, clock(), caller=CALLER)
    again = teachers.follow_link(store, token, "Ada", PASSWORD, clock(), caller=CALLER)
    assert teachers.signed_in(store, again, clock()) is not None
    for name, password in (("Ada", "another password"), ("Eve", PASSWORD), ("", PASSWORD)):
        with pytest.raises(LinkUsed):
            teachers.follow_link(store, token, name, password, clock(), caller=CALLER)


def test_kits_with_one_secret_print_one_set_up_link_at_the_same_moment_too(store: Store) -> None:
    starts, ready = 4, Barrier(4)

    def start() -> str | None:
        ready.wait(timeout=20)
        return teachers.setup_link_token(store, PASSWORD)

    with ThreadPoolExecutor(starts) as pool:
        tokens = {future.result() for future in [pool.submit(start) for _ in range(starts)]}
    (token,) = tokens
    assert token is not None
    assert teachers.setup_link_token(store, "another secret") != token
    assert teachers.setup_link_token(store, PASSWORD) == token
    assert teachers.look_at_link(store, token, datetime.now(UTC)) is None
