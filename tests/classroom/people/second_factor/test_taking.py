"""A code used up under the teacher's lock, whoever asks for it."""

import pytest

from kit.classroom.people.second_factor import removal
from kit.classroom.people.second_factor.codes import read_code
from kit.classroom.people.second_factor.errors import CodeUsed, CodeWrong, FactorOff, OtherKey
from kit.classroom.people.second_factor.taking import (
    REFUSALS,
    Tried,
    note_refused_in,
    take_in,
    tried_of,
)
from kit.store.engine import Store
from kit.store.people import second_factors
from tests.support.room import NOON, make_teacher
from tests.support.second_factor import KEY, Phone, set_up_phone


def tried(store: Store, phone: Phone, typed: str) -> Tried:
    with store.reading() as connection:
        hashes = second_factors.recovery_hashes(connection, phone.teacher_id)
    return tried_of(read_code(typed), hashes)


def test_each_code_is_taken_once_and_says_how_many_are_left(any_store: Store) -> None:
    phone = set_up_phone(any_store, make_teacher(any_store), NOON)
    paper, app = (tried(any_store, phone, code) for code in (phone.codes[0], phone.code(NOON)))
    assert paper.stored is not None
    assert app.stored is None
    with any_store.writing() as connection:
        assert take_in(connection, phone.teacher_id, paper, KEY, NOON) == 9
        assert take_in(connection, phone.teacher_id, app, KEY, NOON) is None
        for code, refusal in ((paper, CodeWrong), (app, CodeUsed)):
            assert refusal in REFUSALS
            with pytest.raises(refusal):
                take_in(connection, phone.teacher_id, code, KEY, NOON)


def test_code_needs_the_signing_key_and_a_factor(any_store: Store) -> None:
    phone = set_up_phone(any_store, make_teacher(any_store), NOON)
    app = tried(any_store, phone, phone.code(NOON))
    with any_store.writing() as connection, pytest.raises(OtherKey):
        take_in(connection, phone.teacher_id, app, b"another signing key, long enough", NOON)
    removal.remove_factor(any_store, "Ms Gray")
    with any_store.writing() as connection, pytest.raises(FactorOff):
        take_in(connection, phone.teacher_id, app, KEY, NOON)


def test_refused_code_is_told_at_the_next_sign_in(any_store: Store) -> None:
    phone = set_up_phone(any_store, make_teacher(any_store), NOON)
    with any_store.writing() as connection:
        note_refused_in(connection, phone.teacher_id, NOON)
    assert removal.take_news(any_store, phone.teacher_id).refused == 1
