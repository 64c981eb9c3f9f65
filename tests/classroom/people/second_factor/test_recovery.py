"""Recovery codes: ten, of no letter that is taken for another, and their hashes."""

import pytest

from kit.classroom.people.second_factor import recovery
from kit.store.ids import CODE_ALPHABET
from tests.support import passwords


def test_ten_codes_of_twelve_signs() -> None:
    codes = recovery.new_recovery_codes()
    assert len(set(codes)) == 10
    assert {len(code) for code in codes} == {12}
    assert set("".join(codes)) <= set(CODE_ALPHABET)
    assert not set("".join(codes)) & set("O0I1LU")


def test_hash_is_argon2id_with_the_parameters_that_docs_state(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(recovery, "_hasher", passwords.KITS_OWN_FOR_CODES)
    hashes = recovery.hashes_of(["ABCDEFGHJKMN", "NMKJHGFEDCBA"])
    assert all(stored.startswith("$argon2id$v=19$m=19456,t=2,p=1$") for stored in hashes)
    assert len({stored.split("$")[4] for stored in hashes}) == 1
    assert len(set(hashes)) == 2


def test_code_is_known_by_its_hash_and_another_is_not() -> None:
    hashes = recovery.hashes_of(["ABCDEFGHJKMN", "NMKJHGFEDCBA"])
    assert recovery.hash_among(hashes, "NMKJHGFEDCBA") == hashes[1]
    assert recovery.hash_among(hashes, "NMKJHGFEDCBB") is None
    assert recovery.hash_among([], "NMKJHGFEDCBA") is None
