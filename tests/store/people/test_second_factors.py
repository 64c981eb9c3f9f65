"""Rows of second factors, on both databases: in place of one another, and gone with their teacher."""

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import delete, func, select

from kit.store.engine import Store
from kit.store.models import HalfSignIn, RecoveryCode, SecondFactor, Teacher
from kit.store.people import second_factors
from kit.store.people.second_factors import FactorRecord, HalfRecord
from tests.support.room import NOON, make_teacher

HASH = "a" * 64


def test_factor_is_put_read_and_forgotten(store: Store) -> None:
    gray, brown = make_teacher(store), make_teacher(store, "Mr Brown")
    record = FactorRecord(gray, "seed", HASH, 2**40, NOON, 0, removal_told=True)
    with store.writing() as connection:
        assert second_factors.factor(connection, gray) is None
        second_factors.put_factor(connection, record)
        second_factors.put_recovery_codes(connection, gray, ["one", "two"])
        second_factors.count_refused(connection, gray)
    with store.writing() as connection:
        assert second_factors.factor(connection, gray, lock=True) == replace(record, refused=1)
        assert second_factors.is_on(connection, gray)
        assert not second_factors.is_on(connection, brown)
        second_factors.take_step(connection, gray, 7)
        second_factors.note_told(connection, gray)
        assert second_factors.factor(connection, gray) == replace(record, last_step=7)
        # Another factor ends the codes of the one before.
        second_factors.put_factor(connection, record)
        assert second_factors.recovery_hashes(connection, gray) == []
        second_factors.delete_factor(connection, gray)
        assert second_factors.factor(connection, gray) is None


def test_recovery_code_is_used_once(store: Store) -> None:
    gray = make_teacher(store)
    with store.writing() as connection:
        second_factors.put_recovery_codes(connection, gray, ["two", "one"])
        assert second_factors.recovery_hashes(connection, gray) == ["one", "two"]
        assert second_factors.use_recovery_code(connection, gray, "one")
        assert not second_factors.use_recovery_code(connection, gray, "one")
        assert second_factors.count_recovery_codes(connection, gray) == 1


def test_half_is_used_once_and_old_ones_go(store: Store) -> None:
    gray = make_teacher(store)
    half = HalfRecord(HASH, gray, NOON, "Firefox, Linux")
    with store.writing() as connection:
        second_factors.add_half(connection, half)
        assert second_factors.half(connection, HASH) == half
        second_factors.delete_old_halves(connection, NOON)
        assert second_factors.use_half(connection, HASH)
        assert not second_factors.use_half(connection, HASH)
        second_factors.add_half(connection, half)
        second_factors.delete_old_halves(connection, NOON + timedelta(seconds=1))
        assert second_factors.half(connection, HASH) is None
        second_factors.add_half(connection, half)
        second_factors.end_halves(connection, gray)
        assert second_factors.half(connection, HASH) is None


def test_deleted_teacher_leaves_none_of_it(store: Store) -> None:
    gray = make_teacher(store)
    record = FactorRecord(gray, "seed", HASH, None, NOON, 0, removal_told=True)
    with store.writing() as connection:
        second_factors.put_factor(connection, record)
        second_factors.put_recovery_codes(connection, gray, ["one"])
        second_factors.add_half(connection, HalfRecord(HASH, gray, NOON, None))
        connection.execute(delete(Teacher).where(Teacher.id == gray))
        for table in (SecondFactor, RecoveryCode, HalfSignIn):
            left = connection.execute(select(func.count()).select_from(table)).scalar_one()
            assert left == 0
