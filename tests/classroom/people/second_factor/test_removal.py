"""The way back by a command, and what the next sign-in says."""

from datetime import UTC, datetime, timedelta

import pytest

from kit.classroom.people.accounts import sessions
from kit.classroom.people.errors import UnknownTeacher
from kit.classroom.people.second_factor import halfway, own_factor, removal
from kit.classroom.people.second_factor.entering import Entrant, enter
from kit.classroom.people.second_factor.errors import HalfOver, NoFactor
from kit.classroom.people.second_factor.removal import News
from kit.store.engine import Store
from tests.support.room import CALLER, NOON, PASSWORD, make_teacher
from tests.support.second_factor import KEY, half_of, set_up_phone


def test_command_removes_it_ends_all_and_is_told_once(store: Store) -> None:
    gray = make_teacher(store)
    phone = set_up_phone(store, gray, NOON)
    entrant = Entrant(half_of(store, NOON), "", CALLER)
    inside = enter(store, entrant, phone.code(NOON), KEY, NOON).token
    half = half_of(store, NOON)
    assert removal.has_factor(store, "ms gray")
    removal.remove_factor(store, "ms gray")
    assert not removal.has_factor(store, "Ms Gray")
    assert sessions.signed_in(store, inside, NOON) is None
    with pytest.raises(HalfOver):
        halfway.name_of_half(store, half, NOON)
    assert sessions.sign_in(store, "Ms Gray", PASSWORD, CALLER, NOON)
    news = removal.take_news(store, gray)
    assert news.refused == 0
    assert news.removed_at is not None
    assert abs(news.removed_at - datetime.now(UTC)) < timedelta(minutes=5)
    assert removal.take_news(store, gray) == News(0, None)
    state = own_factor.state(store, gray)
    assert (state.is_on, state.was_removed, state.codes_left) == (False, True, 0)
    assert state.changed_at == news.removed_at


def test_there_is_something_to_remove(any_store: Store) -> None:
    make_teacher(any_store)
    with pytest.raises(NoFactor) as caught:
        removal.remove_factor(any_store, "ms gray")
    assert str(caught.value) == "Ms Gray has no second factor. Nothing is changed."
    with pytest.raises(UnknownTeacher):
        removal.remove_factor(any_store, "Nobody")
    assert not removal.has_factor(any_store, "Nobody")


def test_nothing_to_tell_is_nothing(any_store: Store) -> None:
    assert removal.take_news(any_store, make_teacher(any_store)) == News(0, None)
