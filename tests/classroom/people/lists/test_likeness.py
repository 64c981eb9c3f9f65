"""Names that may be of one person are pointed out, and others are not."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.classroom.people.lists.likeness import may_be_one, near_pairs
from kit.classroom.people.names import name_key

NAMES = st.text("abé -’.ü", max_size=10)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Zoé", "Zoe"),
        ("Müller Zoé", "Zoe Mueller"),
        ("Jean-Luc", "Jean Luc"),
        ("Jean-Luc", "Jeanluc"),
        ("Gray Ada", "Ada Gray"),
        ("Mia", "Mia Schmidt"),
        ("Mia S.", "Mia Schmidt"),
        ("M. Schmidt", "Mia Schmidt"),
        ("Ana García Pérez", "Ana Pérez"),
        ("Mathias", "Matthias"),
        ("Sofiia", "Soffia"),
        ("Ana Garcia", "Ana Gracia"),
        ("Ana Garcia", "Ana Garzia"),
    ],
)
def test_names_that_may_be_one(left: str, right: str) -> None:
    assert may_be_one(left, right)
    assert may_be_one(right, left)
    assert near_pairs(["Xaver", left, "Yusuf", right]) == [(1, 3)]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Ben", "Bea"),
        ("Mia Weber", "Mia Schmidt"),
        ("Mia W.", "Mia Schmidt"),
        ("M.", "Mia"),
        ("Ada", "Adam"),
        ("Mathias", "Marthe"),
        ("Sam 1", "Sam 2"),
    ],
)
def test_names_that_are_two(left: str, right: str) -> None:
    assert not may_be_one(left, right)
    assert near_pairs([left, right]) == []


@given(NAMES, NAMES)
def test_likeness_goes_both_ways_and_pairs_are_found_by_it(left: str, right: str) -> None:
    assert may_be_one(left, right) == may_be_one(right, left)
    assert near_pairs([left, right]) == ([(0, 1)] if may_be_one(left, right) else [])


@given(st.text("aábcÉ’'-‑ \u00a0", min_size=1, max_size=10))
def test_what_is_the_same_name_may_be_one(name: str) -> None:
    for other in (
        unicodedata.normalize("NFD", name),
        name.upper(),
        name.replace("'", "’").replace("-", "–").replace(" ", "\u00a0"),
    ):
        assert name_key(other) == name_key(name)
        assert may_be_one(name, other)
