"""What the kit takes for a password, and how it keeps one."""

import time
import unicodedata
from statistics import median

import pytest
from argon2 import PasswordHasher, Type, extract_parameters

from kit.classroom.errors import KitError
from kit.classroom.people.accounts import passwords as kits
from kit.classroom.people.errors import EasyPassword
from tests.support import passwords
from tests.support.room import PASSWORD


def test_passwords_are_hashed_as_rfc_9106_recommends_second() -> None:
    """Three passes over 64 MiB in four lanes; OWASP asks for two over 19 MiB or more."""
    taken = extract_parameters(passwords.KITS_OWN.hash(PASSWORD))
    assert (taken.type, taken.time_cost, taken.memory_cost, taken.parallelism) == (
        Type.ID,
        3,
        64 * 1024,
        4,
    )
    assert (taken.version, taken.hash_len, taken.salt_len) == (19, 32, 16)


@pytest.mark.parametrize(
    ("password", "length"),
    [
        ("", 0),
        ("x" * 11, 11),
        ("x" * 201, 201),
        ("ab" * 2500, 5000),
        ("\U0001f600" * 5000, 5000),
        # Counted as they look: eleven letters with an accent each.
        ("e\u0301" * 11, 11),
        ("a" + "\u0301" * 100_000, 100_001),
    ],
)
def test_password_of_another_length_is_refused(password: str, length: int) -> None:
    with pytest.raises(KitError) as caught:
        kits.hash_of(password)
    assert str(caught.value) == f"The password has {length} characters; allowed are 12 to 200."


def test_password_that_is_easy_to_guess_is_refused_with_why() -> None:
    with pytest.raises(EasyPassword) as caught:
        kits.hash_of("gray gray gray", ["Ms Gray"])
    assert str(caught.value) == (
        "This password is easy to guess: it says one thing again and again. Take three or four "
        "words that have nothing to do with one another or with you; capitals, and signs in place "
        "of letters, help little."
    )


@pytest.mark.parametrize(
    "password",
    [
        PASSWORD,
        "  blanks   before and behind  ",
        "tab\tand\x00control\x1fsigns",
        "مرحبا يا صديقي العزيز",
        "the last of two hundred signs " * 6 + "counts, as all do..x",
    ],
)
def test_any_sign_is_taken_and_kept_as_it_is(password: str) -> None:
    stored = kits.hash_of(password)
    assert kits.is_right(stored, password)
    for other in (password.strip()[:-1], password + " ", password.swapcase() + "x", ""):
        assert not kits.is_right(stored, other)


def test_password_of_200_signs_is_told_from_one_of_201() -> None:
    password = "the last of two hundred signs " * 6 + "counts, as all do..x"
    assert len(password) == 200
    stored = kits.hash_of(password)
    assert not kits.is_right(stored, password + "y")
    assert not kits.is_right(stored, password[:-1] + "y")


def test_accents_sent_in_either_way_are_one_password() -> None:
    composed = unicodedata.normalize("NFC", "drei Käse über Öfen")
    apart = unicodedata.normalize("NFD", composed)
    assert composed != apart
    assert kits.is_right(kits.hash_of(composed), apart)
    assert kits.is_right(kits.hash_of(apart), composed)
    # Signs that only look alike are others: NFKC would take them for one.
    assert not kits.is_right(kits.hash_of("lamp river \u2460even"), "lamp river 1even")


def test_password_chosen_before_there_was_a_judge_or_one_spelling_goes_on_working() -> None:
    for old in ("password1234", unicodedata.normalize("NFD", "käse käse käse")):
        stored = passwords.QUICK.hash(old)
        assert kits.is_right(stored, old)
        assert kits.renewed(stored, old) is None


def test_right_password_is_told_from_a_wrong_one_and_from_none() -> None:
    stored = kits.hash_of(PASSWORD)
    assert kits.is_right(stored, PASSWORD)
    assert not kits.is_right(stored, PASSWORD.upper())
    assert not kits.is_right("no hash at all", PASSWORD)
    assert not kits.is_right(None, PASSWORD)


def test_hash_is_renewed_when_any_parameter_grew_and_never_made_cheaper(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stored = passwords.QUICK.hash(PASSWORD)
    dearer = (
        PasswordHasher(time_cost=2, memory_cost=8, parallelism=1),
        PasswordHasher(time_cost=1, memory_cost=16, parallelism=1),
        PasswordHasher(time_cost=1, memory_cost=8, parallelism=1, hash_len=48),
        PasswordHasher(time_cost=1, memory_cost=8, parallelism=1, salt_len=24),
    )
    for hasher in dearer:
        monkeypatch.setattr(kits, "_hasher", hasher)
        renewed = kits.renewed(stored, PASSWORD)
        assert renewed is not None
        assert not hasher.check_needs_rehash(renewed)
        assert kits.is_right(renewed, PASSWORD)
        assert kits.is_right(stored, PASSWORD)
        assert kits.renewed(renewed, PASSWORD) is None
        monkeypatch.setattr(kits, "_hasher", passwords.QUICK)
        assert kits.renewed(renewed, PASSWORD) is None
    other = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1, type=Type.I).hash(PASSWORD)
    assert kits.renewed(other, PASSWORD) is not None


@pytest.mark.slow
def test_name_of_nobody_takes_as_long_as_a_wrong_password(monkeypatch: pytest.MonkeyPatch) -> None:
    """By the kit's own parameters, in seconds of the processor: within a fifth of each other."""
    monkeypatch.setattr(kits, "_hasher", passwords.KITS_OWN)
    kits._nobodys_hash.cache_clear()
    stored = kits.hash_of(PASSWORD)
    kits.is_right(None, "warm")
    took: dict[str | None, list[float]] = {stored: [], None: []}
    for _round in range(7):
        for asked, times in took.items():
            started = time.process_time()
            kits.is_right(asked, "not this one")
            times.append(time.process_time() - started)
    kits._nobodys_hash.cache_clear()
    known, unknown = median(took[stored]), median(took[None])
    assert 0.8 < unknown / known < 1.25
