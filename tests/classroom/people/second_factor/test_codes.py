"""Codes of an app: how they are typed, which step they are of, and what the secret follows from."""

import base64
import contextlib
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pyotp
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.classroom.people.second_factor import codes
from kit.classroom.people.second_factor.codes import (
    CodeKind,
    TypedCode,
    cleaned,
    matching_step,
    read_code,
    step_of,
)
from kit.classroom.people.second_factor.errors import CodeUsed, CodeWrong, NoCode, StrangeLetters
from kit.store.ids import CODE_ALPHABET
from tests.support.room import NOON

GRAY = UUID("01a22b00-0000-7000-8000-00000000000a")
BROWN = UUID("01a22b00-0000-7000-8000-00000000000b")
SEED = "0123456789abcdef0123456789abcdef"
#: RFC 6238, appendix B, whose codes have 8 digits: the last 6 of them are those of 6.
RFC_SECRET = base64.b32encode(b"12345678901234567890").decode()
RFC = [(59, "287082"), (1111111109, "081804"), (1234567890, "005924"), (20000000000, "353130")]
LENGTHS = "A code from the app has 6 digits, a recovery code 12 letters and digits; this has {}. "


@pytest.mark.parametrize(("seconds", "code"), RFC)
def test_codes_are_those_of_the_standard(seconds: int, code: str) -> None:
    moment = datetime.fromtimestamp(seconds, UTC)
    assert matching_step(RFC_SECRET, code, moment, None) == seconds // 30


@pytest.mark.parametrize(
    ("typed", "signs"),
    [
        ("123456", "123456"),
        (" 123 456 ", "123456"),
        ("123-456", "123456"),
        ("\uff11\uff12\uff13\uff14\uff15\uff16", "123456"),
        ("\u0661\u0662\u0663\u0664\u0665\u0666", "123456"),
        ("12\u200b34\u00a056", "123456"),
        ("abcd efgh jkmn", "ABCDEFGHJKMN"),
        ("ABCD-EFGH\u2013JKMN", "ABCDEFGHJKMN"),
        ("\uff41\uff42\uff43\uff44efghjkmn", "ABCDEFGHJKMN"),
    ],
)
def test_code_is_read_in_any_spelling(typed: str, signs: str) -> None:
    kind = CodeKind.APP if len(signs) == 6 else CodeKind.RECOVERY
    assert read_code(typed) == TypedCode(kind, signs)


@pytest.mark.parametrize(
    ("typed", "length"),
    [
        ("12345", 5),
        ("1234567", 7),
        ("abcdef", 6),
        ("", 0),
        ("9" * 5000, 5000),
        ("\u00b9\u00b2\u2460\u00bc56", 8),
    ],
)
def test_what_is_no_code_is_named_by_its_length(typed: str, length: int) -> None:
    with pytest.raises(NoCode) as caught:
        read_code(typed)
    assert str(caught.value) == LENGTHS.format(length) + "Type it again."


@pytest.mark.parametrize("letter", list("O0I1lU\u00c4"))
def test_letters_that_no_recovery_code_has_are_named(letter: str) -> None:
    with pytest.raises(StrangeLetters) as caught:
        read_code("ABCDEFGHJKM" + letter)
    assert str(caught.value) == (
        "No recovery code has an O, 0, I, 1, L or U: these are taken for others too easily. Look "
        "at the code again."
    )


@given(st.text(max_size=120))
def test_any_text_is_a_code_or_a_sentence(typed: str) -> None:
    code = None
    with contextlib.suppress(NoCode, StrangeLetters):
        code = read_code(typed)
    if code is not None:
        assert len(code.signs) in {6, 12}
        assert set(code.signs) <= set(CODE_ALPHABET) | set("01")


@given(
    st.text(CODE_ALPHABET, min_size=12, max_size=12),
    st.lists(st.sampled_from([" ", "-", "", "\u2011", "\u00a0"]), min_size=12, max_size=12),
    st.booleans(),
)
def test_recovery_code_survives_any_copying(code: str, between: list[str], small: bool) -> None:
    spelt = "".join(sign + gap for sign, gap in zip(code, between, strict=True))
    assert cleaned(spelt.lower() if small else spelt) == code


@given(st.integers(-3, 3), st.integers(0, 29))
def test_one_step_beside_is_taken_and_no_more(steps: int, second: int) -> None:
    now = NOON + timedelta(seconds=second)
    code = pyotp.TOTP(RFC_SECRET).generate_otp(step_of(now) + steps)
    if abs(steps) <= 1:
        assert matching_step(RFC_SECRET, code, now, None) == step_of(now) + steps
    else:
        with pytest.raises(CodeWrong):
            matching_step(RFC_SECRET, code, now, None)


def test_code_is_taken_once_and_none_before_it() -> None:
    app, this = pyotp.TOTP(RFC_SECRET), step_of(NOON)
    for step in (this - 1, this):
        with pytest.raises(CodeUsed) as caught:
            matching_step(RFC_SECRET, app.generate_otp(step), NOON, this)
    assert str(caught.value) == (
        "This code was used already; each is good once. Wait until the app shows another, at most "
        "30 seconds, and type that."
    )
    assert matching_step(RFC_SECRET, app.generate_otp(this + 1), NOON, this) == this + 1


def test_code_of_a_clock_that_was_ahead_locks_nobody_out() -> None:
    """A laptop a year ahead takes a code, and is set right then."""
    this, ahead = step_of(NOON), step_of(NOON + timedelta(days=365))
    code = pyotp.TOTP(RFC_SECRET).generate_otp(this)
    assert matching_step(RFC_SECRET, code, NOON, ahead) == this


@pytest.mark.parametrize("off", [timedelta(minutes=1), timedelta(days=365)])
def test_code_of_another_clock_does_not_fit(off: timedelta) -> None:
    for there in (NOON - off - timedelta(seconds=30), NOON + off):
        with pytest.raises(CodeWrong) as caught:
            matching_step(RFC_SECRET, pyotp.TOTP(RFC_SECRET).at(there), NOON, None)
        assert str(caught.value) == "This code does not fit."


def test_clock_at_the_beginning_of_time_is_no_error() -> None:
    moment = datetime.fromtimestamp(1, UTC)
    assert matching_step(RFC_SECRET, pyotp.TOTP(RFC_SECRET).generate_otp(0), moment, None) == 0


def test_secret_follows_from_key_teacher_and_seed_and_is_160_bits() -> None:
    secret = codes.secret_of(b"key", GRAY, SEED)
    assert len(base64.b32decode(secret)) == 20
    assert secret == codes.secret_of(b"key", GRAY, SEED)
    others = {
        codes.secret_of(b"another key", GRAY, SEED),
        codes.secret_of(b"key", BROWN, SEED),
        codes.secret_of(b"key", GRAY, codes.new_seed()),
    }
    assert len(others - {secret}) == 3


def test_address_of_the_qr_code_names_kit_and_teacher() -> None:
    assert codes.uri_of(RFC_SECRET, "Ms Gray & Söhne") == (
        "otpauth://totp/Whose%20Words:Ms%20Gray%20%26%20S%C3%B6hne"
        f"?secret={RFC_SECRET}&issuer=Whose%20Words"
    )


def test_fingerprint_is_no_secret() -> None:
    assert len(codes.fingerprint_of("ABCD")) == 64
