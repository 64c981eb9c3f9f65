"""The word lists of English: that each says where it comes from, and how they are read."""

from pathlib import Path

import pytest

import kit.drafting.english
from kit.drafting.english import listed, sorted_out

LISTS = sorted(Path(kit.drafting.english.__file__).parent.glob("*.txt"))


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_list_names_its_source(path: Path) -> None:
    assert path.read_text("utf-8").startswith("# Source: ")


def test_words_are_read_without_comments() -> None:
    assert "monday" in listed("days")
    assert not any(word.startswith("#") or word != word.casefold() for word in listed("days"))


def test_words_are_sorted() -> None:
    abbreviations = sorted_out("abbreviations")
    assert set(abbreviations) == {
        "before", "number", "either", "name", "time", "address", "lettered",
    }  # fmt: skip
    assert "dr" in abbreviations["before"]
    assert "cllrs" in abbreviations["before"], "a sort may come again"
