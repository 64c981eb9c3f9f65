"""Texts as they are typed, in one spelling."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.items.fields.texts import plain_text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (None, ""),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("a\0b\x07c", "abc"),
        ("\tindented", "\tindented"),
        ("e\u0301", "\u00e9"),
    ],
)
def test_what_was_typed_gets_one_spelling(typed: str | None, kept: str) -> None:
    assert plain_text(typed) == kept


@given(st.text())
def test_one_spelling_stays(typed: str) -> None:
    assert plain_text(plain_text(typed)) == plain_text(typed)
