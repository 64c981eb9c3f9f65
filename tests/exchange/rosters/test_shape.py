"""What stands around names is taken off, and nothing of the names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.exchange.rosters.shape import (
    ColumnKind,
    Shape,
    Stripped,
    column_kind,
    shaped,
)

NAMES = st.lists(
    st.text(st.characters(categories=["Lu", "Ll"]), min_size=2, max_size=9),
    min_size=2,
    max_size=8,
)


@pytest.mark.parametrize(
    ("typed", "expected", "stripped"),
    [
        (["1. Ada", "2. Ben"], ["Ada", "Ben"], {Stripped.NUMBER}),
        (["1) Ada", "Ben"], ["Ada", "Ben"], {Stripped.NUMBER}),
        (["1 Ada", "2 Ben"], ["Ada", "Ben"], {Stripped.NUMBER}),
        (["01 - Ada", "02 - Ben"], ["Ada", "Ben"], {Stripped.NUMBER}),
        (["7 Ada", "Ben"], ["7 Ada", "Ben"], set()),
        (["• Ada", "• Ben"], ["Ada", "Ben"], {Stripped.BULLET}),
        (["- 1. Ada", "- 2. Ben"], ["Ada", "Ben"], {Stripped.BULLET, Stripped.NUMBER}),
        (["Ada <a@x.org>;", "Ben"], ["Ada", "Ben"], {Stripped.ADDRESS}),
        (["Ada", "b@x.org"], ["Ada", "b@x.org"], set()),
        (["Ada 2", "Ada 3"], ["Ada 2", "Ada 3"], set()),
        (["O’Neil-Gray", "Ann"], ["O’Neil-Gray", "Ann"], set()),
    ],
)
def test_what_is_taken_off(typed: list[str], expected: list[str], stripped: set[Stripped]) -> None:
    assert shaped(typed, Shape()) == (expected, frozenset(stripped), None)


@given(NAMES)
def test_numbering_never_takes_a_letter(names: list[str]) -> None:
    for mark in (". ", ") ", " ", ": ", " - "):
        typed = [f"{number}{mark}{name}" for number, name in enumerate(names, 1)]
        assert shaped(typed, Shape())[0] == names


@given(NAMES)
def test_turning_is_undone_by_turning_back(names: list[str]) -> None:
    typed = [f"{surname}, {first}" for surname, first in zip(names, names[::-1], strict=True)]
    turned, _stripped, _is = shaped(typed, Shape(turn=True))
    assert [name.split(" ")[::-1] for name in turned] == [name.split(", ") for name in typed]
    assert shaped(typed, Shape(turn=False)) == (typed, frozenset(), False)


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        (["Ada", "Ben"], ColumnKind(is_words=True)),
        (["1", "2"], ColumnKind(is_words=False)),
        (["No", "1", "", "2"], ColumnKind(is_words=False, is_titled=True)),
        (["Mail", "a@x.org"], ColumnKind(is_words=False, is_titled=True)),
        (["S12b", "S13c"], ColumnKind(is_words=False)),
        (["12.3.2010", "4.5.2011"], ColumnKind(is_words=False)),
        (["Ada 2", "Ada 3"], ColumnKind(is_words=True)),
        (["a@x.org"], ColumnKind(is_words=False)),
        ([""], ColumnKind(is_words=True)),
    ],
)
def test_column_kind(cells: list[str], kind: ColumnKind) -> None:
    assert column_kind(cells) == kind
