import base64
import re
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import reduce
from operator import and_, or_
from uuid import RFC_4122, UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.store import ids
from kit.store.ids import (
    CODE_ALPHABET,
    clean_code,
    new_code,
    new_id,
    new_token,
    token_hash,
    token_of,
)

#: The 74 bits of a UUIDv7 that chance decides: not the time, the version or the variant.
RANDOM_BITS = (0xFFF << 64) | ((1 << 62) - 1)


def milliseconds(made: UUID) -> int:
    return made.int >> 80


def test_new_id_is_a_uuid_version_7() -> None:
    """Version and variant stand where RFC 9562 puts them."""
    made = new_id()
    assert (made.version, made.variant) == (7, RFC_4122)


def test_new_id_holds_the_time() -> None:
    """The first 48 bits are the milliseconds since 1970."""
    before = time.time_ns() // 1_000_000
    made = new_id()
    after = time.time_ns() // 1_000_000
    assert before <= milliseconds(made) <= after


def test_new_id_leaves_74_bits_to_chance() -> None:
    """Each random bit is sometimes set and sometimes not, and no other bit is random."""
    made = [new_id().int for _ in range(500)]
    assert reduce(or_, made) & RANDOM_BITS == RANDOM_BITS
    assert reduce(and_, made) & RANDOM_BITS == 0


def test_new_id_is_ordered_by_time() -> None:
    """Ids of later milliseconds sort later, as text as well."""
    made = []
    for _ in range(5):
        made.append(new_id())
        time.sleep(0.002)
    assert made == sorted(made)
    assert [made_id.hex for made_id in made] == sorted(made_id.hex for made_id in made)


def test_new_id_does_not_go_back_with_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """After the clock was set back an hour, ids stay at the latest millisecond."""
    latest = time.time_ns() // 1_000_000 + 3_600_000
    monkeypatch.setattr(ids, "_last_millisecond", latest)
    assert [milliseconds(new_id()) for _ in range(3)] == [latest] * 3


def test_new_id_is_unique_in_twenty_threads() -> None:
    """Threads that make ids at the same moment make different ones, each in order of time."""
    start = threading.Barrier(20)

    def make(_number: int) -> list[UUID]:
        start.wait()
        return [new_id() for _ in range(200)]

    with ThreadPoolExecutor(20) as pool:
        made = list(pool.map(make, range(20)))
    assert len({made_id for some in made for made_id in some}) == 4000
    for some in made:
        assert list(map(milliseconds, some)) == sorted(map(milliseconds, some))


@pytest.mark.parametrize("make", [new_token, new_code])
def test_new_credentials_are_never_alike(make: Callable[[], str]) -> None:
    """Two tokens or codes are not the same."""
    assert len({make() for _ in range(500)}) == 500


def test_new_token_is_128_bits_for_a_url() -> None:
    """A token is 16 bytes in 22 characters that need no quoting."""
    token = new_token()
    assert re.fullmatch(r"[A-Za-z0-9_-]{22}", token)
    assert len(base64.urlsafe_b64decode(token + "==")) == 16


def test_token_hash_is_sha256() -> None:
    """The hash is SHA-256 in hexadecimal: a change would sign everybody out."""
    assert token_hash("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert len(token_hash("ä")) == 64


def test_code_alphabet_has_no_look_alikes() -> None:
    """30 characters, none twice, and none that is taken for another."""
    assert len(CODE_ALPHABET) == len(set(CODE_ALPHABET)) == 30
    assert set(CODE_ALPHABET) & set("01OILU") == set()


def test_new_code_uses_the_whole_alphabet() -> None:
    """Codes have 8 characters, and each character of the alphabet comes up at each place."""
    made = [new_code() for _ in range(1500)]
    assert {len(code) for code in made} == {8}
    assert [set(place) for place in zip(*made, strict=True)] == [set(CODE_ALPHABET)] * 8


@given(
    code=st.text(CODE_ALPHABET, min_size=8, max_size=8),
    gaps=st.lists(st.sampled_from(["", " ", "-", " - ", "\t", "\u2013", "\u00a0"]), min_size=8),
    lower=st.booleans(),
)
def test_clean_code_finds_the_code_in_what_was_typed(
    code: str, gaps: list[str], *, lower: bool
) -> None:
    """Blanks, hyphens and small letters do not keep a code from being found."""
    typed = "".join(gap + character for gap, character in zip(gaps, code, strict=False))
    assert clean_code(typed.lower() if lower else typed) == code


@given(st.text(max_size=100))
def test_clean_code_of_anything_can_be_stored(typed: str) -> None:
    """Whatever is typed becomes letters and digits, at most 64, and cleaning again changes nothing.

    A NUL, which PostgreSQL refuses, and half a surrogate pair, which cannot be hashed, are out.
    """
    cleaned = clean_code(typed)
    assert len(cleaned) <= 64
    assert all(character.isalnum() for character in cleaned)
    assert clean_code(cleaned) == cleaned
    assert len(token_hash(cleaned)) == 64


@pytest.mark.parametrize(
    ("typed", "cleaned"),
    [
        ("abcd-2345", "ABCD2345"),
        ("  ", ""),
        ("a\x00b", "AB"),
        ("\ud800a", "A"),
        ("x" * 99, "X" * 64),
        ("ＡＢＣＤ２３４５", "ABCD2345"),
        ("ａｂｃｄ　２３４５", "ABCD2345"),
        ("http://192.168.0.2:8000/join/ABCD2345", "ABCD2345"),
        ("192.168.0.2:8000/join/abcd-2345/?x=1#y", "ABCD2345"),
        ("https://school.example/kit/join/ABCD2345/back", "ABCD2345"),
    ],
)
def test_clean_code_by_example(typed: str, cleaned: str) -> None:
    """Blanks, NULs, half surrogates and what is too long go."""
    assert clean_code(typed) == cleaned


def test_token_of_a_secret_is_the_same_each_time_and_another_for_each_secret_and_purpose() -> None:
    token = token_of("a secret", "first")
    assert token == token_of("a secret", "first")
    assert len({token, token_of("a secret", "other"), token_of("other", "first")}) == 3
    assert re.fullmatch(r"[\w-]{22}", token)
