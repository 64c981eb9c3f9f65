"""Advice names the nearest known word, or something else where none is near."""

import pytest

from kit.items.fields.advice import near_miss


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
