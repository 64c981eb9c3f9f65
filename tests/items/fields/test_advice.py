"""Advice names the nearest known word, or something else where none is near."""

import pytest

from kit.items.fields.advice import near_miss, number_advice


@pytest.mark.parametrize(
    ("word", "advice"),
    [
        ("oficial", "write 'official' if that is meant"),
        ("souced", "write 'sourced' if that is meant"),
        ("xyz", "choose one of these"),
        ("", "choose one of these"),
    ],
)
def test_near_miss(word: str, advice: str) -> None:
    assert near_miss(word, ["official", "sourced"], "choose one of these") == advice


def test_text_of_any_length_is_no_misspelling() -> None:
    assert near_miss("oficial" * 200_000, ["official"], "choose one of these") == (
        "choose one of these"
    )


@pytest.mark.parametrize(
    ("value", "advice"),
    [
        ("1,084", "write 1084, or 1.084 with a point if that is meant"),
        ("85,5", "write 85.5, with a point"),
        ("many", None),
        (85, None),
    ],
)
def test_number_with_a_comma_is_advised(value: object, advice: str | None) -> None:
    assert number_advice(value) == advice
