"""What `kit teacher` does, on both databases: closing and resetting an account."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from kit.classroom.people.accounts import links, sessions, teachers
from kit.classroom.people.errors import LinkUsed, SignInFailed, TeacherExists, UnknownTeacher
from kit.store.engine import Store
from tests.support.room import CALLER, PASSWORD, make_teacher


def clock() -> datetime:
    """Links are made by the clock itself, so these tests go by it too."""
    return datetime.now(UTC)


def sign_in(store: Store, name: str = "Ms Gray", password: str = PASSWORD) -> str:
    return sessions.sign_in(store, name, password, CALLER, clock())


def test_look_alike_of_a_teacher_is_refused(store: Store) -> None:
    make_teacher(store)
    with pytest.raises(TeacherExists) as caught:
        teachers.invite_teacher(store, "MS GR\u0410Y")
    assert str(caught.value) == (
        "There is a teacher called MS GR\u0410Y already. Choose another name, or use "
        "`kit teacher reset` to give them a new password."
    )


def test_disabled_teacher_is_signed_out_and_stays_out(store: Store) -> None:
    make_teacher(store)
    token = sign_in(store)
    teachers.disable_teacher(store, "ms gray")
    assert sessions.signed_in(store, token, clock()) is None
    with pytest.raises(SignInFailed):
        sign_in(store)
    (row,) = teachers.list_teachers(store)
    assert (row.name, row.disabled_at is None, row.has_password) == ("Ms Gray", False, True)


def test_reset_ends_the_old_password_and_every_session(store: Store) -> None:
    make_teacher(store)
    session = sign_in(store)
    link = teachers.reset_teacher(store, "Ms Gray")
    assert sessions.signed_in(store, session, clock()) is None
    with pytest.raises(SignInFailed):
        sign_in(store)
    links.follow_link(store, link, "", "lanterns over gravel", clock())
    assert sign_in(store, password="lanterns over gravel")


def test_reset_reopens_a_disabled_account(store: Store) -> None:
    make_teacher(store)
    teachers.disable_teacher(store, "Ms Gray")
    link = teachers.reset_teacher(store, "Ms Gray")
    assert links.follow_link(store, link, "", PASSWORD, clock())
    assert sign_in(store)


def test_disabling_ends_a_link_that_is_out(store: Store) -> None:
    link = teachers.invite_teacher(store, "Ada")
    teachers.disable_teacher(store, "Ada")
    with pytest.raises(LinkUsed):
        links.follow_link(store, link, "", PASSWORD, clock())


@pytest.mark.parametrize("use_case", [teachers.disable_teacher, teachers.reset_teacher])
def test_unknown_teacher_is_named(
    any_store: Store, use_case: Callable[[Store, str], object]
) -> None:
    with pytest.raises(UnknownTeacher) as caught:
        use_case(any_store, "Nobody")
    assert str(caught.value) == (
        "No teacher is called Nobody. `kit teacher list` shows who there is."
    )
