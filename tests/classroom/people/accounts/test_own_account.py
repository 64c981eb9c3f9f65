"""Name and password changed by their owner, on both databases."""

from datetime import UTC, datetime

import pytest

from kit.classroom.errors import KitError, NotFound
from kit.classroom.people.accounts import own_account, passwords, sessions
from kit.classroom.people.accounts.own_account import PasswordChange
from kit.classroom.people.errors import (
    EasyPassword,
    NameRefused,
    SignInFailed,
    TeacherNameTaken,
    TooManyTries,
    WrongPassword,
)
from kit.store.engine import Store
from kit.store.ids import new_id
from tests.support.room import CALLER, PASSWORD, make_teacher

OTHER = "four words that differ"


def clock() -> datetime:
    return datetime.now(UTC)


def sign_in(store: Store, name: str = "Ms Gray", password: str = PASSWORD) -> str:
    return sessions.sign_in(store, name, password, CALLER, clock(), browser="Firefox, Linux")


def test_another_name_signs_in_from_then_on(store: Store) -> None:
    gray = make_teacher(store)
    token = sign_in(store)
    assert own_account.rename(store, gray, "  Ms  Grey ") == "Ms Grey"
    identity = sessions.signed_in(store, token, clock())
    assert identity is not None
    assert identity.name == "Ms Grey"
    assert sign_in(store, "ms grey")
    with pytest.raises(SignInFailed):
        sign_in(store, "Ms Gray")


def test_own_name_in_other_letters_is_no_other_teachers(store: Store) -> None:
    gray = make_teacher(store)
    assert own_account.rename(store, gray, "MS GRAY") == "MS GRAY"
    assert own_account.rename(store, gray, "MS GRAY") == "MS GRAY"


@pytest.mark.parametrize("typed", ["Mr Brown", "mr  brown", "Mr Br\u043ewn"])
def test_name_of_another_teacher_is_refused(store: Store, typed: str) -> None:
    gray = make_teacher(store)
    make_teacher(store, "Mr Brown")
    with pytest.raises(TeacherNameTaken) as caught:
        own_account.rename(store, gray, typed)
    assert str(caught.value) == (
        f"Another teacher is called {' '.join(typed.split())} already. Choose another name."
    )
    assert sign_in(store)


def test_name_without_a_letter_is_refused(any_store: Store) -> None:
    gray = make_teacher(any_store)
    with pytest.raises(NameRefused):
        own_account.rename(any_store, gray, "?")


def test_another_password_ends_every_other_sign_in(store: Store) -> None:
    gray = make_teacher(store)
    here, there = sign_in(store), sign_in(store)
    sessions.set_hides(store, here, hides=True)
    change = PasswordChange(PASSWORD, OTHER)
    renewed = own_account.change_password(store, gray, here, change, CALLER, clock())
    assert [sessions.signed_in(store, token, clock()) for token in (here, there)] == [None, None]
    identity = sessions.signed_in(store, renewed, clock())
    assert identity is not None
    assert identity.hides
    (entry,) = sessions.sign_ins(store, gray, renewed, clock())
    assert (entry.browser, entry.is_here) == ("Firefox, Linux", True)
    with pytest.raises(SignInFailed):
        sign_in(store)
    assert sign_in(store, password=OTHER)


def test_wrong_present_password_changes_nothing_and_counts_as_a_failure(store: Store) -> None:
    gray = make_teacher(store)
    here, there = sign_in(store), sign_in(store)
    wrong, now = PasswordChange("not the password", OTHER), clock()
    for _try in range(10):
        with pytest.raises(WrongPassword) as caught:
            own_account.change_password(store, gray, here, wrong, CALLER, now)
    assert str(caught.value) == (
        "This is not your present password. Nothing is changed; capitals count."
    )
    right = PasswordChange(PASSWORD, OTHER)
    with pytest.raises(TooManyTries):
        own_account.change_password(store, gray, here, right, CALLER, now)
    with pytest.raises(TooManyTries):
        sessions.sign_in(store, "Ms Gray", PASSWORD, CALLER, now)
    assert sessions.signed_in(store, there, now) is not None


def test_new_password_of_own_words_is_refused_and_changes_nothing(any_store: Store) -> None:
    gray = make_teacher(any_store)
    token = sign_in(any_store)
    own_account.rename(any_store, gray, "Oriel Zetterquist")
    change = PasswordChange(PASSWORD, "Oriel Zetterquist")
    with pytest.raises(EasyPassword):
        own_account.change_password(any_store, gray, token, change, CALLER, clock())
    assert sign_in(any_store, "Oriel Zetterquist")


def test_right_passwords_and_short_ones_count_as_no_failure(store: Store) -> None:
    gray = make_teacher(store)
    token, now = sign_in(store), clock()
    for _try in range(12):
        with pytest.raises(KitError) as caught:
            own_account.change_password(
                store, gray, token, PasswordChange("wrong", "short"), CALLER, now
            )
    assert str(caught.value) == "The password has 5 characters; allowed are 12 to 200."
    change = PasswordChange(PASSWORD, PASSWORD)
    for _try in range(12):
        token = own_account.change_password(store, gray, token, change, CALLER, now)


def test_password_that_another_window_changed_meanwhile_is_not_changed_back(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    gray = make_teacher(store)
    here, there = sign_in(store), sign_in(store)
    verify, changed = passwords._verify, list[str]()

    def slow(stored: str, password: str) -> bool:
        right = verify(stored, password)
        if not changed:
            changed.append(there)
            change = PasswordChange(PASSWORD, OTHER)
            own_account.change_password(store, gray, there, change, CALLER, clock())
        return right

    monkeypatch.setattr(passwords, "_verify", slow)
    late = PasswordChange(PASSWORD, "a third one, too late")
    with pytest.raises(WrongPassword):
        own_account.change_password(store, gray, here, late, CALLER, clock())
    assert sign_in(store, password=OTHER)


def test_account_that_is_not_there_is_not_found(any_store: Store) -> None:
    with pytest.raises(NotFound):
        own_account.change_password(
            any_store, new_id(), "", PasswordChange(PASSWORD, OTHER), CALLER, clock()
        )
