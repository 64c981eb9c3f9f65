"""Pictures listed and placed in a lesson's text, told of other words, and taken out again."""

import pytest

from kit.content.own.lessons.placing import (
    Words,
    listed_pictures,
    placings_in,
    spelled,
    spots,
    with_owner,
    with_picture,
    with_words,
    without_picture,
)
from kit.content.own.sources import source_of
from kit.content.own.texts import LESSON, DraftKind
from tests.support.shipped import shipped_library

TEXT = """\
---
title: T # ours
---

Words.

## A list

- one

- two

> The end.
"""
SAID = Words("A road", "The road.", "Ann", "CC0")


def placed(after: int | None) -> str:
    return with_picture(TEXT, "100-road.svg", SAID, after)


def test_placed_behind_a_block_or_at_the_end() -> None:
    figure = '![A road](100-road.svg "The road.")'
    assert f"Words.\n\n{figure}\n\n## A list" in placed(0)
    assert placed(None).endswith(f"> The end.\n\n{figure}\n")
    assert placed(99) == placed(None)
    assert "title: T # ours\npictures:\n" in placed(None)


def test_no_place_is_offered_within_a_list() -> None:
    assert [spot.opening for spot in spots(TEXT)] == ["Words.", "## A list", "- two", "> The end."]
    [spot] = spots("---\na: b\n---\n" + "word " * 30)
    assert spot.opening.endswith("word…")


def test_listed_once_and_found_where_it_stands() -> None:
    twice = with_picture(placed(3), "100-road.svg", Words("B", "C", "Ben", "CC BY 4.0"), None)
    [one] = listed_pictures(twice)
    assert (one.file, one.by, one.licence) == ("100-road.svg", "Ben", "CC BY 4.0")
    assert [placing.heading for placing in one.placings] == ["A list", "A list"]
    assert [placing.number for placing in placings_in(twice)] == [0, 1]


def test_other_words_and_another_owner() -> None:
    text = placed(None)
    assert with_words(text, 0, SAID) == text
    assert with_words(text, 5, Words("x", "y")) == text
    assert '![B](100-road.svg "C")' in with_words(text, 0, Words(" B ", "C"))
    assert with_owner(text, 0, SAID) == text
    assert "by: Ben" in with_owner(text, 0, Words("", "", "Ben", "CC0"))
    assert with_owner(text, 3, Words("", "", "Ben", "CC0")) == text


def test_taken_out_leaves_what_was_before() -> None:
    assert without_picture(placed(None), "100-road.svg").rstrip("\n") == TEXT.rstrip("\n")
    assert without_picture(placed(0), "100-road.svg") == TEXT
    assert without_picture(TEXT, "100-road.svg") == TEXT


@pytest.mark.sampled(3)
@pytest.mark.parametrize("lesson_id", shipped_library().lessons)
def test_in_and_out_of_a_shipped_lesson_is_the_identity(lesson_id: str) -> None:
    source = source_of(shipped_library(), DraftKind.LESSON, lesson_id)
    assert source is not None
    text = source.texts[LESSON]
    for spot in spots(text):
        there = with_picture(text, "100-road.svg", SAID, spot.number)
        assert without_picture(there, "100-road.svg").rstrip("\n") == text.rstrip("\n")


def test_signs_that_would_end_the_words_are_others() -> None:
    assert spelled("a.svg", "a [b]\nc", 'say "x" [[official: y]]') == (
        '![a (b) c](a.svg "say "x" [ [official: y]]")'
    )
    assert spelled("a.svg", "", "") == "![](a.svg)"
