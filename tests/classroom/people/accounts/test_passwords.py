"""What the kit takes for a password, and how it keeps one."""

import pytest
from argon2 import Type, extract_parameters

from kit.classroom.errors import KitError
from kit.classroom.people.accounts import passwords as kits
from tests.support import passwords
from tests.support.room import PASSWORD


def test_passwords_are_hashed_as_dearly_as_owasp_asks() -> None:
    """19 MiB and two passes of argon2id, or more (OWASP, Password Storage Cheat Sheet)."""
    taken = extract_parameters(passwords.KITS_OWN.hash(PASSWORD))
    assert (taken.type, taken.memory_cost >= 19 * 1024, taken.time_cost >= 2) == (
        Type.ID,
        True,
        True,
    )


def test_password_of_another_length_is_refused() -> None:
    for length in (0, 11, 201):
        with pytest.raises(KitError) as caught:
            kits.hash_of("x" * length)
        assert str(caught.value) == (
            f"The password has {length} characters; allowed are 12 to 200."
        )


def test_right_password_is_told_from_a_wrong_one_and_from_none() -> None:
    stored = kits.hash_of(PASSWORD)
    assert kits.is_right(stored, PASSWORD)
    assert not kits.is_right(stored, PASSWORD.upper())
    assert not kits.is_right("no hash at all", PASSWORD)
    assert not kits.is_right(None, PASSWORD)
