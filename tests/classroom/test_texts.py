"""Free texts of people, as they are stored and counted."""

import pytest

from kit.classroom.texts import clean_text, stored_text


def test_line_breaks_and_accents_have_one_spelling() -> None:
    assert clean_text(" One\r\ntwo\x00 e\u0301 \n") == "One\ntwo \u00e9"


def test_text_that_is_far_too_long_is_left_as_it_is() -> None:
    typed = " e\u0301" * 3000
    assert clean_text(typed) is typed


@pytest.mark.parametrize(("typed", "stored"), [("abc", "abc"), (" abcde\n", "abcde")])
def test_text_within_its_bounds_is_stored(typed: str, stored: str) -> None:
    assert stored_text(typed, 5, least=3) == stored


@pytest.mark.parametrize(("typed", "length"), [(" ab ", 2), ("abcdef", 6), (" \n", 0)])
def test_text_out_of_its_bounds_is_refused(typed: str, length: int) -> None:
    with pytest.raises(ValueError, match=f"a text of {length} characters, where 3 to 5 are"):
        stored_text(typed, 5, least=3)
