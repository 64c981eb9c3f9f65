from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from kit.content import bounds
from kit.content.library import Library, load_library
from kit.content.stats.labelled import LabelledItem, labelled_items
from kit.content.stats.order.order_check import check_course_order, check_order
from kit.vocabulary import Label
from tests.support import passages
from tests.support.course import write_course
from tests.support.labelled import labelled
from tests.support.room import write_content

FILE = "exercises/01-three-claims.yaml:1: warning: items: found "
LETTERS = {label.value[0]: label for label in Label}


def library(folder: Path, letters: str) -> Library:
    claims = [("The square is wide.", LETTERS[letter].value) for letter in letters]
    return load_library(write_course(folder, 1, claims))


def items_of(course: Library) -> tuple[LabelledItem, ...]:
    return labelled_items(course.articles, course.exercises, course.keys)


def found(course: Library) -> list[str]:
    exercises: Any = course.exercises.values()
    return [str(one) for one in check_order(exercises, items_of(course), course.key_files)]


@pytest.mark.parametrize(
    ("letters", "warning"),
    [
        (
            "oseosoesoseoes",
            (
                "0 of 13 labels the same as the one before, which pays 48.8 % to whoever never takes "
                "one twice in a row; allowed: 1 or more (a random order of them has 3.7); move items "
                "until a label sometimes follows itself."
            ),
        ),
        (
            "ssssssoooooeee",
            (
                "11 of 13 labels the same as the one before, which pays 81 % to whoever takes the same "
                "one over and over; allowed: 8 or fewer (a random order of them has 4.0); mix the "
                "items."
            ),
        ),
        (
            "seoseoseoseo",
            (
                "labels that go round: sourced, editorial, official and from the start again, which "
                "pays 94.4 % to whoever goes round with them; allowed: a share that more than 1 % of "
                "all random orders pay; move items until no cycle leads through them."
            ),
        ),
        ("seosoooeessese", None),
        # Eleven claims are too few to judge.
        ("seoseoseose", None),
    ],
)
def test_each_order_has_one_warning_at_most(
    tmp_path: Path, letters: str, warning: str | None
) -> None:
    assert found(library(tmp_path, letters)) == ([FILE + warning] if warning else [])


@pytest.mark.parametrize(("letters", "alike"), [("oseosoesoseeos", 1), ("ssssseoooosoee", 8)])
def test_numbers_that_the_warnings_name_are_allowed(
    tmp_path: Path, letters: str, alike: int
) -> None:
    """The labels of two of the orders above, moved just as far as their warnings ask."""
    course = library(tmp_path, letters)
    labels = [item.label for item in items_of(course)]
    assert sum(one is before for before, one in pairwise(labels)) == alike
    assert found(course) == []


def test_order_of_a_passage_is_its_text_s(tmp_path: Path) -> None:
    root = write_content(tmp_path, exercise=passages.exercise(), key=passages.KEY)
    course = load_library(root)
    assert not course.errors
    assert found(course) == []


def five_way(exercises: int, letters: str) -> list[LabelledItem]:
    return [
        labelled(LETTERS[letter], exercise=f"one-{number}")
        for number in range(exercises)
        for letter in letters
    ]


def test_course_tells_what_one_exercise_cannot() -> None:
    alternating = "souevseouvsoes"
    assert list(check_course_order(five_way(1, alternating))) == []
    assert [str(one) for one in check_course_order(five_way(5, alternating))] == [
        (
            "exercises:1: warning: course: found 0 of 65 labels the same as the one before; allowed: "
            "5 or more (random orders of them have 10.0); move items until a label sometimes follows "
            "itself; 'kit check --stats' shows where."
        )
    ]
    assert list(check_course_order(five_way(5, "ssoeevuueovoes"))) == []


def test_course_of_passages_and_few_claims_is_not_judged() -> None:
    assert list(check_course_order(five_way(9, "souevseouvs"[: bounds.FEW_ITEMS - 1]))) == []
    assert list(check_course_order([])) == []
