"""Values without quotes: few words and plain numbers; all else that YAML knows is said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.content.notation.plain_values import odd_number, plain_value


@given(st.integers(-(10**15) + 1, 10**15 - 1))
def test_whole_numbers_are_what_they_look(number: int) -> None:
    assert plain_value(str(number)) == number
    assert odd_number(str(number)) is None


@given(st.decimals(-(10**6), 10**6, places=4))
def test_numbers_with_a_point_are_what_they_look(number: object) -> None:
    assert plain_value(f"{number:.4f}") == float(f"{number:.4f}")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("0o17", "0o17 without quotes, which YAML reads as 15"),
        ("0x1F", "0x1F without quotes, which YAML reads as 31"),
        ("0b11", "0b11 without quotes, which YAML reads as 3"),
        ("1_000", "1_000 without quotes, which YAML reads as 1000"),
        ("1e3", "1e3 without quotes, which YAML reads as 1000"),
        ("1e999999", "1e999999 without quotes"),
        ("+5", "+5 without quotes, which YAML reads as 5"),
        (".5", ".5 without quotes, which YAML reads as 0.5"),
        ("5.", "5. without quotes, which YAML reads as 5"),
        (".nan", ".nan without quotes"),
        ("-.inf", "-.inf without quotes"),
        ("007", "007 without quotes, a number that begins with 0"),
        ("9" * 16, "a number of 16 digits without quotes"),
    ],
)
def test_odd_number_is_said_and_stays_as_typed(text: str, said: str) -> None:
    assert odd_number(text) == said
    assert plain_value(text) == text


@given(st.text(max_size=12))
def test_any_text_is_read(text: str) -> None:
    odd_number(text)
    plain_value(text)
