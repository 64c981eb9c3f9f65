"""The orders of printed sheets and their codes."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.content.exercise import Exercise
from kit.content.sheets.codes import (
    LETTERS,
    SheetCode,
    items_on_sheet,
    key_digits,
    letters_of,
    read_sheet_code,
    sheet_code,
    text_digits,
)
from tests.support.shipped import shipped_library

#: From another computer: the numbers of `random()` for a seed are promised.
WHOSE_WORDS_B = [
    "rockets-talk",
    "leak-operation",
    "late-hall",
    "korea-shells",
    "unnamed-warning",
    "reform-letter",
    "awkward-leak",
    "leak-trap",
    "rockets-denial",
    "a-service",
    "fewest-goals",
    "ferry-ropes",
    "mill-street",
    "leak-took-place",
]


def exercise(exercise_id: str) -> Exercise[Any]:
    return shipped_library().exercises[exercise_id]


def with_items(whole: Exercise[Any], number: int) -> Exercise[Any]:
    return whole.model_copy(update={"items": whole.items[:number], "core": None})


def test_each_shipped_exercise_has_four_orders_of_the_same_items_the_core_first() -> None:
    for whole in shipped_library().exercises.values():
        core = len(whole.core_items)
        orders = [items_on_sheet(whole, letter) for letter in letters_of(whole)]
        assert list(orders[0]) == list(whole.items)
        for order in orders:
            assert sorted(item.id for item in order) == sorted(item.id for item in whole.items)
            assert {item.id for item in order[:core]} == {item.id for item in whole.core_items}
        assert len({tuple(item.id for item in order) for order in orders}) == len(orders)
        assert letters_of(whole) == LETTERS or len(whole.items) < 4


def test_order_of_a_sheet_is_the_same_on_every_computer() -> None:
    ids = [item.id for item in items_on_sheet(exercise("whose-words"), "B")]
    assert ids == [item.id for item in items_on_sheet(exercise("whose-words"), "B")]
    assert ids == WHOSE_WORDS_B


@pytest.mark.parametrize(("number", "letters"), [(1, "A"), (2, "AB"), (3, "ABCD")])
def test_few_items_have_few_orders(number: int, letters: str) -> None:
    few = with_items(exercise("whose-words"), number)
    assert letters_of(few) == letters
    with pytest.raises(KeyError):
        items_on_sheet(few, "E")


def test_digits_change_with_the_text_the_items_asked_and_the_key() -> None:
    whole = exercise("whose-words")
    assert text_digits(whole) != text_digits(with_items(whole, 5))
    renamed = whole.model_copy(update={"id": "another"})
    assert text_digits(whole) != text_digits(renamed)
    assert text_digits(whole) == text_digits(whole.model_copy(update={"title": "Another"}))
    assert key_digits("a") != key_digits("b")


@given(st.sampled_from(LETTERS), st.integers(0, 0xFFFF), st.integers(0, 0xFFFF))
def test_code_is_read_as_it_was_printed_and_as_people_type_it(
    letter: str, text: int, key: int
) -> None:
    code = SheetCode(letter, f"{text:04X}", f"{key:04X}")
    printed = str(code)
    for typed in (
        printed,
        printed.lower(),
        printed.replace("-", ""),
        f" {letter} {text:04X} {key:04X}",
    ):
        assert read_sheet_code(typed) == code
    assert read_sheet_code(f"{letter}{text:04x}") == SheetCode(letter, f"{text:04X}", "")


@pytest.mark.parametrize("typed", ["", "B", "E-1234-5678", "B-12G4", "B-1234-567", "B-1234-5678-9"])
def test_what_is_no_code_is_none(typed: str) -> None:
    assert read_sheet_code(typed) is None


def test_code_of_a_sheet() -> None:
    whole = exercise("whose-words")
    assert str(sheet_code(whole, "C", "k")) == f"C-{text_digits(whole)}-{key_digits('k')}"
