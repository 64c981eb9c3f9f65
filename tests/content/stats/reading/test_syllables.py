"""Syllables, against a dictionary and for whatever is spelt."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.content.stats.reading.syllables import syllables

#: By the CMU Pronouncing Dictionary, or as one would say them.
SYLLABLES = {
    "the": 1, "whose": 1, "states": 1, "stated": 2, "warned": 1, "wanted": 2, "pages": 2,
    "benches": 2, "rules": 1, "table": 2, "settled": 2, "people": 2, "eyes": 1, "league": 1,
    "official": 3, "editorial": 5, "interpretation": 5, "statement": 2, "media": 3, "science": 2,
    "society": 4, "patient": 2, "serious": 3, "million": 2, "soldier": 2, "usual": 3,
    "language": 2, "quality": 3, "create": 2, "mayor": 2, "seeing": 2, "everything": 3,
    "spokesman": 2, "somewhere": 2, "doesn't": 2, "won’t": 1, "council's": 2, "so-called": 2,
    "journalism": 4, "Ukrainian": 4, "2023": 4, "a": 1, "Mr": 1,
}  # fmt: skip


@pytest.mark.parametrize(("word", "number"), SYLLABLES.items())
def test_syllables(word: str, number: int) -> None:
    assert syllables(word) == number
    assert syllables(word.upper()) == number


@given(st.from_regex(r"[a-zA-Z]+(['’-][a-zA-Z]+)*|\d+(,\d{3})*", fullmatch=True))
def test_every_word_has_a_syllable(word: str) -> None:
    assert syllables(word) >= 1
