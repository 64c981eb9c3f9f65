"""Names sort as people sort them, by one plain rule."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.store.people.name_order import folded, name_order, surname_order


@pytest.mark.parametrize(
    "in_order",
    [
        ["Ada", "ada B", "Ben", "Élodie", "emil", "Zoé"],
        ["Åsa", "Björn", "Łukasz", "Łuna", "Mia", "Ødegaard", "Olga", "Strauß", "Strauß M", "Strb"],
        ["Ana García", "Ana Gracia", "Ana-Lucía", "Anaïs"],
        ["Jean Luc", "Jean-Luc", "Jean–Luc", "Jeanne"],
        ["Oneal", "O'Neil", "O’Neil", "Onella"],
        ["Sam", "Sam 2", "Sam 9", "Sam 10", "Sam B", "Samy"],
        ["Ada", "Zoe", "Άννα", "Алла", "Ярослав", "דנה", "عائشة", "阿明"],
    ],
)
def test_names_in_order(in_order: list[str]) -> None:
    mixed = in_order[1::2] + in_order[::2]
    assert sorted(mixed, key=name_order) == in_order


def test_by_surname_the_last_word_comes_first() -> None:
    assert sorted(["Ada Zuse", "Zoe de Abel", "Kim", "Bea Abel"], key=surname_order) == [
        "Bea Abel",
        "Zoe de Abel",
        "Kim",
        "Ada Zuse",
    ]


@given(st.text(max_size=12), st.text(max_size=12))
def test_order_is_the_same_however_letters_are_composed(left: str, right: str) -> None:
    decomposed = unicodedata.normalize("NFD", left)
    assert name_order(decomposed)[:2] == name_order(unicodedata.normalize("NFC", left))[:2]
    assert (name_order(left) == name_order(right)) == (left == right)


@given(st.text(max_size=20))
def test_folding_twice_is_folding_once(name: str) -> None:
    assert folded(folded(name)) == folded(name)
