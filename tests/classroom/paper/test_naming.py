"""Whom a few letters may mean."""

from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.classroom.paper.naming import plain, students_meant


@dataclass(frozen=True)
class Named:
    name: str


CLASS: Any = [
    Named(name)
    for name in ("Ada Byron", "Adam Novak", "José Álvarez", "Jana Lind", "Anne-Marie O’Neil")
]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ad", ["Ada Byron", "Adam Novak"]),
        ("ada", ["Ada Byron"]),
        ("adam", ["Adam Novak"]),
        ("by", ["Ada Byron"]),
        ("a nov", ["Adam Novak"]),
        ("ALV", ["José Álvarez"]),
        ("ja", ["Jana Lind"]),
        ("jl", ["Jana Lind"]),
        ("one", ["Anne-Marie O’Neil"]),
        ("ada byron", ["Ada Byron"]),
        ("zoe", []),
        ("", []),
    ],
)
def test_letters_mean_whose_name_they_begin(typed: str, meant: list[str]) -> None:
    assert [student.name for student in students_meant(typed, CLASS)] == meant


@given(st.text(max_size=50))
def test_any_text_means_somebody_of_the_class_or_nobody(typed: str) -> None:
    assert set(students_meant(typed, CLASS)) <= set(CLASS)
    assert plain(typed) == plain(plain(typed)) or typed


@given(st.text(alphabet="abcdefghij ", min_size=1, max_size=40).filter(lambda t: t.strip()))
def test_whole_name_means_its_student_alone(name: str) -> None:
    other: Any = [Named(f"{name.strip()} b"), Named(name.strip())]
    assert [one.name for one in students_meant(name, other)] == [name.strip()]
