"""Texts as they are typed, in one spelling."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.items.fields.texts import paragraphs, plain_text


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


@pytest.mark.parametrize("text", ["One.\nTwo.", "One.\n\nTwo.", "\nOne.\n \n\nTwo.\n"])
def test_paragraphs_are_parted_as_either_block_of_yaml_leaves_them(text: str) -> None:
    """With `>-` a blank line of the file is one line break, with `|` it is two."""
    assert paragraphs(text) == ["One.", "Two."]
