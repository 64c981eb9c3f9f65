"""What texts are called is read and changed; their other words stay, comments too."""

import pytest

from kit.content.own.naming import (
    field_of,
    free_id,
    free_lesson_id,
    named_articles,
    renamed,
    title_of,
    with_other_articles,
    without,
)
from kit.content.own.texts import ARTICLES, EXERCISE, KEY, LESSON, DraftKind
from tests.support.room import ARTICLES as ARTICLE_LIST
from tests.support.room import EXERCISE as EXERCISE_TEXT
from tests.support.room import KEY as KEY_TEXT
from tests.support.room import LESSON as LESSON_TEXT

OWN = {EXERCISE: EXERCISE_TEXT, KEY: KEY_TEXT, ARTICLES: ARTICLE_LIST}
READING = {LESSON: LESSON_TEXT, ARTICLES: ARTICLE_LIST}


def test_title_fields_and_articles_are_read() -> None:
    assert title_of(DraftKind.EXERCISE, OWN) == "Three claims"
    assert title_of(DraftKind.LESSON, READING) == "Three claims"
    assert title_of(DraftKind.EXERCISE, {EXERCISE: "a: ["}) is None
    assert field_of(DraftKind.EXERCISE, OWN, "lesson") == "01-three-claims"
    assert list(named_articles(DraftKind.EXERCISE, OWN)) == ["a"]
    assert list(named_articles(DraftKind.LESSON, READING)) == ["a"]
    assert list(named_articles(DraftKind.LESSON, {})) == []


def test_an_exercise_is_renamed_with_its_key() -> None:
    assert renamed(DraftKind.EXERCISE, OWN, "mine") == {
        EXERCISE: EXERCISE_TEXT.replace("id: three-claims", "id: mine"),
        KEY: KEY_TEXT.replace("exercise: three-claims", "exercise: mine"),
        ARTICLES: ARTICLE_LIST,
    }
    assert set(renamed(DraftKind.EXERCISE, {EXERCISE: EXERCISE_TEXT}, "mine")) == {EXERCISE}


def test_a_lesson_takes_the_number_of_its_name() -> None:
    other = renamed(DraftKind.LESSON, READING, "102-mine")
    assert other == {**READING, LESSON: LESSON_TEXT.replace("number: 1", "number: 102")}


def test_an_article_is_called_otherwise_where_it_is_listed_and_named() -> None:
    other = with_other_articles(DraftKind.EXERCISE, OWN, {"a": "a-2"})
    assert other[EXERCISE] == EXERCISE_TEXT.replace("article: a,", "article: a-2,")
    assert other[ARTICLES] == ARTICLE_LIST.replace("id: a,", "id: a-2,")
    reading = with_other_articles(DraftKind.LESSON, READING, {"a": "a-2"})
    assert reading[LESSON] == LESSON_TEXT.replace("articles: [a]", "articles: [a-2]")


def test_a_field_is_made_a_comment() -> None:
    assert without(DraftKind.EXERCISE, OWN, "lesson")[EXERCISE] == EXERCISE_TEXT.replace(
        "lesson:", "# lesson:"
    )


@pytest.mark.parametrize(
    ("name", "taken", "free"),
    [
        ("a", [], "a"),
        ("a", ["a"], "a-2"),
        ("a", ["a", "a-2", "a-3"], "a-4"),
        ("a" * 64, ["a" * 64], "a" * 59 + "-2"),
    ],
)
def test_a_free_id(name: str, taken: list[str], free: str) -> None:
    assert free_id(name, taken) == free


def test_a_lesson_that_is_taken_comes_behind_all_others() -> None:
    assert free_lesson_id("07-x", ["06-x"], [6]) == "07-x"
    assert free_lesson_id("07-x", ["07-x"], [7]) == "100-x"
    assert free_lesson_id("07-x", ["07-x", "100-x"], [7, 100]) == "101-x"
